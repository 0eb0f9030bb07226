#include "services/payments/sandbox.hpp"

#include <algorithm>

#include "platform/auth/seal.hpp"
#include "platform/json/json.hpp"
#include "platform/service/crash_point.hpp"
#include "platform/service/settings.hpp"
#include "services/payments/sandbox_cards.hpp"
#include "services/payments/sandbox_webhooks.hpp"
#include "services/payments/webhook_signature.hpp"

namespace bookverse::payments {
namespace {

constexpr auto token_purpose = "sandbox-bill";

SandboxCharge first_state(const SandboxBill& bill) {
    return {.id = bill.payment, .order = bill.order, .amount = bill.amount};
}

std::int64_t refunded_of(const SandboxCharge& charge) {
    std::int64_t sum = 0;
    for (const auto& refund : charge.refunds)
        sum += refund.amount;
    return sum;
}

std::unexpected<Refusal> over() {
    return refuse(RefusalKind::conflict, "wrong_state", "This payment is over: it cannot be paid any more.");
}

Result<SandboxCharge> charged(SandboxCharge charge, const TestCard& card) {
    switch (charge.state) {
        case SandboxState::captured:
        case SandboxState::processing:
            return charge;  // the same click again
        case SandboxState::cancelled:
            return over();
        case SandboxState::open:
        case SandboxState::action_required:
            break;
    }
    charge.card = card.number.substr(card.number.size() - 4);
    switch (card.outcome) {
        case CardOutcome::succeeds:
            charge.state = SandboxState::captured;
            break;
        case CardOutcome::second_step:
            charge.state = SandboxState::action_required;
            break;
        case CardOutcome::stays_pending:
            charge.state = SandboxState::processing;
            break;
        case CardOutcome::declined:
            return refuse(RefusalKind::conflict, "card_declined", "The bank has declined this card.");
    }
    return charge;
}

const TestCard* card_of(std::string number) {
    std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
    const auto* const found = std::ranges::find(test_cards, std::string_view{number}, &TestCard::number);
    return found == test_cards.end() ? nullptr : found;
}

ChargeState state_of(SandboxState state) {
    switch (state) {
        case SandboxState::processing:
            return ChargeState::processing;
        case SandboxState::captured:
            return ChargeState::captured;
        case SandboxState::cancelled:
            return ChargeState::gone;
        case SandboxState::open:
        case SandboxState::action_required:
            break;
    }
    return ChargeState::open;
}

}  // namespace

Sandbox::Sandbox(service::Platform& platform, Stores& stores)
    : platform_{platform},
      stores_{stores},
      faults_{sandbox_faults(platform.settings.sandbox_faults)},
      webhooks_{std::make_unique<SandboxWebhooks>(platform, stores, faults_)} {}

Sandbox::~Sandbox() = default;

Task<Opened> Sandbox::open(Bill bill, Deadline) {
    SandboxBill signed_bill{bill.payment, bill.order, bill.amount, std::move(bill.title),
                            std::move(bill.return_path)};
    co_return Opened{"sandbox", "/pay/" + platform_.seal.sign(token_purpose, json::write(signed_bill))};
}

Charge Sandbox::known(const SandboxCharge& charge) {
    return {state_of(charge.state), charge.amount, refunded_of(charge), charge.order};
}

Task<Charge> Sandbox::look(PaymentId payment, std::string, Deadline deadline) {
    const auto charge = co_await stores_.sandbox_charges.get(payment, deadline);
    co_return charge ? known(**charge) : Charge{};
}

Task<Charge> Sandbox::cancel(PaymentId payment, std::string, Deadline deadline) {
    SandboxCharge first{.id = payment};
    const auto cancelled = co_await change(
        std::move(first),
        [](SandboxCharge charge) -> Result<SandboxCharge> {
            if (charge.state == SandboxState::open || charge.state == SandboxState::action_required)
                charge.state = SandboxState::cancelled;
            return charge;
        },
        deadline);
    co_return known(*cancelled);
}

Task<Move> Sandbox::refund(RefundId refund, PaymentId payment, std::string, Money amount, Deadline deadline) {
    // Shared: when the deadline passes, the rule may run after we have gone.
    const auto done_now = std::make_shared<bool>(false);
    const auto changed = co_await stores_.sandbox_charges.update(
        payment,
        [refund, amount, done_now](const SandboxCharge& before) -> Result<SandboxCharge> {
            *done_now = false;
            if (std::ranges::find(before.refunds, refund, &SandboxRefund::id) != before.refunds.end())
                return before;
            if (before.state != SandboxState::captured || before.amount.currency != amount.currency ||
                amount.amount > before.amount.amount - refunded_of(before))
                return refuse(RefusalKind::conflict, "more_than_paid", "More than was paid.");
            SandboxCharge next = before;
            next.refunds.push_back({refund, amount.amount});
            *done_now = true;
            return next;
        },
        deadline);
    if (!changed) co_return Move{MoveState::refused, changed.error().code};
    if (*done_now) {
        const SandboxCharge& charge = **changed;
        co_await webhooks_->tell(charge, "payment.refunded", deadline);
        if (faults_.contains(SandboxFault::timeout)) throw Unavailable{"the sandbox's answer is lost"};
    }
    co_return Move{MoveState::done};
}

Result<> Sandbox::check_destination(std::string_view) const {
    return {};
}

Task<Move> Sandbox::pay_out(PayoutId payout, AccountId seller, std::string destination, Money amount,
                            Deadline deadline) {
    if (destination == "refuse") co_return Move{MoveState::refused, "account_closed"};
    const auto stored = co_await stores_.sandbox_payouts.try_insert({payout, seller, amount}, deadline);
    if (stored && faults_.contains(SandboxFault::timeout)) throw Unavailable{"the sandbox's answer is lost"};
    co_return Move{MoveState::done};
}

Result<std::optional<Hint>> Sandbox::hear(const http::Headers& headers, std::string_view body,
                                          Instant now) const {
    const auto header = headers.get(signature_header).value_or("");
    const Secret secrets[] = {webhooks_->secret()};
    if (auto ok = check_webhook(header, body, secrets, now); !ok) return std::unexpected(ok.error());
    auto event = json::read<SandboxEvent>(body, json::Mode::lenient);
    if (!event) return std::unexpected(event.error());
    return Hint{event->id, event->payment, event->order, event->amount};
}

Result<SandboxBill> Sandbox::bill_of(const std::string& token) const {
    const auto opened = platform_.seal.open(token_purpose, token);
    if (!opened) return refuse_not_found();
    return json::read<SandboxBill>(*opened, json::Mode::lenient);
}

Task<SandboxCharge> Sandbox::charge_of(SandboxBill bill, Deadline deadline) {
    const auto charge = co_await stores_.sandbox_charges.get(bill.payment, deadline);
    co_return charge ? **charge : first_state(bill);
}

Task<Result<SandboxCharge>> Sandbox::pay(SandboxBill bill, std::string number, Deadline deadline) {
    const TestCard* const card = card_of(std::move(number));
    if (card == nullptr)
        co_return refuse_field("/card", "unknown_card", "Not one of the cards that this page knows.");
    const auto paid = co_await change(
        first_state(bill), [card](SandboxCharge charge) { return charged(std::move(charge), *card); },
        deadline);
    if (paid && paid->state == SandboxState::captured)
        co_await webhooks_->tell(*paid, "payment.captured", deadline);
    if (paid && paid->state == SandboxState::processing)
        co_await webhooks_->tell(*paid, "payment.processing", deadline);
    co_return paid;
}

Task<Result<SandboxCharge>> Sandbox::answer(SandboxBill bill, bool yes, Deadline deadline) {
    const auto answered = co_await change(
        first_state(bill),
        [yes](SandboxCharge charge) -> Result<SandboxCharge> {
            if (charge.state != SandboxState::action_required && charge.state != SandboxState::processing)
                return charge.state == SandboxState::captured && yes ? Result<SandboxCharge>{charge} : over();
            charge.state = yes ? SandboxState::captured : SandboxState::open;
            return charge;
        },
        deadline);
    if (answered && yes) co_await webhooks_->tell(*answered, "payment.captured", deadline);
    if (answered && !yes) co_await webhooks_->tell(*answered, "payment.declined", deadline);
    co_return answered;
}

/// Of a charge that may not be there yet. What changes nothing writes nothing.
Task<Result<SandboxCharge>> Sandbox::change(SandboxCharge first, Rule rule, Deadline deadline) {
    auto made = rule(first);
    if (!made) {
        // Whether there is one already: then its state decides, not the first one.
        if (!co_await stores_.sandbox_charges.get(first.id, deadline)) co_return made;
    } else {
        auto stored = co_await stores_.sandbox_charges.try_insert(*made, deadline);
        service::crash_point("sandbox.charged");
        if (stored) co_return **stored;
    }
    const auto changed = co_await stores_.sandbox_charges.update(
        first.id, [rule](const SandboxCharge& before) { return rule(before); }, deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return **changed;
}

Task<> Sandbox::run_due() {
    return webhooks_->run_due();
}

}  // namespace bookverse::payments
