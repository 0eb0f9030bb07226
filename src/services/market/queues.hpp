// The waiting line of a reserved copy. It lies in the listing (waiting_line.hpp), so that passing the copy on
// is one write; beside it a place an account, to list them by.
#pragma once

#include "services/market/contacts.hpp"
#include "services/market/listings.hpp"
#include "services/market/offer_dto.hpp"

namespace bookverse::market {

class Queues {
public:
    Queues(Context& context, Listings& listings, Contacts& contacts)
        : context_{context}, listings_{listings}, contacts_{contacts}, cursors_{context.platform.seal} {}

    /// not_found, not_verified, own_listing, for_sale, holds_it, queue_full, not_for_sale, blocked. Who waits
    /// already stays where they are.
    Task<Result<dto::QueuePlace>> join(http::Call& call, ListingId id);
    /// Who has the turn passes it on; ordered: while they are buying it.
    Task<Result<http::NoContent>> leave(http::Call& call, ListingId id);
    Task<Result<dto::QueuePlace>> place(Actor actor, ListingId id, Deadline deadline);
    /// One's own, newest first.
    Task<Result<http::Page<dto::QueueEntry>>> own(http::Call& call, http::PageQuery query);

    /// Tells all who wait, and passes on where the two may not deal with each other any more.
    Task<> on_turn(QueueTurn turn, Deadline deadline);
    Task<> on_turn_over(QueueTurnOver over, Deadline deadline);
    Task<> on_ended(QueueEnded ended, Deadline deadline);
    /// Closed or suspended.
    Task<> leave_all(AccountId account, Deadline deadline);
    Task<std::vector<dto::QueueEntry>> all_of(AccountId account, Deadline deadline);

private:
    Task<Result<>> leave(AccountId account, ListingId id, Deadline deadline);
    Task<> forget_place(ListingId id, AccountId account, Deadline deadline);
    Task<> tell_moved(ListingId id, Deadline deadline);
    Task<std::vector<dto::QueueEntry>> show(std::vector<Place> places, AccountId account, Deadline deadline);

    Context& context_;
    Listings& listings_;
    Contacts& contacts_;
    http::Cursors cursors_;
};

}  // namespace bookverse::market
