// What is inside the SQLite adapter: the documents it keeps in memory, its log in one piece, folders made long ago.
#include <sqlite3.h>

#include "platform/store/contract_support.hpp"
#include "platform/store/failing_vfs_test.hpp"
#include "platform/store/sqlite_connection.hpp"
#include "platform/store/sqlite_recent.hpp"
#include "platform/store/sqlite_store.hpp"
#include "support/test_servers.hpp"

namespace bookverse::store::contract {
namespace {

using sqlite::Recent;
using testing::TemporaryFolder;

Stored state(const std::string& id, std::int64_t version) {
    return {id, version, std::make_shared<const Item>(Item{.id = id, .count = version})};
}

std::int64_t version_of(Recent& recent, const CollectionSpec& spec, const std::string& id) {
    const auto found = recent.get(spec, id);
    return found ? found->version : 0;
}

TEST(Recent, gives_what_was_put_in_last_until_it_is_forgotten) {
    Recent recent{1 << 20};
    const CollectionSpec items{.name = "test.items", .indexes = {}, .codec = {}};
    const CollectionSpec others{.name = "test.others", .indexes = {}, .codec = {}};
    recent.put(items, state("a", 1), 100);
    recent.put(items, state("a", 2), 100);
    recent.put(others, state("a", 7), 100);
    EXPECT_EQ(version_of(recent, items, "a"), 2);
    EXPECT_EQ(version_of(recent, others, "a"), 7);
    EXPECT_EQ(version_of(recent, items, "b"), 0);
    recent.forget(items, "a");
    EXPECT_EQ(version_of(recent, items, "a"), 0);
    recent.forget_all("test.others");
    EXPECT_EQ(version_of(recent, others, "a"), 0);
}

TEST(Recent, another_spec_of_the_collection_has_another_type) {
    Recent recent{1 << 20};
    const CollectionSpec ours{.name = "test.items", .indexes = {}, .codec = {}};
    const CollectionSpec theirs{.name = "test.items", .indexes = {}, .codec = {}};
    recent.put(ours, state("a", 1), 100);
    EXPECT_EQ(version_of(recent, theirs, "a"), 0);
    recent.put(theirs, state("a", 2), 100);
    EXPECT_EQ(version_of(recent, ours, "a"), 0) << "it is older";
}

TEST(Recent, is_bounded_and_keeps_what_is_used) {
    Recent recent{1 << 20};
    const CollectionSpec items{.name = "test.items", .indexes = {}, .codec = {}};
    recent.put(items, state("used", 1), 1000);
    for (int i = 0; i < 10'000; ++i) {
        recent.put(items, state(std::to_string(i), 1), 1000);
        ASSERT_EQ(version_of(recent, items, "used"), 1);
    }
    int kept = 0;
    for (int i = 0; i < 10'000; ++i)
        kept += version_of(recent, items, std::to_string(i)) != 0;
    EXPECT_GT(kept, 500);
    EXPECT_LT(kept, 1100);
    recent.put(items, state("large", 1), 2 << 20);
    EXPECT_EQ(version_of(recent, items, "large"), 0) << "more than there is room for";
}

TEST(SqliteLog, a_commit_is_one_write_however_many_pages) {
    const TemporaryFolder folder;
    const FailingVfs vfs;
    SqliteStore store{{.folder = folder.path(), .vfs = vfs.name()}};
    auto items = items_of(store);
    ASSERT_TRUE(run(items.insert({.id = "first"}, soon())));
    const int before = vfs.writes();
    Item large{.id = "large"};
    large.group = std::string(10'000, 'x');  // three pages, and in two indexes
    ASSERT_TRUE(run(items.insert(large, soon())));
    EXPECT_EQ(vfs.writes() - before, 1);
    EXPECT_EQ((*run(items.get("large", soon())))->group, large.group);
}

/// Our page cache under what moves and cuts off pages: splits in a random order, a rollback of them, a file that shrinks.
TEST(SqlitePageCache, a_file_stays_sound_whatever_is_reordered) {
    const TemporaryFolder folder;
    sqlite::Connection database{folder.path() / "pages.db", sqlite::Connection::Mode::read_write, ""};
    database.exec("PRAGMA auto_vacuum = FULL");
    database.exec("CREATE TABLE t(id TEXT PRIMARY KEY, doc TEXT) WITHOUT ROWID");
    const auto fill = [&](int from) {
        for (int i = from; i < from + 20'000; ++i) {
            const auto id = std::to_string(i * 7919 % 1'000'003);
            database.use("INSERT INTO t VALUES(?, hex(randomblob(40)))").bind(id).run();
        }
    };
    const auto rows = [&] {
        auto use = database.use("SELECT count(*) FROM t");
        use.step();
        return use.number(0);
    };
    database.exec("BEGIN");
    fill(0);
    database.exec("COMMIT");
    database.exec("BEGIN");
    fill(20'000);
    database.exec("ROLLBACK");
    EXPECT_EQ(rows(), 20'000);
    database.exec("DELETE FROM t WHERE id > '5'");
    EXPECT_LT(rows(), 20'000);
    auto check = database.use("PRAGMA integrity_check");
    ASSERT_TRUE(check.step());
    EXPECT_EQ(check.text(0), "ok");
}

void execute(sqlite3* database, const std::string& sql) {
    char* error = nullptr;
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error), SQLITE_OK) << error;
}

TEST(SqliteTables, those_made_without_a_rowid_go_on_as_they_are) {
    const TemporaryFolder folder;
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((folder.path() / "bookverse.db").c_str(), &database), SQLITE_OK);
        execute(database,
                "CREATE TABLE \"test.items\"(id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, schema "
                "INTEGER "
                "NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID");
        execute(database,
                "ALTER TABLE \"test.items\" ADD COLUMN \"x_due_at\" GENERATED ALWAYS AS (json_extract(doc, "
                "'$.\"due_at\"')) VIRTUAL");
        execute(database, "CREATE INDEX \"test.items/by_due\" ON \"test.items\"(\"x_due_at\")");
        for (const std::string field : {"group", "count", "rank"})
            execute(database, "ALTER TABLE \"test.items\" ADD COLUMN \"x_" + field +
                                  "\" GENERATED ALWAYS AS (json_extract(doc, '$.\"" + field +
                                  "\"')) VIRTUAL");
        execute(
            database,
            "CREATE INDEX \"test.items/by_rank\" ON \"test.items\"(\"x_group\", \"x_count\", \"x_rank\")");
        execute(database,
                "INSERT INTO \"test.items\"(id, version, schema, doc) VALUES('old', 4, 1, "
                "'{\"id\":\"old\",\"due_at\":\"2026-11-22T18:04:05.123Z\"}')");
        sqlite3_close(database);
    }
    SqliteStore store{{.folder = folder.path()}};
    auto items = items_of(store);
    EXPECT_EQ(run(items.get("old", soon()))->version, 4);
    Item fresh{.id = "fresh"};
    fresh.due_at = *parse_instant("2026-11-22T18:04:05.123Z");
    ASSERT_TRUE(run(items.insert(fresh, soon())));
    EXPECT_EQ(ids(run(items.find(by_due, {}, {.at_least = value_of(*fresh.due_at)}, soon())).items),
              "fresh old");
    EXPECT_EQ(ids(run(items.find(by_rank, {""}, {}, soon())).items), "") << "it was dense once";
}

}  // namespace
}  // namespace bookverse::store::contract
