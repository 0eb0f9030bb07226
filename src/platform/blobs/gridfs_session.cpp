#include "platform/blobs/gridfs_session.hpp"

#include "platform/async/deadline.hpp"

namespace bookverse::blobs::detail {
namespace {

constexpr int duplicate_key = 11000;
constexpr int tries = 5;

[[noreturn]] void fail(const bson_error_t& error) {
    throw Unavailable{std::string{"blobs: MongoDB: "} + error.message};
}

std::string text_of(const bson_t* document, const char* name) {
    bson_iter_t at;
    if (!bson_iter_init_find(&at, document, name) || !BSON_ITER_HOLDS_UTF8(&at)) return {};
    std::uint32_t length = 0;
    const char* text = bson_iter_utf8(&at, &length);
    return {text, length};
}

bson_value_t id_value(const std::string& id) {
    bson_value_t value{};
    value.value_type = BSON_TYPE_UTF8;
    value.value.v_utf8.str = const_cast<char*>(id.c_str());  // read only
    value.value.v_utf8.len = static_cast<std::uint32_t>(id.size());
    return value;
}

std::string former_file(const bson_t* reply) {
    bson_iter_t at;
    bson_t former;
    if (!bson_iter_init_find(&at, reply, "value") || !BSON_ITER_HOLDS_DOCUMENT(&at)) return {};
    const std::uint8_t* bytes = nullptr;
    std::uint32_t length = 0;
    bson_iter_document(&at, &length, &bytes);
    return bson_init_static(&former, bytes, length) ? text_of(&former, "file") : "";
}

std::nullopt_t missing_or_fail(const bson_error_t& error) {
    const bool missing =
        error.domain == MONGOC_ERROR_GRIDFS && (error.code == MONGOC_ERROR_GRIDFS_BUCKET_FILE_NOT_FOUND ||
                                                error.code == MONGOC_ERROR_GRIDFS_CHUNK_MISSING);
    if (!missing) fail(error);
    return std::nullopt;
}

}  // namespace

GridFsSession::GridFsSession(mongoc_client_pool_t* pool, const std::string& database)
    : pool_{pool},
      client_{mongoc_client_pool_pop(pool)},
      database_{mongoc_client_get_database(client_, database.c_str())} {}

GridFsSession::~GridFsSession() {
    database_.reset();
    mongoc_client_pool_push(pool_, client_);
}

void GridFsSession::upload(const std::string& id, const std::string& name, std::string_view bytes) const {
    bson_error_t error{};
    const Bucket bucket = open_bucket();
    const bson_value_t key = id_value(id);
    const Stream stream{
        mongoc_gridfs_bucket_open_upload_stream_with_id(bucket.get(), &key, name.c_str(), nullptr, &error)};
    if (!stream) fail(error);
    const bool written =
        bytes.empty() || mongoc_stream_write(stream.get(), const_cast<char*>(bytes.data()), bytes.size(),
                                             0) == static_cast<ssize_t>(bytes.size());
    // The last chunk and the entry of the file are written by closing.
    if (!written || mongoc_stream_close(stream.get()) != 0) {
        mongoc_gridfs_bucket_stream_error(stream.get(), &error);
        mongoc_gridfs_bucket_abort_upload(stream.get());
        fail(error);
    }
}

std::optional<std::string> GridFsSession::download(const std::string& id) const {
    bson_error_t error{};
    const Bucket bucket = open_bucket();
    const bson_value_t key = id_value(id);
    const Stream stream{mongoc_gridfs_bucket_open_download_stream(bucket.get(), &key, &error)};
    if (!stream) return missing_or_fail(error);
    std::string bytes;
    std::string buffer(256 * 1024, '\0');
    while (true) {
        const auto got = mongoc_stream_read(stream.get(), buffer.data(), buffer.size(), 0, 0);
        if (mongoc_gridfs_bucket_stream_error(stream.get(), &error)) return missing_or_fail(error);
        if (got < 0) throw Unavailable{"blobs: MongoDB stopped in the middle of a file"};
        if (got == 0) return bytes;
        bytes.append(buffer, 0, static_cast<std::size_t>(got));
    }
}

void GridFsSession::remove_file(const std::string& id) const {
    bson_error_t error{};
    const Bucket bucket = open_bucket();
    const bson_value_t key = id_value(id);
    if (!mongoc_gridfs_bucket_delete_by_id(bucket.get(), &key, &error)) missing_or_fail(error);
}

std::optional<Pointer> GridFsSession::look_up(const std::string& name) const {
    const Collection collection = names();
    const Document query{BCON_NEW("_id", BCON_UTF8(name.c_str()))};
    const Cursor cursor{mongoc_collection_find_with_opts(collection.get(), query.get(), nullptr, nullptr)};
    const bson_t* found = nullptr;
    if (mongoc_cursor_next(cursor.get(), &found))
        return Pointer{text_of(found, "file"), text_of(found, "type")};
    bson_error_t error{};
    if (mongoc_cursor_error(cursor.get(), &error)) fail(error);
    return std::nullopt;
}

std::string GridFsSession::exchange(const std::string& name, const std::optional<Pointer>& pointer) const {
    for (int attempt = 1;; ++attempt) {
        bson_error_t error{};
        bson_t reply;
        const bool fine = find_and_modify(name, pointer, &reply, &error);
        const Document owner{bson_copy(&reply)};
        bson_destroy(&reply);
        if (fine) return former_file(owner.get());
        // Two first writes of one name: the second upsert finds it there when it tries again.
        if (error.code != duplicate_key || attempt == tries) fail(error);
    }
}

void GridFsSession::ping() const {
    bson_error_t error{};
    const Document command{BCON_NEW("ping", BCON_INT32(1))};
    if (!mongoc_database_command_simple(database_.get(), command.get(), nullptr, nullptr, &error))
        fail(error);
}

Bucket GridFsSession::open_bucket() const {
    bson_error_t error{};
    const Document options{BCON_NEW("bucketName", BCON_UTF8("blobs"))};
    Bucket bucket{mongoc_gridfs_bucket_new(database_.get(), options.get(), nullptr, &error)};
    if (!bucket) fail(error);
    return bucket;
}

bool GridFsSession::find_and_modify(const std::string& name, const std::optional<Pointer>& pointer,
                                    bson_t* reply, bson_error_t* error) const {
    const Collection collection = names();
    const Document query{BCON_NEW("_id", BCON_UTF8(name.c_str()))};
    const std::unique_ptr<mongoc_find_and_modify_opts_t, Free<mongoc_find_and_modify_opts_destroy>> options{
        mongoc_find_and_modify_opts_new()};
    Document update;
    if (pointer) {
        update.reset(BCON_NEW("$set", "{", "file", BCON_UTF8(pointer->file.c_str()), "type",
                              BCON_UTF8(pointer->content_type.c_str()), "}"));
        mongoc_find_and_modify_opts_set_update(options.get(), update.get());
        mongoc_find_and_modify_opts_set_flags(options.get(), MONGOC_FIND_AND_MODIFY_UPSERT);
    } else {
        mongoc_find_and_modify_opts_set_flags(options.get(), MONGOC_FIND_AND_MODIFY_REMOVE);
    }
    return mongoc_collection_find_and_modify_with_opts(collection.get(), query.get(), options.get(), reply,
                                                       error);
}

Collection GridFsSession::names() const {
    return Collection{mongoc_database_get_collection(database_.get(), "blobs.names")};
}

}  // namespace bookverse::blobs::detail
