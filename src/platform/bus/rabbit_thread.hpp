// A thread that owns one connection to the broker: librabbitmq blocks, so it stays away from I/O threads. It
// connects, declares everything, serves, and begins anew after a growing, jittered pause when something
// breaks.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/async/reply.hpp"
#include "platform/bus/rabbit_connection.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::bus {

class RabbitThread {
public:
    struct Options {
        RabbitConnection::Options connection{};
        std::chrono::milliseconds first_pause{100};
        std::chrono::milliseconds last_pause{5'000};
    };

    RabbitThread(std::string name, RabbitUrl url, Options options, telemetry::Telemetry& telemetry);
    RabbitThread(const RabbitThread&) = delete;
    RabbitThread& operator=(const RabbitThread&) = delete;
    virtual ~RabbitThread();

    void start(std::vector<GroupSpec> groups);
    /// Returns when the first attempt to connect has ended, well or not.
    Task<> first_attempt(Deadline deadline) { co_await attempted_.wait(deadline); }
    /// Orderly: what was acknowledged is with the broker. One that hangs is left after 3 s.
    Task<> stop();

    /// At once, for destructors: the thread ends before what it uses dies.
    void finish();

    bool up() const noexcept { return up_.load(std::memory_order_acquire); }
    /// Why it is not up.
    std::string why() const;

protected:
    /// Until quitting(); throws Unavailable when the connection is of no use any more.
    virtual void serve(RabbitConnection& connection) = 0;
    /// The connection is gone; on this thread, also at the end.
    virtual void lost(const std::string& why) = 0;

    bool quitting() const noexcept { return quitting_.load(std::memory_order_acquire); }
    /// From any thread: ends wait().
    void wake() const noexcept;
    /// Until something arrives, somebody wakes it, or `limit`.
    void wait(const RabbitConnection& connection, std::chrono::milliseconds limit) const;
    void set_up() noexcept;

private:
    void run();
    void serve_once();
    void pause(std::chrono::milliseconds duration) const;
    void set_why(const std::string& why);
    void cut_off();

    std::string name_;
    RabbitUrl url_;
    Options options_;
    telemetry::Telemetry& telemetry_;
    telemetry::Gauge connected_;
    std::vector<GroupSpec> groups_;

    int event_;
    std::atomic<bool> up_{false};
    std::atomic<bool> quitting_{false};
    Wake attempted_;
    Wake ended_;
    mutable std::mutex mutex_;
    std::string why_ = "it was not connected yet";
    int open_descriptor_ = -1;  ///< of the connection in use, to cut it off from outside
    std::thread thread_;
};

}  // namespace bookverse::bus
