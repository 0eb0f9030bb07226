// One suite for every adapter, with the real file system and a real server.
#include <gtest/gtest.h>
#include <mongoc/mongoc.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <thread>

#include "platform/async/run.hpp"
#include "platform/blobs/folder_blobs.hpp"
#include "platform/blobs/gridfs_blobs.hpp"
#include "support/mongo_server.hpp"
#include "support/test_servers.hpp"

namespace bookverse::blobs {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// Runs the operation on this thread; its exception comes out here.
void run(std::function<Task<>()> operation) {
    asio::io_context io{1};
    std::exception_ptr fault;
    asio::co_spawn(io, std::move(operation), [&](std::exception_ptr end) { fault = end; });
    io.run();
    if (fault) std::rethrow_exception(fault);
}

void put(BlobStore& store, std::string name, Blob blob) {
    run([&]() -> Task<> { co_await store.put(name, blob, Deadline::never()); });
}
std::optional<Blob> get(BlobStore& store, std::string name, Deadline deadline = Deadline::never()) {
    std::optional<Blob> found;
    run([&]() -> Task<> { found = co_await store.get(name, deadline); });
    return found;
}
void erase(BlobStore& store, std::string name) {
    run([&]() -> Task<> { co_await store.erase(name, Deadline::never()); });
}
void ping(BlobStore& store) {
    run([&]() -> Task<> { co_await store.ping(Deadline::never()); });
}

/// A place where blobs are kept; opening it again finds them.
struct Place {
    virtual ~Place() = default;
    virtual std::unique_ptr<BlobStore> open() = 0;
};
struct FolderPlace final : Place {
    testing::TemporaryFolder folder;
    std::unique_ptr<BlobStore> open() override { return make_folder_blobs(folder.path() / "blobs"); }
};
struct GridFsPlace final : Place {
    std::string uri = testing::shared_mongo() + "/" + testing::fresh_database();
    std::unique_ptr<BlobStore> open() override { return make_gridfs_blobs(Secret{uri}); }
};

class BlobContract : public ::testing::TestWithParam<const char*> {
protected:
    std::unique_ptr<Place> place = std::string_view{GetParam()} == "folder"
                                       ? std::unique_ptr<Place>{std::make_unique<FolderPlace>()}
                                       : std::make_unique<GridFsPlace>();
    std::unique_ptr<BlobStore> store = place->open();
};
INSTANTIATE_TEST_SUITE_P(Adapters, BlobContract, ::testing::Values("folder", "gridfs"),
                         [](const auto& info) { return std::string{info.param}; });

std::string noise(std::size_t size, unsigned seed) {
    std::string bytes(size, '\0');
    for (char& c : bytes) {
        seed = seed * 1664525 + 1013904223;
        c = static_cast<char>(seed >> 24);
    }
    return bytes;
}

TEST_P(BlobContract, gives_back_what_was_put) {
    EXPECT_EQ(store->kind(), GetParam());
    ping(*store);
    EXPECT_FALSE(get(*store, "pictures/none"));
    const std::map<std::string, Blob> blobs = {
        {"a", {"text/plain", "hello"}},
        {"a/b", {"image/webp", std::string{"\0\xFF\r\n\0", 5}}},
        {"a/b/c-0", {"application/octet-stream; x=\"y\"", ""}},
        {"large", {"application/gzip", noise(3'000'001, 1)}},
        {"edge", {"application/gzip", noise(255 * 1024, 2)}},
        {std::string(120, 'n'), {"a/b", "longest name"}},
    };
    for (const auto& [name, blob] : blobs)
        put(*store, name, blob);
    const auto reopened = place->open();
    for (const auto& [name, blob] : blobs) {
        const auto found = get(*reopened, name);
        ASSERT_TRUE(found) << name;
        EXPECT_EQ(found->content_type, blob.content_type) << name;
        EXPECT_TRUE(found->bytes == blob.bytes) << name;
    }
}

TEST_P(BlobContract, takes_sixteen_mebibytes_and_no_more) {
    put(*store, "largest", {"a/b", noise(16 * 1024 * 1024, 3)});
    EXPECT_TRUE(get(*store, "largest")->bytes == noise(16 * 1024 * 1024, 3));
    EXPECT_THROW(put(*store, "more", {"a/b", std::string(16 * 1024 * 1024 + 1, 'x')}), std::invalid_argument);
    EXPECT_FALSE(get(*store, "more"));
}

TEST_P(BlobContract, replaces_and_erases) {
    put(*store, "p/x", {"image/png", noise(600'000, 4)});
    put(*store, "p/x", {"image/webp", "short"});
    EXPECT_EQ(get(*store, "p/x")->content_type, "image/webp");
    EXPECT_EQ(get(*store, "p/x")->bytes, "short");
    erase(*store, "p/x");
    EXPECT_FALSE(get(*store, "p/x"));
    erase(*store, "p/x");
    erase(*store, "never/was/there");
    put(*store, "p/x", {"image/png", "again"});
    EXPECT_EQ(get(*store, "p/x")->bytes, "again");
}

TEST_P(BlobContract, refuses_names_that_are_none) {
    for (const std::string& name :
         {std::string{}, std::string{"/a"}, std::string{"a/"}, std::string{"a//b"}, std::string{".."},
          std::string{"../a"}, std::string{"a/../b"}, std::string{"a.b"}, std::string{"A"},
          std::string{"a b"}, std::string{"ä"}, std::string{"a\0b", 3}, std::string(121, 'a')}) {
        EXPECT_THROW(put(*store, name, {"a/b", "x"}), std::invalid_argument) << name;
        EXPECT_THROW(get(*store, name), std::invalid_argument) << name;
        EXPECT_THROW(erase(*store, name), std::invalid_argument) << name;
    }
    for (const std::string& type : {std::string{}, std::string{"a/b\r\nX: y"}, std::string(101, 'a')}) {
        EXPECT_THROW(put(*store, "a", {type, "x"}), std::invalid_argument);
    }
}

TEST_P(BlobContract, a_passed_deadline_is_a_fault) {
    put(*store, "a", {"a/b", "x"});
    EXPECT_THROW(get(*store, "a", Deadline::after(-1ms)), DeadlinePassed);
}

struct Sightings {
    int whole = 0, mixed = 0;
};

/// Two threads replace one blob, two read it. Every version is one letter, with its own length and type, so a
/// mixture shows. Ends after `writes` of each writer, or as soon as `enough` says so.
Sightings replace_and_read(BlobStore& store, int writes,
                           const std::function<bool(const Sightings&)>& enough) {
    const auto version = [](int i) {
        const char letter = static_cast<char>('a' + i % 26);
        return Blob{std::string("t/") + letter,
                    std::string(static_cast<std::size_t>(300'000 + i % 26 * 1'000), letter)};
    };
    put(store, "hot", version(0));
    std::atomic<bool> done = false;
    std::atomic<int> whole = 0, mixed = 0;
    const auto look = [&] {
        std::optional<Blob> blob;
        try {
            blob = get(store, "hot");
        } catch (const Unavailable&) {  // a damaged file
        }
        const char letter = blob && !blob->bytes.empty() ? blob->bytes.front() : '?';
        const bool fine = blob && blob->content_type == std::string("t/") + letter && letter >= 'a' &&
                          letter <= 'z' && blob->bytes == version(letter - 'a').bytes;
        ++(fine ? whole : mixed);
    };
    std::vector<std::jthread> readers, writers;
    for (int r = 0; r < 2; ++r) {
        readers.emplace_back([&] {
            while (!done)
                look();
        });
    }
    for (int w = 0; w < 2; ++w) {
        writers.emplace_back([&, w] {
            for (int i = 0; i < writes && !enough({whole, mixed}); ++i)
                put(store, "hot", version(i * 2 + w));
        });
    }
    writers.clear();
    done = true;
    readers.clear();
    return {whole, mixed};
}

TEST_P(BlobContract, readers_see_the_old_or_the_new_bytes) {
    const Sightings seen = replace_and_read(*store, 8, [](const Sightings&) { return false; });
    EXPECT_EQ(seen.mixed, 0);
    EXPECT_GT(seen.whole, 0);
}

/// The control: writes in place, in two steps, as nobody should.
class InPlaceStore final : public BlobStore {
public:
    explicit InPlaceStore(fs::path folder) : file_{folder / "hot"} {}
    Task<> put(std::string, Blob blob, Deadline) override {
        std::ofstream{file_} << blob.content_type << blob.bytes;
        co_return;
    }
    Task<std::optional<Blob>> get(std::string, Deadline) override {
        std::ifstream in{file_};
        const std::string all{std::istreambuf_iterator<char>{in}, {}};
        co_return all.size() < 3 ? std::optional<Blob>{} : Blob{all.substr(0, 3), all.substr(3)};
    }
    Task<> erase(std::string, Deadline) override { co_return; }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "in place"; }

private:
    fs::path file_;
};

TEST(BlobContractControl, writing_in_place_would_be_noticed) {
    const testing::TemporaryFolder folder;
    InPlaceStore store{folder.path()};
    const auto end = std::chrono::steady_clock::now() + 30s;
    const Sightings seen = replace_and_read(store, 1'000'000, [&](const Sightings& so_far) {
        return so_far.mixed > 0 || std::chrono::steady_clock::now() > end;
    });
    EXPECT_GT(seen.mixed, 0);
}

TEST_P(BlobContract, many_first_writes_of_one_name) {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back(
            [&, t] { put(*store, "same", {"a/b", std::string(10'000, static_cast<char>('a' + t))}); });
    }
    threads.clear();
    const auto blob = get(*store, "same");
    ASSERT_TRUE(blob);
    EXPECT_EQ(blob->bytes, std::string(10'000, blob->bytes.front()));
}

std::size_t files_in(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        count += entry.is_regular_file();
    return count;
}

TEST(FolderBlobs, a_crash_before_the_rename_leaves_the_old_blob) {
    const testing::TemporaryFolder folder;
    auto store = make_folder_blobs(folder.path());
    put(*store, "a", {"a/b", "old"});
    // What a process that was killed between writing and renaming leaves behind: one long ago, one just now.
    const auto young = folder.path() / ".tmp" / "1-1-1", old = folder.path() / ".tmp" / "1-2-2";
    std::ofstream{young} << "BVB1\3a/bhalf";
    std::ofstream{old} << "BVB1\3a/bhalf";
    fs::last_write_time(old, fs::file_time_type::clock::now() - 2h);
    store = make_folder_blobs(folder.path());
    EXPECT_EQ(get(*store, "a")->bytes, "old");
    EXPECT_TRUE(fs::exists(young));  // another process may be writing it
    EXPECT_FALSE(fs::exists(old));
    put(*store, "a", {"a/b", "new"});
    EXPECT_EQ(get(*store, "a")->bytes, "new");
    EXPECT_EQ(files_in(folder.path()), 2U);
}

TEST(FolderBlobs, what_the_disk_does_is_a_fault) {
    const testing::TemporaryFolder folder;
    const auto store = make_folder_blobs(folder.path() / "blobs");
    put(*store, "a", {"a/b", "x"});
    for (const std::string& bytes :
         {std::string{}, std::string{"BVB1"}, std::string{"BVB1\xFFshort"}, std::string{"other"}}) {
        std::ofstream{folder.path() / "blobs" / "a.blob"} << bytes;
        EXPECT_THROW(get(*store, "a"), Unavailable) << bytes;
    }
    std::ofstream{folder.path() / "blobs" / "file"} << "in the way of a folder";
    EXPECT_THROW(put(*store, "file/a", {"a/b", "x"}), Unavailable);
    EXPECT_EQ(files_in(folder.path() / "blobs" / ".tmp"), 0U);
    fs::remove_all(folder.path() / "blobs");
    EXPECT_THROW(ping(*store), Unavailable);
    EXPECT_THROW(get(*store, "a"), Unavailable);
    EXPECT_THROW(put(*store, "a", {"a/b", "x"}), Unavailable);
    std::ofstream{folder.path() / "plain"} << "a file";
    EXPECT_THROW(make_folder_blobs(folder.path() / "plain"), std::exception);
}

std::int64_t count_in(const std::string& uri, const char* collection_name) {
    const std::unique_ptr<mongoc_client_t, decltype(&mongoc_client_destroy)> client{
        mongoc_client_new(uri.c_str()), &mongoc_client_destroy};
    const std::string database = uri.substr(uri.rfind('/') + 1);
    const std::unique_ptr<mongoc_collection_t, decltype(&mongoc_collection_destroy)> collection{
        mongoc_client_get_collection(client.get(), database.c_str(), collection_name),
        &mongoc_collection_destroy};
    bson_t everything = BSON_INITIALIZER;
    bson_error_t error;
    const auto count =
        mongoc_collection_count_documents(collection.get(), &everything, nullptr, nullptr, nullptr, &error);
    EXPECT_GE(count, 0) << error.message;
    return count;
}

TEST(GridFsBlobs, replacing_leaves_nothing_behind) {
    GridFsPlace place;
    const auto store = place.open();
    for (int i = 0; i < 5; ++i)
        put(*store, "a", {"a/b", noise(300'000, static_cast<unsigned>(i))});
    EXPECT_EQ(count_in(place.uri, "blobs.files"), 1);
    EXPECT_EQ(count_in(place.uri, "blobs.chunks"), 2);
    erase(*store, "a");
    EXPECT_EQ(count_in(place.uri, "blobs.files"), 0);
    EXPECT_EQ(count_in(place.uri, "blobs.chunks"), 0);
    EXPECT_EQ(count_in(place.uri, "blobs.names"), 0);
}

TEST(GridFsBlobs, a_server_that_is_away_or_silent_is_a_fault_and_comes_back) {
    testing::MongoServer server;
    const auto store = make_gridfs_blobs(Secret{server.uri() + "/" + testing::fresh_database()});
    put(*store, "a", {"a/b", "x"});
    const auto fails_in_time = [&] {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_THROW(get(*store, "a"), Unavailable);
        EXPECT_THROW(put(*store, "b", {"a/b", "y"}), Unavailable);
        EXPECT_LT(std::chrono::steady_clock::now() - start, 8s);  // two calls, on a busy machine
    };
    server.pause();
    fails_in_time();
    server.resume();
    server.stop();
    fails_in_time();
    EXPECT_THROW(ping(*store), Unavailable);
    server.start();
    testing::await(
        [&] {
            try {
                ping(*store);
                return get(*store, "a").has_value();
            } catch (const Unavailable&) {
                return false;
            }
        },
        60s, "the store did not find the server again");
}

TEST(GridFsBlobs, refuses_an_address_that_is_none) {
    EXPECT_THROW(make_gridfs_blobs(Secret{"http://example.edu"}), std::invalid_argument);
}

}  // namespace
}  // namespace bookverse::blobs
