// The saga behind a decision: what the owners of the object are asked to do. The steps are in the case; an
// event does them at once, and a timer goes on with what a crash or an owner that was down has left. A step
// may reach its owner twice, who does it once: steps are states that are wanted, or carry the decision's id.
#pragma once

#include <memory>

#include "platform/store/timers.hpp"
#include "services/moderation/owners.hpp"

namespace bookverse::moderation {

class Effects {
public:
    Effects(Context& context, Owners& owners);

    /// All steps that are due, now. What fails is left to the timer.
    Task<> begin(CaseId id);
    /// Job.
    Task<> sweep();

private:
    /// One after another. Throws when an owner cannot be reached.
    Task<> drive(CaseId id);

    Context& context_;
    Owners& owners_;
    store::DueTimers<Case> timers_;
};

}  // namespace bookverse::moderation
