#include "platform/auth/claims.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace bookverse::auth::detail {
namespace {

constexpr std::chrono::seconds service_lifetime{60};
constexpr std::string_view service_prefix = "service:";

struct RoleName {
    Role role;
    std::string_view name;
};
constexpr std::array<RoleName, 3> role_names = {
    {{Role::student, "student"}, {Role::moderator, "moderator"}, {Role::administrator, "administrator"}}};

constexpr std::array<std::string_view, 6> ignored_members = {"jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256"};

std::int64_t seconds_of(Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

std::optional<boost::json::object> parse_object(std::string_view text) {
    boost::system::error_code error;
    auto value = boost::json::parse(text, error, {}, {.max_depth = 4});
    if (error || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

const boost::json::string* text_of(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr ? value->if_string() : nullptr;
}

/// Seconds since 1970 as an integer in a range that cannot overflow; 1.5e9 or "1" are refused.
std::optional<Instant> time_of(const boost::json::object& object, std::string_view name) {
    constexpr std::int64_t year_9999 = 253'402'300'799;
    const auto* value = object.if_contains(name);
    if (value == nullptr || !value->is_int64()) return std::nullopt;
    const std::int64_t seconds = value->get_int64();
    if (seconds < 0 || seconds > year_9999) return std::nullopt;
    return Instant{std::chrono::seconds{seconds}};
}

std::string internal_audience(const TokenOptions& options) {
    return options.audience + "/internal";
}

/// A role that this version does not know gives nothing; something that is no text is refused.
std::optional<std::uint8_t> read_roles(const boost::json::object& claims) {
    const auto* value = claims.if_contains("roles");
    if (value == nullptr || !value->is_array()) return std::nullopt;
    Actor actor;
    for (const auto& entry : value->get_array()) {
        if (!entry.is_string()) return std::nullopt;
        for (const RoleName& role : role_names) {
            if (role.name == entry.get_string()) actor.grant(role.role);
        }
    }
    return actor.roles;
}

std::expected<Actor, TokenFault> read_account(const boost::json::object& claims, const std::string& subject) {
    const auto account = AccountId::parse(subject);
    const auto* sid = text_of(claims, "sid");
    const auto session = sid != nullptr ? SessionId::parse(*sid) : std::nullopt;
    const auto roles = read_roles(claims);
    if (!account || !session || !roles) return std::unexpected(TokenFault::claims);
    Actor actor;
    actor.kind = Actor::Kind::account;
    actor.account = *account;
    actor.session = *session;
    actor.roles = *roles;
    return actor;
}

std::expected<Actor, TokenFault> read_service(const std::string& subject) {
    if (!subject.starts_with(service_prefix) || subject.size() == service_prefix.size()) {
        return std::unexpected(TokenFault::claims);
    }
    return Actor::of_service(subject.substr(service_prefix.size()));
}

}  // namespace

std::string header_text(std::string_view kid) {
    return boost::json::serialize(boost::json::object{{"alg", "EdDSA"}, {"typ", "at+jwt"}, {"kid", kid}});
}

std::expected<std::string, TokenFault> kid_of_header(std::string_view text) {
    const auto header = parse_object(text);
    if (!header) return std::unexpected(TokenFault::malformed);
    for (const auto& member : *header) {
        const std::string_view name = member.key();
        const bool known = name == "alg" || name == "typ" || name == "kid";
        if (!known && std::ranges::find(ignored_members, name) == ignored_members.end()) {
            return std::unexpected(TokenFault::malformed);
        }
    }
    const auto *alg = text_of(*header, "alg"), *typ = text_of(*header, "typ"), *kid = text_of(*header, "kid");
    if (alg == nullptr || *alg != "EdDSA") return std::unexpected(TokenFault::algorithm);
    if (typ == nullptr || *typ != "at+jwt" || kid == nullptr) return std::unexpected(TokenFault::malformed);
    return std::string{*kid};
}

std::string account_claims(const TokenOptions& options, AccountId account, SessionId session,
                           std::uint8_t roles, Instant now) {
    boost::json::array names;
    for (const RoleName& role : role_names) {
        if ((roles >> static_cast<int>(role.role) & 1) != 0) names.push_back(boost::json::string{role.name});
    }
    return boost::json::serialize(boost::json::object{{"iss", options.issuer},
                                                      {"aud", options.audience},
                                                      {"sub", account.to_string()},
                                                      {"sid", session.to_string()},
                                                      {"roles", std::move(names)},
                                                      {"iat", seconds_of(now)},
                                                      {"exp", seconds_of(now + options.lifetime)}});
}

std::string service_claims(const TokenOptions& options, std::string_view name, Instant now) {
    return boost::json::serialize(
        boost::json::object{{"iss", options.issuer},
                            {"aud", internal_audience(options)},
                            {"sub", std::string{service_prefix} + std::string{name}},
                            {"iat", seconds_of(now)},
                            {"exp", seconds_of(now + service_lifetime)}});
}

std::expected<Claims, TokenFault> read_claims(std::string_view text, const TokenOptions& options,
                                              Instant now) {
    const auto claims = parse_object(text);
    if (!claims) return std::unexpected(TokenFault::malformed);
    const auto *issuer = text_of(*claims, "iss"), *audience = text_of(*claims, "aud"),
               *subject = text_of(*claims, "sub");
    const auto issued = time_of(*claims, "iat"), expires = time_of(*claims, "exp");
    if (issuer == nullptr || audience == nullptr || subject == nullptr || !issued || !expires ||
        *expires <= *issued) {
        return std::unexpected(TokenFault::claims);
    }
    if (*issuer != options.issuer) return std::unexpected(TokenFault::issuer);
    const bool internal = *audience == internal_audience(options);
    if (!internal && *audience != options.audience) return std::unexpected(TokenFault::audience);
    if (now >= *expires) return std::unexpected(TokenFault::expired);
    if (*issued > now + options.leeway) return std::unexpected(TokenFault::not_yet);

    const std::string who{*subject};
    auto actor = internal ? read_service(who) : read_account(*claims, who);
    if (!actor) return std::unexpected(actor.error());
    return Claims{std::move(*actor), *expires};
}

}  // namespace bookverse::auth::detail
