// What goes over HTTP: the API (docs/api/openapi.json).
#pragma once

#include "base/text.hpp"
#include "platform/http/cursor.hpp"
#include "platform/json/types.hpp"
#include "services/reviews/model.hpp"

namespace bookverse::reviews::dto {

using Stars = json::Bounded<std::int32_t, 1, 5>;
using ReviewText = Text<0, 2000, Lines::many>;

struct LinePath {
    orders::OrderId order;
    orders::OrderLineId line;
};
BOOST_DESCRIBE_STRUCT(LinePath, (), (order, line))

struct OrderPath {
    orders::OrderId order;
};
BOOST_DESCRIBE_STRUCT(OrderPath, (), (order))

struct ReviewPath {
    ReviewId id;
};
BOOST_DESCRIBE_STRUCT(ReviewPath, (), (id))

struct EvidencePath {
    ReviewId id;
    AccountId reporter;
};
BOOST_DESCRIBE_STRUCT(EvidencePath, (), (id, reporter))

struct PersonPath {
    AccountId id;
};
BOOST_DESCRIBE_STRUCT(PersonPath, (), (id))

struct ListingPath {
    market::ListingId id;
};
BOOST_DESCRIBE_STRUCT(ListingPath, (), (id))

struct EditionPath {
    market::EditionId id;
};
BOOST_DESCRIBE_STRUCT(EditionPath, (), (id))

enum class ReviewSide : std::uint8_t { seller, buyer };
BOOST_DESCRIBE_ENUM(ReviewSide, seller, buyer)

/// Reviews of somebody as a seller, if not said.
struct PersonQuery : http::PageQuery {
    std::optional<ReviewSide> role;
};
BOOST_DESCRIBE_STRUCT(PersonQuery, (http::PageQuery), (role))

// Writing

struct NewBookReview {
    Stars stars;
    bool as_described;  ///< the copy's condition was what the listing said
    std::optional<ReviewText> text;
};
BOOST_DESCRIBE_STRUCT(NewBookReview, (), (stars, as_described, text))

struct NewPersonReview {
    Stars stars;
    std::optional<ReviewText> text;
};
BOOST_DESCRIBE_STRUCT(NewPersonReview, (), (stars, text))

struct PurchaseReview {
    NewBookReview book;
    NewPersonReview seller;
};
BOOST_DESCRIBE_STRUCT(PurchaseReview, (), (book, seller))

struct BuyerReview {
    NewPersonReview buyer;
};
BOOST_DESCRIBE_STRUCT(BuyerReview, (), (buyer))

struct NewAnswer {
    Text<1, 2000, Lines::many> text;
};
BOOST_DESCRIBE_STRUCT(NewAnswer, (), (text))

// Reading

struct ReviewAuthor {
    AccountId id;
    std::string name;  ///< empty: closed, or shows no profile
    std::optional<std::string> picture_id;
    bool closed;
};
BOOST_DESCRIBE_STRUCT(ReviewAuthor, (), (id, name, picture_id, closed))

struct ReviewAnswer {
    ReviewId id;
    std::string text;
    Instant at;
    bool hidden;  ///< by a moderator; only who wrote it gets it then
};
BOOST_DESCRIBE_STRUCT(ReviewAnswer, (), (id, text, at, hidden))

struct Review {
    ReviewId id;
    ReviewKind kind;
    ReviewAuthor author;
    AccountId about;  ///< who may answer: for a book who sold it
    market::ListingId listing;
    market::EditionId edition;
    std::string title;
    int stars;
    std::optional<bool> as_described;  ///< of a book
    std::string text;                  ///< empty too when the author's account is closed
    Instant at;                        ///< when it was published; in one's own lists before that: written
    std::optional<ReviewAnswer> answer;
};
BOOST_DESCRIBE_STRUCT(Review, (),
                      (id, kind, author, about, listing, edition, title, stars, as_described, text, at,
                       answer))

/// What may be done with it now: edit, answer, report.
enum class ReviewAct : std::uint8_t { edit, answer, report };
BOOST_DESCRIBE_ENUM(ReviewAct, edit, answer, report)

struct OwnReview : Review {
    bool mine;
    bool hidden;  ///< by a moderator: nobody else sees it
    std::vector<ReviewAct> can;
};
BOOST_DESCRIBE_STRUCT(OwnReview, (Review), (mine, hidden, can))

/// `open`: the caller has written nothing yet; `written`: it waits; `published`: everybody can read it;
/// `over`: the time is over and nobody wrote.
enum class ExchangeState : std::uint8_t { open, written, published, over };
BOOST_DESCRIBE_ENUM(ExchangeState, open, written, published, over)

/// A settled order line as one of its two sees it: their own reviews, and the other's once published.
struct ReviewExchange {
    orders::OrderLineId line;
    orders::OrderId order;
    ReviewSide side;  ///< the caller's
    ExchangeState state;
    market::ListingId listing;
    market::EditionId edition;
    std::string title;
    ReviewAuthor other;
    Instant settled_at;
    Instant until;  ///< written until then
    std::optional<Instant> published_at;
    bool can_write;
    std::vector<OwnReview> reviews;
};
BOOST_DESCRIBE_STRUCT(ReviewExchange, (),
                      (line, order, side, state, listing, edition, title, other, settled_at, until,
                       published_at, can_write, reviews))

struct ReviewExchanges {
    std::vector<ReviewExchange> items;
};
BOOST_DESCRIBE_STRUCT(ReviewExchanges, (), (items))

struct RatingSummary {
    std::int64_t reviews;
    std::optional<std::int32_t> hundredths;  ///< the mean in hundredths of a star; none: no reviews
    std::vector<std::int64_t> stars;         ///< how many with one star, two, … five
};
BOOST_DESCRIBE_STRUCT(RatingSummary, (), (reviews, hundredths, stars))

struct BookRating : RatingSummary {
    std::int64_t as_described;
    std::int64_t not_as_described;
};
BOOST_DESCRIBE_STRUCT(BookRating, (RatingSummary), (as_described, not_as_described))

struct PersonRating {
    RatingSummary seller;
    RatingSummary buyer;
};
BOOST_DESCRIBE_STRUCT(PersonRating, (), (seller, buyer))

}  // namespace bookverse::reviews::dto
