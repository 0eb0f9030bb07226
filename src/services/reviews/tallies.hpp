// Averages: a projection of what was published, one document a subject (a seller, a buyer, a listing, an
// edition), adjusted by the event of each review and never counted anew.
//
// Events come twice and two handlers may run at once, and there is no write over two documents. So each turn
// of a review (in, out, in again) first becomes a tally: its id is made of subject, review and turn, so it is
// there once, and it takes the next place of its subject, so there are no gaps. The summary remembers up to
// which place it has added; adding up again adds what is behind that (docs/decisions/0157).
#pragma once

#include "services/reviews/context.hpp"

namespace bookverse::reviews {

/// The summary with this tally; as it was when that is not the next one.
Summary added(const Summary& summary, const Tally& tally);
/// All zeros while there is none.
market::SellerRating rating_of(const Summary& summary);

class Tallies {
public:
    explicit Tallies(Context& context) : context_{context} {}

    /// Brings the averages in line with one review of an exchange.
    Task<> count(orders::OrderLineId line, ReviewKind kind, Deadline deadline);
    /// Adds up what is behind the summary's place.
    Task<> add_up(std::string subject, Deadline deadline);
    Task<Summary> summary(std::string subject, Deadline deadline) const;

private:
    Task<> place(Tally tally, Deadline deadline);

    Context& context_;
};

}  // namespace bookverse::reviews
