// What happens around a handler, in one list, the reason beside each. The order matters:
//   request id + trace   first, so that everything below can be found again
//   access log, metrics  see also what is refused
//   route, method, body  404, 405, 413 before anything costs
//   deadline             everything below is bounded
//   rate limit (address) before a token is verified: verifying costs
//   authentication       who is it (verified tokens are cached until they expire)
//   access               may this kind of caller call this route at all
//   rate limit (account)
//   CSRF                 for routes that authenticate by cookie
//   idempotency          the same key and body get the stored answer
//   handler
// Then, outward: refusals and faults become problem documents, security headers, cache headers, compression.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "platform/async/task.hpp"
#include "platform/http/layer_log.hpp"
#include "platform/http/message.hpp"
#include "platform/http/router.hpp"

namespace bookverse::cache {
class RateLimiter;
}
namespace bookverse::auth {
class TokenVerifier;
}
namespace bookverse::telemetry {
class Telemetry;
}

namespace bookverse::http {

class IdempotencyStore;  // idempotency.hpp

/// What a pipeline needs; references outlive it.
struct PipelineParts {
    const Clock& clock;
    const auth::TokenVerifier& tokens;
    cache::RateLimiter& limiter;
    telemetry::Telemetry& telemetry;
    IdempotencyStore* idempotency = nullptr;  ///< null where no route asks for it
    std::vector<std::string> origins{};       ///< our own, for CSRF: https://books.example.edu
    /// An internal port: forwarded headers count beside a service credential, Access::service can be reached,
    /// and security headers and compression are left to the gateway.
    bool internal = false;
    /// Peers in front of a public port (for TLS) whose X-Forwarded-For says who the caller is: its last entry
    /// counts.
    std::vector<std::string> trusted_proxies{};
    bool https = false;  ///< the public address is https: HSTS
    AccessLogOptions log{};
};

/// Thread-safe after construction: one for all I/O threads.
class Pipeline {
public:
    Pipeline(Router router, PipelineParts parts);
    ~Pipeline();
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    /// Never throws but for cancellation; a fault is an answer.
    Task<Response> operator()(Request request);
    const Router& router() const noexcept;
    /// For ServerOptions::body_limit.
    std::size_t body_limit(Method method, std::string_view path) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::http
