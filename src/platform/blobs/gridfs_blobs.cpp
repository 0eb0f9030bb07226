// GridFS has no replacing: a name is an entry in blobs.names that points to a file. A write uploads under a
// new id, moves the pointer in one atomic findAndModify, and deletes the file that the pointer left. A crash
// in between leaves a file that nobody points to, never half a blob. A reader that finds its file gone looks
// at the pointer again.
#include "platform/blobs/gridfs_blobs.hpp"

#include <stdexcept>
#include <string>

#include "base/id.hpp"
#include "platform/async/run.hpp"
#include "platform/blobs/gridfs_session.hpp"
#include "platform/blobs/names.hpp"

namespace bookverse::blobs {
namespace {

using detail::Clients;
using detail::Uri;

constexpr std::size_t threads = 4;
constexpr std::int32_t select_ms = 1000, connect_ms = 1000, answer_ms = 1500;
constexpr int tries = 5;

Clients make_clients(const mongoc_uri_t* uri) {
    mongoc_init();
    mongoc_log_set_handler([](mongoc_log_level_t, const char*, const char*, void*) {}, nullptr);
    Uri own{mongoc_uri_copy(uri)};
    mongoc_uri_set_option_as_int32(own.get(), MONGOC_URI_SERVERSELECTIONTIMEOUTMS, select_ms);
    mongoc_uri_set_option_as_int32(own.get(), MONGOC_URI_CONNECTTIMEOUTMS, connect_ms);
    mongoc_uri_set_option_as_int32(own.get(), MONGOC_URI_SOCKETTIMEOUTMS, answer_ms);
    mongoc_uri_set_option_as_utf8(own.get(), MONGOC_URI_APPNAME, "bookverse-blobs");
    // Acknowledged means: on the disks of the majority, and read back from there.
    auto* write = mongoc_write_concern_new();
    mongoc_write_concern_set_wmajority(write, answer_ms);
    mongoc_write_concern_set_journal(write, true);
    mongoc_uri_set_write_concern(own.get(), write);
    mongoc_write_concern_destroy(write);
    auto* read = mongoc_read_concern_new();
    mongoc_read_concern_set_level(read, MONGOC_READ_CONCERN_LEVEL_MAJORITY);
    mongoc_uri_set_read_concern(own.get(), read);
    mongoc_read_concern_destroy(read);
    Clients clients{mongoc_client_pool_new(own.get())};
    if (!clients) throw std::invalid_argument{"not a usable MongoDB address"};
    mongoc_client_pool_set_error_api(clients.get(), MONGOC_ERROR_API_VERSION_2);
    mongoc_client_pool_max_size(clients.get(), threads);
    return clients;
}

class GridFsBlobs final : public BlobStore {
public:
    explicit GridFsBlobs(const mongoc_uri_t* uri) : clients_{make_clients(uri)} {
        if (const char* named = mongoc_uri_get_database(uri)) database_ = named;
    }

    Task<> put(std::string name, Blob blob, Deadline deadline) override {
        detail::check_name(name);
        detail::check_blob(blob);
        co_await offload(
            pool_, [this, name = std::move(name), blob = std::move(blob)] { write(name, blob); }, deadline);
    }
    Task<std::optional<Blob>> get(std::string name, Deadline deadline) override {
        detail::check_name(name);
        co_return co_await offload(pool_, [this, name = std::move(name)] { return read(name); }, deadline);
    }
    Task<> erase(std::string name, Deadline deadline) override {
        detail::check_name(name);
        co_await offload(
            pool_,
            [this, name = std::move(name)] {
                const detail::GridFsSession session{clients_.get(), database_};
                const std::string former = session.exchange(name, std::nullopt);
                if (!former.empty()) session.remove_file(former);
            },
            deadline);
    }
    Task<> ping(Deadline deadline) override {
        co_await offload(
            pool_, [this] { detail::GridFsSession{clients_.get(), database_}.ping(); }, deadline);
    }
    std::string_view kind() const noexcept override { return "gridfs"; }

private:
    void write(const std::string& name, const Blob& blob) {
        const detail::GridFsSession session{clients_.get(), database_};
        const auto now = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
        const std::string id = new_uuid(now).to_string();
        session.upload(id, name, blob.bytes);
        const std::string former = session.exchange(name, detail::Pointer{id, blob.content_type});
        if (!former.empty()) session.remove_file(former);
    }

    std::optional<Blob> read(const std::string& name) {
        const detail::GridFsSession session{clients_.get(), database_};
        for (int attempt = 0; attempt < tries; ++attempt) {
            const auto pointer = session.look_up(name);
            if (!pointer) return std::nullopt;
            if (auto bytes = session.download(pointer->file))
                return Blob{pointer->content_type, std::move(*bytes)};
        }
        throw Unavailable{"blobs: " + name + " is being replaced all the time"};
    }

    std::string database_ = "bookverse";
    Clients clients_;
    Pool pool_{"blobs", {.threads = threads, .queue = 256}};
};

}  // namespace

std::unique_ptr<BlobStore> make_gridfs_blobs(const Secret& uri) {
    bson_error_t error{};
    const Uri parsed{mongoc_uri_new_with_error(uri.reveal().c_str(), &error)};
    if (!parsed) throw std::invalid_argument{std::string{"not a MongoDB address: "} + error.message};
    return std::make_unique<GridFsBlobs>(parsed.get());
}

}  // namespace bookverse::blobs
