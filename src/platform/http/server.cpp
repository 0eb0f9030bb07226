#include "platform/http/server.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <system_error>

#include "platform/http/server_lane.hpp"
#include "platform/http/session.hpp"

namespace bookverse::http {

namespace {

using tcp = asio::ip::tcp;
using reuse_port = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

[[noreturn]] void refuse_to_bind(const ServerOptions& options, const boost::system::error_code& error) {
    throw std::system_error{error.value(), std::generic_category(),
                            fmt::format("cannot listen on {} port {}", options.address, options.port)};
}

tcp::endpoint endpoint_of(const ServerOptions& options) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) refuse_to_bind(options, error);
    return {address, options.port};
}

/// SO_REUSEPORT would share the port with another process of the same user without a word; a socket without
/// it finds out whether somebody listens there already.
void refuse_a_taken_port(asio::io_context& io, const tcp::endpoint& endpoint, const ServerOptions& options) {
    if (endpoint.port() == 0) return;
    boost::system::error_code error;
    Acceptor probe{io.get_executor()};
    probe.open(endpoint.protocol(), error);
    if (!error) probe.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error) probe.bind(endpoint, error);
    if (error) refuse_to_bind(options, error);
}

Acceptor listen(asio::io_context& io, const tcp::endpoint& endpoint, const ServerOptions& options) {
    boost::system::error_code error;
    Acceptor acceptor{io.get_executor()};
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error) acceptor.set_option(reuse_port{true}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(4096, error);
    if (error) refuse_to_bind(options, error);
    return acceptor;
}

}  // namespace

struct Server::Impl {
    std::shared_ptr<Shared> shared;
    std::vector<std::shared_ptr<Lane>> lanes{};
    std::uint16_t port = 0;
    bool started = false;
};

Server::Server(std::vector<asio::io_context*> threads, ServerOptions options, RequestHandler handler,
               telemetry::Telemetry& telemetry)
    : impl_{std::make_unique<Impl>(
          std::make_shared<Shared>(std::move(options), std::move(handler), telemetry))} {
    const auto& wanted = impl_->shared->options;
    auto endpoint = endpoint_of(wanted);
    refuse_a_taken_port(*threads.at(0), endpoint, wanted);
    for (auto* io : threads) {
        auto acceptor = listen(*io, endpoint, wanted);
        endpoint.port(acceptor.local_endpoint().port());
        impl_->lanes.push_back(std::make_shared<Lane>(impl_->shared, *io, std::move(acceptor)));
    }
    impl_->port = endpoint.port();
}

Server::~Server() {
    if (!impl_->started) return;
    impl_->shared->draining = true;
    for (const auto& lane : impl_->lanes)
        lane->cut();
}

void Server::start() {
    impl_->started = true;
    for (const auto& lane : impl_->lanes)
        lane->start();
}

std::uint16_t Server::port() const noexcept {
    return impl_->port;
}
std::size_t Server::connections() const noexcept {
    return impl_->shared->admission.count();
}

void Server::drain(std::chrono::milliseconds deadline) {
    auto& shared = *impl_->shared;
    const auto at = std::chrono::steady_clock::now() + deadline;
    shared.draining = true;
    for (const auto& lane : impl_->lanes)
        lane->drain();
    if (shared.admission.wait_until_empty(at)) return;
    for (const auto& lane : impl_->lanes)
        lane->cut();
    // A handler that ignores cancellation must not keep the program from stopping.
    shared.admission.wait_until_empty(std::chrono::steady_clock::now() + std::chrono::seconds{1});
}

}  // namespace bookverse::http
