// How services call each other: in the same process straight into the callee's pipeline, without a socket;
// otherwise over HTTP to its internal port. A caller cannot tell which.
//
// A call between services bears a service token (TokenIssuer::issue_service) as its Authorization, so the
// callee sees Actor::of_service. A forwarded call keeps the caller's own Authorization and bears the service
// token in X-BookVerse-Service: that is what lets the callee believe the X-Forwarded-For and X-Request-Id
// beside it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "platform/http/call.hpp"
#include "platform/http/internal_headers.hpp"
#include "platform/http/message.hpp"

namespace bookverse::http {
class Client;
}

namespace bookverse::service {

using http::addressee_header;
using http::deadline_header;
using http::service_credential_header;

using LocalPipeline = std::function<Task<http::Response>(http::Request)>;

class ServiceClient {
public:
    /// `urls`: service name -> http://host:port of its internal port.
    ServiceClient(http::Client& http, std::map<std::string, std::string> urls);
    ~ServiceClient();
    ServiceClient(const ServiceClient&) = delete;
    ServiceClient& operator=(const ServiceClient&) = delete;

    /// Registers a service of this process; before the first call.
    void serve_locally(std::string service, LocalPipeline pipeline);

    /// Forwards a public request (the gateway): method, target, headers, body; adds who the peer is, takes
    /// away what holds for one connection only. Event streams come back as streams. Throws Unavailable,
    /// DeadlinePassed.
    Task<http::Response> forward(std::string service, http::Request request, Deadline deadline);

    /// Calls an internal route as our own service, typed: the answer's problem document becomes the Refusal,
    /// except that 5xx is a fault. `Body` http::NoContent sends none. Throws Unavailable, DeadlinePassed.
    template <class Answer, class Body>
    Task<Result<Answer>> call(std::string service, http::Method method, std::string target, Body body,
                              Deadline deadline, std::string traceparent = {});

    /// All services that can be reached, here or elsewhere, sorted: for what asks everyone (a data export).
    std::vector<std::string> services() const;
    bool knows(const std::string& service) const noexcept;
    bool is_local(const std::string& service) const noexcept;

    /// The credential under which this process calls others; set once at start.
    void authenticate_with(std::function<std::string()> bearer);

private:
    Task<http::Response> send(std::string service, http::Request request, Deadline deadline);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::service

#include "platform/service/service_client_impl.hpp"  // IWYU pragma: export
