// Telling many about one listing: batch by batch, each step kept in a document, so that a crash goes on where
// it was. Who is told is told once, by the document that makes the event: a step that is done again does no
// harm.
#pragma once

#include "platform/store/timers.hpp"
#include "services/market/context.hpp"
#include "services/market/wishes_dto.hpp"
#include "services/market/wishes_stores.hpp"

namespace bookverse::market {

inline constexpr std::size_t fan_out_batch = 50;

class FanOuts {
public:
    /// Does one batch; says where to go on, empty: it is done.
    using Step = std::function<Task<std::string>(FanOut, Deadline)>;

    FanOuts(Context& context, WishStores& stores, Step step);

    /// Asked for twice is asked for once.
    Task<> begin(FanOut what, Deadline deadline);
    /// All that is due; says how many batches were done.
    Task<std::size_t> run_due();

private:
    Task<> advance(FanOut due);

    Context& context_;
    WishStores& stores_;
    Step step_;
    store::DueTimers<FanOut> timers_;
};

}  // namespace bookverse::market
