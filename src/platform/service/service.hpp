// What a service is to the program around it. A service lives in one folder and is named in one line of
// src/app/services.cpp; from what it says here come its routes, its place in the gateway, its collections,
// its subscriptions, its part of a data export and its metrics.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "platform/async/run.hpp"
#include "platform/async/task.hpp"
#include "platform/auth/actor.hpp"
#include "platform/bus/bus.hpp"
#include "platform/http/route.hpp"

namespace bookverse::store {
class DocumentStore;
}
namespace bookverse::cache {
class Cache;
class RateLimiter;
}  // namespace bookverse::cache
namespace bookverse::blobs {
class BlobStore;
}
namespace bookverse::mail {
class Mailer;
}
namespace bookverse::auth {
class Passwords;
class KeySet;
class TokenIssuer;
class TokenVerifier;
class Seal;
}  // namespace bookverse::auth
namespace bookverse::http {
class Client;
}
namespace bookverse::telemetry {
class Telemetry;
}

namespace bookverse::service {

class ServiceClient;
struct Settings;

/// Everything that a service may use, made by src/app; references outlive the service.
struct Platform {
    const Clock& clock;
    store::DocumentStore& store;
    cache::Cache& cache;
    cache::RateLimiter& limiter;
    blobs::BlobStore& blobs;
    mail::Mailer& mailer;
    auth::Passwords& passwords;
    auth::KeySet& keys;  ///< filled by accounts at its start; other processes load accounts' JWKS
    auth::TokenIssuer& tokens;
    const auth::TokenVerifier& verifier;
    const auth::Seal& seal;   ///< encrypts small secrets at rest, signs cursors
    http::Client& http;       ///< to the outside world
    ServiceClient& services;  ///< to our own services, here or elsewhere
    telemetry::Telemetry& telemetry;
    Pool& images;  ///< for decoding and encoding pictures
    const Settings& settings;
};

/// A periodic job: runs on one process at a time by its own means (timers and leases in documents).
struct Job {
    std::string name;
    std::chrono::milliseconds every;
    std::function<Task<>()> run;
};

/// One file of somebody's data export.
struct ExportPart {
    std::string file_name;  ///< accounts/profile.json; ASCII, in any locale it must be the same name
    std::string bytes;
};

class Service {
public:
    Service() = default;
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    virtual ~Service() = default;

    virtual std::string_view name() const noexcept = 0;
    virtual http::Routes routes() = 0;
    /// Below /operator/<name>/, Access::service: what `bookverse` commands ask the running program.
    virtual http::Routes operator_routes() { return {}; }
    virtual std::vector<bus::Subscription> subscriptions() { return {}; }
    virtual std::vector<Job> jobs() { return {}; }
    /// All that this service keeps about a person; empty when nothing.
    virtual Task<std::vector<ExportPart>> export_of(AccountId, Deadline) {
        co_return std::vector<ExportPart>{};
    }
    /// Why this account may not be closed now (money held, an open order); std::nullopt when it may.
    virtual Task<std::optional<Refusal>> objects_to_closing(AccountId, Deadline) { co_return std::nullopt; }
    /// After collections are declared, before the first request. Throws to refuse to start.
    virtual Task<> start() { co_return; }
    virtual Task<> stop() { co_return; }
};

/// How src/app knows a service: its name, its path prefixes, and how to make it. The folder
/// src/services/<name>/ is the CMake target bookverse_<name>, defines
///     namespace bookverse::<name> { service::Registration registration(); }
/// and is named in one line of src/app/services.list.
///
/// `make` and routes() must work on a platform that does nothing (every port answers Unavailable): that is
/// how a gateway knows the routes of services that run elsewhere, and how `bookverse openapi` prints them. So
/// a constructor declares collections and remembers references; reading and sending belong into start().
struct Registration {
    std::string name;
    std::vector<std::string> prefixes;  ///< public paths it owns: /api/v1/accounts
    std::function<std::unique_ptr<Service>(Platform&)> make;
};

}  // namespace bookverse::service
