// What other services may know of reviews: ids, the words below, the events and the internal routes.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "services/market/api.hpp"
#include "services/orders/api.hpp"

namespace bookverse::reviews {

struct ReviewTag;
/// Of a review or of the answer to one: both can be reported.
using ReviewId = Id<ReviewTag>;

/// What is reviewed: the copy, who sold it, who bought it. The buyer writes the first two, the seller the last.
enum class ReviewKind : std::uint8_t { book, seller, buyer };
BOOST_DESCRIBE_ENUM(ReviewKind, book, seller, buyer)

/// A review as its events tell it. `about` is the account that may answer.
struct ReviewCard {
    ReviewId id{};
    ReviewKind kind{};
    orders::OrderId order{};
    orders::OrderLineId line{};
    AccountId author{};
    AccountId about{};
    market::ListingId listing{};
    market::EditionId edition{};
    std::string title{};
    int stars = 0;

    friend bool operator==(const ReviewCard&, const ReviewCard&) = default;
};
BOOST_DESCRIBE_STRUCT(ReviewCard, (), (id, kind, order, line, author, about, listing, edition, title, stars))

/// A line is settled: both may review until then.
struct ReviewsDue {
    static constexpr std::string_view type = "review.due";
    orders::OrderId order{};
    orders::OrderLineId line{};
    AccountId buyer{};
    AccountId seller{};
    market::ListingId listing{};
    std::string title{};
    Instant until{};
};
BOOST_DESCRIBE_STRUCT(ReviewsDue, (), (order, line, buyer, seller, listing, title, until))

/// Everybody can read it from now on.
struct ReviewPublished {
    static constexpr std::string_view type = "review.published";
    ReviewCard review;
};
BOOST_DESCRIBE_STRUCT(ReviewPublished, (), (review))

/// `review.about` answered `review.author`.
struct ReviewAnswered {
    static constexpr std::string_view type = "review.answered";
    ReviewCard review;
};
BOOST_DESCRIBE_STRUCT(ReviewAnswered, (), (review))

/// A moderator took a review, or the answer to it, away or gave it back.
struct ReviewHidden {
    static constexpr std::string_view type = "review.hidden";
    ReviewCard review;
    bool answer = false;
    bool hidden = true;
};
BOOST_DESCRIBE_STRUCT(ReviewHidden, (), (review, answer, hidden))

/// What buyers say of a seller has changed; the highest version counts. No reviews any more: zeros.
struct SellerRated {
    static constexpr std::string_view type = "seller.rated";
    AccountId seller{};
    std::int64_t version = 0;
    market::SellerRating rating{};
};
BOOST_DESCRIBE_STRUCT(SellerRated, (), (seller, version, rating))

/// GET /internal/reviews/{id}/evidence/{reporter}: a published review or answer, for a moderator; not_found
/// for what the reporter cannot read.
struct Evidence {
    ReviewId id{};
    ReviewKind kind{};
    AccountId author{};
    std::string title{};  ///< of the book
    std::string text{};
    std::optional<int> stars{};  ///< none: an answer
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (id, kind, author, title, text, stars, at))

/// PUT /internal/reviews/{id}/visibility: the state that is wanted, so asking twice is asking once.
struct Visibility {
    bool hidden = true;
};
BOOST_DESCRIBE_STRUCT(Visibility, (), (hidden))

}  // namespace bookverse::reviews
