// The bus inside one process. It keeps nothing on disk: publish() returns when every group has handled or
// parked the message, so what the process had not finished when it died is still in the outbox and comes
// again.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/bus/bus.hpp"
#include "platform/bus/group_metrics.hpp"
#include "platform/store/document_store.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::bus {

class LocalBus final : public Bus {
public:
    struct Options {
        std::size_t queue =
            10'000;  ///< messages of one group that are not handled yet; beyond it publish() refuses
        BackOff back_off = default_back_off;
        int copies = 1;  ///< tests set 2: each message is handled twice, as a broker may do
    };

    /// Everything named here outlives stop(). Declares platform.parked in `store`.
    LocalBus(store::DocumentStore& store, const Clock& clock, telemetry::Telemetry& telemetry,
             Options options);
    LocalBus(store::DocumentStore& store, const Clock& clock, telemetry::Telemetry& telemetry)
        : LocalBus{store, clock, telemetry, Options{}} {}
    ~LocalBus() override;

    void subscribe(Subscription subscription) override;
    void declare(std::vector<GroupSpec> groups) override;
    Task<> start(asio::any_io_executor executor) override;
    Task<> stop() override;
    Task<> publish(std::vector<Message> messages, Deadline deadline) override;
    Task<std::vector<Parked>> parked(std::string group, std::size_t limit, Deadline deadline) override;
    Task<bool> replay(std::string key, Deadline deadline) override;
    Task<bool> discard(std::string key, Deadline deadline) override;
    Task<> ping(Deadline deadline) override;
    std::string_view kind() const noexcept override { return "local"; }

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace bookverse::bus
