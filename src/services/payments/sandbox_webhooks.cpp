#include "services/payments/sandbox_webhooks.hpp"

#include "platform/auth/seal.hpp"
#include "platform/json/json.hpp"
#include "platform/service/background.hpp"
#include "platform/service/service_client.hpp"
#include "services/payments/rules.hpp"
#include "services/payments/sandbox.hpp"
#include "services/payments/webhook_signature.hpp"

namespace bookverse::payments {
namespace {

constexpr int most_tries = 8;
constexpr auto route = "/api/v1/payments/webhooks/sandbox";

/// What somebody would like to make us believe.
std::string forgery_of(SandboxEvent event) {
    event.id = "forged-" + event.id;
    event.type = "payment.captured";
    event.amount.amount += 1;
    return json::write(event);
}

}  // namespace

SandboxWebhooks::SandboxWebhooks(service::Platform& platform, Stores& stores, std::set<SandboxFault> faults)
    : platform_{platform},
      stores_{stores},
      faults_{std::move(faults)},
      timers_{stores.sandbox_webhooks,
              webhook_by_due,
              platform.clock,
              {.name = "payments.sandbox_webhooks", .due_at = &SandboxWebhook::due_at},
              [this](store::Versioned<SandboxWebhook> due) { return again(std::move(due)); }} {}

Secret SandboxWebhooks::secret() const {
    return platform_.seal.derive("sandbox-webhook", "1");
}

Task<> SandboxWebhooks::tell(SandboxCharge charge, std::string type, Deadline deadline) {
    const Instant now = platform_.clock.now();
    // One event a state: a click that comes twice tells it twice, with the same id.
    const auto id =
        "evt_" +
        Uuid::of_name(charge.id.to_string() + type + std::to_string(charge.refunds.size())).to_string();
    const SandboxEvent event{id, std::move(type), charge.id, charge.order, charge.amount, now};
    const auto body = json::write(event);
    int number = 0;
    for (const Delivery& delivery : deliveries_of(id, faults_)) {
        const auto bytes = delivery.forged ? forgery_of(event) : body;
        if (delivery.after.count() == 0 && co_await deliver(bytes, delivery.forged, deadline)) continue;
        if (delivery.forged) continue;
        SandboxWebhook webhook{.id = id + "/" + std::to_string(number++), .body = bytes};
        webhook.due_at = now + std::max<std::chrono::milliseconds>(delivery.after, std::chrono::seconds{1});
        co_await keep(std::move(webhook), deadline);
    }
}

Task<bool> SandboxWebhooks::deliver(std::string body, bool forged, Deadline deadline) {
    http::Request request;
    request.method = http::Method::post;
    request.target = route;
    request.remote_address = "127.0.0.1";
    request.headers.add("Content-Type", "application/json");
    const Secret key = forged ? Secret{"somebody else's"} : secret();
    request.headers.add(std::string{Sandbox::signature_header},
                        sign_webhook(key, body, platform_.clock.now()));
    request.body = std::move(body);
    try {
        const auto answer = co_await platform_.services.forward("payments", std::move(request), deadline);
        co_return answer.status < 300;
    } catch (const Unavailable&) {
        co_return false;
    } catch (const DeadlinePassed&) {
        co_return false;
    }
}

Task<> SandboxWebhooks::keep(SandboxWebhook webhook, Deadline deadline) {
    try {
        (void)co_await stores_.sandbox_webhooks.try_insert(std::move(webhook), deadline);
    } catch (const Unavailable&) {  // a webhook may be lost: whoever waits for it asks in the end
    } catch (const DeadlinePassed&) {
    }
}

Task<> SandboxWebhooks::again(store::Versioned<SandboxWebhook> due) {
    const bool taken = co_await deliver(due->body, false, service::job_deadline());
    if (taken || due->tries + 1 >= most_tries) {
        (void)co_await stores_.sandbox_webhooks.erase(due->id, service::job_deadline());
        co_return;
    }
    (void)co_await stores_.sandbox_webhooks.update(
        due->id,
        [now = platform_.clock.now()](SandboxWebhook webhook) -> Result<SandboxWebhook> {
            ++webhook.tries;
            webhook.due_at = now + pause_after(webhook.tries);
            return webhook;
        },
        service::job_deadline());
}

Task<> SandboxWebhooks::run_due() {
    (void)co_await timers_.run_due();
}

}  // namespace bookverse::payments
