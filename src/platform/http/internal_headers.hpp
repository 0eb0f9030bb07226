// Headers between our own processes. They count only beside a valid service credential, on internal ports;
// the gateway strips them from what comes from outside.
#pragma once

#include <string_view>

namespace bookverse::http {

inline constexpr std::string_view service_credential_header = "X-BookVerse-Service";
inline constexpr std::string_view addressee_header =
    "X-BookVerse-To";  ///< which service of the process is meant
inline constexpr std::string_view deadline_header = "X-BookVerse-Deadline";  ///< milliseconds that are left

}  // namespace bookverse::http
