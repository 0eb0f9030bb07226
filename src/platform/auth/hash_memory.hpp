// The memory of a password hash, kept by the thread between hashes.
//
// libsodium maps its 19 MiB anew for every hash: the kernel spends longer on clearing the pages than Argon2 on filling
// them, and holds the memory map of the process meanwhile. Figures: docs/decisions/0155.
#pragma once

#include <cstddef>

namespace bookverse::auth::detail {

/// While one lives, what libsodium maps and unmaps on this thread is one mapping that stays. Between hashes the kernel
/// may take its pages when memory is short (MADV_FREE). Not nested.
class KeepHashMemory {
public:
    KeepHashMemory() noexcept;
    ~KeepHashMemory();
    KeepHashMemory(const KeepHashMemory&) = delete;
    KeepHashMemory& operator=(const KeepHashMemory&) = delete;
};

/// How often this thread took the kept mapping instead of a new one.
std::size_t hash_memory_reused() noexcept;

}  // namespace bookverse::auth::detail
