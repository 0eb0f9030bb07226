// Secrets in files: only their owner may read them.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace bookverse::config {

/// The first line, without its line end. The error is a sentence for the operator: not there, empty, or
/// readable by others (mode beyond 0600; 0640 and 0440 are fine when the group is ours: mounted secrets).
std::expected<Secret, std::string> read_secret_file(const std::filesystem::path& path);

/// All lines that are not empty, as above.
std::expected<std::vector<Secret>, std::string> read_secrets_file(const std::filesystem::path& path);

/// Makes the file with mode 0600, never replacing one: false when it is there already. Throws
/// std::system_error.
bool create_secret_file(const std::filesystem::path& path, const Secret& text);

}  // namespace bookverse::config
