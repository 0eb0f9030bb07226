#include "services/accounts/oidc.hpp"

#include <sodium.h>
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <boost/url/url_view.hpp>

#include "platform/auth/seal.hpp"
#include "platform/http/client.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/accounts/rules.hpp"

namespace bookverse::accounts {

/// What an attempt has to remember; sealed with the provider's id as its context.
struct Remembered {
    std::string state;
    std::string nonce;
    json::StoredSecret verifier;
    std::string return_to;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Remembered, (), (state, nonce, verifier, return_to, expires_at))

/// Somebody whom a provider vouched for, and whose address has an account with a password.
struct LinkWish {
    std::string issuer;
    std::string subject;
    AccountId account;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(LinkWish, (), (issuer, subject, account, expires_at))

namespace {

constexpr std::string_view attempt_purpose = "accounts.oidc.attempt";
constexpr std::string_view link_purpose = "accounts.oidc.link";
constexpr auto kept = std::chrono::hours{1};

std::string encoded(std::string_view text) {
    return boost::urls::encode(text, boost::urls::unreserved_chars);
}

/// RFC 6749 2.3.1: both parts are form-encoded before they are joined.
std::string basic_authorization(const std::string& client_id, const Secret& secret) {
    const std::string pair = encoded(client_id) + ":" + encoded(secret.reveal());
    std::string text(sodium_base64_encoded_len(pair.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(pair.data()),
                      pair.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return "Basic " + text;
}

std::unexpected<Refusal> refused(std::string code) {
    return refuse(RefusalKind::forbidden, std::move(code), "Signing in with your campus did not work.");
}

/// GET or POST of an absolute URL. Throws Unavailable for anything but 200.
Task<std::string> fetch(http::Client& client, std::string url, std::string form, std::string authorization,
                        Deadline deadline) {
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed) throw Unavailable{"the provider named an address that is none"};
    http::Request request;
    request.method = form.empty() ? http::Method::get : http::Method::post;
    request.target =
        std::string{parsed->encoded_path().empty() ? "/" : std::string_view{parsed->encoded_path()}};
    if (parsed->has_query()) request.target += "?" + std::string{std::string_view{parsed->encoded_query()}};
    request.headers.add("Accept", "application/json");
    if (!form.empty()) request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    if (!authorization.empty()) request.headers.add("Authorization", std::move(authorization));
    request.body = std::move(form);
    std::string base = std::string{parsed->scheme()} + "://" +
                       std::string{std::string_view{parsed->encoded_host_and_port()}};
    auto response = co_await client.send(std::move(base), std::move(request), deadline);
    auto* body = std::get_if<std::string>(&response.body);
    if (response.status != 200 || !body) {
        throw Unavailable{"the provider answered " + std::to_string(response.status)};
    }
    co_return std::move(*body);
}

}  // namespace

struct TokenAnswer {
    std::string id_token;
};
BOOST_DESCRIBE_STRUCT(TokenAnswer, (), (id_token))

struct Oidc::Provider {
    explicit Provider(const service::OidcProvider& configured) : settings{configured} {}
    const service::OidcProvider& settings;
    std::mutex mutex{};
    std::shared_ptr<const auth::OidcProvider> discovered{};
    std::shared_ptr<const auth::ProviderKeys> keys{};
    Instant fetched_at{};

    bool vouches_for(std::string_view domain) const {
        if (settings.domains.empty()) return true;
        return std::ranges::any_of(settings.domains, [&](const std::string& own) {
            return domain == own || (domain.ends_with(own) && domain[domain.size() - own.size() - 1] == '.');
        });
    }
};

Oidc::Oidc(Context& context, Sessions& sessions) : context_{context}, sessions_{sessions} {
    for (const auto& provider : context.platform.settings.oidc)
        providers_.push_back(std::make_unique<Provider>(provider));
}

Oidc::~Oidc() = default;

std::string safe_return_to(std::string_view path) {
    const bool ours = path.starts_with('/') && !path.starts_with("//") &&
                      path.find('\\') == std::string_view::npos && std::ranges::none_of(path, [](char c) {
                          return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
                      });
    return ours ? std::string{path} : "/";
}

dto::OidcProviderList Oidc::providers() const {
    dto::OidcProviderList list;
    for (const auto& provider : providers_)
        list.items.push_back({provider->settings.id, provider->settings.name});
    return list;
}

Oidc::Provider* Oidc::find(std::string_view id) const {
    const auto found =
        std::ranges::find_if(providers_, [&](const auto& one) { return one->settings.id == id; });
    return found == providers_.end() ? nullptr : found->get();
}

std::string Oidc::redirect_uri(const Provider& provider) const {
    return context_.url("/api/v1/oidc/" + provider.settings.id + "/callback");
}

Task<std::shared_ptr<const auth::OidcProvider>> Oidc::discover(Provider& provider, Deadline deadline) {
    {
        const std::scoped_lock lock{provider.mutex};
        if (provider.discovered && context_.now() < provider.fetched_at + kept) co_return provider.discovered;
    }
    std::string issuer = provider.settings.issuer;
    if (issuer.ends_with('/')) issuer.pop_back();
    const auto text = co_await fetch(context_.platform.http, issuer + "/.well-known/openid-configuration", "",
                                     "", deadline);
    auto read = auth::read_discovery(text, provider.settings.issuer, context_.platform.settings.development);
    if (!read) throw Unavailable{"discovery of " + provider.settings.id + ": " + read.error()};
    auto discovered = std::make_shared<const auth::OidcProvider>(std::move(*read));
    const std::scoped_lock lock{provider.mutex};
    provider.discovered = discovered;
    provider.fetched_at = context_.now();
    co_return discovered;
}

Task<std::shared_ptr<const auth::ProviderKeys>> Oidc::keys_of(Provider& provider, bool afresh,
                                                              Deadline deadline) {
    if (!afresh) {
        const std::scoped_lock lock{provider.mutex};
        if (provider.keys) co_return provider.keys;
    }
    const auto discovered = co_await discover(provider, deadline);
    auto read = auth::ProviderKeys::read(
        co_await fetch(context_.platform.http, discovered->jwks_uri, "", "", deadline));
    if (!read) throw Unavailable{"the keys of " + provider.settings.id + " cannot be read"};
    auto keys = std::make_shared<const auth::ProviderKeys>(std::move(*read));
    const std::scoped_lock lock{provider.mutex};
    provider.keys = keys;
    co_return keys;
}

Task<Result<OidcStart>> Oidc::start(std::string id, std::string return_to, Deadline deadline) {
    Provider* provider = find(id);
    if (provider == nullptr) co_return refuse_not_found();
    const auto discovered = co_await discover(*provider, deadline);
    const auto attempt = auth::make_oidc_attempt();
    const Remembered remembered{attempt.state,
                                attempt.nonce,
                                {attempt.verifier},
                                safe_return_to(return_to),
                                context_.now() + oidc_attempt_lifetime};
    co_return OidcStart{auth::authorization_url(*discovered, provider->settings.client_id,
                                                redirect_uri(*provider), "openid email profile", attempt),
                        context_.platform.seal.encrypt(attempt_purpose, id, json::write(remembered))};
}

Task<Result<auth::IdClaims>> Oidc::exchange(Provider& provider, std::string code, auth::OidcAttempt attempt,
                                            Deadline deadline) {
    const auto discovered = co_await discover(provider, deadline);
    std::string form = "grant_type=authorization_code&code=" + encoded(code) +
                       "&redirect_uri=" + encoded(redirect_uri(provider)) +
                       "&code_verifier=" + encoded(attempt.verifier.reveal());
    std::string authorization;
    if (provider.settings.client_secret.empty()) {
        form += "&client_id=" + encoded(provider.settings.client_id);
    } else {
        authorization = basic_authorization(provider.settings.client_id, provider.settings.client_secret);
    }
    const auto text = co_await fetch(context_.platform.http, discovered->token_endpoint, std::move(form),
                                     std::move(authorization), deadline);
    const auto answer = json::read<TokenAnswer>(text, json::Mode::lenient);
    if (!answer) co_return refused("provider_refused");
    const auth::IdTokenRules rules{provider.settings.issuer, provider.settings.client_id, attempt.nonce};
    auto keys = co_await keys_of(provider, false, deadline);
    auto claims = auth::verify_id_token(answer->id_token, *keys, rules, context_.now());
    if (!claims && claims.error() == auth::TokenFault::unknown_key) {
        keys = co_await keys_of(provider, true, deadline);
        claims = auth::verify_id_token(answer->id_token, *keys, rules, context_.now());
    }
    if (!claims) {
        context_.platform.telemetry.log(
            telemetry::Level::warn, "id_token_refused",
            {{"provider", provider.settings.id}, {"why", std::string{auth::name_of(claims.error())}}});
        co_return refused("provider_refused");
    }
    co_return std::move(*claims);
}

Task<Result<OidcArrival>> Oidc::arrive(std::string id, OidcCallback answer, std::string cookie,
                                       std::string address, std::string device, Deadline deadline) {
    Provider* provider = find(id);
    if (provider == nullptr) co_return refuse_not_found();
    const auto plain = context_.platform.seal.decrypt(attempt_purpose, id, cookie);
    const auto remembered = plain ? json::read<Remembered>(*plain, json::Mode::lenient) : refuse_not_found();
    if (!remembered || context_.now() >= remembered->expires_at || !answer.state ||
        !auth::equal_constant_time(remembered->state, *answer.state)) {
        co_return refused("sign_in_expired");
    }
    if (answer.iss && *answer.iss != provider->settings.issuer) co_return refused("provider_refused");
    if (answer.error || !answer.code) co_return refused("provider_refused");
    const auth::OidcAttempt attempt{remembered->state, remembered->nonce, remembered->verifier.value};
    auto claims = co_await exchange(*provider, *answer.code, attempt, deadline);
    if (!claims) co_return std::unexpected(std::move(claims).error());
    OidcArrival arrival{remembered->return_to};
    LinkWish wish{claims->issuer, claims->subject, {}, context_.now() + oidc_attempt_lifetime};
    auto who = co_await account_of(*provider, std::move(*claims), deadline);
    if (!who) co_return std::unexpected(std::move(who).error());
    if (!who->vouched) {
        wish.account = who->account->id;
        arrival.link_cookie = context_.platform.seal.encrypt(link_purpose, "", json::write(wish));
        co_return arrival;
    }
    auto grant =
        co_await sessions_.start(std::move(who->account), std::move(device), std::move(address), deadline);
    if (!grant) co_return std::unexpected(std::move(grant).error());
    arrival.grant = std::move(*grant);
    co_return arrival;
}

Task<Result<Oidc::Known>> Oidc::account_of(Provider& provider, auth::IdClaims claims, Deadline deadline) {
    const auto identity =
        co_await context_.stores.identities.get(identity_id(claims.issuer, claims.subject), deadline);
    if (identity) {
        auto account = co_await context_.stores.accounts.get((*identity)->account, deadline);
        // A closed account's identity is on its way out; one without an account is half of a creation.
        if (account && !(*account)->closed_at) co_return Known{std::move(*account), true};
        if (account) co_return refused("account_closed");
    }
    const auto email = Email::parse(claims.email.value_or(""));
    if (!email || !claims.email_verified) co_return refused("address_not_verified");
    auto campus = context_.campus_of(*email);
    if (!campus || !provider.vouches_for(email->domain())) co_return refused("not_a_campus_address");
    auto known = co_await context_.find_by_email(email->key(), deadline);
    // Its owner proves with the password that both are the same person.
    if (known && (*known)->verified_until) co_return Known{std::move(*known), false};
    auto made = co_await create(std::move(claims), *email, std::move(*campus), deadline);
    if (!made) co_return std::unexpected(std::move(made).error());
    co_return Known{std::move(*made), true};
}

// The identity comes first: with the account missing after a crash, the next sign-in makes it under the same
// id.
Task<Result<store::Versioned<Account>>> Oidc::create(auth::IdClaims claims, Email email, Campus campus,
                                                     Deadline deadline) {
    const Instant now = context_.now();
    const auto unproved = co_await context_.find_by_email(email.key(), deadline);
    const Uuid key = identity_id(claims.issuer, claims.subject);
    AccountId id = unproved ? (*unproved)->id : AccountId::make(now);
    const Identity identity{key, claims.issuer, claims.subject, id, now};
    if (!co_await context_.stores.identities.insert(identity, deadline)) {
        const auto there = co_await context_.stores.identities.get(key, deadline);
        if (there && !unproved) id = (*there)->account;
    }
    const auto name = Text<1, 80>::parse(claims.name.value_or(""));
    const NewAccount what{id, email, name ? name->str() : email.str().substr(0, email.str().find('@')),
                          Language::en, ""};
    const bool administrator = context_.is_bootstrap_administrator(email.key());
    const auto tell = [](const Account& account, store::Events& events) {
        events.publish(AccountVerified{account.id, account.campus, *account.verified_until});
        events.publish(Audited{account.id, "signed_up_by_provider", account.id, "", {}});
    };
    if (unproved) {
        // Whoever signed up with this address never proved it: the password and all else of that attempt
        // goes.
        co_return co_await context_.stores.accounts.update(
            id,
            [=](const Account& before, store::Events& events) -> Result<Account> {
                auto fresh = sign_up_again(before, what, now);
                if (!fresh) return fresh;
                auto next = prove_address(*fresh, fresh->sign_up_attempt, campus, administrator, now);
                if (next) tell(*next, events);
                return next;
            },
            deadline);
    }
    const Account fresh = accounts::sign_up(what, now);
    auto proved = prove_address(fresh, fresh.sign_up_attempt, campus, administrator, now);
    if (!proved) co_return std::unexpected(proved.error());
    co_return co_await context_.stores.accounts.insert(
        *proved, deadline, [proved = *proved, tell](store::Events& events) {
            events.publish(AccountRegistered{proved.id, proved.name});
            tell(proved, events);
        });
}

Task<> Oidc::link_if_asked(std::string link_cookie, AccountId account, Deadline deadline) {
    const auto plain = context_.platform.seal.decrypt(link_purpose, "", link_cookie);
    const auto wish = plain ? json::read<LinkWish>(*plain, json::Mode::lenient) : refuse_not_found();
    if (!wish || wish->account != account || context_.now() >= wish->expires_at) co_return;
    const Uuid key = identity_id(wish->issuer, wish->subject);
    const auto linked = co_await context_.stores.identities.insert(
        {key, wish->issuer, wish->subject, account, context_.now()}, deadline);
    if (!linked) co_return;
    context_.platform.telemetry.log(telemetry::Level::info, "provider_linked",
                                    {{"account", account.to_string()}});
}

}  // namespace bookverse::accounts
