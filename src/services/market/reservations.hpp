// Holding a copy for an order line: what the orders service calls. Everything is idempotent by the line,
// since a caller that got no answer asks again.
#pragma once

#include "platform/store/timers.hpp"
#include "services/market/contacts.hpp"
#include "services/market/listings.hpp"
#include "services/market/terms_dto.hpp"

namespace bookverse::market {

class Reservations {
public:
    Reservations(Context& context, Listings& listings, Contacts& contacts);

    /// not_for_sale, own_listing, reservation_over, blocked. Who has an accepted offer or the turn in the
    /// waiting line gets what was kept for them, at its price.
    Task<Result<dto::Reserved>> reserve(dto::Reserve wanted, Deadline deadline, std::string traceparent);
    /// What reserve() would give, without doing it. not_found.
    Task<Result<dto::ListingTerms>> terms(ListingId id, AccountId buyer, Deadline deadline);
    /// not_reserved.
    Task<Result<dto::Reserved>> confirm(dto::LineOfListing which, Deadline deadline, std::string traceparent);
    Task<Result<dto::LineOfListing>> release(dto::LineOfListing which, Deadline deadline,
                                             std::string traceparent);

    /// Frees what has lapsed; says how many.
    Task<std::size_t> run_due() { return lapses_.run_due(); }

private:
    Task<> free_lapsed(ListingId id);

    Context& context_;
    Listings& listings_;
    Contacts& contacts_;
    store::DueTimers<Listing> lapses_;
};

}  // namespace bookverse::market
