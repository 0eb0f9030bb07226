// How text travels through a medium of 76 ASCII characters a line.
#pragma once

#include <string>
#include <string_view>

namespace bookverse::mail::detail {

/// RFC 2045 quoted-printable with CRLF lines; any line ending in, CRLF out.
std::string quoted_printable(std::string_view text);

/// What stands behind "Subject: ": as it is when it is short printable ASCII, else RFC 2047 encoded words of
/// UTF-8, folded. Control characters become blanks. `used`: characters of the line before it.
std::string encoded_header(std::string_view text, std::size_t used);

/// A display name before an address: a quoted string or encoded words.
std::string encoded_phrase(std::string_view name, std::size_t used);

}  // namespace bookverse::mail::detail
