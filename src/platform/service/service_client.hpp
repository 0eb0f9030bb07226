// How services call each other: in the same process straight into the callee's pipeline, without a socket; otherwise
// over HTTP to its internal port. A caller cannot tell which.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "platform/http/call.hpp"
#include "platform/http/message.hpp"

namespace bookverse::http { class Client; }
namespace bookverse::auth { class TokenIssuer; }

namespace bookverse::service {

using LocalPipeline = std::function<Task<http::Response>(http::Request)>;

class ServiceClient {
public:
    /// `urls`: service name -> http://host:port of its internal port.
    ServiceClient(http::Client& http, std::map<std::string, std::string> urls);
    ~ServiceClient();

    /// Registers a service of this process; before the first call.
    void serve_locally(std::string service, LocalPipeline pipeline);

    /// Forwards a public request as it is (the gateway): method, target, headers, body; adds who the peer is.
    Task<http::Response> forward(std::string service, http::Request request, Deadline deadline);

    /// Calls an internal route as our own service `caller`, typed: the answer's problem document becomes the Refusal.
    template <class Answer, class Body>
    Task<Result<Answer>> call(std::string service, http::Method method, std::string target, const Body& body,
                              Deadline deadline, std::string traceparent = {});

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
