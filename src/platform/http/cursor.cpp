#include "platform/http/cursor.hpp"

#include <algorithm>
#include <vector>

#include "platform/http/percent.hpp"
#include "platform/http/route.hpp"

namespace bookverse::http {
namespace {

constexpr std::string_view purpose = "cursor";
constexpr std::size_t binding_length = 16;

/// Which list this is: the path and the filters, in an order of our own.
std::string binding_of(const Call& call) {
    std::string text{call.route ? call.route->pattern : std::string{call.request.path()}};
    for (const std::string& value : call.path_values)
        text += '\n' + value;
    auto pairs = query_pairs(call.request.query());
    if (pairs) {
        std::ranges::sort(*pairs);
        for (const auto& [name, value] : *pairs) {
            if (name != "after" && name != "limit") text += '\n' + name + '=' + value;
        }
    }
    return auth::sha256_hex(text).substr(0, binding_length);
}

}  // namespace

std::optional<std::string> Cursors::next(const Call& call, std::string_view position) const {
    if (position.empty()) return std::nullopt;
    return seal_->sign(purpose, binding_of(call).append(position));
}

Result<std::string> Cursors::position(const Call& call, const std::optional<std::string>& after) const {
    if (!after) return std::string{};
    const auto opened = seal_->open(purpose, *after);
    if (!opened || opened->size() <= binding_length || !opened->starts_with(binding_of(call))) {
        return refuse_field("?after", "invalid_cursor",
                            "This list goes on elsewhere. Start again from its first page.");
    }
    return opened->substr(binding_length);
}

}  // namespace bookverse::http
