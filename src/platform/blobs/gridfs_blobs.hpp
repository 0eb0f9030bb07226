// Blobs in MongoDB's GridFS: for many machines.
#pragma once

#include <memory>

#include "base/text.hpp"
#include "platform/blobs/blobs.hpp"

namespace bookverse::blobs {

/// `uri` as mongodb://host:port/database ("bookverse" when it names none). Throws std::invalid_argument for a
/// uri that is none; does not connect yet.
std::unique_ptr<BlobStore> make_gridfs_blobs(const Secret& uri);

}  // namespace bookverse::blobs
