// What services stand on, made once a process: clock, keys, ports with the adapters that the configuration
// names, and the clients to the outside and to each other.
#pragma once

#include <memory>
#include <optional>

#include "app/system_clock.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/auth/seal.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/blobs/blobs.hpp"
#include "platform/bus/bus.hpp"
#include "platform/cache/cache.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/config/options.hpp"
#include "platform/http/client.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/service/service.hpp"
#include "platform/service/service_client.hpp"
#include "platform/store/document_store.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::app {

/// Adapters by what the options say; ports that this process does not need do nothing. Each may throw
/// Unavailable (try again) or std::runtime_error with a sentence for the operator.
std::unique_ptr<store::DocumentStore> make_store(const config::Options& options,
                                                 telemetry::Telemetry& telemetry);
std::unique_ptr<bus::Bus> make_bus(const config::Options& options, store::DocumentStore& store,
                                   const Clock& clock, telemetry::Telemetry& telemetry);
std::unique_ptr<cache::Cache> make_cache(const config::Options& options, const Clock& clock,
                                         telemetry::Telemetry& telemetry);
std::unique_ptr<blobs::BlobStore> make_blobs(const config::Options& options);
std::unique_ptr<mail::Mailer> make_mailer(const config::Options& options);

class Foundation {
public:
    /// Reads or makes the master key; opens no port yet. Throws std::runtime_error.
    Foundation(const config::Options& options, telemetry::Telemetry& telemetry);
    /// With this key; no file is touched.
    Foundation(const config::Options& options, telemetry::Telemetry& telemetry, const Secret& master);
    Foundation(const Foundation&) = delete;
    Foundation& operator=(const Foundation&) = delete;

    // Opened one by one, so that each can be tried again.
    void open_store() { store = make_store(options, telemetry); }
    void open_cache();
    void open_bus() { bus = make_bus(options, *store, clock, telemetry); }
    void open_blobs() { blobs = make_blobs(options); }
    void open_mailer() { mailer = make_mailer(options); }

    /// After all ports are open.
    service::Platform platform();
    /// The same with a store, cache, blobs and mailer that do nothing: to ask services elsewhere for their
    /// routes.
    service::Platform blueprint();

    const config::Options& options;
    telemetry::Telemetry& telemetry;
    SystemClock clock;
    auth::Seal seal;
    auth::KeySet keys;
    auth::TokenIssuer issuer;
    auth::TokenVerifier verifier;
    auth::Passwords passwords;
    Pool images;
    http::Client http;
    service::ServiceClient services;

    std::unique_ptr<store::DocumentStore> store;
    std::unique_ptr<cache::Cache> cache;
    std::unique_ptr<cache::RateLimiter> limiter;
    std::unique_ptr<bus::Bus> bus;
    std::unique_ptr<blobs::BlobStore> blobs;
    std::unique_ptr<mail::Mailer> mailer;

private:
    struct Nothing;
    std::shared_ptr<Nothing> nothing_;
};

}  // namespace bookverse::app
