#include "services/reviews/tallies.hpp"

#include <numeric>
#include <stdexcept>
#include <string_view>

namespace bookverse::reviews {
namespace {

Uuid tally_id(std::string_view subject, ReviewId review, int turn) {
    return Uuid::of_name("tally/" + std::string{subject} + "/" + review.to_string() + "/" +
                         std::to_string(turn));
}

/// The account of a seller's subject.
std::optional<AccountId> seller_of(std::string_view subject) {
    constexpr std::string_view prefix = "seller/";
    return subject.starts_with(prefix) ? AccountId::parse(subject.substr(prefix.size())) : std::nullopt;
}

}  // namespace

Summary added(const Summary& summary, const Tally& tally) {
    if (tally.place != summary.place + 1) return summary;
    Summary next = summary;
    next.place = tally.place;
    const int one = tally.turn % 2 == 1 ? 1 : -1;
    next.stars.at(static_cast<std::size_t>(tally.stars - 1)) += one;
    if (tally.as_described) (*tally.as_described ? next.as_described : next.not_as_described) += one;
    return next;
}

market::SellerRating rating_of(const Summary& summary) {
    const auto reviews = std::accumulate(summary.stars.begin(), summary.stars.end(), std::int64_t{0});
    if (reviews == 0) return {};
    std::int64_t stars = 0;
    for (std::size_t i = 0; i < summary.stars.size(); ++i)
        stars += static_cast<std::int64_t>(i + 1) * summary.stars[i];
    return {static_cast<std::int32_t>((stars * 100 + reviews / 2) / reviews), reviews};
}

Task<> Tallies::count(orders::OrderLineId line, ReviewKind kind, Deadline deadline) {
    const auto exchange = co_await context_.stores.exchanges.get(line, deadline);
    if (!exchange || !(*exchange)->review(kind)) co_return;
    const Review review = *(*exchange)->review(kind);
    for (const auto& subject : subjects_of(**exchange, kind)) {
        for (int turn = 1; turn <= review.turns; ++turn) {
            Tally tally{.id = tally_id(subject, review.id, turn),
                        .subject = subject,
                        .review = review.id,
                        .turn = turn,
                        .stars = review.stars,
                        .as_described = review.as_described};
            co_await place(std::move(tally), deadline);
        }
        co_await add_up(subject, deadline);
    }
}

Task<> Tallies::place(Tally tally, Deadline deadline) {
    for (int attempt = 0; attempt < 64; ++attempt) {
        if (co_await context_.stores.tallies.get(tally.id, deadline)) co_return;
        const auto last = co_await context_.stores.tallies.find(tally_by_place, {tally.subject},
                                                                {.limit = 1, .descending = true}, deadline);
        tally.place = last.items.empty() ? 1 : last.items.front()->place + 1;
        const auto stored = co_await context_.stores.tallies.try_insert(tally, deadline);
        if (stored || stored.error().duplicate_index == "id") co_return;
        if (stored.error().duplicate_index != tally_by_place.name) break;
    }
    throw Unavailable{"a review found no place among others"};
}

Task<> Tallies::add_up(std::string subject, Deadline deadline) {
    if (!co_await context_.stores.summaries.get(subject, deadline))
        (void)co_await context_.stores.summaries.insert({.id = subject}, deadline);
    for (;;) {
        const auto summary = co_await context_.stores.summaries.get(subject, deadline);
        if (!summary) throw Unavailable{"a summary that is there cannot be read"};
        store::PageOf behind{.limit = 100};
        behind.at_least = store::value_of((*summary)->place + 1);
        const auto found = co_await context_.stores.tallies.find(tally_by_place, {subject}, behind, deadline);
        if (found.items.empty()) co_return;
        if (found.items.front()->place != (*summary)->place + 1)
            throw std::logic_error{"a tally is missing of " + subject};
        (void)co_await context_.stores.summaries.update(
            subject,
            [items = found.items, seller = seller_of(subject)](const Summary& before,
                                                               store::Events& events) -> Result<Summary> {
                Summary next = before;
                for (const auto& tally : items)
                    next = added(next, *tally);
                if (seller && next != before)
                    events.publish(SellerRated{*seller, next.place, rating_of(next)});
                return next;
            },
            deadline);
    }
}

Task<Summary> Tallies::summary(std::string subject, Deadline deadline) const {
    const auto found = co_await context_.stores.summaries.get(subject, deadline);
    Summary none;
    none.id = std::move(subject);
    co_return found ? **found : none;
}

}  // namespace bookverse::reviews
