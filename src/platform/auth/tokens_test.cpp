#include "platform/auth/tokens.hpp"

#include <gtest/gtest.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <atomic>
#include <boost/json.hpp>
#include <thread>

#include "base/manual_clock.hpp"
#include "platform/auth/verified_cache.hpp"

namespace bookverse::auth {

void PrintTo(TokenFault fault, std::ostream* out) {
    *out << name_of(fault);
}

namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

const AccountId account = AccountId::of_name("account");
const SessionId session = SessionId::of_name("session");
const TokenOptions options{.issuer = "https://books.example.edu", .audience = "bookverse"};

/// Signs any header and any claims: what a forger with the right key, or a wrong one, could make.
std::string forge(const SigningKey& key, std::string_view header, std::string_view claims) {
    std::string token = base64url(header) + '.' + base64url(claims);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(token.data()), token.size(),
                         reinterpret_cast<const unsigned char*>(key.private_key.reveal().data()));
    return token + '.' + base64url(signature);
}

std::string header_of(std::string_view kid, const json::object& changes = {}) {
    json::object header{{"alg", "EdDSA"}, {"typ", "at+jwt"}, {"kid", kid}};
    for (const auto& change : changes)
        header[change.key()] = change.value();
    return json::serialize(header);
}

struct World {
    ManualClock clock;
    SigningKey key = make_signing_key(clock.now());
    SigningKey stranger = make_signing_key(clock.now());
    KeySet keys;
    TokenIssuer issuer{keys, clock, options};
    TokenVerifier verifier{keys, clock, options};

    World() { keys.replace({key}); }

    std::int64_t seconds() const {
        return std::chrono::floor<std::chrono::seconds>(clock.now()).time_since_epoch().count();
    }
    /// null removes a claim.
    std::string claims(const json::object& changes = {}) const {
        json::object claims{{"iss", "https://books.example.edu"},
                            {"aud", "bookverse"},
                            {"sub", account.to_string()},
                            {"sid", session.to_string()},
                            {"roles", json::array{"student", "moderator"}},
                            {"iat", seconds()},
                            {"exp", seconds() + 600}};
        for (const auto& change : changes) {
            if (change.value().is_null()) {
                claims.erase(change.key());
            } else {
                claims[change.key()] = change.value();
            }
        }
        return json::serialize(claims);
    }
    std::string forged(const json::object& header, const json::object& changes = {}) const {
        return forge(key, header_of(key.kid, header), claims(changes));
    }
};

TEST(Tokens, carry_the_actor) {
    const World world;
    Actor wanted;
    wanted.grant(Role::student);
    wanted.grant(Role::administrator);
    const auto actor = world.verifier.verify(world.issuer.issue(account, session, wanted.roles));
    ASSERT_TRUE(actor);
    EXPECT_TRUE(actor->is(account));
    EXPECT_EQ(actor->session, session);
    EXPECT_EQ(actor->roles, wanted.roles);

    const auto service = world.verifier.verify(world.issuer.issue_service("market"));
    ASSERT_TRUE(service);
    EXPECT_TRUE(service->is_service());
    EXPECT_EQ(service->service, "market");
    EXPECT_FALSE(service->has(Role::administrator));
    EXPECT_TRUE(world.verifier.verify(world.forged({})));  // the forger of this file can forge
}

TEST(Tokens, faults) {
    const World w;
    const std::string good = w.issuer.issue(account, session, 1);
    const auto first = good.find('.'), second = good.rfind('.');
    const std::string header = good.substr(0, first), body = good.substr(first + 1, second - first - 1),
                      mark = good.substr(second + 1);

    // HS256 with the public key as the secret: the classic confusion.
    const std::string hs256_text =
        base64url(header_of(w.key.kid, {{"alg", "HS256"}})) + '.' + base64url(w.claims());
    std::string mac(32, '\0');
    HMAC(EVP_sha256(), w.key.public_key.data(), 32, reinterpret_cast<const unsigned char*>(hs256_text.data()),
         hs256_text.size(), reinterpret_cast<unsigned char*>(mac.data()), nullptr);

    // The same signature with S + L: a verifier without the check S < L takes it as a second form.
    std::string malleable = *base64url_decode(mark);
    const unsigned char order[32] = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                                     0xa2, 0xde, 0xf9, 0xde, 0x14, 0,    0,    0,    0,    0,    0,
                                     0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};
    sodium_add(reinterpret_cast<unsigned char*>(malleable.data()) + 32, order, 32);

    // 64 bytes are 86 characters with 4 unused bits: setting one of them spells the same bytes differently.
    std::string other_spelling = good;
    const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    other_spelling.back() = alphabet[alphabet.find(good.back()) + 1];

    std::string changed_claims = w.claims({{"roles", json::array{"administrator"}}});
    const auto now = w.seconds();
    struct Case {
        const char* what;
        std::string token;
        TokenFault fault;
    };
    using enum TokenFault;
    const Case cases[] = {
        {"empty", "", malformed},
        {"no dots", "abc", malformed},
        {"two parts", header + '.' + body, malformed},
        {"extra part", good + ".AAAA", malformed},
        {"trailing dot", good + '.', malformed},
        {"empty signature", header + '.' + body + '.', signature},
        {"truncated", good.substr(0, good.size() - 9), malformed},
        {"truncated to whole bytes", good.substr(0, good.size() - 2), signature},
        {"white space", good + '\n', malformed},
        {"padding", good + "==", malformed},
        {"other spelling of the signature", other_spelling, malformed},
        {"malleable signature", header + '.' + body + '.' + base64url(malleable), signature},
        {"too long", good + std::string(5000, 'A'), malformed},
        {"header is no JSON", forge(w.key, "{", w.claims()), malformed},
        {"header is an array", forge(w.key, "[]", w.claims()), malformed},
        {"claims are no JSON", forge(w.key, header_of(w.key.kid), "claims"), malformed},
        {"claims deeply nested", forge(w.key, header_of(w.key.kid), std::string(200, '[')), malformed},
        {"alg none", base64url(header_of(w.key.kid, {{"alg", "none"}})) + '.' + body + '.', algorithm},
        {"alg None", w.forged({{"alg", "None"}}), algorithm},
        {"alg eddsa", w.forged({{"alg", "eddsa"}}), algorithm},
        {"alg RS256", w.forged({{"alg", "RS256"}}), algorithm},
        {"alg missing", forge(w.key, R"({"typ":"at+jwt","kid":"x"})", w.claims()), algorithm},
        {"alg a number", w.forged({{"alg", 1}}), algorithm},
        {"alg HS256 with the public key", hs256_text + '.' + base64url(mac), algorithm},
        {"typ JWT", w.forged({{"typ", "JWT"}}), malformed},
        {"typ missing", forge(w.key, R"({"alg":"EdDSA","kid":")" + w.key.kid + "\"}", w.claims()), malformed},
        {"kid missing", forge(w.key, R"({"alg":"EdDSA","typ":"at+jwt"})", w.claims()), malformed},
        {"kid a number", w.forged({{"kid", 7}}), malformed},
        {"crit", w.forged({{"crit", json::array{"exp"}}}), malformed},
        {"b64", w.forged({{"b64", false}}), malformed},
        {"zip", w.forged({{"zip", "DEF"}}), malformed},
        {"unknown member", w.forged({{"x", 1}}), malformed},
        {"unknown key", forge(w.stranger, header_of(w.stranger.kid), w.claims()), unknown_key},
        {"swapped kid", forge(w.stranger, header_of(w.key.kid), w.claims()), signature},
        {"key in the header",
         forge(w.stranger,
               header_of(
                   w.key.kid,
                   {{"jwk", {{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", base64url(w.stranger.public_key)}}}}),
               w.claims()),
         signature},
        {"kid is a path", w.forged({{"kid", "../../dev/null"}}), unknown_key},
        {"changed claims", header + '.' + base64url(changed_claims) + '.' + mark, signature},
        {"changed header", base64url(header_of(w.key.kid) + " ") + '.' + body + '.' + mark, signature},
        {"signature of zeros", header + '.' + body + '.' + base64url(std::string(64, '\0')), signature},
        {"expired", w.forged({}, {{"iat", now - 601}, {"exp", now}}), expired},
        {"iat in the future", w.forged({}, {{"iat", now + 6}}), not_yet},
        {"wrong issuer", w.forged({}, {{"iss", "https://books.example.edu/"}}), issuer},
        {"wrong audience", w.forged({}, {{"aud", "other"}}), audience},
        {"audience a list", w.forged({}, {{"aud", json::array{"bookverse"}}}), claims},
        {"exp before iat", w.forged({}, {{"exp", now - 1}}), claims},
        {"exp a text", w.forged({}, {{"exp", std::to_string(now + 600)}}), claims},
        {"exp a fraction", w.forged({}, {{"exp", 1.8e9 + 600.5}}), claims},
        {"exp too large", w.forged({}, {{"exp", std::int64_t{1} << 62}}), claims},
        {"exp negative", w.forged({}, {{"exp", -1}}), claims},
        {"no iss", w.forged({}, {{"iss", nullptr}}), claims},
        {"no aud", w.forged({}, {{"aud", nullptr}}), claims},
        {"no sub", w.forged({}, {{"sub", nullptr}}), claims},
        {"no sid", w.forged({}, {{"sid", nullptr}}), claims},
        {"no roles", w.forged({}, {{"roles", nullptr}}), claims},
        {"no exp", w.forged({}, {{"exp", nullptr}}), claims},
        {"no iat", w.forged({}, {{"iat", nullptr}}), claims},
        {"sub no id", w.forged({}, {{"sub", "admin"}}), claims},
        {"sid no id", w.forged({}, {{"sid", 1}}), claims},
        {"roles a text", w.forged({}, {{"roles", "student"}}), claims},
        {"roles of numbers", w.forged({}, {{"roles", json::array{1}}}), claims},
        {"an account with the audience of services", w.forged({}, {{"aud", "bookverse/internal"}}), claims},
        {"a service with the audience of accounts", w.forged({}, {{"sub", "service:market"}}), claims},
    };
    for (const Case& c : cases) {
        const auto actor = w.verifier.verify(c.token);
        ASSERT_FALSE(actor) << c.what;
        EXPECT_EQ(actor.error(), c.fault) << c.what;
        EXPECT_FALSE(w.verifier.verify(c.token)) << c.what << ", from the cache";
    }
    EXPECT_TRUE(w.verifier.verify(good));
}

TEST(Tokens, what_is_ignored) {
    const World w;
    EXPECT_TRUE(w.verifier.verify(
        w.forged({{"jku", "https://evil.example/keys"}, {"x5u", "https://evil.example/x"}})));
    EXPECT_TRUE(w.verifier.verify(w.forged({}, {{"jti", "1"}, {"iat", w.seconds() + 5}})));
    const auto actor = w.verifier.verify(w.forged({}, {{"roles", json::array{"student", "emperor"}}}));
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->roles, 1);
}

TEST(Tokens, a_cached_token_ends_with_its_time) {
    World w;
    const std::string token = w.issuer.issue(account, session, 1);
    EXPECT_TRUE(w.verifier.verify(token));
    w.clock.move(599s);
    EXPECT_TRUE(w.verifier.verify(token));
    w.clock.move(1s);
    EXPECT_EQ(w.verifier.verify(token).error(), TokenFault::expired);
}

TEST(Tokens, a_cached_token_ends_with_its_key) {
    World w;
    const std::string token = w.issuer.issue(account, session, 1);
    EXPECT_TRUE(w.verifier.verify(token));
    w.keys.replace({w.stranger});
    EXPECT_EQ(w.verifier.verify(token).error(), TokenFault::unknown_key);
    SigningKey ending = w.key;
    ending.retired = w.clock.now() + 60s;
    w.keys.replace({ending, w.stranger});
    EXPECT_TRUE(w.verifier.verify(token));
    w.clock.move(60s);
    EXPECT_EQ(w.verifier.verify(token).error(), TokenFault::unknown_key);
}

TEST(Tokens, the_newest_key_that_may_signs) {
    World w;
    SigningKey next = w.stranger;
    next.not_before = w.clock.now() + 1h;
    w.keys.replace({w.key, next});
    const auto kid_of = [](const std::string& token) {
        return json::parse(*base64url_decode(token.substr(0, token.find('.')))).at("kid").as_string();
    };
    EXPECT_EQ(kid_of(w.issuer.issue(account, session, 1)), w.key.kid);
    EXPECT_EQ(json::parse(w.keys.jwks(w.clock.now())).at("keys").as_array().size(), 2U);
    w.clock.move(1h);
    EXPECT_EQ(kid_of(w.issuer.issue(account, session, 1)), next.kid);

    SigningKey ended = w.key, public_only = next;
    ended.retired = w.clock.now();
    public_only.private_key = Secret{};
    w.keys.replace({ended, public_only});
    EXPECT_THROW(w.issuer.issue(account, session, 1), std::logic_error);
    EXPECT_THROW(w.issuer.issue_service("market"), std::logic_error);
    EXPECT_EQ(json::parse(w.keys.jwks(w.clock.now())).at("keys").as_array().size(), 1U);
}

TEST(Tokens, an_unknown_key_is_told_and_the_fetched_set_helps) {
    World w;
    KeySet elsewhere;
    TokenVerifier verifier{elsewhere, w.clock, options};
    int asked = 0;
    verifier.on_unknown_key([&] { ++asked; });
    const std::string token = w.issuer.issue(account, session, 1);
    EXPECT_EQ(verifier.verify(token).error(), TokenFault::unknown_key);
    EXPECT_EQ(asked, 1);
    const std::string jwks = w.keys.jwks(w.clock.now());
    EXPECT_EQ(jwks.find(base64url(w.key.private_key.reveal().substr(0, 32))), std::string::npos);
    ASSERT_TRUE(elsewhere.load_jwks(jwks));
    EXPECT_TRUE(verifier.verify(token));
    EXPECT_EQ(asked, 1);
}

TEST(Tokens, services_share_a_key_that_is_good_for_services_only) {
    World w;
    const Seal seal{Secret{std::string(32, 'm')}};
    KeySet market;
    market.replace({internal_key(seal)});
    ASSERT_TRUE(market.load_jwks(w.keys.jwks(w.clock.now())));
    EXPECT_EQ(market.keys()->size(), 2U);  // fetching keys does not lose the internal one
    w.keys.replace({w.key, internal_key(seal)});

    const std::string token = TokenIssuer{market, w.clock, options}.issue_service("market");
    ASSERT_TRUE(w.verifier.verify(token));
    EXPECT_EQ(w.verifier.verify(token)->service, "market");
    EXPECT_THROW(TokenIssuer(market, w.clock, options).issue(account, session, 1), std::logic_error);
    const SigningKey internal = internal_key(seal);
    EXPECT_EQ(w.verifier.verify(forge(internal, header_of(internal.kid), w.claims())).error(),
              TokenFault::audience);
    EXPECT_EQ(json::parse(w.keys.jwks(w.clock.now())).at("keys").as_array().size(), 1U);
    w.clock.move(60s);
    EXPECT_EQ(w.verifier.verify(token).error(), TokenFault::expired);
}

TEST(KeySet, refuses_weak_and_doubled_keys) {
    World w;
    SigningKey weak = w.key;
    weak.kid = "weak";
    weak.public_key = std::string(32, '\0');
    weak.public_key[0] = 1;  // the neutral element: anything verifies
    EXPECT_THROW(w.keys.replace({weak}), std::invalid_argument);
    SigningKey twice = w.stranger;
    twice.kid = w.key.kid;
    EXPECT_THROW(w.keys.replace({w.key, twice}), std::invalid_argument);
    EXPECT_TRUE(w.verifier.verify(w.issuer.issue(account, session, 1)));
}

TEST(KeySet, reads_only_what_it_understands) {
    World w;
    const std::string x = base64url(w.stranger.public_key);
    const std::string low = base64url(std::string("\1") + std::string(31, '\0'));
    const auto jwks = [](std::string keys) { return R"({"keys":[)" + keys + "]}"; };
    const auto jwk = [](std::string_view kid, std::string_view value, std::string_view more = "") {
        return R"({"kty":"OKP","crv":"Ed25519","kid":")" + std::string{kid} + R"(","x":")" +
               std::string{value} + '"' + std::string{more} + '}';
    };
    struct Case {
        const char* what;
        std::string text;
        bool accepted;
    };
    const Case cases[] = {
        {"plain", jwks(jwk("a", x)), true},
        {"with use and alg", jwks(jwk("a", x, R"(,"use":"sig","alg":"EdDSA")")), true},
        {"others ignored", jwks(R"({"kty":"RSA","n":"AQAB","e":"AQAB"},{"kty":"EC"},)" + jwk("a", x)), true},
        {"no key of ours", jwks(R"({"kty":"RSA","n":"AQAB","e":"AQAB"})"), false},
        {"for encryption", jwks(jwk("a", x, R"(,"use":"enc")")), false},
        {"other algorithm", jwks(jwk("a", x, R"(,"alg":"ES256")")), false},
        {"no kid", jwks(R"({"kty":"OKP","crv":"Ed25519","x":")" + x + "\"}"), false},
        {"low order", jwks(jwk("a", low)), false},
        {"too short", jwks(jwk("a", "AAAA")), false},
        {"one kid twice", jwks(jwk("a", x) + ',' + jwk("a", base64url(w.key.public_key))), false},
        {"empty", jwks(""), false},
        {"no list", R"({"keys":{}})", false},
        {"entry no object", jwks("1"), false},
        {"not JSON", "<html>", false},
        {"nothing", "", false},
        {"too long", jwks(jwk("a", x)) + std::string(70'000, ' '), false},
    };
    for (const Case& c : cases) {
        KeySet set;
        EXPECT_EQ(set.load_jwks(c.text), c.accepted) << c.what;
        EXPECT_EQ(set.keys()->size(), c.accepted ? 1U : 0U) << c.what;
    }
}

TEST(VerifiedCache, is_bounded_and_keeps_what_is_used) {
    detail::VerifiedCache cache{160};
    const Instant now{}, later{1h};
    const auto digest = [](int i) { return detail::VerifiedCache::digest_of(std::to_string(i)); };
    cache.insert(digest(-1), {Actor::of_service("hot"), later, 1});
    for (int i = 0; i < 10'000; ++i) {
        cache.insert(digest(i), {Actor{}, later, 1});
        ASSERT_TRUE(cache.find(digest(-1), now, 1)) << i;
    }
    EXPECT_LE(cache.size(), 16U * 12);
    EXPECT_FALSE(cache.find(digest(0), now, 1));
    EXPECT_FALSE(cache.find(digest(-1), now, 2));
    EXPECT_FALSE(cache.find(digest(-1), now, 1));  // another version of the keys threw it out
}

TEST(Tokens, many_threads_verify_while_keys_change) {
    World w;
    std::vector<std::string> tokens;
    for (int i = 0; i < 50; ++i)
        tokens.push_back(w.issuer.issue(AccountId::of_name(std::to_string(i)), session, 1));
    std::atomic<int> right{0}, wrong{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 3; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 1'000; ++i) {
                    const auto actor = w.verifier.verify(tokens[static_cast<std::size_t>(i % 50)]);
                    const bool same = actor && actor->is(AccountId::of_name(std::to_string(i % 50)));
                    ++(same ? right : wrong);
                }
            });
        }
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i)
                w.keys.replace({w.key, w.stranger});
        });
    }
    EXPECT_EQ(right, 3'000);
    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace bookverse::auth
