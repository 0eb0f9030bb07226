// Points in time are UTC milliseconds since 1970 everywhere; zones exist only at the edge, for people.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace bookverse {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

/// RFC 3339 with milliseconds and Z: 2026-11-22T18:04:05.123Z. Sorts as text for years 0000 to 9999.
std::string to_string(Instant at);

/// Accepts RFC 3339 with any offset and 0 to 9 fractional digits (cut to milliseconds). Leap second 60 is
/// refused.
std::optional<Instant> parse_instant(std::string_view text);

/// Where the time comes from: app::SystemClock in the program; tests hold a ManualClock and move it.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    /// Thread-safe, never blocks. May step back when the machine's clock is set.
    virtual Instant now() const noexcept = 0;
};

}  // namespace bookverse
