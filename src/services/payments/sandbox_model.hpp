// What the sandbox stores: it is a provider of its own, which knows of our payments what a provider knows.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.hpp"
#include "platform/json/scalars.hpp"
#include "services/payments/api.hpp"

namespace bookverse::payments {

enum class SandboxState : std::uint8_t { open, action_required, processing, captured, cancelled };
BOOST_DESCRIBE_ENUM(SandboxState, open, action_required, processing, captured, cancelled)

struct SandboxRefund {
    RefundId id{};
    std::int64_t amount = 0;

    friend bool operator==(const SandboxRefund&, const SandboxRefund&) = default;
};
BOOST_DESCRIBE_STRUCT(SandboxRefund, (), (id, amount))

/// Made when something first happens to a payment: one that nobody tried to pay costs no write.
struct SandboxCharge {
    PaymentId id{};
    OrderId order{};
    Money amount{};
    SandboxState state = SandboxState::open;
    std::string card{};  ///< its last four digits
    std::vector<SandboxRefund> refunds{};

    friend bool operator==(const SandboxCharge&, const SandboxCharge&) = default;
};
BOOST_DESCRIBE_STRUCT(SandboxCharge, (), (id, order, amount, state, card, refunds))

struct SandboxPayout {
    PayoutId id{};
    AccountId seller{};
    Money amount{};

    friend bool operator==(const SandboxPayout&, const SandboxPayout&) = default;
};
BOOST_DESCRIBE_STRUCT(SandboxPayout, (), (id, seller, amount))

/// What the sandbox tells us over the public webhook route.
struct SandboxEvent {
    std::string id{};
    std::string type{};  ///< payment.captured, payment.processing, payment.refunded
    PaymentId payment{};
    OrderId order{};
    Money amount{};
    Instant created_at{};
};
BOOST_DESCRIBE_STRUCT(SandboxEvent, (), (id, type, payment, order, amount, created_at))

/// One that is still to be delivered.
struct SandboxWebhook {
    std::string id{};
    std::string body{};
    int tries = 0;
    std::optional<Instant> due_at{};

    friend bool operator==(const SandboxWebhook&, const SandboxWebhook&) = default;
};
BOOST_DESCRIBE_STRUCT(SandboxWebhook, (), (id, body, tries, due_at))

/// Signed, it is the token in the address of the page: whoever has the address may pay, as at any provider.
struct SandboxBill {
    PaymentId payment{};
    OrderId order{};
    Money amount{};
    std::string title{};
    std::string return_path{};
};
BOOST_DESCRIBE_STRUCT(SandboxBill, (), (payment, order, amount, title, return_path))

}  // namespace bookverse::payments
