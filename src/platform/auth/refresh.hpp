// The refresh tokens of one session (a family): each use replaces the token by its child, an old one used
// again closes the family. Pure rules; the service stores a RefreshFamily inside its session document and
// changes it by update(id, rule). Why the child is computed and not drawn: docs/decisions/0051.
#pragma once

#include <boost/describe/class.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "base/text.hpp"
#include "platform/auth/actor.hpp"
#include "platform/auth/seal.hpp"

namespace bookverse::auth {

struct RefreshTimes {
    std::chrono::seconds grace{10};   ///< the parent gets the same child
    std::chrono::days idle{30};       ///< unused for so long: ended
    std::chrono::days absolute{180};  ///< so old: sign in again
};

/// A token that we made (its tag holds); whether it is still good only its family knows.
struct RefreshToken {
    SessionId family{};
    std::int64_t generation = 0;  ///< 0: the first of its family
    Secret text;                  ///< the whole token as it stands in the cookie
};

/// What is stored: hashes only.
struct RefreshFamily {
    std::int64_t generation = 0;               ///< of the current token
    std::string current_hash{};                ///< sha256_hex of the token that is good now
    std::optional<std::string> parent_hash{};  ///< of the one that it replaced
    Instant created_at{};
    Instant rotated_at{};  ///< when the current one was made
    std::optional<Instant> closed_at{};
    bool reused = false;  ///< closed because an old token came back: worth telling the owner

    friend bool operator==(const RefreshFamily&, const RefreshFamily&) = default;
};
BOOST_DESCRIBE_STRUCT(RefreshFamily, (),
                      (generation, current_hash, parent_hash, created_at, rotated_at, closed_at, reused))

/// Makes and reads tokens: family, generation, 256 bits and a tag under the master key, base64url. Because of
/// the tag a stranger who knows a session's id cannot end it by inventing an "old" token.
class RefreshTokens {
public:
    explicit RefreshTokens(const Seal& seal) : seal_{seal} {}

    RefreshToken first(SessionId family) const;
    /// The same parent gives the same child, always.
    RefreshToken child_of(const RefreshToken& parent) const;
    /// std::nullopt when it is none of ours; costs no look into the store.
    std::optional<RefreshToken> read(std::string_view text) const;

private:
    RefreshToken make(SessionId family, std::int64_t generation, const Secret& secret) const;

    const Seal& seal_;
};

std::string hash_of(const RefreshToken& token);

RefreshFamily open_family(const RefreshToken& first, Instant now);
/// Idempotent: the first closing stays.
RefreshFamily close_family(RefreshFamily family, Instant now);

enum class RefreshVerdict : std::uint8_t {
    rotated,   ///< store `after`, answer the child
    repeated,  ///< nothing to store, answer the child
    reused,    ///< store `after` (closed now), answer session_ended
    ended,     ///< nothing to store, answer session_ended: closed before, idle or too old
};
struct RefreshUse {
    RefreshVerdict verdict{};
    RefreshFamily after;
};

/// `presented` belongs to this family and `child` is child_of(presented). May be run any number of times.
RefreshUse use_refresh_token(const RefreshFamily& family, const RefreshToken& presented,
                             const RefreshToken& child, Instant now, const RefreshTimes& times = {});

/// When the session ends by itself: for the cookie's Max-Age and for a timer that tidies up.
Instant ends_at(const RefreshFamily& family, const RefreshTimes& times = {});

}  // namespace bookverse::auth
