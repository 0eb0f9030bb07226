#include "services/reviews/model.hpp"

namespace bookverse::reviews {

std::optional<Review>& Exchange::review(ReviewKind kind) noexcept {
    return kind == ReviewKind::book ? of_book : kind == ReviewKind::seller ? of_seller : of_buyer;
}

const std::optional<Review>& Exchange::review(ReviewKind kind) const noexcept {
    return kind == ReviewKind::book ? of_book : kind == ReviewKind::seller ? of_seller : of_buyer;
}

ReviewId review_id(orders::OrderLineId line, ReviewKind kind) {
    return ReviewId::of_name("review/" + line.to_string() + "/" + boost::describe::enum_to_string(kind, ""));
}

ReviewId answer_id(ReviewId review) {
    return ReviewId::of_name("answer/" + review.to_string());
}

AccountId author_of(const Exchange& exchange, ReviewKind kind) noexcept {
    return kind == ReviewKind::buyer ? exchange.seller : exchange.buyer;
}

AccountId reviewed_of(const Exchange& exchange, ReviewKind kind) noexcept {
    return kind == ReviewKind::buyer ? exchange.buyer : exchange.seller;
}

ReviewCard card_of(const Exchange& exchange, ReviewKind kind) {
    const Review& review = *exchange.review(kind);
    return {.id = review.id,
            .kind = kind,
            .order = exchange.order,
            .line = exchange.id,
            .author = author_of(exchange, kind),
            .about = reviewed_of(exchange, kind),
            .listing = exchange.listing,
            .edition = exchange.edition,
            .title = exchange.title,
            .stars = review.stars};
}

std::string seller_subject(AccountId account) {
    return "seller/" + account.to_string();
}

std::string buyer_subject(AccountId account) {
    return "buyer/" + account.to_string();
}

std::string listing_subject(market::ListingId listing) {
    return "listing/" + listing.to_string();
}

std::string edition_subject(market::EditionId edition) {
    return "edition/" + edition.to_string();
}

std::vector<std::string> subjects_of(const Exchange& exchange, ReviewKind kind) {
    if (kind == ReviewKind::seller) return {seller_subject(exchange.seller)};
    if (kind == ReviewKind::buyer) return {buyer_subject(exchange.buyer)};
    return {listing_subject(exchange.listing), edition_subject(exchange.edition)};
}

}  // namespace bookverse::reviews
