// Who waits for whom when there are more busy threads than cores. Both are wishes: a kernel that does not know
// them changes nothing, and no privilege is needed. Figures: docs/decisions/0013.
#pragma once

namespace bookverse {

/// For threads that answer people: this thread runs soon after it wakes, in short slices.
void prefer_latency() noexcept;

/// For threads that burn (Argon2, pictures): a third of the weight of others. Not less: what is hardly ever run
/// holds up everybody while it owns a lock of the kernel or the allocator.
void give_way() noexcept;

}  // namespace bookverse
