#include "platform/http/server_lane.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/post.hpp>

#include "platform/async/run.hpp"
#include "platform/http/session.hpp"

namespace bookverse::http {

namespace {

using namespace std::chrono_literals;

constexpr auto as_result = asio::as_tuple(asio::deferred);

/// A dual-stack socket names IPv4 peers ::ffff:a.b.c.d; they are one with the IPv4 form.
std::string text_of(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    }
    return address.to_string();
}

/// Fine enough for the shortest phase, coarse enough to cost nothing.
std::chrono::milliseconds period_of(const ServerLimits& limits) {
    const auto shortest = std::min({limits.header, limits.body, limits.write, limits.idle});
    return std::clamp<std::chrono::milliseconds>(shortest / 8, 5ms, 250ms);
}

}  // namespace

Admission::Admission(const ServerOptions& options)
    : most_{options.limits.connections},
      most_per_address_{options.limits.connections_per_address},
      uncapped_{options.uncapped_addresses} {}

bool Admission::capped(const std::string& address) const {
    return most_per_address_ > 0 && std::ranges::find(uncapped_, address) == uncapped_.end();
}

bool Admission::enter(const std::string& address) {
    const std::lock_guard lock{mutex_};
    if (count_ >= most_) return false;
    auto& here = by_address_[address];
    if (here >= most_per_address_ && capped(address)) return false;
    ++here;
    ++count_;
    return true;
}

void Admission::leave(const std::string& address) {
    const std::lock_guard lock{mutex_};
    const auto here = by_address_.find(address);
    if (--here->second == 0) by_address_.erase(here);
    if (--count_ == 0) empty_.notify_all();
}

std::size_t Admission::count() const {
    const std::lock_guard lock{mutex_};
    return count_;
}

bool Admission::wait_until_empty(std::chrono::steady_clock::time_point at) {
    std::unique_lock lock{mutex_};
    return empty_.wait_until(lock, at, [this] { return count_ == 0; });
}

ServerMetrics::ServerMetrics(telemetry::Telemetry& telemetry)
    : connections{telemetry.gauge("bookverse_http_connections", "Open connections.")},
      accepted{telemetry.counter("bookverse_http_accepted_total", "Connections accepted.")},
      accept_errors{
          telemetry.counter("bookverse_http_accept_errors_total", "Failed accepts, e.g. no descriptors.")},
      refused_total{telemetry.counter("bookverse_http_refused_connections_total", "Connections over a cap.",
                                      {{"cap", "all"}})},
      refused_address{telemetry.counter("bookverse_http_refused_connections_total", "Connections over a cap.",
                                        {{"cap", "address"}})},
      malformed{
          telemetry.counter("bookverse_http_refused_requests_total", "Requests refused by the front door.")},
      timeouts{telemetry.counter("bookverse_http_timeouts_total", "Requests that did not arrive in time.")},
      slow_readers{
          telemetry.counter("bookverse_http_slow_readers_total", "Answers that were not read in time.")},
      handler_faults{
          telemetry.counter("bookverse_http_handler_faults_total", "Exceptions out of a handler.")} {}

Shared::Shared(ServerOptions server_options, RequestHandler request_handler, telemetry::Telemetry& log)
    : options{std::move(server_options)},
      handler{std::move(request_handler)},
      telemetry{log},
      metrics{log},
      admission{options} {}

Lane::Lane(std::shared_ptr<Shared> shared, asio::io_context& io, Acceptor acceptor)
    : shared_{std::move(shared)},
      io_{io},
      acceptor_{std::move(acceptor)},
      timer_{io.get_executor()},
      period_{period_of(shared_->options.limits)} {}

void Lane::start() {
    spawn_logged(io_.get_executor(), [self = shared_from_this()] { return self->accept(); }, "http accept");
}

Task<> Lane::accept() {
    LaneTimer pause{io_.get_executor()};
    while (acceptor_.is_open()) {
        auto [error, socket] = co_await acceptor_.async_accept(as_result);
        if (!error) {
            shared_->metrics.accepted.add();
            welcome(std::move(socket));
        } else if (acceptor_.is_open()) {
            // Out of descriptors, or a peer that has gone again. The queue of the kernel waits meanwhile.
            shared_->metrics.accept_errors.add();
            pause.expires_after(50ms);
            co_await pause.async_wait(as_result);
        }
    }
}

void Lane::welcome(Socket socket) {
    boost::system::error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;
    auto address = text_of(peer.address());
    if (!shared_->admission.enter(address)) {
        const bool all = shared_->admission.count() >= shared_->options.limits.connections;
        (all ? shared_->metrics.refused_total : shared_->metrics.refused_address).add();
        return;  // closed unanswered: an answer would be work for whoever floods
    }
    socket.set_option(asio::ip::tcp::no_delay{true}, error);
    socket.non_blocking(true, error);
    const auto session = std::make_shared<Session>(shared_from_this(), std::move(socket), std::move(address));
    session->start();
    if (!ticking_) tick();
}

Lane::Place Lane::enter(Session& session) {
    shared_->metrics.connections.add(1);
    return sessions_.insert(sessions_.end(), &session);
}

void Lane::leave(Place place) {
    shared_->metrics.connections.add(-1);
    sessions_.erase(place);
}

void Lane::tick() {
    ticking_ = !sessions_.empty();
    if (!ticking_) return;  // an idle program does not wake up
    timer_.expires_after(period_);
    timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = weak.lock();
        if (error || !self) return;
        const auto now = std::chrono::steady_clock::now();
        for (auto* session : self->sessions_)
            session->look_at(now);
        self->tick();
    });
}

void Lane::drain() {
    asio::post(io_, [self = shared_from_this()] {
        boost::system::error_code ignored;
        self->acceptor_.close(ignored);
        for (auto* session : self->sessions_)
            session->drain();
    });
}

void Lane::cut() {
    asio::post(io_, [self = shared_from_this()] {
        boost::system::error_code ignored;
        self->acceptor_.close(ignored);
        // A cut session may end at once and leave the list.
        for (auto at = self->sessions_.begin(); at != self->sessions_.end();)
            (*at++)->cut();
    });
}

}  // namespace bookverse::http
