// Durable writes a second through the store port: 64 clients on two I/O threads insert different documents,
// then update one hot document. A line of JSON a case on standard output, a table on standard error.
//
//   bench_store [--seconds N] [--folder DIR] [--mongodb URI | --no-mongodb]
//
// The folder should be on the disk that is meant: on a tmpfs nothing is durable. Without a uri MongoDB's
// figures are those of the contract tests' server; if that is mongo-java-server they say nothing about
// MongoDB.
#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

#include "platform/store/collection.hpp"
#include "platform/store/mongo_store.hpp"
#include "platform/store/sqlite_store.hpp"
#include "support/mongo_server.hpp"

namespace bookverse::bench {

using namespace store;
namespace asio = boost::asio;

constexpr int clients = 64;
constexpr int io_threads = 2;

/// About 520 bytes of JSON with two indexes, like a listing.
struct Listing {
    std::string id;
    std::string seller{};
    std::string status{};
    std::int64_t price = 0;
    std::int64_t sold = 0;
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(Listing, (), (id, seller, status, price, sold, text))

const Index<Listing, std::string> by_seller{"by_seller", {"seller", "price"}};
const Index<Listing, std::string> by_status{"by_status", {"status", "price"}};

struct Measured {
    std::string name;
    double rate = 0;
    double cpu_us = 0;  ///< of this process, a write
    double p50_ms = 0;
    double p99_ms = 0;
};

double processor_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

using Write = std::function<Task<>(int client, int number)>;

Task<> client(const Write& write, int number, const std::atomic<bool>& stop, std::vector<float>& times) {
    for (int i = 0; !stop; ++i) {
        const auto start = std::chrono::steady_clock::now();
        co_await write(number, i);
        times.push_back(
            std::chrono::duration<float, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
}

Measured measure(std::string name, std::chrono::milliseconds duration, const Write& write) {
    std::atomic<bool> stop = false;
    std::vector<std::vector<float>> times(clients);
    std::vector<std::thread> threads;
    const auto start = std::chrono::steady_clock::now();
    const auto cpu = processor_seconds();
    for (int thread = 0; thread < io_threads; ++thread)
        threads.emplace_back([&, thread] {
            asio::io_context context{1};
            std::vector<std::future<void>> done;
            for (int i = thread; i < clients; i += io_threads)
                done.push_back(asio::co_spawn(
                    context, client(write, i, stop, times[static_cast<std::size_t>(i)]), asio::use_future));
            context.run();
            for (auto& one : done)
                one.get();
        });
    std::this_thread::sleep_for(duration);
    stop = true;
    for (auto& thread : threads)
        thread.join();
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::vector<float> all;
    for (const auto& mine : times)
        all.insert(all.end(), mine.begin(), mine.end());
    std::ranges::sort(all);
    const auto count = static_cast<double>(all.size());
    return {std::move(name), count / seconds, (processor_seconds() - cpu) / count * 1e6, all[all.size() / 2],
            all[all.size() * 99 / 100]};
}

struct Pair {
    Measured inserts;
    Measured updates;
};

Pair measure_store(DocumentStore& store, const std::string& name, std::chrono::milliseconds duration) {
    Collection<Listing> listings{store, {.name = "bench.listings", .indexes = {by_seller, by_status}}};
    const std::string text(380, 'x');
    static std::atomic<int> round = 0;
    const auto prefix = std::to_string(++round) + "-";
    const auto insert = [&](int client, int number) -> Task<> {
        Listing listing{.id = prefix + std::to_string(client) + "-" + std::to_string(number)};
        listing.seller = "seller-" + std::to_string(client);
        listing.status = "published";
        listing.price = number;
        listing.text = text;
        if (!co_await listings.insert(std::move(listing), Deadline::never()))
            throw std::runtime_error{"refused"};
    };
    const auto hot = prefix + "hot";
    const auto update = [&](int, int) -> Task<> {
        const auto sell = [](Listing listing) -> Result<Listing> {
            ++listing.sold;
            return listing;
        };
        if (!co_await listings.update(hot, sell, Deadline::never())) throw std::runtime_error{"refused"};
    };
    Pair pair;
    pair.inserts = measure(name + ": inserts of different documents", duration, insert);
    {
        asio::io_context context{1};
        Listing first{.id = hot};
        first.text = text;
        auto done =
            asio::co_spawn(context, listings.insert(std::move(first), Deadline::never()), asio::use_future);
        context.run();
        if (!done.get()) throw std::runtime_error{"refused"};
    }
    pair.updates = measure(name + ": updates of one document", duration, update);
    return pair;
}

/// The median of the rounds, each with its ratio.
Pair median(std::vector<Pair> rounds) {
    std::ranges::sort(rounds, {}, [](const Pair& pair) { return pair.inserts.rate; });
    auto middle = rounds[rounds.size() / 2];
    std::ranges::sort(rounds, {}, [](const Pair& pair) { return pair.updates.rate; });
    middle.updates = rounds[rounds.size() / 2].updates;
    return middle;
}

void print(const Measured& measured, std::optional<double> goal) {
    boost::json::object line{{"case", measured.name},     {"rate", measured.rate},
                             {"cpu_us", measured.cpu_us}, {"p50_ms", measured.p50_ms},
                             {"p99_ms", measured.p99_ms}, {"clients", clients}};
    if (goal) {
        line["goal"] = *goal;
        line["holds"] = measured.rate >= *goal;
    }
    std::cout << boost::json::serialize(line) << std::endl;
    std::cerr << std::left << std::setw(44) << measured.name << std::right << std::fixed
              << std::setprecision(0) << std::setw(9) << measured.rate << "/s" << std::setprecision(1)
              << std::setw(8) << measured.cpu_us << " us CPU" << std::setprecision(2) << std::setw(8)
              << measured.p50_ms << std::setw(8) << measured.p99_ms << " ms p50 p99"
              << (goal ? measured.rate >= *goal ? "  holds" : "  MISSED" : "") << '\n';
}

struct Options {
    std::chrono::milliseconds duration{2'000};
    std::filesystem::path folder{};
    std::string mongodb{};
    bool with_mongodb = true;
};

Options parse(int count, char** arguments) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string name = arguments[i];
        const auto value = [&] {
            if (++i == count) throw std::invalid_argument{name + " needs a value"};
            return std::string{arguments[i]};
        };
        if (name == "--seconds")
            options.duration = std::chrono::milliseconds{static_cast<int>(std::stod(value()) * 1000)};
        else if (name == "--folder")
            options.folder = value();
        else if (name == "--mongodb")
            options.mongodb = value();
        else if (name == "--no-mongodb")
            options.with_mongodb = false;
        else if (name != "--json")
            throw std::invalid_argument{"unknown option " + name};
    }
    return options;
}

void run(const Options& options) {
    const testing::TemporaryFolder temporary;
    {
        SqliteStore store{{.folder = (options.folder.empty() ? temporary.path() : options.folder) / "bench"}};
        std::vector<Pair> rounds;
        for (int i = 0; i < 3; ++i)
            rounds.push_back(measure_store(store, "sqlite", options.duration));
        const auto middle = median(rounds);
        print(middle.inserts, 15'000);
        print(middle.updates, middle.inserts.rate / 2);
        const auto load = store.load();
        std::cerr << "    " << load.writes << " writes in " << load.commits << " commits\n";
    }
    if (!options.with_mongodb) return;
    const auto uri = options.mongodb.empty() ? testing::shared_mongo() : options.mongodb;
    MongoStore store{{.uri = uri, .database = testing::fresh_database()}};
    const auto pair = measure_store(store, "mongodb", options.duration);
    print(pair.inserts, std::nullopt);
    print(pair.updates, std::nullopt);
}

}  // namespace bookverse::bench

int main(int count, char** arguments) {
    try {
        bookverse::bench::run(bookverse::bench::parse(count, arguments));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "bench_store: " << error.what() << '\n';
        return 1;
    }
}
