// What providers tell us unasked. A webhook is a hint: its signature is checked over the raw bytes, what it
// says is held against what we know, and then the provider is asked.
#pragma once

#include <string>

#include "platform/http/endpoint.hpp"
#include "platform/store/timers.hpp"
#include "services/payments/checkout.hpp"

namespace bookverse::payments {

class Webhooks {
public:
    Webhooks(Context& context, Checkout& checkout);

    /// bad_signature, wrong_payment (other order or amount than ours), not_found (no such provider).
    Task<Result<http::NoContent>> receive(std::string provider, http::Headers headers, std::string body,
                                          Deadline deadline, std::string traceparent);
    /// Forgets what waited in vain.
    Task<> run_due();

private:
    Task<Result<http::NoContent>> follow(std::string provider, Hint hint, Deadline deadline,
                                         std::string traceparent);
    Task<> drop(WaitingEvent event);

    Context& context_;
    Checkout& checkout_;
    store::DueTimers<WaitingEvent> timers_;
};

}  // namespace bookverse::payments
