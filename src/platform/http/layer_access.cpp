#include "platform/http/layer_access.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>

#include "platform/http/internal_headers.hpp"

namespace bookverse::http {

namespace {

/// The token of an Authorization header; empty when there is no header, std::nullopt when it is another
/// scheme.
std::optional<std::string_view> bearer(const Request& request) {
    const auto value = request.headers.get("Authorization");
    if (!value) return std::string_view{};
    if (value->size() < 8 || !boost::beast::iequals(value->substr(0, 7), "Bearer ")) return std::nullopt;
    return value->substr(7);
}

std::unexpected<Refusal> invalid_token() {
    return refuse(RefusalKind::unauthenticated, "invalid_token", "Please sign in again.");
}

Result<> allow_if(bool right, const Actor& actor) {
    if (right) return {};
    if (actor.is_anonymous())
        return refuse(RefusalKind::unauthenticated, "sign_in_required", "Please sign in first.");
    return refuse(RefusalKind::forbidden, "forbidden", "You are not allowed to do this.");
}

std::unexpected<Refusal> cross_site() {
    return refuse(RefusalKind::forbidden, "cross_site_request",
                  "This request did not come from our own pages.");
}

}  // namespace

Result<Actor> authenticate(const Call& call, const auth::TokenVerifier& tokens, bool internal) {
    const auto token = bearer(call.request);
    if (!token) return invalid_token();
    if (token->empty()) return Actor::anonymous();
    auto actor = tokens.verify(*token);
    if (!actor) return invalid_token();
    const bool by_gateway = call.request.headers.get(service_credential_header).has_value();
    if (actor->is_service() && (!internal || by_gateway)) return invalid_token();
    return std::move(*actor);
}

bool is_forwarded(const Request& request, const auth::TokenVerifier& tokens) {
    auto credential = request.headers.get(service_credential_header);
    if (!credential) credential = bearer(request);
    if (!credential || credential->empty()) return false;
    const auto actor = tokens.verify(*credential);
    return actor && actor->is_service();
}

Result<> check_access(const Call& call, bool internal) {
    const auto& actor = call.actor;
    switch (call.route->access) {
        case Access::anyone:
        case Access::cookie:
            return {};
        case Access::student:
            return allow_if(actor.is_account(), actor);
        case Access::moderator:
            return allow_if(actor.has(Role::moderator) || actor.has(Role::administrator), actor);
        case Access::administrator:
            return allow_if(actor.has(Role::administrator), actor);
        case Access::service:
            if (!internal) return refuse_not_found();
            return allow_if(actor.is_service(), actor);
    }
    return refuse_not_found();
}

Result<> check_same_site(const Call& call, const std::vector<std::string>& origins) {
    const auto& headers = call.request.headers;
    if (const auto origin = headers.get("Origin")) {
        if (std::ranges::find(origins, *origin) == origins.end()) return cross_site();
    } else if (headers.get("Sec-Fetch-Site") != "same-origin") {
        return cross_site();
    }
    if (headers.get("X-BookVerse") != "1") return cross_site();
    if (call.request.body.empty()) return {};
    auto type = headers.get("Content-Type").value_or("");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' '))
        type.remove_suffix(1);
    if (boost::beast::iequals(type, "application/json")) return {};
    return refuse(RefusalKind::unsupported_media, "json_expected", "The body must be application/json.");
}

}  // namespace bookverse::http
