#include "platform/store/sqlite_store.hpp"

#include <unordered_map>

#include "platform/store/sqlite_folder.hpp"
#include "platform/store/sqlite_readers.hpp"
#include "platform/store/sqlite_writer.hpp"

namespace bookverse::store {

using sqlite::Job;

struct SqliteStore::Impl {
    explicit Impl(const SqliteOptions& options)
        : folder{options.folder},
          lock{options.folder},
          writer{{.file = sqlite::database_file(options.folder),
                  .vfs = options.vfs,
                  .queue = options.queue,
                  .max_pages = options.max_pages},
                 recent},
          readers{sqlite::database_file(options.folder), options.vfs} {
        writer.call([](sqlite::Connection& connection) {
            connection.exec("BEGIN IMMEDIATE");
            sqlite::create_common(connection);
            connection.exec("COMMIT");
        });
    }

    const sqlite::Table& table(const CollectionSpec& collection) const {
        const auto found = tables.find(collection.name);
        if (found == tables.end())
            throw std::logic_error{"collection " + collection.name + " is not declared"};
        return found->second;
    }

    Job job(Job::Kind kind, const CollectionSpec& collection, std::string id, Deadline deadline) const {
        if (deadline.passed()) throw DeadlinePassed{"writing to the database"};
        check_text(id, "an id");
        return Job{.kind = kind,
                   .table = &table(collection),
                   .spec = &collection,
                   .id = std::move(id),
                   .deadline = deadline};
    }

    sqlite::Reader& reader() {
        writer.check();
        return readers.mine();
    }

    const std::filesystem::path folder;
    const sqlite::FolderLock lock;
    sqlite::Recent recent{16UL << 20U};
    sqlite::Writer writer;
    sqlite::Readers readers;  // closed before the writer, whose last close tidies up the log
    std::unordered_map<std::string, sqlite::Table> tables;
};

SqliteStore::SqliteStore(SqliteOptions options) {
    try {
        impl_ = std::make_unique<Impl>(options);
    } catch (const sqlite::Error& error) {
        throw std::runtime_error{"cannot open the database in " + options.folder.string() + ": " +
                                 error.what()};
    }
}

SqliteStore::~SqliteStore() = default;

void SqliteStore::declare(const CollectionSpec& collection) {
    check_spec(collection);
    const sqlite::Table table{collection};
    impl_->writer.call([&](sqlite::Connection& connection) {
        connection.exec("BEGIN IMMEDIATE");
        try {
            table.create(connection);
            connection.exec("COMMIT");
        } catch (const sqlite::Error& error) {
            connection.exec("ROLLBACK");
            throw std::runtime_error{"cannot prepare the collection " + collection.name + ": " +
                                     error.what()};
        } catch (...) {
            connection.exec("ROLLBACK");
            throw;
        }
    });
    impl_->tables.insert_or_assign(collection.name, table);
    impl_->recent.forget_all(collection.name);
}

Task<std::optional<Stored>> SqliteStore::get(const CollectionSpec& collection, std::string id,
                                             Deadline deadline) {
    auto& reader = impl_->reader();
    const auto& table = impl_->table(collection);
    auto known = impl_->recent.get(collection, id);
    co_return known ? std::move(known) : reader.get(table, collection, std::move(id), deadline);
}

Task<std::vector<Stored>> SqliteStore::get_many(const CollectionSpec& collection,
                                                std::vector<std::string> ids, Deadline deadline) {
    if (ids.size() > 1000) throw std::logic_error{"at most 1000 documents at once"};
    auto& reader = impl_->reader();
    const auto& table = impl_->table(collection);
    std::vector<Stored> found;
    found.reserve(ids.size());
    for (auto& id : ids) {
        auto one = impl_->recent.get(collection, id);
        if (!one) one = reader.get(table, collection, std::move(id), deadline);
        if (one) found.push_back(std::move(*one));
    }
    co_return found;
}

Task<std::expected<Stored, Duplicate>> SqliteStore::insert(const CollectionSpec& collection, std::string id,
                                                           Aggregate aggregate,
                                                           std::vector<OutboxEvent> events,
                                                           Deadline deadline) {
    auto job = impl_->job(Job::Kind::insert, collection, std::move(id), deadline);
    job.json = collection.codec.encode(aggregate.get());
    check_document(job.json);
    job.aggregate = std::move(aggregate);
    job.events = std::move(events);
    co_await impl_->writer.run(job);
    if (auto* duplicate = std::get_if<Duplicate>(&job.outcome))
        co_return std::unexpected(std::move(*duplicate));
    co_return std::get<Stored>(std::move(job.outcome));
}

Task<DocumentStore::UpdateOutcome> SqliteStore::update(const CollectionSpec& collection, std::string id,
                                                       Rule rule, Deadline deadline) {
    auto job = impl_->job(Job::Kind::update, collection, std::move(id), deadline);
    job.rule = std::move(rule);
    co_await impl_->writer.run(job);
    co_return std::move(job.outcome);
}

Task<bool> SqliteStore::erase(const CollectionSpec& collection, std::string id,
                              std::optional<std::int64_t> version, Deadline deadline) {
    auto job = impl_->job(Job::Kind::erase, collection, std::move(id), deadline);
    job.version = version;
    co_await impl_->writer.run(job);
    co_return std::holds_alternative<Stored>(job.outcome);
}

Task<Found> SqliteStore::find(const CollectionSpec& collection, Find find, Deadline deadline) {
    co_return impl_->reader().find(impl_->table(collection), collection, find, deadline);
}

Task<std::size_t> SqliteStore::count(const CollectionSpec& collection, Find find, Deadline deadline) {
    co_return impl_->reader().count(impl_->table(collection), collection, find, deadline);
}

void SqliteStore::on_committed(Committed committed) {
    impl_->writer.on_committed(std::move(committed));
}

Task<std::vector<OutboxEvent>> SqliteStore::pending(std::size_t limit, Deadline deadline) {
    co_return impl_->reader().pending(limit, deadline);
}

Task<> SqliteStore::remove(std::vector<OutboxEvent> delivered, Deadline deadline) {
    if (delivered.empty()) co_return;
    Job job{.kind = Job::Kind::remove, .deadline = deadline};
    job.events = std::move(delivered);
    co_await impl_->writer.run(job);
}

Task<> SqliteStore::ping(Deadline) {
    impl_->reader().ping();
    co_return;
}

SqliteLoad SqliteStore::load() const {
    const auto load = impl_->writer.load();
    return {.queued = load.queued, .writes = load.jobs, .commits = load.commits, .refused = load.refused};
}

void SqliteStore::backup_to(const std::filesystem::path& file) const {
    backup(impl_->folder, file);
}

}  // namespace bookverse::store
