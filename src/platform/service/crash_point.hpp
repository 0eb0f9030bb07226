// Named places at which a test kills the process as a power cut would: BOOKVERSE_CRASH_AT=orders.step.refunded,
// or …:3 for the third time. Compiled out of release builds.
#pragma once

#include <string_view>

namespace bookverse::service {

#ifdef NDEBUG
inline void crash_point(std::string_view) noexcept {}
#else
void crash_point(std::string_view name) noexcept;
#endif

}  // namespace bookverse::service
