// A tree of path segments. The literal children of a node are few and sorted; a literal wins over the
// {parameter}, and when nothing is found below the literal, the parameter gets its turn.
#include "platform/http/router.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

#include "platform/http/percent.hpp"

namespace bookverse::http {
namespace {

constexpr std::size_t methods = 7;
/// Longer paths match nothing.
constexpr std::size_t max_segments = 16;

using Segments = std::array<std::string_view, max_segments>;

/// How many segments /a/b/c has; std::nullopt when there are too many or it does not begin with '/'.
std::optional<std::size_t> split(std::string_view path, Segments& segments) {
    if (path.empty() || path.front() != '/') return std::nullopt;
    path.remove_prefix(1);
    std::size_t count = 0;
    while (true) {
        if (count == max_segments) return std::nullopt;
        const auto slash = path.find('/');
        segments[count++] = path.substr(0, slash);
        if (slash == std::string_view::npos) return count;
        path.remove_prefix(slash + 1);
    }
}

/// An encoded slash would mean another path to whoever decodes first; "." and ".." likewise.
bool decode_segment(std::string_view segment, std::string& out) {
    if (!percent_decode(segment, out)) return false;
    return !out.empty() && out.find('/') == std::string::npos && out.find('\\') == std::string::npos &&
           out != "." && out != "..";
}

bool is_parameter(std::string_view segment) {
    return segment.starts_with('{') && segment.ends_with('}');
}

}  // namespace

struct Router::Node {
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;  ///< sorted
    std::unique_ptr<Node> parameter;
    std::array<const Route*, methods> routes{};

    bool has_routes() const {
        return std::ranges::any_of(routes, [](const Route* route) { return route; });
    }

    Node* literal(std::string_view segment) const {
        const auto at = std::ranges::lower_bound(
            literals, segment, {}, [](const auto& item) { return std::string_view{item.first}; });
        return at != literals.end() && at->first == segment ? at->second.get() : nullptr;
    }

    Node& child(std::string_view segment) {
        if (is_parameter(segment)) {
            if (!parameter) parameter = std::make_unique<Node>();
            return *parameter;
        }
        if (Node* known = literal(segment)) return *known;
        const auto at = std::ranges::upper_bound(
            literals, segment, {}, [](const auto& item) { return std::string_view{item.first}; });
        return *literals.emplace(at, std::string{segment}, std::make_unique<Node>())->second;
    }

    /// The node that answers these segments, and which of them were parameters.
    const Node* find(std::span<const std::string_view> segments, std::uint32_t at,
                     std::uint32_t& parameters) const {
        if (at == segments.size()) return has_routes() ? this : nullptr;
        const std::string_view segment = segments[at];
        const Node* next = literal(segment);
        if (!next && segment.find('%') != std::string_view::npos) {
            std::string decoded;
            if (!decode_segment(segment, decoded)) return nullptr;
            next = literal(decoded);
        }
        if (next) {
            if (const Node* found = next->find(segments, at + 1, parameters)) return found;
        }
        if (!parameter || segment.empty()) return nullptr;
        const Node* found = parameter->find(segments, at + 1, parameters);
        if (found) parameters |= 1U << at;
        return found;
    }
};

Router::Router(Routes routes) : routes_{std::move(routes)}, root_{std::make_unique<Node>()} {
    for (const Route& route : routes_) {
        Segments segments;
        const auto count = split(route.pattern, segments);
        if (!count)
            throw std::invalid_argument{"a route's pattern begins with / and is not too long: " +
                                        route.pattern};
        Node* node = root_.get();
        for (std::size_t i = 0; i < *count; ++i)
            node = &node->child(segments[i]);
        const Route*& slot = node->routes[static_cast<std::size_t>(route.method)];
        if (slot) {
            throw std::invalid_argument{"two routes answer " + std::string{to_string(route.method)} + ' ' +
                                        slot->pattern + " and " + route.pattern};
        }
        slot = &route;
    }
}

Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

Router::Match Router::match(Method method, std::string_view path) const {
    Match match;
    Segments segments;
    const auto count = split(path, segments);
    if (!count) return match;
    std::uint32_t parameters = 0;
    const Node* node = root_->find(std::span{segments}.first(*count), 0, parameters);
    if (!node) return match;

    std::vector<std::string> values;
    for (std::size_t i = 0; i < *count; ++i) {
        if ((parameters >> i & 1) == 0) continue;
        if (!decode_segment(segments[i], values.emplace_back())) return match;
    }
    const auto route_of = [&](Method each) { return node->routes[static_cast<std::size_t>(each)]; };
    match.route = route_of(method);
    if (!match.route && method == Method::head) match.route = route_of(Method::get);
    if (match.route) {
        match.path_values = std::move(values);
        return match;
    }
    for (std::size_t i = 0; i < methods; ++i) {
        const auto each = static_cast<Method>(i);
        if (route_of(each) || (each == Method::head && route_of(Method::get))) match.allowed.push_back(each);
    }
    return match;
}

const Routes& Router::routes() const noexcept {
    return routes_;
}

}  // namespace bookverse::http
