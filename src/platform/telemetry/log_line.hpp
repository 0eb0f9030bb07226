// One log line as text. Whatever a value holds, the line stays one line, valid UTF-8 and, as JSON, one
// object: control, bidirectional and line-separating characters are escaped, so nobody can forge or hide an
// entry.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::telemetry {

struct LogLine {
    Instant at;
    Level level;
    std::string_view service;
    std::string_view event;
    std::span<const Field> fields;
};

std::string_view name_of(Level level) noexcept;

/// {"at":…,"level":…,"service":…,"event":…, then the fields as strings}, redacted. A value is cut at 4 KiB.
/// No line end.
std::string to_json_line(const LogLine& line);

/// For a terminal: time, level, event, name=value …, redacted and escaped alike.
std::string to_people_line(const LogLine& line);

}  // namespace bookverse::telemetry
