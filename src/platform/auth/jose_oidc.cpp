#include "platform/auth/jose_oidc.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "platform/auth/seal.hpp"

namespace bookverse::auth {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_id_token = 16 * 1024;
constexpr std::size_t longest_discovery = 256 * 1024;

std::optional<json::object> parse_object(std::string_view text) {
    boost::system::error_code error;
    auto value = json::parse(text, error, {}, {.max_depth = 16});
    if (error || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

std::optional<std::string> text_of(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return std::string{value->get_string()};
}

/// NumericDate of RFC 7519: seconds, which some providers write with a fraction.
std::optional<Instant> time_of(const json::object& object, std::string_view name) {
    constexpr double year_9999 = 253'402'300'799;
    const auto* value = object.if_contains(name);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    const auto seconds = value->to_number<double>();
    if (!(seconds >= 0 && seconds <= year_9999)) return std::nullopt;
    return Instant{std::chrono::milliseconds{std::llround(seconds * 1000)}};
}

/// Absent lists rule nothing out (RFC 8414 has defaults for them).
bool allows(const json::object& document, std::string_view list,
            std::initializer_list<std::string_view> wanted) {
    const auto* value = document.if_contains(list);
    if (value == nullptr) return true;
    if (!value->is_array()) return false;
    return std::ranges::any_of(value->get_array(), [&](const json::value& entry) {
        return entry.is_string() &&
               std::ranges::find(wanted, std::string_view{entry.get_string()}) != wanted.end();
    });
}

bool is_endpoint(const std::string& address, bool allow_http) {
    const auto url = boost::urls::parse_uri(address);
    if (!url || url->host().empty() || url->has_userinfo() || url->has_fragment()) return false;
    return url->scheme() == "https" || (allow_http && url->scheme() == "http");
}

struct Jws {
    json::object header, claims;
    std::string_view signed_text;
    std::string signature;
};

std::optional<Jws> split(std::string_view token) {
    if (token.size() > longest_id_token || std::ranges::count(token, '.') != 2) return std::nullopt;
    const auto first = token.find('.'), second = token.rfind('.');
    const auto header = base64url_decode(token.substr(0, first));
    const auto claims = base64url_decode(token.substr(first + 1, second - first - 1));
    auto signature = base64url_decode(token.substr(second + 1));
    if (!header || !claims || !signature) return std::nullopt;
    auto header_object = parse_object(*header), claims_object = parse_object(*claims);
    if (!header_object || !claims_object) return std::nullopt;
    return Jws{std::move(*header_object), std::move(*claims_object), token.substr(0, second),
               std::move(*signature)};
}

std::expected<void, TokenFault> check_signature(const Jws& jws, const ProviderKeys& keys) {
    const auto name = text_of(jws.header, "alg");
    if (name != "RS256" && name != "ES256") return std::unexpected(TokenFault::algorithm);
    const auto algorithm = name == "RS256" ? JoseAlgorithm::rs256 : JoseAlgorithm::es256;
    // Extensions that we must understand are none; an access token may not pass for an ID token.
    const auto type = text_of(jws.header, "typ");
    if (jws.header.contains("crit") || jws.header.contains("b64") || jws.header.contains("zip") ||
        (jws.header.contains("typ") && type != "JWT" && type != "jwt")) {
        return std::unexpected(TokenFault::malformed);
    }
    const auto kid = text_of(jws.header, "kid");
    if (jws.header.contains("kid") && !kid) return std::unexpected(TokenFault::malformed);
    if (!keys.knows(algorithm, kid)) return std::unexpected(TokenFault::unknown_key);
    if (!keys.verify(algorithm, kid, jws.signed_text, jws.signature))
        return std::unexpected(TokenFault::signature);
    return {};
}

/// For us, and for nobody else: an audience that we do not know could be playing our part.
bool is_for(const json::object& claims, std::string_view client_id) {
    const auto* audience = claims.if_contains("aud");
    if (audience == nullptr) return false;
    const auto is_us = [&](const json::value& value) {
        return value.is_string() && value.get_string() == client_id;
    };
    if (audience->is_array()) {
        const auto& list = audience->get_array();
        if (list.empty() || !std::ranges::all_of(list, is_us)) return false;
    } else if (!is_us(*audience)) {
        return false;
    }
    return !claims.contains("azp") || text_of(claims, "azp") == client_id;
}

std::optional<TokenFault> check_times(const json::object& claims, const IdTokenRules& rules, Instant now) {
    const auto expires = time_of(claims, "exp"), issued = time_of(claims, "iat");
    if (!expires || !issued || *expires <= *issued) return TokenFault::claims;
    if (now >= *expires + rules.leeway || now > *issued + rules.max_age + rules.leeway)
        return TokenFault::expired;
    if (*issued > now + rules.leeway) return TokenFault::not_yet;
    if (!claims.contains("nbf")) return std::nullopt;
    const auto not_before = time_of(claims, "nbf");
    if (!not_before) return TokenFault::claims;
    return *not_before > now + rules.leeway ? std::optional{TokenFault::not_yet} : std::nullopt;
}

}  // namespace

std::expected<OidcProvider, std::string> read_discovery(std::string_view text, std::string_view issuer,
                                                        bool allow_http) {
    const auto fail = [](std::string why) {
        return std::unexpected("discovery document: " + std::move(why));
    };
    const auto document = text.size() <= longest_discovery ? parse_object(text) : std::nullopt;
    if (!document) return fail("not a JSON object");
    OidcProvider provider;
    provider.issuer = text_of(*document, "issuer").value_or("");
    if (provider.issuer != issuer)
        return fail("its issuer is \"" + provider.issuer + "\", configured is another");
    const std::pair<std::string_view, std::string*> endpoints[] = {
        {"authorization_endpoint", &provider.authorization_endpoint},
        {"token_endpoint", &provider.token_endpoint},
        {"jwks_uri", &provider.jwks_uri}};
    for (const auto& [name, target] : endpoints) {
        *target = text_of(*document, name).value_or("");
        if (!is_endpoint(*target, allow_http))
            return fail(std::string{name} + " is missing or not an https address");
    }
    if (!allows(*document, "response_types_supported", {"code"})) return fail("no response type code");
    if (!allows(*document, "id_token_signing_alg_values_supported", {"RS256", "ES256"}))
        return fail("neither RS256 nor ES256");
    if (!allows(*document, "code_challenge_methods_supported", {"S256"})) return fail("no PKCE with S256");
    return provider;
}

OidcAttempt make_oidc_attempt() {
    return {.state = random_token(32), .nonce = random_token(32), .verifier = Secret{random_token(32)}};
}

std::string pkce_challenge(const Secret& verifier) {
    return base64url(sha256(verifier.reveal()));
}

std::string authorization_url(const OidcProvider& provider, std::string_view client_id,
                              std::string_view redirect_uri, std::string_view scope,
                              const OidcAttempt& attempt) {
    const std::pair<std::string_view, std::string> parameters[] = {
        {"response_type", "code"},
        {"client_id", std::string{client_id}},
        {"redirect_uri", std::string{redirect_uri}},
        {"scope", std::string{scope}},
        {"state", attempt.state},
        {"nonce", attempt.nonce},
        {"code_challenge", pkce_challenge(attempt.verifier)},
        {"code_challenge_method", "S256"},
    };
    std::string url = provider.authorization_endpoint;
    char separator = url.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : parameters) {
        url += separator;
        url += name;
        url += '=';
        url += boost::urls::encode(value, boost::urls::unreserved_chars);
        separator = '&';
    }
    return url;
}

std::expected<IdClaims, TokenFault> verify_id_token(std::string_view token, const ProviderKeys& keys,
                                                    const IdTokenRules& rules, Instant now) {
    const auto jws = split(token);
    if (!jws) return std::unexpected(TokenFault::malformed);
    if (const auto sound = check_signature(*jws, keys); !sound) return std::unexpected(sound.error());
    const json::object& claims = jws->claims;

    IdClaims found;
    found.issuer = text_of(claims, "iss").value_or("");
    if (found.issuer != rules.issuer) return std::unexpected(TokenFault::issuer);
    if (!is_for(claims, rules.client_id)) return std::unexpected(TokenFault::audience);
    if (const auto fault = check_times(claims, rules, now)) return std::unexpected(*fault);
    if (rules.nonce.empty() || !equal_constant_time(rules.nonce, text_of(claims, "nonce").value_or(""))) {
        return std::unexpected(TokenFault::nonce);
    }
    found.subject = text_of(claims, "sub").value_or("");
    if (found.subject.empty() || found.subject.size() > 255) return std::unexpected(TokenFault::claims);

    found.email = text_of(claims, "email");
    const auto* verified = claims.if_contains("email_verified");
    found.email_verified = verified != nullptr && verified->is_bool() && verified->get_bool();
    found.name = text_of(claims, "name");
    return found;
}

}  // namespace bookverse::auth
