// How the sandbox tells us what happened: signed, over the public webhook route, as the plan of its faults
// says. What is not taken, or comes later, waits in the store.
#pragma once

#include <set>
#include <string>

#include "platform/service/service.hpp"
#include "platform/store/timers.hpp"
#include "services/payments/sandbox_faults.hpp"
#include "services/payments/stores.hpp"

namespace bookverse::payments {

class SandboxWebhooks {
public:
    SandboxWebhooks(service::Platform& platform, Stores& stores, std::set<SandboxFault> faults);

    /// Does not throw for what cannot be delivered now.
    Task<> tell(SandboxCharge charge, std::string type, Deadline deadline);
    Task<> run_due();
    Secret secret() const;

private:
    Task<bool> deliver(std::string body, bool forged, Deadline deadline);
    Task<> keep(SandboxWebhook webhook, Deadline deadline);
    Task<> again(store::Versioned<SandboxWebhook> due);

    service::Platform& platform_;
    Stores& stores_;
    std::set<SandboxFault> faults_;
    store::DueTimers<SandboxWebhook> timers_;
};

}  // namespace bookverse::payments
