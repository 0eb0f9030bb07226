// The relay carries events from the outbox to the bus: right away from memory, and after a crash from the store.
// A crash between publishing and removing repeats an event; it never loses one.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "platform/bus/bus.hpp"
#include "platform/store/document_store.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::bus {

class Relay {
public:
    struct Options {
        std::size_t batch = 256;
        std::chrono::milliseconds sweep{5'000};  ///< how often to look for what memory has forgotten
        std::size_t memory = 10'000;             ///< beyond it events wait in the store for the sweep
    };

    Relay(store::DocumentStore& store, Bus& bus, telemetry::Telemetry& telemetry, Options options);
    Relay(store::DocumentStore& store, Bus& bus, telemetry::Telemetry& telemetry)
        : Relay{store, bus, telemetry, Options{}} {}
    ~Relay();

    void start(asio::any_io_executor executor);
    /// Publishes what is in memory, then ends.
    Task<> stop();
    /// Events that wait in memory.
    std::size_t waiting() const noexcept;

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace bookverse::bus
