// The bus carries what has happened, at least once, in no promised order. Services publish only through the
// outbox (store + relay.hpp), never directly; so nothing is announced that was not committed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"

namespace bookverse::bus {

struct Message {
    std::string id;       ///< the event's id: the same on each delivery
    std::string type;     ///< account.verified: the routing key
    std::string subject;  ///< id of the aggregate that it is about
    Instant at;           ///< when it happened
    std::string traceparent;
    std::string data;  ///< JSON of the described event type

    friend bool operator==(const Message&, const Message&) = default;
};

/// Each group gets each message of its types; members of one group (several processes) share them.
/// The handler throws to say "again later"; after `max_deliveries` the message is parked.
struct Subscription {
    std::string group;               ///< service.purpose: notifications.inbox
    std::vector<std::string> types;  ///< exact types
    std::function<Task<>(Message)> handler;
    std::size_t in_flight = 16;  ///< handlers running at once in this process
    int max_deliveries = 5;
};

/// What must be known of a group to keep messages for it while none of its members runs.
struct GroupSpec {
    std::string group;
    std::vector<std::string> types;
    int max_deliveries = 5;
};

struct Parked {
    std::string key;  ///< names it for replay and discard: the same for the same group and message
    std::string group;
    Message message;
    std::string reason;  ///< what() of the last failure
    int deliveries = 0;
    Instant parked_at;
};

class Bus {
public:
    Bus() = default;
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;
    virtual ~Bus() = default;

    /// Before start(), one subscription a group. A group keeps its messages while no member runs, from the
    /// first start on. Throws std::logic_error for a group that has one already.
    virtual void subscribe(Subscription subscription) = 0;
    /// Before start(). The groups of all services, also of those that run in other processes: they must exist
    /// before anything is published, else their messages are lost. Every process declares all of them, from
    /// the table of registrations; groups that are subscribed here need not be named again. The in-process
    /// bus cannot reach other processes: its start() throws std::logic_error for a declared group that nobody
    /// subscribed.
    virtual void declare(std::vector<GroupSpec> groups) = 0;
    /// Declares groups and begins to deliver, handlers run on `executor`'s threads. Does not fail because a
    /// broker is down: ping() and publish() say so, and it goes on by itself when the broker is back.
    virtual Task<> start(asio::any_io_executor executor) = 0;
    /// Takes nothing new, waits for handlers that run.
    virtual Task<> stop() = 0;

    /// Returns when the messages are safe with the bus: confirmed by the broker in every group's queue, or,
    /// in process, handled or parked by every group. A type that no group wants goes nowhere, and that is no
    /// fault. Throws Unavailable (within 2 s when the bus cannot be used) or DeadlinePassed; they may have
    /// gone out then.
    virtual Task<> publish(std::vector<Message> messages, Deadline deadline) = 0;

    // Parked messages are documents of the collection platform.parked, whatever the adapter: parking.hpp.
    /// Oldest first; `group` empty: all.
    virtual Task<std::vector<Parked>> parked(std::string group, std::size_t limit, Deadline deadline) = 0;
    /// Delivers it to its group once more, with a fresh count; if that fails again it is parked again. False
    /// when there is none of that key. In process it returns when the group is done with it, else when the
    /// broker has it.
    virtual Task<bool> replay(std::string key, Deadline deadline) = 0;
    virtual Task<bool> discard(std::string key, Deadline deadline) = 0;

    virtual Task<> ping(Deadline deadline) = 0;
    virtual std::string_view kind() const noexcept = 0;  ///< local, rabbitmq
};

}  // namespace bookverse::bus
