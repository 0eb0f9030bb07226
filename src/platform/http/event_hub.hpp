// Live events by channel ("account:<id>"): who listens gets them as they come, who comes back with
// Last-Event-ID gets what was missed. Only the last events of a channel are kept, in memory: a reader for
// whom that is too little gets the event `resync` and reads the state anew. So nothing here is a record.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/sse.hpp"

namespace bookverse::http {

/// Thread-safe.
class EventHub {
public:
    struct Limits {
        std::size_t events_per_channel = 64;
        std::size_t channels = 10'000;  ///< of those without a listener the longest unused is forgotten
    };
    EventHub();
    explicit EventHub(Limits limits);
    ~EventHub();
    EventHub(const EventHub&) = delete;
    EventHub& operator=(const EventHub&) = delete;

    /// Numbers the event and hands it to everyone who listens.
    void publish(const std::string& channel, std::string type, std::string data);

    /// `stream` gets, without a gap, what came after `last_event_id` and what comes; resync first when that
    /// is not known any more. Without an id only what comes. It leaves by itself when it closes.
    void subscribe(const std::string& channel, const std::shared_ptr<EventStream>& stream,
                   std::optional<std::string_view> last_event_id);

    std::size_t listeners(const std::string& channel) const;
    std::size_t channels() const;

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace bookverse::http
