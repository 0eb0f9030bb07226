#include "platform/http/static_range.hpp"

#include <algorithm>
#include <charconv>

namespace bookverse::http {

namespace {

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<ByteRange> parse_range(std::string_view header, std::uint64_t size) {
    if (!header.starts_with("bytes=")) return std::nullopt;
    header.remove_prefix(6);
    const auto dash = header.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto from = number(header.substr(0, dash));
    const auto to = number(header.substr(dash + 1));
    if (dash == 0) {  // the last n bytes
        if (!to) return std::nullopt;
        const auto length = std::min(*to, size);
        return ByteRange{size - length, length};
    }
    if (!from || (!to && dash + 1 < header.size()) || (to && *to < *from)) return std::nullopt;
    if (*from >= size) return ByteRange{};
    const auto last = std::min(to.value_or(size - 1), size - 1);
    return ByteRange{*from, last - *from + 1};
}

bool tag_matches(std::string_view if_none_match, std::string_view tag) {
    while (!if_none_match.empty()) {
        const auto end = if_none_match.find(',');
        auto one = if_none_match.substr(0, end);
        if_none_match = end == std::string_view::npos ? std::string_view{} : if_none_match.substr(end + 1);
        while (one.starts_with(' '))
            one.remove_prefix(1);
        while (one.ends_with(' '))
            one.remove_suffix(1);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == "*" || one == tag) return true;
    }
    return false;
}

}  // namespace bookverse::http
