// Which adapter stands behind which port.
#include "app/foundation.hpp"
#include "platform/blobs/folder_blobs.hpp"
#include "platform/blobs/gridfs_blobs.hpp"
#include "platform/bus/local_bus.hpp"
#include "platform/bus/rabbit_bus.hpp"
#include "platform/cache/local_cache.hpp"
#include "platform/cache/redis_cache.hpp"
#include "platform/mail/folder_mailer.hpp"
#include "platform/mail/smtp_mailer.hpp"
#include "platform/store/mongo_store.hpp"
#include "platform/store/sqlite_store.hpp"

namespace bookverse::app {

namespace {

std::unique_ptr<store::DocumentStore> make_sqlite(const config::Options& options,
                                                  telemetry::Telemetry& telemetry) {
    store::SqliteOptions sqlite;
    sqlite.folder = options.store.where.reveal();
    auto store = std::make_unique<store::SqliteStore>(std::move(sqlite));
    auto queue = telemetry.gauge("bookverse_store_queue", "Writes that wait for the next commit.");
    auto writes = telemetry.gauge("bookverse_store_writes", "Writes since the start.");
    auto commits =
        telemetry.gauge("bookverse_store_commits", "Commits since the start; one carries many writes.");
    telemetry.collect([&store = *store, queue, writes, commits]() mutable {
        const auto load = store.load();
        queue.set(static_cast<double>(load.queued));
        writes.set(static_cast<double>(load.writes));
        commits.set(static_cast<double>(load.commits));
    });
    return store;
}

std::unique_ptr<store::DocumentStore> make_mongo(const config::Options& options,
                                                 telemetry::Telemetry& telemetry) {
    store::MongoOptions mongo;
    mongo.uri = options.store.where.reveal();
    auto store = std::make_unique<store::MongoStore>(std::move(mongo));
    auto queue = telemetry.gauge("bookverse_store_queue", "Calls that wait for a thread of the driver.");
    auto running = telemetry.gauge("bookverse_store_running", "Calls at the server now.");
    telemetry.collect([&store = *store, queue, running]() mutable {
        const auto load = store.load();
        queue.set(static_cast<double>(load.queued));
        running.set(static_cast<double>(load.running));
    });
    return store;
}

}  // namespace

std::unique_ptr<store::DocumentStore> make_store(const config::Options& options,
                                                 telemetry::Telemetry& telemetry) {
    return options.store.kind == "mongodb" ? make_mongo(options, telemetry) : make_sqlite(options, telemetry);
}

std::unique_ptr<bus::Bus> make_bus(const config::Options& options, store::DocumentStore& store,
                                   const Clock& clock, telemetry::Telemetry& telemetry) {
    if (options.bus.kind == "rabbitmq")
        return std::make_unique<bus::RabbitBus>(options.bus.where.reveal(), store, clock, telemetry);
    return std::make_unique<bus::LocalBus>(store, clock, telemetry);
}

std::unique_ptr<cache::Cache> make_cache(const config::Options& options, const Clock& clock,
                                         telemetry::Telemetry& telemetry) {
    if (options.cache.kind == "redis")
        return std::make_unique<cache::RedisCache>(options.cache.where.reveal(), telemetry);
    return std::make_unique<cache::LocalCache>(clock, telemetry);
}

std::unique_ptr<blobs::BlobStore> make_blobs(const config::Options& options) {
    if (options.blobs.kind == "gridfs") return blobs::make_gridfs_blobs(options.store.where);
    return blobs::make_folder_blobs(options.blobs.where.reveal());
}

std::unique_ptr<mail::Mailer> make_mailer(const config::Options& options) {
    mail::Sender from{Email::parse(options.mail_from).value(), options.mail_from_name};
    if (options.mail.kind == "folder")
        return mail::make_folder_mailer(options.mail.where.reveal(), std::move(from));
    mail::SmtpOptions smtp;
    smtp.server = options.mail.where;
    smtp.user = options.mail_user;
    smtp.password = options.mail_password;
    smtp.ca_file = options.ca_file.string();
    return mail::make_smtp_mailer(std::move(smtp), std::move(from));
}

}  // namespace bookverse::app
