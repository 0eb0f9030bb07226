#include "platform/http/session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>

namespace bookverse::http {

namespace {

constexpr auto as_result = asio::as_tuple(asio::deferred);

std::string what_of(const std::exception_ptr& fault) {
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "an exception that is no std::exception";
    }
}

Response internal_fault() {
    auto response = Response::empty(500);
    response.headers.add("Content-Type", "application/problem+json");
    response.headers.add("Cache-Control", "no-store");
    response.body = std::string{R"({"type":"/problems/internal","title":"Something went wrong on our side.",)"
                                R"("status":500,"code":"internal"})"};
    return response;
}

}  // namespace

Session::Session(std::shared_ptr<Lane> lane, Socket socket, std::string address)
    : lane_{std::move(lane)},
      socket_{std::move(socket)},
      address_{std::move(address)},
      place_{lane_->enter(*this)} {}

Session::~Session() {
    lane_->leave(place_);
    lane_->shared().admission.leave(address_);
}

void Session::start() {
    // Not spawn_logged: the lane must be able to cancel it.
    asio::co_spawn(
        lane_->io(), [self = shared_from_this()] { return self->run(); },
        asio::bind_cancellation_slot(
            stop_.slot(), [self = shared_from_this()](const std::exception_ptr& fault) {
                self->close();
                if (!fault || self->lane_->shared().draining) return;
                self->lane_->shared().telemetry.log(telemetry::Level::error, "http.session_fault",
                                                    {{"what", what_of(fault)}});
            }));
}

void Session::enter(Phase phase, std::chrono::milliseconds at_most) {
    phase_ = phase;
    deadline_ = std::chrono::steady_clock::now() + at_most;
}

void Session::look_at(SteadyTime now) {
    if (now < deadline_) return;
    deadline_ = SteadyTime::max();
    boost::system::error_code ignored;
    switch (phase_) {
        case Phase::header:
        case Phase::body:
            expired_ = true;  // run() answers 408
            socket_.cancel(ignored);
            return;
        case Phase::writing:
            lane_->shared().metrics.slow_readers.add();
            break;
        case Phase::idle:
        case Phase::lingering:
        case Phase::handling:
        case Phase::streaming:
            break;
    }
    close();
}

void Session::drain() {
    if (phase_ == Phase::idle) close();
    if (stream_) stream_->close();
}

void Session::cut() {
    close();
    stop_.emit(asio::cancellation_type::terminal);
}

void Session::close() noexcept {
    boost::system::error_code ignored;
    socket_.close(ignored);
}

std::string_view Session::buffered() const {
    const auto data = buffer_.cdata();
    return {static_cast<const char*>(data.data()), data.size()};
}

/// True when there is a whole header or a reason to refuse it.
bool Session::take_header() {
    if (buffer_.size() > 0 && phase_ == Phase::idle) enter(Phase::header, limits().header);
    // A line end before the request line is what some old clients leave behind a body; one is forgiven.
    if (!header_->started() && buffered().starts_with("\r\n")) buffer_.consume(2);
    const auto bytes = buffered();
    if (bytes.empty() || (bytes == "\r" && !header_->started())) return false;
    buffer_.consume(header_->feed(bytes));
    return header_->fault() || header_->is_done();
}

Task<> Session::run() {
    auto& shared = lane_->shared();
    for (;;) {
        header_.emplace(limits().header_bytes);
        enter(Phase::idle, limits().idle);
        while (!take_header()) {
            if (phase_ == Phase::idle && shared.draining) co_return;
            const auto [error, count] = co_await socket_.async_read_some(
                buffer_.prepare(std::min<std::size_t>(4096, buffer_.max_size() - buffer_.size())), as_result);
            if (expired_) co_return co_await refuse(door::header_timeout);
            if (error == asio::error::eof && phase_ == Phase::header)
                co_return co_await refuse(door::malformed);
            if (error) co_return;
            buffer_.commit(count);
        }
        if (const auto* fault = header_->fault()) co_return co_await refuse(*fault);

        auto& request = header_->request();
        if (header_->has_body() && !co_await read_body(request.body)) co_return;
        request.remote_address = address_;
        const bool head_only = request.method == Method::head;
        phase_ = Phase::handling;
        deadline_ = SteadyTime::max();
        auto response = co_await answer(std::move(request));
        const bool close = !header_->keep_alive() || shared.draining;
        if (!co_await write(std::move(response), head_only, close)) co_return;
    }
}

std::size_t Session::body_limit() const {
    const auto& options = lane_->shared().options;
    const auto& request = const_cast<std::optional<HeaderParser>&>(header_)->request();
    const auto most = options.limits.body_bytes;
    return options.body_limit ? std::min(most, options.body_limit(request.method, request.path())) : most;
}

Task<bool> Session::read_body(std::string& body) {
    BodyReader reader{header_->chunked(), header_->length(), body_limit()};
    enter(Phase::body, limits().body);
    if (header_->expects_continue() && !reader.fault() && buffer_.size() == 0) {
        if (!co_await send("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
    }
    // What was announced is not yet there: memory is taken as it comes.
    body.reserve(std::min<std::size_t>(header_->length(), 65'536));
    for (;;) {
        buffer_.consume(reader.feed(buffered(), body));
        if (const auto* fault = reader.fault()) {
            co_await refuse(*fault);
            co_return false;
        }
        if (reader.done()) co_return true;
        const auto [error, count] =
            co_await socket_.async_read_some(buffer_.prepare(buffer_.max_size() - buffer_.size()), as_result);
        if (expired_) {
            co_await refuse(door::body_timeout);
            co_return false;
        }
        if (error) co_return false;
        buffer_.commit(count);
    }
}

Task<Response> Session::answer(Request request) {
    std::exception_ptr fault;
    try {
        co_return co_await lane_->shared().handler(std::move(request));
    } catch (...) {
        fault = std::current_exception();
    }
    auto& shared = lane_->shared();
    if (socket_.is_open()) {
        shared.metrics.handler_faults.add();
        shared.telemetry.log(telemetry::Level::error, "http.handler_fault", {{"what", what_of(fault)}});
    }
    co_return internal_fault();
}

Task<> Session::refuse(DoorFault fault) {
    auto& metrics = lane_->shared().metrics;
    (expired_ ? metrics.timeouts : metrics.malformed).add();
    expired_ = false;
    const auto bytes = door_answer(fault, lane_->date());
    if (co_await send(bytes)) co_await linger();
}

/// A close with unread bytes would reset the connection and take the answer with it: read and drop for a
/// moment.
Task<> Session::linger() {
    boost::system::error_code ignored;
    socket_.shutdown(asio::socket_base::shutdown_send, ignored);
    enter(Phase::lingering, std::min<std::chrono::milliseconds>(limits().write, std::chrono::seconds{2}));
    std::array<char, 4096> sink;
    for (std::size_t dropped = 0; dropped < 1'048'576;) {
        const auto [error, count] = co_await socket_.async_read_some(asio::buffer(sink), as_result);
        if (error) co_return;
        dropped += count;
    }
}

}  // namespace bookverse::http
