// What a search costs as the catalogue grows, and whether the bound on its work is noticed: one thread,
// without HTTP.
//
//   bench_search --catalogue goodbooks-10k.csv [--rows 10000,100000,1000000] [--folder DIR]
//   bench_search --catalogue goodbooks-10k.csv --rows 100000 --data DIR    an index for `bookverse serve
//   --data DIR`,
//                                                                       and what to ask of it in
//                                                                       DIR/queries.json
//
// A line of JSON a size on standard output, a table on standard error. Catalogues are made of the titles and
// authors of the file: every second listing is a copy of one of its books, the others mix two titles.
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
#include <random>
#include <sstream>

#include "base/csv.hpp"
#include "platform/json/json.hpp"
#include "services/search/listing_search.hpp"
#include "services/search/text.hpp"

namespace bookverse::bench {

using namespace search;
using Seconds = std::chrono::duration<double>;

struct Book {
    std::string title;
    std::vector<std::string> authors;
};

std::vector<Book> read_books(const std::string& file) {
    std::ifstream in{file};
    if (!in) throw std::runtime_error{"cannot read " + file};
    std::ostringstream text;
    text << in.rdbuf();
    const std::string bytes = text.str();
    CsvReader reader{bytes};
    CsvRow row;
    std::vector<Book> books;
    reader.next(row);
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(row.fields, name) - row.fields.begin());
    };
    const auto title = column("title");
    const auto authors = column("authors");
    while (reader.next(row)) {
        if (row.broken || row.fields.size() <= std::max(title, authors)) continue;
        Book book{row.fields[title], {}};
        std::istringstream names{row.fields[authors]};
        for (std::string name; std::getline(names, name, ',');)
            book.authors.push_back(name.substr(name.find_first_not_of(' ')));
        books.push_back(std::move(book));
    }
    return books;
}

class Catalogue {
public:
    explicit Catalogue(std::vector<Book> books) : books_{std::move(books)} {}

    /// The same for the same number, so that queries know what there is.
    Book book(std::uint32_t number) const {
        std::minstd_rand random{number * 2654435761U + 1};
        random.discard(3);
        const Book& one = pick(random);
        if (number % 2 == 0) return one;
        const Book& other = pick(random);
        Book mixed{first_half(one.title) + ' ' + second_half(other.title), {one.authors.front()}};
        return mixed;
    }
    market::ListingCard listing(std::uint32_t number) const {
        std::minstd_rand random{number * 40503U + 7};
        random.discard(3);
        market::ListingCard card;
        const Book chosen = book(number);
        card.id = market::ListingId::of_name("bench/" + std::to_string(number));
        card.version = 1;
        card.state = market::ListingState::published;
        card.shown = true;
        card.seller = AccountId::of_name("seller/" + std::to_string(random() % 5000));
        card.edition.title = chosen.title;
        card.edition.authors = chosen.authors;
        card.edition.language = random() % 10 == 0 ? "de" : "en";
        card.edition.subjects = {"Subject " + std::to_string(random() % 120)};
        card.price = {static_cast<std::int64_t>(100 + random() % 9000), *Currency::parse("EUR")};
        card.condition = static_cast<market::Condition>(random() % 4);
        card.description = "Some marks in the margin, bought for a term. " + second_half(pick(random).title);
        card.campus = "campus-" + std::to_string(random() % 40) + ".edu";
        card.courses = {"COURSE " + std::to_string(100 + random() % 600)};
        card.published_at = Instant{std::chrono::seconds{1'700'000'000 + number}};
        return card;
    }

private:
    const Book& pick(std::minstd_rand& random) const {
        // Some books are sold much more often than others.
        const double u = static_cast<double>(random()) / static_cast<double>(std::minstd_rand::max());
        return books_[std::min(books_.size() - 1,
                               static_cast<std::size_t>(u * u * static_cast<double>(books_.size())))];
    }
    static std::size_t middle(const std::string& title) {
        const auto at = title.find(' ', title.size() / 2);
        return at == std::string::npos ? title.size() : at;
    }
    static std::string first_half(const std::string& title) { return title.substr(0, middle(title)); }
    static std::string second_half(const std::string& title) {
        const auto at = middle(title);
        return at == title.size() ? title : title.substr(at + 1);
    }
    std::vector<Book> books_;
};

dto::ListingsQuery query_of(const std::string& text) {
    dto::ListingsQuery query{};
    query.q = *Text<0, 200>::parse(std::string_view{text}.substr(0, 100));
    return query;
}

/// Main title without "(series, #1)".
std::string short_title(const std::string& title) {
    return title.substr(0, std::min(title.find(" ("), title.size()));
}

std::string surname(const Book& book) {
    const auto words = query_words(book.authors.front());
    return words.empty() ? "" : words.back();
}

using Queries = std::map<std::string, std::vector<dto::ListingsQuery>>;

/// Some hundred of each kind, of what the catalogue holds.
Queries queries_for(const Catalogue& catalogue, std::uint32_t rows, std::size_t each) {
    std::minstd_rand random{42};
    std::map<std::string, int> frequency;
    std::vector<Book> sample;
    for (std::size_t i = 0; i < 3000; ++i)
        sample.push_back(catalogue.book(static_cast<std::uint32_t>(1 + random() % rows)));
    for (const auto& book : sample)
        for (const auto& word : query_words(book.title))
            ++frequency[word];
    const auto is_common = [&](const std::string& word) { return frequency[word] > 60; };  // in 2 % of all
    Queries out;
    const auto add = [&](const char* kind, const std::string& text) {
        auto& list = out[kind];
        if (list.size() < each && !text.empty()) list.push_back(query_of(text));
        return list.size() < each;
    };
    for (std::size_t i = 0; i < 60'000; ++i) {
        const auto& book = sample[random() % sample.size()];
        const auto words = query_words(short_title(book.title));
        std::vector<std::string> rare, common;
        for (const auto& word : words)
            (is_common(word) ? common : rare).push_back(word);
        if (!rare.empty()) {
            add("1 word", rare.front());
            add("2 words", rare.front() + ' ' + surname(book));
            add("3 words", words.front() + ' ' + rare.back() + ' ' + surname(book));
            if (rare.back().size() > 4) add("prefix", rare.back().substr(0, 3 + random() % 3));
            auto typo = surname(book);
            if (typo.size() > 5) {
                typo.erase(typo.size() / 2, 1);
                add("typo in the name", rare.front() + ' ' + typo + ' ' + words.front());
            }
        }
        if (common.size() >= 2) add("2 common words", common[0] + ' ' + common[1]);
        if (!common.empty()) {
            auto query = query_of(common[0]);
            query.course.value.push_back(
                *Text<1, 20>::parse("COURSE " + std::to_string(100 + random() % 600)));
            if (out["common word, course"].size() < each) out["common word, course"].push_back(query);
            query = query_of(common[random() % common.size()] + ' ' + common.front());
            query.sort = dto::Sort::price_up;
            if (out["common words, by price"].size() < each) out["common words, by price"].push_back(query);
        }
    }
    return out;
}

struct Cost {
    std::string kind;
    std::int64_t queries;
    double mean_us, p50_us, p99_us, cold_p99_us;
};
BOOST_DESCRIBE_STRUCT(Cost, (), (kind, queries, mean_us, p50_us, p99_us, cold_p99_us))

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

Cost measure(const std::string& kind, const std::vector<dto::ListingsQuery>& queries,
             Generation& generation) {
    const auto pass = [&] {
        std::vector<double> times;
        for (const auto& query : queries) {
            const double begin = processor_us();
            const auto bytes =
                write(search_listings(query, "", generation, Limits{}, Deadline::never()), std::nullopt);
            times.push_back(processor_us() - begin);
            if (bytes.empty()) throw std::logic_error{"no answer"};
        }
        return times;
    };
    auto cold = pass();
    auto warm = pass();
    const double mean = std::accumulate(warm.begin(), warm.end(), 0.0) / static_cast<double>(warm.size());
    return {kind,
            static_cast<std::int64_t>(queries.size()),
            mean,
            percentile(warm, 0.5),
            percentile(warm, 0.99),
            percentile(cold, 0.99)};
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
        if (number % 20'000 == 0) building.commit();
    }
    building.sync();
}

/// As the program left it when it ended in order.
void prepare(const Catalogue& catalogue, std::uint32_t rows, const std::filesystem::path& data) {
    const auto folder = data / "search";
    build(catalogue, rows, folder / "generation-1");
    std::ofstream{folder / "current"} << "generation-1\n";
    std::ofstream{folder / "clean"} << '\n';
    std::map<std::string, std::vector<std::string>> texts;
    for (const auto& [kind, list] : queries_for(catalogue, rows, 2000))
        for (const auto& query : list)
            texts[kind].push_back(query.q->str());
    std::ofstream{data / "queries.json"} << json::write(texts) << '\n';
}

Report run(const Catalogue& catalogue, std::uint32_t rows, const std::filesystem::path& folder) {
    Report report{};
    report.rows = rows;
    const auto path = folder / ("search-bench-" + std::to_string(rows));
    auto begin = std::chrono::steady_clock::now();
    build(catalogue, rows, path);
    report.build_seconds = Seconds{std::chrono::steady_clock::now() - begin}.count();
    begin = std::chrono::steady_clock::now();
    Generation generation{path, Generation::Begin::existing};
    report.open_seconds = Seconds{std::chrono::steady_clock::now() - begin}.count();
    report.megabytes = static_cast<std::int64_t>(generation.bytes_on_disk() / 1'000'000);
    const auto queries = queries_for(catalogue, rows, 400);
    for (const auto& [kind, list] : queries)
        report.costs.push_back(measure(kind, list, generation));
    report.known_item_title_author = known_items(catalogue, rows, generation, true);
    report.known_item_title = known_items(catalogue, rows, generation, false);
    report.overlap_selective =
        (overlap(queries.at("2 words"), generation) + overlap(queries.at("3 words"), generation)) / 2;
    std::filesystem::remove_all(path);
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
            << cost.p99_us << "  cold p99 " << std::setw(9) << cost.cold_p99_us << " us";
        if (i < first.costs.size() && first.costs[i].kind == cost.kind)
            out << "  growth x" << std::setprecision(2) << cost.mean_us / first.costs[i].mean_us
                << std::setprecision(1);
        out << '\n';
    }
}

int main(int argc, char** argv) {
    std::string data, file, folder = std::filesystem::temp_directory_path(), sizes = "10000,100000,1000000";
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--catalogue") file = argv[i + 1];
        if (option == "--rows") sizes = argv[i + 1];
        if (option == "--data") data = argv[i + 1];
        if (option == "--folder") folder = argv[i + 1];
    }
    const Catalogue catalogue{read_books(file)};
    if (!data.empty()) {
        prepare(catalogue, static_cast<std::uint32_t>(std::stoul(sizes)), data);
        return 0;
    }
    std::optional<Report> first;
    std::istringstream list{sizes};
    for (std::string size; std::getline(list, size, ',');) {
        const auto report = run(catalogue, static_cast<std::uint32_t>(std::stoul(size)), folder);
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
