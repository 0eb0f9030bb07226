// What the contract tests share: a document, the adapters to run against, and ways to run coroutines.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "platform/store/collection.hpp"

namespace bookverse::store::contract {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Owner {
    std::string name;
    friend bool operator==(const Owner&, const Owner&) = default;
};
BOOST_DESCRIBE_STRUCT(Owner, (), (name))

struct Line {
    std::string seller;
    std::int64_t cents = 0;
    friend bool operator==(const Line&, const Line&) = default;
};
BOOST_DESCRIBE_STRUCT(Line, (), (seller, cents))

/// One member of each kind that an index can have.
struct Item {
    std::string id;
    std::string group{};
    std::optional<std::string> key{};
    std::optional<std::int64_t> rank{};
    std::int64_t count = 0;
    bool open = false;
    Colour colour = Colour::red;
    std::optional<Instant> due_at{};
    Owner owner{};
    std::vector<std::string> tags{};
    std::vector<Line> lines{};
    double weight = 0;

    friend bool operator==(const Item&, const Item&) = default;
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (id, group, key, rank, count, open, colour, due_at, owner, tags, lines, weight))

struct Counted {
    static constexpr std::string_view type = "item.counted";
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (count))

inline const Index<Item, std::string> by_key{"by_key", {"key"}, unique};
inline const Index<Item, std::string, std::string> by_group_key{"by_group_key", {"group", "key"}, unique};
inline const Index<Item, std::string> by_group{"by_group", {"group", "rank", "count"}};
inline const Index<Item, Colour, bool> by_colour{"by_colour", {"colour", "open", "rank"}};
inline const Index<Item, std::string> by_tag{"by_tag", {"tags", "rank"}};
inline const Index<Item, std::string> by_seller{"by_seller", {"lines.seller"}};
inline const Index<Item, std::string> by_owner{"by_owner", {"owner.name"}};
inline const Index<Item> by_due{"by_due", {"due_at"}};
inline const Index<Item, std::string> by_rank{
    .name = "by_rank", .fields = {"group", "count", "rank"}, .sparse = true};

inline Collection<Item> items_of(DocumentStore& store, const Clock* clock = nullptr) {
    return {
        store,
        {.name = "test.items",
         .indexes = {by_key, by_group_key, by_group, by_colour, by_tag, by_seller, by_owner, by_due, by_rank},
         .clock = clock}};
}

/// A database that outlives the stores which are opened on it.
class Backend {
public:
    Backend() = default;
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
    virtual ~Backend() = default;
    virtual std::unique_ptr<DocumentStore> open() = 0;
};

std::unique_ptr<Backend> make_backend(const std::string& kind);

class StoreContract : public ::testing::TestWithParam<std::string> {
protected:
    std::unique_ptr<Backend> backend = make_backend(GetParam());
    std::unique_ptr<DocumentStore> store = backend->open();
    Collection<Item> items = items_of(*store);

    /// As after a crash: nothing of the old one's memory is left.
    void reopen() {
        store.reset();
        store = backend->open();
        items = items_of(*store);
    }
};

inline Deadline soon() {
    return Deadline::after(std::chrono::seconds{60});
}

template <class T>
T run(Task<T> task) {
    asio::io_context context{1};
    auto result = asio::co_spawn(context, std::move(task), asio::use_future);
    context.run();
    return result.get();
}

/// `body(i)` in a thread of its own each, all at once; the first exception is thrown on.
inline void in_parallel(int threads, const std::function<Task<>(int)>& body) {
    std::vector<std::thread> running;
    std::vector<std::exception_ptr> faults(static_cast<std::size_t>(threads));
    for (int i = 0; i < threads; ++i)
        running.emplace_back([&, i] {
            try {
                run(body(i));
            } catch (...) {
                faults[static_cast<std::size_t>(i)] = std::current_exception();
            }
        });
    for (auto& thread : running)
        thread.join();
    for (const auto& fault : faults)
        if (fault) std::rethrow_exception(fault);
}

/// The ids of a page, joined by spaces.
template <class T>
std::string ids(const std::vector<Versioned<T>>& found) {
    std::string out;
    for (const auto& one : found)
        out += (out.empty() ? "" : " ") + one->id;
    return out;
}

}  // namespace bookverse::store::contract

/// At the end of each *_contract.cpp file with tests of a suite derived from StoreContract.
#define BOOKVERSE_EACH_ADAPTER(Suite)                                                 \
    INSTANTIATE_TEST_SUITE_P(adapters, Suite, ::testing::Values("sqlite", "mongodb"), \
                             [](const auto& info) { return info.param; })
