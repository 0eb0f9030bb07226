// The keys of this installation: the master key, from which the keys for cursors, sealed secrets and calls
// between our own services are derived, and the Ed25519 keys that sign access tokens.
#pragma once

#include <filesystem>
#include <vector>

#include "base/instant.hpp"
#include "base/text.hpp"
#include "platform/auth/seal.hpp"
#include "platform/auth/tokens.hpp"

namespace bookverse::app {

/// 32 raw bytes from the file, made at first when `make` says so. Throws std::runtime_error with a sentence
/// for the operator.
Secret master_key(const std::filesystem::path& file, bool make);

/// The file of signing keys: JSON, private parts sealed with the master key, so a copy of the file alone
/// signs nothing.
class SigningKeyFile {
public:
    SigningKeyFile(std::filesystem::path file, const auth::Seal& seal);

    /// Throws std::runtime_error with a sentence for the operator.
    std::vector<auth::SigningKey> read() const;
    /// Replaces the file whole, mode 0600: a reader sees the old or the new one.
    void write(const std::vector<auth::SigningKey>& keys) const;
    bool exists() const;
    /// Of the last change, to notice a rotation by another process.
    std::filesystem::file_time_type changed() const;

private:
    std::filesystem::path file_;
    const auth::Seal& seal_;
};

/// How a rotation goes: the new key is published at once and signs after `ahead`, when every verifier has
/// seen it; the old ones sign until then and verify until the last token of theirs has expired. Keys that
/// retired are dropped.
std::vector<auth::SigningKey> rotated(std::vector<auth::SigningKey> keys, auth::SigningKey fresh, Instant now,
                                      std::chrono::seconds ahead, std::chrono::seconds token_lifetime);

}  // namespace bookverse::app
