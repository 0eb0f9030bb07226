#include "platform/bus/rabbit_thread.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <random>
#include <system_error>

namespace bookverse::bus {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 3s;  ///< with a broker that hangs while we want to stop

std::chrono::milliseconds jittered(std::chrono::milliseconds pause) {
    thread_local std::minstd_rand random{std::random_device{}()};
    return std::chrono::milliseconds{
        std::uniform_int_distribution<std::int64_t>{pause.count() / 2, pause.count()}(random)};
}

void drain(int event) {
    eventfd_t ignored = 0;
    ::eventfd_read(event, &ignored);
}

}  // namespace

RabbitThread::RabbitThread(std::string name, RabbitUrl url, Options options, telemetry::Telemetry& telemetry)
    : name_{std::move(name)},
      url_{std::move(url)},
      options_{std::move(options)},
      telemetry_{telemetry},
      connected_{telemetry.gauge("bookverse_bus_connected", "1 while there is a connection to the broker",
                                 {{"connection", name_}})},
      event_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
    if (event_ < 0) throw std::system_error{errno, std::generic_category(), "eventfd"};
    options_.connection.name += " " + name_;
}

RabbitThread::~RabbitThread() {
    ::close(event_);
}

void RabbitThread::start(std::vector<GroupSpec> groups) {
    groups_ = std::move(groups);
    thread_ = std::thread{[this] { run(); }};
}

void RabbitThread::finish() {
    if (!thread_.joinable()) return;
    quitting_ = true;
    wake();
    cut_off();
    thread_.join();
}

Task<> RabbitThread::stop() {
    if (!thread_.joinable()) co_return;
    quitting_ = true;
    wake();
    if (!co_await ended_.wait(Deadline::after(patience))) cut_off();
    thread_.join();
}

/// A write or an answer that hangs ends with an error.
void RabbitThread::cut_off() {
    const std::lock_guard lock{mutex_};
    if (open_descriptor_ >= 0) ::shutdown(open_descriptor_, SHUT_RDWR);
}

std::string RabbitThread::why() const {
    const std::lock_guard lock{mutex_};
    return why_;
}

void RabbitThread::set_why(const std::string& why) {
    const std::lock_guard lock{mutex_};
    why_ = why;
}

void RabbitThread::set_up() noexcept {
    connected_.set(1);
    up_ = true;
    attempted_.fire();
}

void RabbitThread::wake() const noexcept {
    ::eventfd_write(event_, 1);
}

void RabbitThread::wait(const RabbitConnection& connection, std::chrono::milliseconds limit) const {
    if (connection.has_input()) return;
    std::array<pollfd, 2> both{pollfd{.fd = connection.descriptor(), .events = POLLIN, .revents = 0},
                               pollfd{.fd = event_, .events = POLLIN, .revents = 0}};
    ::poll(both.data(), both.size(), static_cast<int>(limit.count()));
    drain(event_);
}

void RabbitThread::pause(std::chrono::milliseconds duration) const {
    const auto end = Deadline::after(duration);
    while (!quitting() && !end.passed()) {
        pollfd one{.fd = event_, .events = POLLIN, .revents = 0};
        ::poll(&one, 1, static_cast<int>(end.left().count()));
        drain(event_);
    }
}

void RabbitThread::run() {
    auto wait = options_.first_pause;
    while (!quitting()) {
        std::string reason = "the bus was stopped";
        try {
            serve_once();
        } catch (const std::exception& error) {
            reason = error.what();
        }
        set_why(reason);
        const bool was_up = up_.exchange(false);
        connected_.set(0);
        lost(reason);
        attempted_.fire();
        if (quitting()) break;
        if (was_up) wait = options_.first_pause;
        telemetry_.log(telemetry::Level::warn, "bus.connection_lost",
                       {{"connection", name_}, {"reason", reason}});
        pause(jittered(wait));
        wait = std::min(wait * 2, options_.last_pause);
    }
    ended_.fire();
}

void RabbitThread::serve_once() {
    RabbitConnection connection{url_, options_.connection};
    struct Shown {
        RabbitThread& self;
        ~Shown() {
            const std::lock_guard lock{self.mutex_};
            self.open_descriptor_ = -1;
        }
    } const shown{*this};
    {
        const std::lock_guard lock{mutex_};
        open_descriptor_ = connection.descriptor();
    }
    connection.declare(groups_);
    serve(connection);
    connection.close();
}

}  // namespace bookverse::bus
