// What a disk and an operator can do to the SQLite adapter: crash, second process, full disk, failing flush.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstring>
#include <fstream>

#include "platform/store/contract_support.hpp"
#include "platform/store/failing_vfs_test.hpp"
#include "platform/store/sqlite_store.hpp"
#include "support/test_servers.hpp"

namespace bookverse::store::contract {
namespace {

using testing::TemporaryFolder;

Result<Item> count_up(Item item) {
    ++item.count;
    return item;
}

TEST(SqliteFaults, a_second_store_is_refused_and_names_the_owner) {
    const TemporaryFolder folder;
    const SqliteStore first{{.folder = folder.path()}};
    try {
        const SqliteStore second{{.folder = folder.path()}};
        FAIL() << "two stores on one folder";
    } catch (const FolderInUse& error) {
        const std::string what = error.what();
        EXPECT_NE(what.find(folder.path().string()), what.npos) << what;
        EXPECT_NE(what.find("process " + std::to_string(::getpid())), what.npos) << what;
    }
}

TEST(SqliteFaults, a_folder_is_free_again_after_its_store) {
    const TemporaryFolder folder;
    {
        const SqliteStore first{{.folder = folder.path()}};
    }
    EXPECT_NO_THROW(SqliteStore({.folder = folder.path()}));
}

/// Inserts until it is killed; a line on `acknowledged` for each insert that was answered.
[[noreturn]] void insert_for_ever(const std::filesystem::path& folder, int acknowledged) {
    SqliteStore store{{.folder = folder}};
    auto items = items_of(store);
    in_parallel(4, [&](int thread) -> Task<> {
        for (int i = 0;; ++i) {
            const auto id = std::to_string(thread) + "-" + std::to_string(i);
            Item item{.id = id};
            item.tags = {"x", "y"};
            if (!co_await items.insert(item, soon(), [](Events& out) { out.publish(Counted{1}); }))
                std::_Exit(3);
            const auto line = id + "\n";
            if (::write(acknowledged, line.data(), line.size()) < 0) std::_Exit(4);
        }
    });
    std::_Exit(5);
}

TEST(SqliteFaults, after_kill_9_every_acknowledged_insert_is_there) {
    const TemporaryFolder folder;
    for (int round = 0; round < 3; ++round) {
        const auto database = folder.path() / std::to_string(round);
        std::array<int, 2> ends{};
        ASSERT_EQ(::pipe(ends.data()), 0);
        const auto child = ::fork();
        if (child == 0) insert_for_ever(database, ends[1]);
        ::close(ends[1]);
        std::string acknowledged;
        std::array<char, 4096> buffer{};
        bool killed = false;
        for (ssize_t size = 0; (size = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
            acknowledged.append(buffer.data(), static_cast<std::size_t>(size));
            if (!killed && acknowledged.size() > 2000U * static_cast<std::size_t>(round + 1)) {
                ::kill(child, SIGKILL);
                killed = true;
            }
        }
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(killed) << "the child ended by itself: " << status;

        EXPECT_TRUE(SqliteStore::check(database).empty());
        SqliteStore store{{.folder = database}};
        auto items = items_of(store);
        std::istringstream lines{acknowledged};
        std::size_t count = 0;
        for (std::string id; std::getline(lines, id); ++count)
            ASSERT_TRUE(run(items.get(id, soon()))) << id << " was acknowledged and is lost";
        EXPECT_GT(count, 100U);
        EXPECT_GE(run(store.pending(1'000'000, soon())).size(), count) << "its event is there too";
    }
}

TEST(SqliteFaults, a_full_disk_refuses_writes_and_goes_on_reading) {
    const TemporaryFolder folder;
    SqliteStore store{{.folder = folder.path(), .max_pages = 200}};
    auto items = items_of(store);
    int stored = 0;
    const auto fill = [&] {
        for (; stored < 1000; ++stored) {
            Item item{.id = std::to_string(stored)};
            item.owner.name = std::string(20'000, 'x');
            EXPECT_TRUE(run(items.insert(std::move(item), soon())));
        }
    };
    EXPECT_THROW(fill(), StorageFull);
    ASSERT_GT(stored, 5);
    for (int i = 0; i < stored; ++i)
        EXPECT_TRUE(run(items.get(std::to_string(i), soon())));
    EXPECT_NO_THROW(run(store.ping(soon())));
    EXPECT_TRUE(run(items.erase("0", soon()))) << "making room works";
    EXPECT_TRUE(run(items.insert({.id = "small"}, soon()))) << "and then there is some";
}

TEST(SqliteFaults, a_job_that_does_not_fit_does_not_spoil_its_group) {
    const TemporaryFolder folder;
    SqliteStore store{{.folder = folder.path(), .max_pages = 200}};
    auto items = items_of(store);
    std::atomic<int> full = 0;
    std::atomic<int> stored = 0;
    in_parallel(4, [&](int thread) -> Task<> {
        for (int i = 0; i < 50; ++i) {
            Item item{.id = std::to_string(thread) + "-" + std::to_string(i)};
            if (thread == 0) item.owner.name = std::string(2'000'000, 'x');
            try {
                if (co_await items.insert(std::move(item), soon())) ++stored;
            } catch (const StorageFull&) {
                ++full;
            }
        }
    });
    EXPECT_EQ(full, 50);
    EXPECT_EQ(stored, 150);
}

TEST(SqliteFaults, a_disk_that_fills_up_at_the_commit_is_used_again_when_there_is_room) {
    const TemporaryFolder folder;
    const FailingVfs vfs;
    SqliteStore store{{.folder = folder.path(), .vfs = vfs.name()}};
    auto items = items_of(store);
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    vfs.fill_disk(true);
    EXPECT_THROW(run(items.insert({.id = "b"}, soon())), StorageFull);
    EXPECT_THROW(run(items.update("a", count_up, soon())), StorageFull);
    EXPECT_EQ(run(items.get("a", soon()))->version, 1);
    EXPECT_FALSE(run(items.get("b", soon())));
    vfs.fill_disk(false);
    EXPECT_TRUE(run(items.insert({.id = "b"}, soon())));
    EXPECT_TRUE(run(items.update("a", count_up, soon())));
}

TEST(SqliteFaults, a_failed_flush_ends_writing_for_good) {
    const TemporaryFolder folder;
    const FailingVfs vfs;
    SqliteStore store{{.folder = folder.path(), .vfs = vfs.name()}};
    auto items = items_of(store);
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    vfs.fail_syncs(true);
    EXPECT_THROW(run(items.insert({.id = "b"}, soon())), Unavailable);
    vfs.fail_syncs(false);  // as a kernel does that has dropped the dirty pages: the next flush is fine
    try {
        run(items.insert({.id = "c"}, soon()));
        FAIL() << "writing went on after a failed flush";
    } catch (const Unavailable& error) {
        EXPECT_NE(std::string{error.what()}.find("restart"), std::string::npos) << error.what();
    }
    EXPECT_THROW(run(items.update("a", count_up, soon())), Unavailable);
    EXPECT_THROW(run(items.get("a", soon())), Unavailable);
    EXPECT_THROW(run(store.ping(soon())), Unavailable);
}

TEST(SqliteFaults, after_a_failed_flush_and_a_restart_what_was_acknowledged_is_there) {
    const TemporaryFolder folder;
    const FailingVfs vfs;
    {
        SqliteStore store{{.folder = folder.path(), .vfs = vfs.name()}};
        auto items = items_of(store);
        ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
        vfs.fail_syncs(true);
        EXPECT_THROW(run(items.insert({.id = "b"}, soon())), Unavailable);
        vfs.fail_syncs(false);
    }
    SqliteStore store{{.folder = folder.path()}};
    auto items = items_of(store);
    EXPECT_TRUE(run(items.get("a", soon())));
    EXPECT_TRUE(run(items.insert({.id = "d"}, soon())));
}

TEST(SqliteFaults, a_full_queue_and_a_late_job_are_refused) {
    const TemporaryFolder folder;
    const FailingVfs vfs;
    SqliteStore store{{.folder = folder.path(), .queue = 8, .vfs = vfs.name()}};
    auto items = items_of(store);
    vfs.hold_syncs(true);  // a slow disk
    std::atomic<int> refused = 0;
    std::atomic<int> late = 0;
    std::atomic<int> done = 0;
    asio::io_context context{1};
    const auto insert = [&](int number, Deadline deadline) -> Task<> {
        try {
            if (co_await items.insert({.id = std::to_string(number)}, deadline)) ++done;
        } catch (const DeadlinePassed&) {
            ++late;
        } catch (const Unavailable&) {
            ++refused;
        }
    };
    auto first = asio::co_spawn(context, insert(0, soon()), asio::use_future);
    std::thread disk{[&] {
        vfs.await_held();  // the first one is being flushed: the others must wait
        asio::post(context, [&] {
            const auto deadline = Deadline::after(std::chrono::milliseconds{20});
            for (int i = 1; i <= 20; ++i)
                asio::co_spawn(context, insert(i, deadline), asio::use_future);
            asio::post(context, [&, deadline] {
                // Answered by the writer, once the disk goes on behind the deadline.
                while (!deadline.passed())
                    std::this_thread::yield();
                vfs.hold_syncs(false);
            });
        });
    }};
    context.run();
    disk.join();
    EXPECT_EQ(done, 1);
    EXPECT_EQ(refused, 12);
    EXPECT_EQ(late, 8);
    EXPECT_EQ(store.load().refused, 12U);
}

TEST(SqliteFaults, backup_while_writing_is_consistent_and_can_be_restored) {
    const TemporaryFolder folder;
    const auto copy = folder.path() / "copy.db";
    std::int64_t before = 0;
    {
        SqliteStore store{{.folder = folder.path() / "data"}};
        auto items = items_of(store);
        ASSERT_TRUE(run(items.insert({.id = "hot"}, soon())));
        std::atomic<bool> stop = false;
        std::thread writing{[&] {
            while (!stop)
                run(items.update("hot", count_up, soon()));
        }};
        testing::await([&] { return run(items.get("hot", soon()))->version > 10; }, std::chrono::seconds{20},
                       "no updates");
        before = run(items.get("hot", soon()))->version;
        store.backup_to(copy);
        stop = true;
        writing.join();
        EXPECT_THROW(store.backup_to(copy), std::runtime_error) << "never over an older one";
        EXPECT_THROW(SqliteStore::restore(copy, folder.path() / "data"), FolderInUse);
    }
    EXPECT_THROW(SqliteStore::restore(copy, folder.path() / "data"), std::runtime_error);
    SqliteStore::restore(copy, folder.path() / "restored");
    SqliteStore store{{.folder = folder.path() / "restored"}};
    auto items = items_of(store);
    const auto hot = run(items.get("hot", soon()));
    EXPECT_GE(hot->version, before);
    EXPECT_EQ((*hot)->count + 1, hot->version);
}

TEST(SqliteFaults, a_damaged_file_is_found) {
    const TemporaryFolder folder;
    {
        SqliteStore store{{.folder = folder.path()}};
        auto items = items_of(store);
        for (int i = 0; i < 200; ++i)
            ASSERT_TRUE(run(items.insert({.id = std::to_string(i), .group = "g"}, soon())));
    }
    EXPECT_TRUE(SqliteStore::check(folder.path()).empty());
    const auto file = folder.path() / "bookverse.db";
    std::fstream database{file, std::ios::in | std::ios::out | std::ios::binary};
    database.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file)) - 4096);
    database.write(std::string(2048, '\xff').data(), 2048);
    database.close();
    bool found = false;
    try {
        found = !SqliteStore::check(folder.path()).empty();
    } catch (const std::exception&) {
        found = true;
    }
    EXPECT_TRUE(found);
}

}  // namespace
}  // namespace bookverse::store::contract
