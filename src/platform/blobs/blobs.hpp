// Bytes by name: pictures, exports. Names are ours (UUIDs), never a user's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"

namespace bookverse::blobs {

struct Blob {
    std::string content_type;
    std::string bytes;
};

class BlobStore {
public:
    BlobStore() = default;
    BlobStore(const BlobStore&) = delete;
    BlobStore& operator=(const BlobStore&) = delete;
    virtual ~BlobStore() = default;

    // Names: [a-z0-9/-]{1,120}, no empty or dotted segment; std::invalid_argument otherwise.
    // All throw Unavailable or DeadlinePassed. Up to 16 MiB a blob.

    /// Durable when it returns. Writing a name again replaces it whole: a reader sees the old or the new
    /// bytes.
    virtual Task<> put(std::string name, Blob blob, Deadline deadline) = 0;
    virtual Task<std::optional<Blob>> get(std::string name, Deadline deadline) = 0;
    /// No error when there is none.
    virtual Task<> erase(std::string name, Deadline deadline) = 0;
    virtual Task<> ping(Deadline deadline) = 0;
    virtual std::string_view kind() const noexcept = 0;  ///< folder, gridfs
};

}  // namespace bookverse::blobs
