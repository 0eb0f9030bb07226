// Percent-encoding (RFC 3986) of path segments and query parameters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bookverse::http {

/// Appends the decoded text. False for a broken escape, control characters and what is not UTF-8; `out` is
/// then not to be used. `plus_is_space`: as HTML forms write a query.
bool percent_decode(std::string_view text, std::string& out, bool plus_is_space = false);

/// Everything but letters, digits and -._~ becomes %XX.
void percent_encode(std::string& out, std::string_view text);

/// name=value pairs, decoded, in order. std::nullopt when one of them cannot be decoded or there are more
/// than 100.
std::optional<std::vector<std::pair<std::string, std::string>>> query_pairs(std::string_view query);

}  // namespace bookverse::http
