#include "app/signals.hpp"

#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <mutex>

namespace bookverse::app {

Signals::Signals(asio::io_context& context, telemetry::Telemetry& telemetry)
    : set_{context, SIGTERM, SIGINT}, telemetry_{telemetry} {
    std::signal(SIGPIPE, SIG_IGN);
    listen();
}

void Signals::listen() {
    set_.async_wait([this](const boost::system::error_code& error, int signal) {
        if (error) return;
        if (source_.stop_requested()) std::_Exit(128 + signal);
        telemetry_.log(telemetry::Level::info, "program.stopping",
                       {{"signal", signal == SIGTERM ? "SIGTERM" : "SIGINT"}});
        source_.request_stop();
        listen();
    });
}

void Signals::wait() const {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock{mutex};
    wake.wait(lock, source_.get_token(), [] { return false; });
}

}  // namespace bookverse::app
