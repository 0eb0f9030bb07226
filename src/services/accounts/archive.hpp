// A data export as one tar.gz.
#pragma once

#include <string>
#include <vector>

#include "base/instant.hpp"
#include "platform/service/service.hpp"

namespace bookverse::accounts {

/// Throws std::runtime_error when libarchive cannot (out of memory). Burns time in proportion to the bytes:
/// in a pool.
std::string tar_gz(const std::vector<service::ExportPart>& parts, Instant modified);

}  // namespace bookverse::accounts
