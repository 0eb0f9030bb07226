// What everybody can read: reviews of a person, a listing, an edition, and what they average to.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/reviews/dto.hpp"
#include "services/reviews/people.hpp"
#include "services/reviews/tallies.hpp"

namespace bookverse::reviews {

using ReviewPage = http::Page<dto::Review>;

class Published {
public:
    Published(Context& context, People& people, Tallies& tallies)
        : context_{context}, people_{people}, tallies_{tallies}, cursors_{context.platform.seal} {}

    // Newest first; of a person for who may see the profile: not_found.
    Task<Result<ReviewPage>> of_person(http::Call& call, AccountId account, dto::PersonQuery query);
    Task<Result<ReviewPage>> of_listing(http::Call& call, market::ListingId listing, http::PageQuery query);
    Task<Result<ReviewPage>> of_edition(http::Call& call, market::EditionId edition, http::PageQuery query);

    // Nobody has reviewed it, or there is no such thing: zeros.
    Task<Result<dto::PersonRating>> rating_of_person(Actor viewer, AccountId account, Deadline deadline);
    Task<Result<dto::BookRating>> rating_of_listing(market::ListingId listing, Deadline deadline);
    Task<Result<dto::BookRating>> rating_of_edition(market::EditionId edition, Deadline deadline);

private:
    Task<Result<ReviewPage>> about(http::Call& call, std::string subject, ReviewKind kind,
                                   http::PageQuery query);

    Context& context_;
    People& people_;
    Tallies& tallies_;
    http::Cursors cursors_;
};

}  // namespace bookverse::reviews
