// The bus of several processes: RabbitMQ 3.10 or newer. A direct exchange, a quorum queue for each group,
// confirms on the way in, manual acknowledgements on the way out. docs/decisions/0042 to 0044 say why.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/bus/bus.hpp"
#include "platform/bus/group_metrics.hpp"
#include "platform/bus/rabbit_publisher.hpp"
#include "platform/store/document_store.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::bus {

class RabbitBus final : public Bus {
public:
    struct Options {
        RabbitThread::Options connection{};
        RabbitPublisher::Limits limits{};
        BackOff back_off = default_back_off;  ///< a failed message keeps its place in `in_flight` meanwhile
    };

    /// Everything named here outlives stop(). Declares platform.parked in `store`. Throws
    /// std::invalid_argument for an address that can never work.
    RabbitBus(std::string_view url, store::DocumentStore& store, const Clock& clock,
              telemetry::Telemetry& telemetry, Options options);
    RabbitBus(std::string_view url, store::DocumentStore& store, const Clock& clock,
              telemetry::Telemetry& telemetry)
        : RabbitBus{url, store, clock, telemetry, Options{}} {}
    ~RabbitBus() override;

    void subscribe(Subscription subscription) override;
    void declare(std::vector<GroupSpec> groups) override;
    Task<> start(asio::any_io_executor executor) override;
    Task<> stop() override;
    Task<> publish(std::vector<Message> messages, Deadline deadline) override;
    Task<std::vector<Parked>> parked(std::string group, std::size_t limit, Deadline deadline) override;
    Task<bool> replay(std::string key, Deadline deadline) override;
    Task<bool> discard(std::string key, Deadline deadline) override;
    Task<> ping(Deadline deadline) override;
    std::string_view kind() const noexcept override { return "rabbitmq"; }

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace bookverse::bus
