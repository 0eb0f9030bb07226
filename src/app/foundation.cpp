#include "app/foundation.hpp"

#include <atomic>
#include <mutex>

#include "app/keys.hpp"
#include "app/null_ports.hpp"

namespace bookverse::app {

struct Foundation::Nothing {
    NullStore store;
    NullCache cache;
    cache::RateLimiter limiter{cache};
    NullBlobs blobs;
    NullMailer mailer;
};

namespace {

auth::TokenOptions token_options(const config::Options& options) {
    auth::TokenOptions tokens;
    tokens.issuer = options.settings.public_url;
    tokens.audience = "bookverse";
    return tokens;
}

http::ClientOptions client_options(const config::Options& options) {
    http::ClientOptions client;
    client.ca_file = options.ca_file.string();
    return client;
}

/// A service token lives for a minute; making one costs a signature, so half of that it is used again.
class ServiceBearer {
public:
    ServiceBearer(const auth::TokenIssuer& issuer, std::string name)
        : issuer_{issuer}, name_{std::move(name)} {}

    std::string operator()() {
        const std::lock_guard lock{mutex_};
        const auto now = std::chrono::steady_clock::now();
        if (token_.empty() || now >= renew_at_) {
            token_ = issuer_.issue_service(name_);
            renew_at_ = now + std::chrono::seconds{30};
        }
        return token_;
    }

private:
    const auth::TokenIssuer& issuer_;
    std::string name_;
    std::mutex mutex_;
    std::string token_;
    std::chrono::steady_clock::time_point renew_at_{};
};

}  // namespace

Foundation::Foundation(const config::Options& given, telemetry::Telemetry& given_telemetry)
    : Foundation{given, given_telemetry, master_key(given.master_key_file, given.everything)} {}

Foundation::Foundation(const config::Options& given, telemetry::Telemetry& given_telemetry,
                       const Secret& master)
    : options{given},
      telemetry{given_telemetry},
      seal{master},
      issuer{keys, clock, token_options(given)},
      verifier{keys, clock, token_options(given)},
      passwords{auth::Passwords::Cost{}},
      images{"images", {.threads = 1, .queue = 16, .burns = true}},
      http{client_options(given)},
      services{http, given.service_urls},
      nothing_{std::make_shared<Nothing>()} {
    keys.replace({auth::internal_key(seal)});
    auto bearer = std::make_shared<ServiceBearer>(issuer, given.everything ? "bookverse" : given.only);
    services.authenticate_with([bearer] { return (*bearer)(); });
}

void Foundation::open_cache() {
    cache = make_cache(options, clock, telemetry);
    limiter = std::make_unique<cache::RateLimiter>(*cache);
}

service::Platform Foundation::platform() {
    return {clock,  *store,   *cache, *limiter, *blobs,   *mailer,   passwords, keys,
            issuer, verifier, seal,   http,     services, telemetry, images,    options.settings};
}

service::Platform Foundation::blueprint() {
    return {clock,
            nothing_->store,
            nothing_->cache,
            nothing_->limiter,
            nothing_->blobs,
            nothing_->mailer,
            passwords,
            keys,
            issuer,
            verifier,
            seal,
            http,
            services,
            telemetry,
            images,
            options.settings};
}

}  // namespace bookverse::app
