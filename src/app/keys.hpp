// The master key of this installation: keys for cursors, sealed secrets and calls between our own services
// are derived from it, and it seals the signing keys of access tokens, which accounts keeps in the store.
#pragma once

#include <filesystem>

#include "base/text.hpp"

namespace bookverse::app {

/// 32 raw bytes from the file, made at first when `make` says so. Throws std::runtime_error with a sentence
/// for the operator.
Secret master_key(const std::filesystem::path& file, bool make);

/// A new one in base64url, as it stands in the file.
Secret new_master_key();

}  // namespace bookverse::app
