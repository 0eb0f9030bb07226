// Against a provider of our own in this process, which checks what a certified one checks: PKCE, the redirect
// address, the client's secret. tests/e2e does it again with the npm package oidc-provider.
#include "services/accounts/oidc.hpp"

#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <mutex>

#include "platform/auth/seal.hpp"
#include "platform/http/test_server.hpp"
#include "services/accounts/test_world.hpp"

namespace bookverse::accounts {
namespace {

namespace js = boost::json;
using testing::Answer;
using testing::Browser;
using testing::World;
using namespace std::chrono_literals;

std::string parameter(std::string_view url, const std::string& name) {
    const std::string mark = name + "=";
    auto at = url.find("?" + mark);
    if (at == std::string_view::npos) at = url.find("&" + mark);
    if (at == std::string_view::npos) return "";
    const auto begin = at + 1 + mark.size();
    return std::string{url.substr(begin, url.find('&', begin) - begin)};
}

class FakeProvider {
public:
    FakeProvider() : server_{[this](http::Request request) { return answer(std::move(request)); }} {}

    std::string issuer() const { return "http://127.0.0.1:" + std::to_string(server_.server.port()); }

    /// What the person's browser would have agreed to at the provider's page.
    std::string agree(const std::string& location, js::object claims) {
        const std::scoped_lock lock{mutex_};
        challenge_ = parameter(location, "code_challenge");
        EXPECT_EQ(parameter(location, "code_challenge_method"), "S256");
        EXPECT_EQ(parameter(location, "response_type"), "code");
        EXPECT_EQ(parameter(location, "client_id"), "bookverse");
        redirect_ = parameter(location, "redirect_uri");
        claims_ = std::move(claims);
        if (!claims_.contains("nonce")) claims_["nonce"] = parameter(location, "nonce");
        return "/api/v1/oidc/uni/callback?code=the-code&state=" + parameter(location, "state");
    }
    std::atomic<std::int64_t> now{0};  ///< seconds
    std::atomic<bool> down = false;

private:
    Task<http::Response> answer(http::Request request) {
        if (down) co_return http::Response::text(500, "down");
        const std::scoped_lock lock{mutex_};
        if (request.path() == "/.well-known/openid-configuration") {
            co_return http::Response::json(
                200,
                js::serialize(js::object{{"issuer", issuer()},
                                         {"authorization_endpoint", issuer() + "/authorize"},
                                         {"token_endpoint", issuer() + "/token"},
                                         {"jwks_uri", issuer() + "/jwks"},
                                         {"response_types_supported", js::array{"code"}},
                                         {"code_challenge_methods_supported", js::array{"S256"}},
                                         {"id_token_signing_alg_values_supported", js::array{"RS256"}}}));
        }
        if (request.path() == "/jwks") {
            co_return http::Response::json(200, js::serialize(js::object{{"keys", js::array{jwk()}}}));
        }
        if (request.path() == "/token") {
            const std::string form = "?" + request.body;
            const Secret verifier{parameter(form, "code_verifier")};
            const bool right = parameter(form, "code") == "the-code" &&
                               parameter(form, "redirect_uri") == redirect_ &&
                               auth::pkce_challenge(verifier) == challenge_ &&
                               request.headers.get("Authorization") == "Basic Ym9va3ZlcnNlOnMlMjZj";
            if (!right) co_return http::Response::json(400, R"({"error":"invalid_grant"})");
            co_return http::Response::json(
                200, js::serialize(js::object{{"id_token", id_token()}, {"token_type", "Bearer"}}));
        }
        co_return http::Response::text(404, "");
    }
    js::object jwk() const {
        return {{"kty", "RSA"},
                {"kid", "k1"},
                {"alg", "RS256"},
                {"use", "sig"},
                {"n", number(OSSL_PKEY_PARAM_RSA_N)},
                {"e", number(OSSL_PKEY_PARAM_RSA_E)}};
    }
    std::string number(const char* name) const {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), name, &value);
        std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
        BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
        BN_free(value);
        return auth::base64url(bytes);
    }
    std::string id_token() const {
        js::object claims{
            {"iss", issuer()}, {"aud", "bookverse"}, {"iat", now.load()}, {"exp", now.load() + 300}};
        for (const auto& claim : claims_)
            claims[claim.key()] = claim.value();
        const std::string text =
            auth::base64url(R"({"alg":"RS256","kid":"k1"})") + "." + auth::base64url(js::serialize(claims));
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                              &EVP_MD_CTX_free};
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
        std::string signature(512, '\0');
        std::size_t size = signature.size();
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size());
        signature.resize(size);
        return text + "." + auth::base64url(signature);
    }

    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_{EVP_RSA_gen(2048), &EVP_PKEY_free};
    std::mutex mutex_;
    std::string challenge_;
    std::string redirect_;
    js::object claims_;
    http::testing::TestServer server_;
};

struct Sandbox {
    FakeProvider provider;
    World world{[this](service::Settings& settings) {
        settings.oidc = {
            {"uni", "Test University", provider.issuer(), "bookverse", Secret{"s&c"}, {"campus.example"}}};
    }};
    Sandbox() {
        provider.now =
            std::chrono::duration_cast<std::chrono::seconds>(world.clock().now().time_since_epoch()).count();
    }

    /// The whole way; the Location in which it ends.
    std::string arrive(Browser& browser, js::object claims, const std::string& return_to = "/books") {
        const auto start = world.get(browser, "/api/v1/oidc/uni/start?return_to=" + return_to);
        EXPECT_EQ(start.status, 302) << start.text;
        const std::string location{start.headers.get("Location").value_or("")};
        EXPECT_TRUE(location.starts_with(provider.issuer() + "/authorize?")) << location;
        const auto back = world.get(browser, provider.agree(location, std::move(claims)));
        EXPECT_EQ(back.status, 302) << back.text;
        return std::string{back.headers.get("Location").value_or("")};
    }
};

const js::object ann{
    {"sub", "a1"}, {"email", "ann@campus.example"}, {"email_verified", true}, {"name", "Ann U"}};

TEST(Oidc, a_campus_that_vouches_makes_an_account_and_knows_it_again) {
    Sandbox campus;
    Browser browser;
    EXPECT_EQ(campus.world.get(browser, "/api/v1/oidc/providers")
                  .body.at("items")
                  .get_array()
                  .at(0)
                  .at("name")
                  .get_string(),
              "Test University");
    EXPECT_EQ(campus.arrive(browser, ann), "/books");
    EXPECT_FALSE(browser.cookies.contains("__Host-oidc"));
    const auto session = campus.world.refresh(browser);
    ASSERT_EQ(session.status, 200) << session.text;
    const auto& account = session.body.at("account");
    EXPECT_EQ(account.at("name").get_string(), "Ann U");
    EXPECT_FALSE(account.at("password_set").get_bool());
    EXPECT_FALSE(account.at("verified_until").is_null());
    Browser again;
    EXPECT_EQ(campus.arrive(again, {{"sub", "a1"}}), "/books")
        << "known by issuer and subject, whatever the address";
    EXPECT_EQ(campus.world.refresh(again).body.at("account").at("id"), account.at("id"));
    EXPECT_EQ(campus.world.sign_in(again, "ann@campus.example", "").status, 422);
    EXPECT_EQ(campus.world.sign_in(again, "ann@campus.example", "any password").status, 401)
        << "there is none";
}

TEST(Oidc, an_address_takes_no_account_over) {
    Sandbox campus;
    Browser owner = campus.world.student("ann@campus.example");
    Browser thief;
    auto unverified = ann;
    unverified["email_verified"] = false;
    EXPECT_EQ(campus.arrive(thief, unverified), "/sign-in?problem=address_not_verified");
    EXPECT_EQ(campus.arrive(thief, ann), "/sign-in?problem=sign_in_to_link");
    EXPECT_FALSE(thief.cookies.contains("__Host-rt"));
    EXPECT_EQ(campus.world.refresh(thief).status, 401);
    // The owner's password, in the browser that came from the provider, joins the two.
    EXPECT_EQ(campus.world.sign_in(thief, "ann@campus.example").status, 201);
    EXPECT_FALSE(thief.cookies.contains("__Host-oidc-link"));
    Browser fresh;
    EXPECT_EQ(campus.arrive(fresh, ann), "/books");
    EXPECT_EQ(campus.world.refresh(fresh).body.at("account").at("id").get_string(), owner.account);
}

TEST(Oidc, a_sign_up_that_was_never_proved_gives_way) {
    Sandbox campus;
    ASSERT_EQ(campus.world.sign_up("ann@campus.example", "attackers pass").status, 202);
    Browser browser;
    EXPECT_EQ(campus.arrive(browser, ann), "/books");
    EXPECT_EQ(campus.world.sign_in(browser, "ann@campus.example", "attackers pass").status, 401);
}

TEST(Oidc, what_is_refused) {
    Sandbox campus;
    struct Case {
        const char* what;
        js::object claims;
        const char* problem;
    };
    const Case cases[] = {
        {"no campus",
         {{"sub", "x"}, {"email", "x@gmail.com"}, {"email_verified", true}},
         "not_a_campus_address"},
        {"a campus that this provider may not vouch for",
         {{"sub", "x"}, {"email", "x@tum.de"}, {"email_verified", true}},
         "not_a_campus_address"},
        {"no address", {{"sub", "x"}}, "address_not_verified"},
        {"a text is no true",
         {{"sub", "x"}, {"email", "x@campus.example"}, {"email_verified", "true"}},
         "address_not_verified"},
        {"another issuer", {{"sub", "x"}, {"iss", "https://evil.example"}}, "provider_refused"},
        {"for somebody else", {{"sub", "x"}, {"aud", "another"}}, "provider_refused"},
        {"another nonce", {{"sub", "x"}, {"nonce", "replayed"}}, "provider_refused"},
        {"expired", {{"sub", "x"}, {"exp", 1}}, "provider_refused"},
    };
    for (const Case& c : cases) {
        Browser browser;
        EXPECT_EQ(campus.arrive(browser, c.claims), std::string{"/sign-in?problem="} + c.problem) << c.what;
        EXPECT_FALSE(browser.cookies.contains("__Host-rt")) << c.what;
    }
}

TEST(Oidc, the_way_back_belongs_to_the_browser_that_began) {
    Sandbox campus;
    Browser victim;
    Browser attacker;
    const auto start = campus.world.get(attacker, "/api/v1/oidc/uni/start");
    const std::string back = campus.provider.agree(std::string{*start.headers.get("Location")}, ann);
    const auto location = [&](Browser& browser, const std::string& target) {
        return std::string{campus.world.get(browser, target).headers.get("Location").value_or("")};
    };
    EXPECT_EQ(location(victim, back), "/sign-in?problem=sign_in_expired") << "no cookie of its own";
    EXPECT_EQ(location(attacker, back + "x"), "/sign-in?problem=sign_in_expired") << "another state";
    (void)campus.world.get(attacker, "/api/v1/oidc/uni/start");
    campus.world.clock().move(11min);
    EXPECT_EQ(location(attacker, back), "/sign-in?problem=sign_in_expired");
    EXPECT_EQ(campus.world.get(victim, "/api/v1/oidc/other/start").status, 404);
}

TEST(Oidc, a_provider_that_is_down_is_a_page_and_no_fault_of_ours) {
    Sandbox campus;
    Browser browser;
    const auto start = campus.world.get(browser, "/api/v1/oidc/uni/start");
    const std::string back = campus.provider.agree(std::string{*start.headers.get("Location")}, ann);
    campus.provider.down = true;
    EXPECT_EQ(std::string{campus.world.get(browser, back).headers.get("Location").value_or("")},
              "/sign-in?problem=provider_unavailable");
    Browser late;
    campus.world.clock().move(2h);
    EXPECT_EQ(campus.world.get(late, "/api/v1/oidc/uni/start").status, 503);
}

TEST(Oidc, returns_to_our_own_pages_only) {
    for (const auto* good : {"/", "/books?q=1#x", "/a/b"})
        EXPECT_EQ(safe_return_to(good), good);
    for (const auto* bad : {"", "books", "//evil.example", "/\\evil.example", "https://evil.example",
                            "/a\r\nSet-Cookie: x", "javascript:alert(1)", "/a b"}) {
        EXPECT_EQ(safe_return_to(bad), "/") << bad;
    }
}

}  // namespace
}  // namespace bookverse::accounts
