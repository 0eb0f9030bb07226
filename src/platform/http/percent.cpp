#include "platform/http/percent.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace bookverse::http {
namespace {

constexpr std::size_t max_pairs = 100;

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

}  // namespace

bool percent_decode(std::string_view text, std::string& out, bool plus_is_space) {
    const auto is_special = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F || c == '%' ||
               c == '+';
    };
    if (std::ranges::none_of(text, is_special)) {
        out += text;
        return true;
    }
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (text.size() - i < 3) return false;
            const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return false;
            c = static_cast<char>(high << 4 | low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
        out += c;
    }
    return is_utf8(std::string_view{out}.substr(start));
}

void percent_encode(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
}

std::optional<std::vector<std::pair<std::string, std::string>>> query_pairs(std::string_view query) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view piece = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        if (piece.empty()) continue;
        if (pairs.size() == max_pairs) return std::nullopt;
        const auto equals = piece.find('=');
        auto& [name, value] = pairs.emplace_back();
        if (!percent_decode(piece.substr(0, equals), name, true)) return std::nullopt;
        if (equals != std::string_view::npos && !percent_decode(piece.substr(equals + 1), value, true)) {
            return std::nullopt;
        }
    }
    return pairs;
}

}  // namespace bookverse::http
