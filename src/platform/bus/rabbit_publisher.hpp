// Publishes with confirms: persistent, at most 256 unconfirmed. Nothing queues without bound, and nothing
// waits for a broker that is away: then publish() fails at once.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/bus/rabbit_thread.hpp"

namespace bookverse::bus {

/// One message and where it goes.
struct Publishing {
    std::string exchange;
    std::string key;
    RabbitMessage content;
    /// Not routable is a failure. False for types that no group of the table wants; a newer version of a
    /// service elsewhere may, so they are sent all the same.
    bool mandatory = true;
};

class RabbitPublisher final : public RabbitThread {
public:
    struct Limits {
        std::size_t window = 256;                 ///< sent, not confirmed
        std::size_t queue = 10'000;               ///< not even sent
        std::chrono::milliseconds answer{1'800};  ///< the longest that publish() waits
        std::chrono::milliseconds stall{5'000};   ///< no confirm for so long: the connection is given up
    };

    RabbitPublisher(RabbitUrl url, Options options, Limits limits, telemetry::Telemetry& telemetry);
    ~RabbitPublisher() override;

    /// Returns when all are confirmed. Throws Unavailable or DeadlinePassed; some may have gone out then.
    Task<> publish(std::vector<Publishing> messages, Deadline deadline);
    /// Throws Unavailable with the reason when publish() would.
    void check() const;

private:
    struct Batch;
    struct Item {
        Publishing message;
        std::shared_ptr<Batch> batch;
    };
    struct Sent {
        std::shared_ptr<Batch> batch;
        SteadyTime at;
    };

    void serve(RabbitConnection& connection) override;
    void lost(const std::string& why) override;
    bool send_some(RabbitConnection& connection);
    void read_all(RabbitConnection& connection);
    void handle(const Notice& notice);
    void confirm(std::uint64_t tag, bool all_before, const std::string& failure);
    void set_blocked(std::string reason);
    void watch();
    void fail_queued(const std::string& why);

    Limits limits_;
    telemetry::Counter confirmed_;
    telemetry::Counter failed_;

    mutable std::mutex mutex_;
    std::deque<Item> queue_;
    std::string blocked_;  ///< why the broker takes nothing now; empty: it does
    bool stalled_ = false;

    // Only on the thread.
    std::uint64_t last_tag_ = 0;
    std::map<std::uint64_t, Sent> sent_;
};

}  // namespace bookverse::bus
