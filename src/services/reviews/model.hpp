// What is stored. An exchange is one document with what both sides of a settled order line say of each other,
// so "both are in" is seen and acted on in one write. Summaries are counted from it; see tallies.hpp.
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/reviews/api.hpp"

namespace bookverse::reviews {

/// How long what one side wrote waits for the other, and how long it can be written.
inline constexpr auto review_window = std::chrono::days{7};

struct Answer {
    ReviewId id{};
    Instant at{};
    std::string text{};
    bool hidden = false;  ///< by a moderator

    friend bool operator==(const Answer&, const Answer&) = default;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (id, at, text, hidden))

struct Review {
    ReviewId id{};
    int stars = 0;
    std::optional<bool> as_described{};  ///< of a book
    std::string text{};
    Instant written_at{};
    bool hidden = false;  ///< by a moderator
    /// How often it came into the averages or went out of them: it is in when this is odd.
    int turns = 0;
    std::optional<Answer> answer{};

    friend bool operator==(const Review&, const Review&) = default;
};
BOOST_DESCRIBE_STRUCT(Review, (), (id, stars, as_described, text, written_at, hidden, turns, answer))

struct Exchange {
    orders::OrderLineId id{};
    orders::OrderId order{};
    AccountId buyer{};
    AccountId seller{};
    market::ListingId listing{};
    market::EditionId edition{};
    std::string title{};
    Instant settled_at{};

    std::optional<Review> of_book{};
    std::optional<Review> of_seller{};
    std::optional<Review> of_buyer{};
    /// Both were in, or the time was over: what there is can be read by everybody.
    std::optional<Instant> over_at{};
    std::vector<AccountId> closed{};  ///< whose account is

    // For the indexes, always computed from the above.
    std::vector<AccountId> people{};
    std::vector<AccountId> waits_for{};  ///< who can still write and has not
    std::vector<std::string> about{};    ///< the subjects of what can be read
    std::vector<ReviewId> texts{};       ///< reviews and answers that were published
    std::optional<Instant> due_at{};     ///< when it is over by itself

    std::optional<Review>& review(ReviewKind kind) noexcept;
    const std::optional<Review>& review(ReviewKind kind) const noexcept;
    friend bool operator==(const Exchange&, const Exchange&) = default;
};
BOOST_DESCRIBE_STRUCT(Exchange, (),
                      (id, order, buyer, seller, listing, edition, title, settled_at, of_book, of_seller,
                       of_buyer, over_at, closed, people, waits_for, about, texts, due_at))

inline constexpr ReviewKind all_kinds[] = {ReviewKind::book, ReviewKind::seller, ReviewKind::buyer};

ReviewId review_id(orders::OrderLineId line, ReviewKind kind);
ReviewId answer_id(ReviewId review);
AccountId author_of(const Exchange& exchange, ReviewKind kind) noexcept;
/// Who is reviewed: for a book who sold it.
AccountId reviewed_of(const Exchange& exchange, ReviewKind kind) noexcept;
/// `exchange` has one of this kind.
ReviewCard card_of(const Exchange& exchange, ReviewKind kind);

// What is averaged over.
std::string seller_subject(AccountId account);
std::string buyer_subject(AccountId account);
std::string listing_subject(market::ListingId listing);
std::string edition_subject(market::EditionId edition);
std::vector<std::string> subjects_of(const Exchange& exchange, ReviewKind kind);

/// One turn of a review in the averages of one subject, written once. The places of a subject have no gaps,
/// so who has added up to a place knows what is missing.
struct Tally {
    Uuid id{};
    std::string subject{};
    std::int64_t place = 0;  ///< from 1
    ReviewId review{};
    int turn = 0;  ///< odd: it comes in, even: it goes out
    int stars = 0;
    std::optional<bool> as_described{};

    friend bool operator==(const Tally&, const Tally&) = default;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (id, subject, place, review, turn, stars, as_described))

/// The tallies of a subject added up to `place`.
struct Summary {
    std::string id{};  ///< the subject
    std::int64_t place = 0;
    std::vector<std::int64_t> stars = {0, 0, 0, 0, 0};  ///< reviews with one star, two, …
    std::int64_t as_described = 0;
    std::int64_t not_as_described = 0;

    friend bool operator==(const Summary&, const Summary&) = default;
};
BOOST_DESCRIBE_STRUCT(Summary, (), (id, place, stars, as_described, not_as_described))

/// A copy of what accounts knows, to show beside a review; kept up by its events.
struct Person {
    AccountId id{};
    std::int64_t version = 0;  ///< of account.changed; 0: not known yet
    std::string name{};
    std::optional<std::string> picture_id{};
    bool visible = true;  ///< the profile is
    bool closed = false;

    friend bool operator==(const Person&, const Person&) = default;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, version, name, picture_id, visible, closed))

}  // namespace bookverse::reviews
