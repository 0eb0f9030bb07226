// Who moves the money: a port with two adapters, the sandbox (sandbox.hpp) and Stripe (stripe.hpp). Everything
// is idempotent by an id of ours that goes along as the provider's idempotency key, so what may have happened
// is asked again and happens once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/refusal.hpp"
#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "platform/http/message.hpp"
#include "services/payments/api.hpp"

namespace bookverse::payments {

/// What is to be paid.
struct Bill {
    PaymentId payment{};
    OrderId order{};
    Money amount{};
    std::string title{};  ///< for the provider's page
    std::string return_path{};
    Instant expires_at{};
};

struct Opened {
    std::string reference;  ///< the provider's name for it
    std::string pay_url;    ///< where the buyer's browser goes
};

/// `gone`: cancelled or given up, it will never be paid.
enum class ChargeState : std::uint8_t { open, processing, captured, gone };
BOOST_DESCRIBE_ENUM(ChargeState, open, processing, captured, gone)

/// What the provider knows of a payment now.
struct Charge {
    ChargeState state = ChargeState::open;
    Money amount{};             ///< captured, or to be
    std::int64_t refunded = 0;  ///< by whomever
    OrderId order{};
};

enum class MoveState : std::uint8_t { pending, done, refused };
BOOST_DESCRIBE_ENUM(MoveState, pending, done, refused)

/// Of a refund or a payout. `refused` is for good; `why` is for operators.
struct Move {
    MoveState state = MoveState::pending;
    std::string why{};
};

/// What a webhook says, once its signature was found good. Only a hint: the state is read anew.
struct Hint {
    std::string event;  ///< unique at the provider
    PaymentId payment{};
    std::optional<OrderId> order{};
    std::optional<Money> amount{};
};

class Provider {
public:
    Provider() = default;
    Provider(const Provider&) = delete;
    Provider& operator=(const Provider&) = delete;
    virtual ~Provider() = default;

    virtual std::string_view name() const noexcept = 0;

    // All throw Unavailable or DeadlinePassed; what was asked for may have happened then.
    virtual Task<Opened> open(Bill bill, Deadline deadline) = 0;
    virtual Task<Charge> look(PaymentId payment, std::string reference, Deadline deadline) = 0;
    /// Nobody can pay it any more, unless it is captured or processing.
    virtual Task<Charge> cancel(PaymentId payment, std::string reference, Deadline deadline) = 0;
    virtual Task<Move> refund(RefundId refund, PaymentId payment, std::string reference, Money amount,
                              Deadline deadline) = 0;
    /// Whether a seller has to say where to before anything can be paid out.
    virtual bool needs_destination() const noexcept = 0;
    /// Whether this can be a place of this provider; empty: none. Refuses /destination.
    virtual Result<> check_destination(std::string_view destination) const = 0;
    /// Refuses with `no_destination` in `why` when the seller has not said where to.
    virtual Task<Move> pay_out(PayoutId payout, AccountId seller, std::string destination, Money amount,
                               Deadline deadline) = 0;

    /// Checks the signature over the raw bytes. nullopt: a good event that is none of ours to follow.
    /// Refuses bad_signature (unauthenticated), malformed.
    virtual Result<std::optional<Hint>> hear(const http::Headers& headers, std::string_view body,
                                             Instant now) const = 0;
};

}  // namespace bookverse::payments
