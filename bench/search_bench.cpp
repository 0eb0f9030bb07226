// What a search costs as the catalogue grows, and whether the bound on its work is noticed: one thread,
// without HTTP.
//
//   bench_search --catalogue goodbooks-10k.csv [--rows 10000,100000,1000000] [--folder DIR]
//               [--keep yes]    leaves each index in DIR, and takes the one that is there
//   bench_search --catalogue goodbooks-10k.csv --rows 100000 --data DIR    an index for `bookverse serve
//   --data DIR`,
//                                                                       and what to ask of it in
//                                                                       DIR/queries.json
//
// A line of JSON a size on standard output, a table on standard error. Catalogues are made of the titles and
// authors of the file: every second listing is a copy of one of its books, the others mix two titles, half of
// these by an author whose name nobody else bears, so that the words grow with the listings as they do in life.
#include <algorithm>
#include <boost/describe.hpp>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <numeric>

#include "platform/json/json.hpp"
#include "search_catalogue.hpp"
#include "services/search/listing_search.hpp"

namespace bookverse::bench {

using Seconds = std::chrono::duration<double>;

/// Of one kind of search. Cold: each for the first time since the index was opened, so lists come from the disk.
struct Cost {
    std::string kind;
    std::int64_t queries;
    double mean_us, p50_us, p99_us, cold_mean_us, cold_p99_us;
};
BOOST_DESCRIBE_STRUCT(Cost, (), (kind, queries, mean_us, p50_us, p99_us, cold_mean_us, cold_p99_us))

struct Report {
    std::int64_t rows;
    double build_seconds;
    std::int64_t megabytes;
    double open_seconds;
    double known_item_title_author, known_item_title, overlap_selective;
    std::vector<Cost> costs;
};
BOOST_DESCRIBE_STRUCT(Report, (),
                      (rows, build_seconds, megabytes, open_seconds, known_item_title_author,
                       known_item_title, overlap_selective, costs))

double percentile(std::vector<double>& values, double share) {
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Of this thread: what others do on the machine is not ours.
double processor_us() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

template <class Ask>
std::vector<double> times_of(const std::vector<dto::ListingsQuery>& queries, Ask ask) {
    std::vector<double> times;
    for (const auto& query : queries) {
        const double begin = processor_us();
        const std::string bytes = ask(query);
        times.push_back(processor_us() - begin);
        if (bytes.empty()) throw std::logic_error{"no answer"};
    }
    return times;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

template <class Ask>
Cost measure(const std::string& kind, const std::vector<dto::ListingsQuery>& first,
             const std::vector<dto::ListingsQuery>& again, Ask ask) {
    auto cold = times_of(first, ask);
    auto warm = times_of(again, ask);
    return {.kind = kind,
            .queries = static_cast<std::int64_t>(warm.size()),
            .mean_us = mean(warm),
            .p50_us = percentile(warm, 0.5),
            .p99_us = percentile(warm, 0.99),
            .cold_mean_us = mean(cold),
            .cold_p99_us = percentile(cold, 0.99)};
}

/// Suggestions are asked for after each letter that is typed.
std::vector<dto::ListingsQuery> letter_by_letter(const std::vector<dto::ListingsQuery>& queries) {
    std::vector<dto::ListingsQuery> out;
    for (std::size_t i = 0; i < std::min<std::size_t>(queries.size(), 60); ++i)
        for (std::size_t letters = 1; letters <= queries[i].q->str().size(); ++letters)
            out.push_back(query_of(queries[i].q->str(), letters));
    return out;
}

std::vector<Cost> costs(const Catalogue& catalogue, std::uint32_t rows, Generation& generation) {
    const auto queries = queries_for(catalogue, rows, 400, 0);
    const auto again = queries_for(catalogue, rows, 400, 1);
    std::vector<Cost> out;
    const auto ask = [&](const dto::ListingsQuery& query) {
        return write(search_listings(query, "", generation, Limits{}, Deadline::never()), std::nullopt);
    };
    for (const auto& [kind, list] : queries)
        out.push_back(measure(kind, list, again.at(kind), ask));
    const auto typed = letter_by_letter(queries.at("2 words"));
    out.push_back(measure("suggestions", typed, typed, [&](const dto::ListingsQuery& query) {
        return json::write(suggest(query.q->str(), generation, Deadline::never()));
    }));
    return out;
}

/// In how many of the cases a copy of this book is among the first 20.
double known_items(const Catalogue& catalogue, std::uint32_t rows, Generation& generation, bool with_author) {
    std::minstd_rand random{77};
    int found = 0, asked = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto book = catalogue.book(static_cast<std::uint32_t>(1 + random() % rows));
        auto text = short_title(book.title);
        if (query_words(text).empty() || query_words(text).size() > 10) continue;
        if (with_author) text += ' ' + surname(book);
        ++asked;
        const auto outcome = search_listings(query_of(text), "", generation, Limits{}, Deadline::never());
        const bool there = std::ranges::any_of(outcome.hits, [&](const SharedBytes& hit) {
            const auto parsed = json::read<dto::ListingHit>(*hit);
            return parsed && short_title(parsed->title) == short_title(book.title);
        });
        found += there ? 1 : 0;
        if (!there && std::getenv("BENCH_SAY")) std::cerr << "not found: " << text << '\n';
    }
    return asked == 0 ? 0 : static_cast<double>(found) / asked;
}

/// How many of the first 10 are those that ranking every match puts there.
double overlap(const std::vector<dto::ListingsQuery>& queries, Generation& generation) {
    double sum = 0;
    std::size_t counted = 0;
    for (const auto& query : queries) {
        auto bounded = search_listings(query, "", generation, Limits{}, Deadline::never()).ids;
        auto full = search_listings(query, "", generation, Limits::none(), Deadline::never()).ids;
        bounded.resize(std::min<std::size_t>(bounded.size(), 10));
        full.resize(std::min<std::size_t>(full.size(), 10));
        if (full.empty()) continue;
        const auto shared = std::ranges::count_if(
            full, [&](const auto& id) { return std::ranges::find(bounded, id) != bounded.end(); });
        sum += static_cast<double>(shared) / static_cast<double>(full.size());
        ++counted;
    }
    return counted == 0 ? 1 : sum / static_cast<double>(counted);
}

void build(const Catalogue& catalogue, std::uint32_t rows, const std::filesystem::path& path) {
    Generation building{path, Generation::Begin::fresh};
    for (std::uint32_t number = 1; number <= rows; ++number) {
        building.apply(catalogue.listing(number));
        if (number % 10'000 != 0) continue;
        building.publish();
        building.persist(SIZE_MAX);
    }
    building.publish();
    building.sync();
}

/// As the program left it when it ended in order.
void prepare(const Catalogue& catalogue, std::uint32_t rows, const std::filesystem::path& data) {
    const auto folder = data / "search";
    build(catalogue, rows, folder / "generation-1");
    std::ofstream{folder / "current"} << "generation-1\n";
    std::ofstream{folder / "clean"} << '\n';
    std::map<std::string, std::vector<std::string>> texts;
    for (const auto& [kind, list] : queries_for(catalogue, rows, 20'000, 0))
        for (const auto& query : list)
            texts[kind].push_back(query.q->str());
    std::ofstream{data / "queries.json"} << json::write(texts) << '\n';
}

Report run(const Catalogue& catalogue, std::uint32_t rows, const std::filesystem::path& folder, bool keep) {
    Report report{};
    report.rows = rows;
    const auto path = folder / ("search-bench-" + std::to_string(rows));
    auto begin = std::chrono::steady_clock::now();
    if (!keep || !std::filesystem::exists(path)) build(catalogue, rows, path);
    report.build_seconds = Seconds{std::chrono::steady_clock::now() - begin}.count();
    begin = std::chrono::steady_clock::now();
    Generation generation{path, Generation::Begin::existing};
    report.open_seconds = Seconds{std::chrono::steady_clock::now() - begin}.count();
    report.megabytes = static_cast<std::int64_t>(generation.bytes_on_disk() / 1'000'000);
    report.costs = costs(catalogue, rows, generation);
    report.known_item_title_author = known_items(catalogue, rows, generation, true);
    report.known_item_title = known_items(catalogue, rows, generation, false);
    const auto queries = queries_for(catalogue, rows, 400, 0);
    report.overlap_selective =
        (overlap(queries.at("2 words"), generation) + overlap(queries.at("3 words"), generation)) / 2;
    if (!keep) std::filesystem::remove_all(path);
    return report;
}

void print(const Report& report, const Report& first) {
    auto& out = std::cerr;
    out << std::fixed << std::setprecision(1) << report.rows << " listings: built in " << report.build_seconds
        << " s, " << report.megabytes << " MB, opened in " << report.open_seconds
        << " s; known item in the first 20: " << 100 * report.known_item_title_author
        << " % by title and author, " << 100 * report.known_item_title
        << " % by title; first 10 shared with full ranking: " << 100 * report.overlap_selective << " %\n";
    for (std::size_t i = 0; i < report.costs.size(); ++i) {
        const auto& cost = report.costs[i];
        out << "  " << std::left << std::setw(26) << cost.kind << std::right << "mean " << std::setw(8)
            << cost.mean_us << "  p50 " << std::setw(8) << cost.p50_us << "  p99 " << std::setw(9)
            << cost.p99_us << "  cold mean " << std::setw(8) << cost.cold_mean_us << "  p99 " << std::setw(9)
            << cost.cold_p99_us << " us";
        if (i < first.costs.size() && first.costs[i].kind == cost.kind)
            out << "  growth x" << std::setprecision(2) << cost.mean_us / first.costs[i].mean_us
                << std::setprecision(1);
        out << '\n';
    }
}

int main(int argc, char** argv) {
    std::string data, file, folder = std::filesystem::temp_directory_path(), sizes = "10000,100000,1000000";
    bool keep = false;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--catalogue") file = argv[i + 1];
        if (option == "--rows") sizes = argv[i + 1];
        if (option == "--data") data = argv[i + 1];
        if (option == "--folder") folder = argv[i + 1];
        if (option == "--keep") keep = std::string{"yes"} == argv[i + 1];
    }
    const Catalogue catalogue{read_books(file)};
    if (!data.empty()) {
        prepare(catalogue, static_cast<std::uint32_t>(std::stoul(sizes)), data);
        return 0;
    }
    std::optional<Report> first;
    std::istringstream list{sizes};
    for (std::string size; std::getline(list, size, ',');) {
        const auto report = run(catalogue, static_cast<std::uint32_t>(std::stoul(size)), folder, keep);
        if (!first) first = report;
        print(report, *first);
        std::cout << json::write(report) << '\n';
    }
    return 0;
}

}  // namespace bookverse::bench

int main(int argc, char** argv) {
    try {
        return bookverse::bench::main(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "bench_search: " << error.what() << '\n';
        return 1;
    }
}
