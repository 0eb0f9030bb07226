// What a job does with MongoDB, over one connection. Only gridfs_*.cpp include this.
#pragma once

#include <mongoc/mongoc.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bookverse::blobs::detail {

template <auto F>
struct Free {
    template <class T>
    void operator()(T* pointer) const {
        F(pointer);
    }
};
using Uri = std::unique_ptr<mongoc_uri_t, Free<mongoc_uri_destroy>>;
using Clients = std::unique_ptr<mongoc_client_pool_t, Free<mongoc_client_pool_destroy>>;
using Database = std::unique_ptr<mongoc_database_t, Free<mongoc_database_destroy>>;
using Collection = std::unique_ptr<mongoc_collection_t, Free<mongoc_collection_destroy>>;
using Cursor = std::unique_ptr<mongoc_cursor_t, Free<mongoc_cursor_destroy>>;
using Bucket = std::unique_ptr<mongoc_gridfs_bucket_t, Free<mongoc_gridfs_bucket_destroy>>;
using Stream = std::unique_ptr<mongoc_stream_t, Free<mongoc_stream_destroy>>;
/// Not Free: a template would lose the alignment of bson_t.
struct FreeDocument {
    void operator()(bson_t* document) const { bson_destroy(document); }
};
using Document = std::unique_ptr<bson_t, FreeDocument>;

struct Pointer {
    std::string file;
    std::string content_type;
};

/// Holds a connection of the pool while it lives. Everything throws Unavailable.
class GridFsSession {
public:
    GridFsSession(mongoc_client_pool_t* pool, const std::string& database);
    GridFsSession(const GridFsSession&) = delete;
    GridFsSession& operator=(const GridFsSession&) = delete;
    ~GridFsSession();

    void upload(const std::string& id, const std::string& name, std::string_view bytes) const;
    /// std::nullopt when the file is not there (any more).
    std::optional<std::string> download(const std::string& id) const;
    /// No error when there is none.
    void remove_file(const std::string& id) const;
    std::optional<Pointer> look_up(const std::string& name) const;
    /// Points the name to a file, or to nothing without one; answers the file that it pointed to before, ""
    /// if none.
    std::string exchange(const std::string& name, const std::optional<Pointer>& pointer) const;
    void ping() const;

private:
    Bucket open_bucket() const;
    Collection names() const;
    bool find_and_modify(const std::string& name, const std::optional<Pointer>& pointer, bson_t* reply,
                         bson_error_t* error) const;

    mongoc_client_pool_t* pool_;
    mongoc_client_t* client_;
    Database database_;
};

}  // namespace bookverse::blobs::detail
