#include "platform/auth/jose_oidc.hpp"

#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <boost/json.hpp>

#include "platform/auth/seal.hpp"

namespace bookverse::auth {

void PrintTo(TokenFault fault, std::ostream* out);  // tokens_test.cpp

namespace {

namespace json = boost::json;

/// A provider's key pair: enough of the other side to sign what it would, and what it would not.
class TestKey {
public:
    explicit TestKey(EVP_PKEY* key) : key_{key, &EVP_PKEY_free} {}
    static TestKey rsa(unsigned bits) { return TestKey{EVP_RSA_gen(bits)}; }
    static TestKey ec(const char* curve) { return TestKey{EVP_EC_gen(curve)}; }

    json::object jwk(std::string_view kid) const {
        if (EVP_PKEY_is_a(key_.get(), "RSA") == 1) {
            return {{"kty", "RSA"},
                    {"kid", kid},
                    {"n", number(OSSL_PKEY_PARAM_RSA_N)},
                    {"e", number(OSSL_PKEY_PARAM_RSA_E)}};
        }
        return {{"kty", "EC"},
                {"crv", "P-256"},
                {"kid", kid},
                {"x", number(OSSL_PKEY_PARAM_EC_PUB_X)},
                {"y", number(OSSL_PKEY_PARAM_EC_PUB_Y)}};
    }
    /// RS256 or ES256 by the kind of the key; header and claims are anything.
    std::string sign(const json::object& header, const json::object& claims) const {
        const std::string text =
            base64url(json::serialize(header)) + '.' + base64url(json::serialize(claims));
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                              &EVP_MD_CTX_free};
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
        std::string signature(1024, '\0');
        std::size_t size = signature.size();
        EXPECT_EQ(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                                 reinterpret_cast<const unsigned char*>(text.data()), text.size()),
                  1);
        signature.resize(size);
        if (EVP_PKEY_is_a(key_.get(), "EC") == 1) signature = side_by_side(signature);
        return text + '.' + base64url(signature);
    }

private:
    std::string number(const char* parameter) const {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), parameter, &value);
        const int size = EVP_PKEY_is_a(key_.get(), "EC") == 1 ? 32 : BN_num_bytes(value);
        std::string bytes(static_cast<std::size_t>(size), '\0');
        BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), size);
        BN_free(value);
        return base64url(bytes);
    }
    static std::string side_by_side(const std::string& der) {
        const auto* at = reinterpret_cast<const unsigned char*>(der.data());
        ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
        std::string bytes(64, '\0');
        auto* out = reinterpret_cast<unsigned char*>(bytes.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + 32, 32);
        ECDSA_SIG_free(pair);
        return bytes;
    }
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

const TestKey& rsa() {
    static const TestKey key = TestKey::rsa(2048);
    return key;
}
const TestKey& ec() {
    static const TestKey key = TestKey::ec("P-256");
    return key;
}
const TestKey& stranger() {
    static const TestKey key = TestKey::rsa(2048);
    return key;
}

std::string jwks(std::initializer_list<json::object> keys) {
    json::array list;
    for (const auto& key : keys)
        list.push_back(key);
    return json::serialize(json::object{{"keys", list}});
}

json::object with(json::object object, const json::object& changes) {
    for (const auto& change : changes) {
        if (change.value().is_null()) {
            object.erase(change.key());
        } else {
            object[change.key()] = change.value();
        }
    }
    return object;
}

const std::int64_t now_seconds = 1'800'000'000;
const Instant now{std::chrono::seconds{now_seconds}};
const IdTokenRules rules{
    .issuer = "https://login.uni.edu", .client_id = "bookverse", .nonce = "n-0S6_WzA2Mj"};

json::object id_claims(const json::object& changes = {}) {
    return with({{"iss", "https://login.uni.edu"},
                 {"sub", "24400320"},
                 {"aud", "bookverse"},
                 {"nonce", "n-0S6_WzA2Mj"},
                 {"iat", now_seconds},
                 {"exp", now_seconds + 300},
                 {"email", "jane@uni.edu"},
                 {"email_verified", true},
                 {"name", "Jane"}},
                changes);
}
json::object header(const json::object& changes = {}) {
    return with({{"alg", "RS256"}, {"kid", "r"}}, changes);
}

TEST(IdToken, both_algorithms) {
    const auto keys = ProviderKeys::read(jwks({rsa().jwk("r"), ec().jwk("e")}));
    ASSERT_TRUE(keys);
    for (const std::string& token :
         {rsa().sign(header(), id_claims()),
          ec().sign(header({{"alg", "ES256"}, {"kid", "e"}, {"typ", "JWT"}}), id_claims()),
          rsa().sign(header({{"kid", nullptr}}),
                     id_claims({{"aud", json::array{"bookverse"}}, {"azp", "bookverse"}}))}) {
        const auto found = verify_id_token(token, *keys, rules, now);
        ASSERT_TRUE(found) << name_of(found.error());
        EXPECT_EQ(found->subject, "24400320");
        EXPECT_EQ(found->email, "jane@uni.edu");
        EXPECT_TRUE(found->email_verified);
        EXPECT_EQ(found->name, "Jane");
    }
    for (const json::value& odd : {json::value{"true"}, json::value{1}, json::value{nullptr}}) {
        EXPECT_FALSE(
            verify_id_token(rsa().sign(header(), id_claims({{"email_verified", odd}})), *keys, rules, now)
                ->email_verified);
    }
}

TEST(IdToken, faults) {
    const auto keys = ProviderKeys::read(jwks({rsa().jwk("r"), ec().jwk("e")}));
    ASSERT_TRUE(keys);
    const auto by_rsa = [](const json::object& change) { return rsa().sign(header(), id_claims(change)); };
    const auto headed = [](const json::object& change) { return rsa().sign(header(change), id_claims()); };
    const std::string good = by_rsa({});
    const std::string head = good.substr(0, good.rfind('.'));
    struct Case {
        const char* what;
        std::string token;
        TokenFault fault;
    };
    using enum TokenFault;
    const Case cases[] = {
        {"empty", "", malformed},
        {"two parts", head, malformed},
        {"four parts", good + ".x", malformed},
        {"padding", good + "=", malformed},
        {"huge", std::string(20'000, 'a') + ".a.a", malformed},
        {"no signature", head + '.', signature},
        {"alg none", base64url(R"({"alg":"none"})") + head.substr(head.find('.')) + '.', algorithm},
        {"alg HS256", headed({{"alg", "HS256"}}), algorithm},
        {"alg PS256", headed({{"alg", "PS256"}}), algorithm},
        {"alg missing", headed({{"alg", nullptr}}), algorithm},
        {"alg of another key", headed({{"alg", "ES256"}}), unknown_key},
        {"kid of another kind of key", headed({{"kid", "e"}}), unknown_key},
        {"kid unknown", headed({{"kid", "x"}}), unknown_key},
        {"kid a number", headed({{"kid", 1}}), malformed},
        {"crit", headed({{"crit", json::array{"b64"}}}), malformed},
        {"an access token", headed({{"typ", "at+jwt"}}), malformed},
        {"signed by a stranger", stranger().sign(header(), id_claims()), signature},
        {"stranger's key in the header", stranger().sign(header({{"jwk", stranger().jwk("r")}}), id_claims()),
         signature},
        {"changed claims",
         good.substr(0, good.find('.') + 1) + base64url(json::serialize(id_claims({{"sub", "1"}}))) +
             good.substr(good.rfind('.')),
         signature},
        {"ES256 in DER length", head + '.' + base64url(std::string(64, '\0')), signature},
        {"other issuer", by_rsa({{"iss", "https://login.uni.edu/"}}), issuer},
        {"no issuer", by_rsa({{"iss", nullptr}}), issuer},
        {"other audience", by_rsa({{"aud", "other"}}), audience},
        {"us and another", by_rsa({{"aud", json::array{"bookverse", "other"}}, {"azp", "bookverse"}}),
         audience},
        {"empty audience list", by_rsa({{"aud", json::array{}}}), audience},
        {"no audience", by_rsa({{"aud", nullptr}}), audience},
        {"azp another", by_rsa({{"azp", "other"}}), audience},
        {"azp a number", by_rsa({{"azp", 1}}), audience},
        {"expired", by_rsa({{"iat", now_seconds - 400}, {"exp", now_seconds - 60}}), expired},
        {"issued long ago", by_rsa({{"iat", now_seconds - 661}}), expired},
        {"issued in the future", by_rsa({{"iat", now_seconds + 61}}), not_yet},
        {"not yet", by_rsa({{"nbf", now_seconds + 61}}), not_yet},
        {"no exp", by_rsa({{"exp", nullptr}}), TokenFault::claims},
        {"no iat", by_rsa({{"iat", nullptr}}), TokenFault::claims},
        {"exp a text", by_rsa({{"exp", "1800000300"}}), TokenFault::claims},
        {"exp huge", by_rsa({{"exp", 1e300}}), TokenFault::claims},
        {"nonce of another attempt", by_rsa({{"nonce", "other"}}), nonce},
        {"no nonce", by_rsa({{"nonce", nullptr}}), nonce},
        {"no subject", by_rsa({{"sub", nullptr}}), TokenFault::claims},
        {"subject too long", by_rsa({{"sub", std::string(256, 'x')}}), TokenFault::claims},
        {"subject a number", by_rsa({{"sub", 1}}), TokenFault::claims},
    };
    for (const Case& c : cases) {
        const auto found = verify_id_token(c.token, *keys, rules, now);
        ASSERT_FALSE(found) << c.what;
        EXPECT_EQ(found.error(), c.fault) << c.what;
    }
    IdTokenRules careless = rules;
    careless.nonce = "";
    EXPECT_EQ(verify_id_token(by_rsa({{"nonce", ""}}), *keys, careless, now).error(), TokenFault::nonce);
}

TEST(ProviderKeys, only_sound_keys) {
    const json::object good = rsa().jwk("r"), curve = ec().jwk("e");
    std::string moved = base64url_decode(curve.at("x").as_string()).value();
    moved[0] = static_cast<char>(moved[0] ^ 1);  // off the curve
    struct Case {
        const char* what;
        std::string text;
        std::size_t keys;
    };
    const Case cases[] = {
        {"both", jwks({good, curve}), 2},
        {"unknown kinds beside",
         jwks({{{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", "AA"}}, {{"kty", "oct"}, {"k", "AA"}}, good}), 1},
        {"with alg and use", jwks({with(good, {{"alg", "RS256"}, {"use", "sig"}})}), 1},
        {"for encryption", jwks({with(good, {{"use", "enc"}})}), 0},
        {"alg of another kind", jwks({with(good, {{"alg", "PS256"}})}), 0},
        {"symmetric", jwks({{{"kty", "oct"}, {"k", "AAAA"}}}), 0},
        {"short RSA", jwks({TestKey::rsa(1024).jwk("s")}), 0},
        {"exponent 1", jwks({with(good, {{"e", "AQ"}})}), 0},
        {"even exponent", jwks({with(good, {{"e", "AQAC"}})}), 0},
        {"no modulus", jwks({with(good, {{"n", nullptr}})}), 0},
        {"point off the curve", jwks({with(curve, {{"x", base64url(moved)}})}), 0},
        {"other curve", jwks({with(curve, {{"crv", "secp256k1"}})}), 0},
        {"short coordinate", jwks({with(curve, {{"x", "AAAA"}})}), 0},
        {"empty", jwks({}), 0},
        {"no JSON", "<html>", 0},
        {"nothing", "", 0},
    };
    for (const Case& c : cases) {
        const auto keys = ProviderKeys::read(c.text);
        EXPECT_EQ(keys ? keys->size() : 0, c.keys) << c.what;
    }
    const auto two = ProviderKeys::read(jwks({good, stranger().jwk("s")}));
    EXPECT_FALSE(two->knows(JoseAlgorithm::rs256, std::nullopt));  // without a kid either could be meant
    EXPECT_TRUE(two->knows(JoseAlgorithm::rs256, "s"));
}

TEST(OidcDiscovery, is_read_strictly) {
    const json::object good{{"issuer", "https://login.uni.edu"},
                            {"authorization_endpoint", "https://login.uni.edu/auth?tenant=1"},
                            {"token_endpoint", "https://login.uni.edu/token"},
                            {"jwks_uri", "https://login.uni.edu/jwks"},
                            {"response_types_supported", {"code", "id_token"}},
                            {"id_token_signing_alg_values_supported", {"RS256", "EdDSA"}},
                            {"code_challenge_methods_supported", {"S256"}}};
    const auto reads = [&](const json::object& changes, bool http = false) {
        return read_discovery(json::serialize(with(good, changes)), "https://login.uni.edu", http)
            .has_value();
    };
    EXPECT_TRUE(reads({}));
    EXPECT_TRUE(reads({{"code_challenge_methods_supported", nullptr}}));
    EXPECT_TRUE(reads({{"token_endpoint", "http://127.0.0.1:1234/token"}}, true));
    for (const json::object& bad :
         {json::object{{"issuer", "https://login.uni.edu/"}}, json::object{{"issuer", nullptr}},
          json::object{{"token_endpoint", "http://login.uni.edu/token"}}, json::object{{"jwks_uri", nullptr}},
          json::object{{"jwks_uri", "/jwks"}}, json::object{{"jwks_uri", "file:///etc/passwd"}},
          json::object{{"jwks_uri", "https://a@b.example/jwks"}},
          json::object{{"response_types_supported", {"id_token"}}},
          json::object{{"id_token_signing_alg_values_supported", {"none"}}},
          json::object{{"code_challenge_methods_supported", {"plain"}}}}) {
        EXPECT_FALSE(reads(bad)) << bad;
    }
    EXPECT_FALSE(read_discovery("<html>", "https://login.uni.edu", false));
}

TEST(OidcAttempt, pkce_of_rfc_7636_and_the_address) {
    EXPECT_EQ(pkce_challenge(Secret{"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"}),
              "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    const OidcAttempt attempt = make_oidc_attempt(), other = make_oidc_attempt();
    EXPECT_NE(attempt.state, other.state);
    EXPECT_NE(attempt.nonce, attempt.state);
    EXPECT_EQ(attempt.verifier.reveal().size(), 43U);
    const OidcProvider provider{"https://login.uni.edu", "https://login.uni.edu/auth?tenant=1", "", ""};
    EXPECT_EQ(authorization_url(provider, "book verse", "https://b.edu/cb?x=1&y", "openid email",
                                {"s", "n", Secret{"v"}}),
              "https://login.uni.edu/auth?tenant=1&response_type=code&client_id=book%20verse&redirect_uri="
              "https%3A%2F%2Fb.edu%2Fcb%3Fx%3D1%26y&scope=openid%20email&state=s&nonce=n&code_challenge=" +
                  pkce_challenge(Secret{"v"}) + "&code_challenge_method=S256");
}

}  // namespace
}  // namespace bookverse::auth
