// Receives from the queues and gives back acknowledgements. It never waits for a handler: whoever handles
// says so later, from any thread, by done().
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "platform/bus/rabbit_thread.hpp"

namespace bookverse::bus {

class RabbitConsumer final : public RabbitThread {
public:
    struct Source {
        std::string queue;
        std::string consumer;
        std::size_t prefetch = 16;
    };
    /// Names a delivery; of no use any more when the connection it came by is gone.
    struct Ticket {
        std::uint64_t connection = 0;
        std::uint64_t tag = 0;
    };
    /// On this thread; must not block.
    using Receive = std::function<void(const std::string& consumer, RabbitMessage content, Ticket ticket)>;

    RabbitConsumer(RabbitUrl url, Options options, telemetry::Telemetry& telemetry);
    ~RabbitConsumer() override;

    void start(std::vector<GroupSpec> groups, std::vector<Source> sources, Receive receive);
    /// Any thread. `handled`: it leaves the queue; else it is delivered again, to anybody.
    void done(Ticket ticket, bool handled);
    bool is_current(Ticket ticket) const noexcept { return ticket.connection == connection_number_.load(); }

private:
    struct Answer {
        Ticket ticket;
        bool handled;
    };
    void serve(RabbitConnection& connection) override;
    void lost(const std::string& why) override;
    void send_answers(RabbitConnection& connection);

    std::vector<Source> sources_;
    Receive receive_;
    std::atomic<std::uint64_t> connection_number_{0};
    std::mutex mutex_;
    std::vector<Answer> answers_;
};

}  // namespace bookverse::bus
