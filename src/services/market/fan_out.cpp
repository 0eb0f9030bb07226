#include "services/market/fan_out.hpp"

#include "platform/service/background.hpp"

namespace bookverse::market {
namespace {

constexpr int most_rounds = 100;  ///< of one look, so that it ends

}  // namespace

FanOuts::FanOuts(Context& context, WishStores& stores, Step step)
    : context_{context},
      stores_{stores},
      step_{std::move(step)},
      timers_{stores.fan_outs,
              fan_out_by_due,
              context.platform.clock,
              {.name = "market.fan_outs", .due_at = &FanOut::due_at},
              [this](store::Versioned<FanOut> due) { return advance(*due); }} {}

Task<> FanOuts::begin(FanOut what, Deadline deadline) {
    const auto subject = what.kind == FanOutKind::match ? "match/" + what.key : std::string{"price"};
    what.id = FanOutId::of_name("fan-out/" + what.listing.to_string() + "/" + std::to_string(what.version) +
                                "/" + subject);
    what.due_at = context_.now();
    (void)co_await stores_.fan_outs.insert(std::move(what), deadline);
}

Task<std::size_t> FanOuts::run_due() {
    std::size_t batches = 0;
    for (int round = 0; round < most_rounds; ++round) {
        const auto done = co_await timers_.run_due();
        if (done == 0) break;
        batches += done;
    }
    co_return batches;
}

Task<> FanOuts::advance(FanOut due) {
    const auto deadline = service::job_deadline();
    const auto next = co_await step_(due, deadline);
    if (next.empty()) {
        co_await stores_.fan_outs.erase(due.id, deadline);
        co_return;
    }
    (void)co_await stores_.fan_outs.update(
        due.id,
        [next, now = context_.now()](FanOut all) -> Result<FanOut> {
            all.position = next;
            all.due_at = now;
            return all;
        },
        deadline);
}

}  // namespace bookverse::market
