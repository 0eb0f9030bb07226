// Argon2id (security.md: 19,456 KiB, t=2, p=1) in a pool of its own: two threads, a queue of 32, then 503.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "platform/async/run.hpp"

namespace bookverse::auth {

class Passwords {
public:
    struct Cost {
        std::uint64_t operations = 2;
        std::size_t memory_bytes = 19'456 * 1024;
    };
    explicit Passwords(Cost cost, Pool::Limits limits = {.threads = 2, .queue = 32, .burns = true});
    ~Passwords();

    /// A PHC string: $argon2id$v=19$...
    Task<std::string> hash(Secret password, Deadline deadline);

    struct Verdict {
        bool right = false;
        bool rehash = false;  ///< right, but made with other parameters: store a new hash
    };
    /// `stored` empty (unknown address) costs the same time and is wrong.
    Task<Verdict> verify(std::string stored, Secret password, Deadline deadline);

    Pool& pool() noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// On the list of common passwords (case folded), or all one character, or contains the local part of the
/// address.
bool is_common_password(std::string_view password, std::string_view email_local_part);

}  // namespace bookverse::auth
