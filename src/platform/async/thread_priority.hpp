// Who waits for whom when there are more busy threads than cores. Both are wishes: a kernel that does not know
// them changes nothing, and no privilege is needed. Figures: docs/decisions/0013.
#pragma once

namespace bookverse {

/// For threads that answer people: this thread runs soon after it wakes, in short slices.
void prefer_latency() noexcept;

/// For threads that burn (Argon2, pictures): a tenth of the weight of others, so that a hash still ends on a full
/// machine. What burns must hold no lock that others need, such as that of the memory map (docs/decisions/0155).
void give_way() noexcept;

}  // namespace bookverse
