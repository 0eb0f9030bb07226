// Blobs as files below one folder: for one machine.
#pragma once

#include <filesystem>
#include <memory>

#include "platform/blobs/blobs.hpp"

namespace bookverse::blobs {

/// Makes the folder when it is missing. Throws std::runtime_error with a sentence when it cannot be used.
std::unique_ptr<BlobStore> make_folder_blobs(const std::filesystem::path& root);

}  // namespace bookverse::blobs
