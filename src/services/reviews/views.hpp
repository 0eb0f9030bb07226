// What is stored, as it is shown.
#pragma once

#include <map>

#include "platform/auth/actor.hpp"
#include "services/reviews/dto.hpp"

namespace bookverse::reviews {

/// `to` is a party: sees the name also of who shows no profile.
dto::ReviewAuthor author_view(AccountId account, const std::map<AccountId, Person>& people, bool to_party);
/// For everybody; `exchange` has one of this kind that can be read.
dto::Review review_view(const Exchange& exchange, ReviewKind kind, const std::map<AccountId, Person>& people);
/// For one of the two.
dto::ReviewExchange exchange_view(const Exchange& exchange, const Actor& to,
                                  const std::map<AccountId, Person>& people, Instant now);
dto::RatingSummary summary_view(const Summary& summary);
dto::BookRating book_view(const Summary& summary);

}  // namespace bookverse::reviews
