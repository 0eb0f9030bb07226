// Who may do what to an exchange and to one review in which state, and what becomes of them. Pure.
// README.md has the picture; rules_test.cpp the whole tables, state × command × actor.
#pragma once

#include <cstdint>

#include "base/refusal.hpp"
#include "services/accounts/api.hpp"
#include "services/reviews/model.hpp"

namespace bookverse::reviews {

/// How far an exchange is. Follows from what is in it and the time, so that no timer can be late with it.
enum class Stage : std::uint8_t { fresh, buyer_in, seller_in, published, lapsed };
BOOST_DESCRIBE_ENUM(Stage, fresh, buyer_in, seller_in, published, lapsed)

enum class Command : std::uint8_t {
    see,
    review_purchase,  ///< the book and the seller, for the first time or changed
    review_buyer,
};
BOOST_DESCRIBE_ENUM(Command, see, review_purchase, review_buyer)

/// How the caller stands to the exchange. Roles of staff give nothing here: they see what was reported.
enum class Who : std::uint8_t { anonymous, other, buyer, seller };
BOOST_DESCRIBE_ENUM(Who, anonymous, other, buyer, seller)

/// One review of it. `answered`: shown, with an answer, also a hidden one.
enum class TextState : std::uint8_t { absent, waiting, shown, answered, hidden };
BOOST_DESCRIBE_ENUM(TextState, absent, waiting, shown, answered, hidden)

enum class TextCommand : std::uint8_t {
    read,
    report,  ///< show it to a moderator
    answer,
    moderate,  ///< hide it or show it again
};
BOOST_DESCRIBE_ENUM(TextCommand, read, report, answer, moderate)

/// How the caller stands to the review; `service`: moderation, whose business it is who may decide.
enum class Reader : std::uint8_t { anyone, author, reviewed, service };
BOOST_DESCRIBE_ENUM(Reader, anyone, author, reviewed, service)

Stage stage_of(const Exchange& exchange, Instant now) noexcept;
TextState state_of(const Exchange& exchange, ReviewKind kind) noexcept;
Instant closes_at(const Exchange& exchange) noexcept;
Who who_is(const Actor& actor, const Exchange& exchange) noexcept;
Reader reader_of(const Actor& actor, const Exchange& exchange, ReviewKind kind) noexcept;

// The tables.
/// unauthenticated, not_found, already_published, review_over.
Result<> allowed(Command command, Stage stage, Who who);
/// not_found, already_answered.
Result<> allowed(TextCommand command, TextState state, Reader reader);

/// Who is not (any more) in good standing writes nothing: suspended, session_ended, not_verified. A lapsed
/// proof does not matter: one finishes what is open.
Result<> may_write(const accounts::AccountCard& card);

/// What an order line must be to be reviewed: not_found for who neither buys nor sells it, not_settled.
Result<orders::LineCard> reviewable(const orders::OrderCard& order, orders::OrderLineId line,
                                    const Actor& actor);

struct Settled {
    orders::OrderId order{};
    AccountId buyer{};
    orders::LineCard line{};
    market::EditionId edition{};
    Instant at{};
};
Exchange open(const Settled& what);
/// The same line was settled earlier than we thought: its time ends earlier.
Exchange settled_at(const Exchange& exchange, Instant at);

struct Words {
    int stars = 0;
    std::optional<bool> as_described{};  ///< of a book
    std::string text{};
};
// The last one that comes in publishes both.
Result<Exchange> review_purchase(const Exchange& exchange, const Actor& actor, const Words& book,
                                 const Words& seller, Instant now);
Result<Exchange> review_buyer(const Exchange& exchange, const Actor& actor, const Words& buyer, Instant now);
/// What the time has brought; the same exchange when that is nothing.
Exchange pass_time(const Exchange& exchange, Instant now);

/// Once; the same text again changes nothing.
Result<Exchange> answer(const Exchange& exchange, const Actor& actor, ReviewId review,
                        const std::string& text, Instant now);
/// `text` is a review or an answer.
Result<Exchange> moderate(const Exchange& exchange, ReviewId text, bool hidden);
/// As this reporter may see it.
Result<Evidence> evidence(const Exchange& exchange, ReviewId text, const Actor& reporter);

/// An account is closed: what was not published goes, words go, stars stay. May be run again.
Exchange forget(const Exchange& exchange, AccountId account);

}  // namespace bookverse::reviews
