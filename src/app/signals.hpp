// SIGTERM and SIGINT become a stop token; a second one ends the process at once.
#pragma once

#include <boost/asio/signal_set.hpp>
#include <stop_token>

#include "platform/async/task.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::app {

class Signals {
public:
    /// Waits on `context`'s thread.
    Signals(asio::io_context& context, telemetry::Telemetry& telemetry);
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    std::stop_token token() const { return source_.get_token(); }
    /// From the main thread.
    void wait() const;

private:
    void listen();

    std::stop_source source_;
    asio::signal_set set_;
    telemetry::Telemetry& telemetry_;
};

}  // namespace bookverse::app
