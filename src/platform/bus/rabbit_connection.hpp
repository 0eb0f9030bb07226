// One open connection with one channel, in blocking style, for the thread that owns it. Every function throws
// Unavailable with the reason, and the connection is of no use afterwards.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/bus/bus.hpp"
#include "platform/bus/rabbit_url.hpp"

struct amqp_connection_state_t_;
struct amqp_basic_properties_t_;
struct amqp_rpc_reply_t_;
struct amqp_table_t_;

namespace bookverse::bus {

/// Names on the broker.
inline constexpr const char* events_exchange = "bookverse.events";
inline constexpr const char* parked_queue = "bookverse.parked";
std::string queue_of(const std::string& group);

/// A message as it travels, with what the bus itself adds.
struct RabbitMessage {
    Message message;
    std::string group{};   ///< parked ones: whose it is
    std::string reason{};  ///< parked ones: why
    int deliveries = 1;    ///< this one included
};

/// A delivery to a consumer.
struct Delivered {
    std::string consumer;
    std::uint64_t tag = 0;
    RabbitMessage content;
};

/// What the broker says besides deliveries.
struct Notice {
    enum class Kind { confirmed, rejected, returned, blocked, unblocked };
    Kind kind{};
    std::uint64_t tag = 0;  ///< of the publishing: confirmed, rejected, returned
    bool all_before = false;
    std::string reason{};
};

class RabbitConnection {
public:
    struct Options {
        std::chrono::milliseconds connect{2'000};
        std::chrono::milliseconds answer{5'000};  ///< to a declaration
        std::chrono::seconds heartbeat{5};
        std::string name = "bookverse";  ///< shown in the broker's list of connections
    };

    RabbitConnection(const RabbitUrl& url, const Options& options);
    RabbitConnection(const RabbitConnection&) = delete;
    RabbitConnection& operator=(const RabbitConnection&) = delete;
    ~RabbitConnection();

    int descriptor() const;
    /// True when something was read already and waits in memory: poll() would not tell.
    bool has_input() const;

    /// The exchange, the parking queue, and a queue with its bindings for each group. Idempotent.
    void declare(const std::vector<GroupSpec>& groups);
    void confirm_publishing();
    void consume(const std::string& queue, const std::string& consumer, std::size_t prefetch);

    /// `tag` counts from 1. To an exchange, or with an empty one straight into the queue named `key`.
    void publish(const std::string& exchange, const std::string& key, const RabbitMessage& message,
                 std::uint64_t tag, bool mandatory);
    void ack(std::uint64_t tag);
    void requeue(std::uint64_t tag);

    /// One thing that has arrived, without waiting; std::nullopt when there is none.
    std::optional<Notice> next_notice();
    std::optional<Delivered> next_delivery();

    /// In order: the broker has seen everything that was sent.
    void close();

private:
    void check(const amqp_rpc_reply_t_& reply, const std::string& what) const;
    void check_answer(const std::string& what) const;
    void declare_queue(const std::string& name, const amqp_table_t_& arguments);

    amqp_connection_state_t_* state_;
};

}  // namespace bookverse::bus
