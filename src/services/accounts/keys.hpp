// The keys that sign access tokens. Made here, sealed with the master key, rotated every 30 days: a new key
// is published an hour before it signs, an old one stays until the last token that it signed has expired.
#pragma once

#include "services/accounts/context.hpp"

namespace bookverse::accounts {

inline constexpr auto key_period = std::chrono::days{30};
inline constexpr auto key_published_ahead = std::chrono::hours{1};
inline constexpr auto key_overlap = std::chrono::hours{1};

class Keys {
public:
    explicit Keys(Context& context) : context_{context} {}

    /// Loads all keys into the platform's KeySet, makes the first or the next one when it is time, forgets
    /// old ones. At start and as a job; several processes may do it at once.
    Task<> refresh(Deadline deadline);
    /// A new key before its time: published now, signs an hour later; the old ones then run out. For an
    /// operator who thinks that a key was seen.
    Task<> rotate(Deadline deadline);
    /// Newest last; private parts sealed.
    Task<std::vector<StoredKey>> list(Deadline deadline) { return load(deadline); }

private:
    Task<> make(Instant not_before, Deadline deadline);
    Task<std::vector<StoredKey>> load(Deadline deadline);

    Context& context_;
};

}  // namespace bookverse::accounts
