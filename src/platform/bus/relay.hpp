// The relay carries events from the outbox to the bus: right away from memory, and after a crash from the
// store. A crash between publishing and removing repeats an event; it never loses one.
#pragma once

#include <chrono>
#include <memory>

#include "platform/bus/bus.hpp"
#include "platform/store/document_store.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::bus {

class Relay {
public:
    struct Options {
        std::size_t batch = 256;                 ///< publish() calls at once, and events removed by one write
        std::chrono::milliseconds sweep{5'000};  ///< how often to look for what memory has forgotten
        std::size_t memory = 10'000;             ///< beyond it events wait in the store for the sweep
        std::chrono::milliseconds first_pause{100};  ///< after a failure; doubles up to last_pause
        std::chrono::milliseconds last_pause{5'000};
        std::chrono::milliseconds publish_deadline{5'000};
    };

    Relay(store::DocumentStore& store, Bus& bus, telemetry::Telemetry& telemetry, Options options);
    Relay(store::DocumentStore& store, Bus& bus, telemetry::Telemetry& telemetry)
        : Relay{store, bus, telemetry, Options{}} {}
    ~Relay();

    /// After the bus was started. Takes the store's on_committed().
    void start(asio::any_io_executor executor);
    /// Publishes what is in memory, then ends; gives up at the first failure or after 5 s, for it is all in
    /// the store. Before the bus and the store are stopped.
    Task<> stop();
    /// Events that wait in memory.
    std::size_t waiting() const noexcept;

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace bookverse::bus
