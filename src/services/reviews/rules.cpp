#include "services/reviews/rules.hpp"

#include <algorithm>

namespace bookverse::reviews {
namespace {

bool contains(const std::vector<AccountId>& all, AccountId one) {
    return std::ranges::find(all, one) != all.end();
}

bool buyer_wrote(const Exchange& exchange) noexcept {
    return exchange.of_book || exchange.of_seller;
}

/// What follows from the rest; ends every change.
Exchange tidied(Exchange exchange) {
    exchange.people = {exchange.buyer, exchange.seller};
    exchange.waits_for.clear();
    exchange.about.clear();
    exchange.texts.clear();
    exchange.due_at = exchange.over_at ? std::nullopt : std::optional{closes_at(exchange)};
    if (!exchange.over_at) {
        if (!buyer_wrote(exchange)) exchange.waits_for.push_back(exchange.buyer);
        if (!exchange.of_buyer) exchange.waits_for.push_back(exchange.seller);
        std::erase_if(exchange.waits_for, [&](AccountId one) { return contains(exchange.closed, one); });
        return exchange;
    }
    for (const ReviewKind kind : all_kinds) {
        auto& review = exchange.review(kind);
        if (!review) continue;
        if (review->hidden == (review->turns % 2 == 1)) ++review->turns;
        exchange.texts.push_back(review->id);
        if (review->answer) exchange.texts.push_back(review->answer->id);
        if (review->hidden) continue;
        for (auto& subject : subjects_of(exchange, kind))
            exchange.about.push_back(std::move(subject));
    }
    return exchange;
}

/// Kept as it was when the words are the same, so a repeat changes nothing.
void put(Exchange& exchange, ReviewKind kind, const Words& words, Instant now) {
    auto& review = exchange.review(kind);
    if (review && review->stars == words.stars && review->as_described == words.as_described &&
        review->text == words.text) {
        return;
    }
    review = Review{.id = review_id(exchange.id, kind),
                    .stars = words.stars,
                    .as_described = words.as_described,
                    .text = words.text,
                    .written_at = now};
}

Exchange taken_in(Exchange exchange, Instant now) {
    if (buyer_wrote(exchange) && exchange.of_buyer) exchange.over_at = now;
    return tidied(std::move(exchange));
}

/// A review of the exchange, or the answer to one.
struct Place {
    ReviewKind kind{};
    bool answer = false;
};

std::optional<Place> find(const Exchange& exchange, ReviewId text) {
    for (const ReviewKind kind : all_kinds) {
        const auto& review = exchange.review(kind);
        if (!review) continue;
        if (review->id == text) return Place{kind, false};
        if (review->answer && review->answer->id == text) return Place{kind, true};
    }
    return std::nullopt;
}

}  // namespace

Result<orders::LineCard> reviewable(const orders::OrderCard& order, orders::OrderLineId line,
                                    const Actor& actor) {
    const auto found = std::ranges::find(order.lines, line, &orders::LineCard::line);
    // Other services' lines come with what they sell (events).
    if (found == order.lines.end() || found->service != "market") return refuse_not_found();
    if (!actor.is(order.buyer) && !actor.is(found->seller)) return refuse_not_found();
    if (found->state != orders::LineState::settled)
        return refuse(RefusalKind::conflict, "not_settled",
                      "Only what was handed over and settled can be reviewed.");
    return *found;
}

Exchange open(const Settled& what) {
    Exchange exchange;
    exchange.id = what.line.line;
    exchange.order = what.order;
    exchange.buyer = what.buyer;
    exchange.seller = what.line.seller;
    exchange.listing = market::ListingId{what.line.what};
    exchange.edition = what.edition;
    exchange.title = what.line.title;
    exchange.settled_at = what.at;
    return tidied(std::move(exchange));
}

Exchange settled_at(const Exchange& exchange, Instant at) {
    if (exchange.settled_at <= at || exchange.over_at) return exchange;
    Exchange next = exchange;
    next.settled_at = at;
    return tidied(std::move(next));
}

Result<Exchange> review_purchase(const Exchange& exchange, const Actor& actor, const Words& book,
                                 const Words& seller, Instant now) {
    const auto ok = allowed(Command::review_purchase, stage_of(exchange, now), who_is(actor, exchange));
    if (!ok) return std::unexpected(ok.error());
    Exchange next = exchange;
    put(next, ReviewKind::book, book, now);
    put(next, ReviewKind::seller, seller, now);
    return taken_in(std::move(next), now);
}

Result<Exchange> review_buyer(const Exchange& exchange, const Actor& actor, const Words& buyer, Instant now) {
    const auto ok = allowed(Command::review_buyer, stage_of(exchange, now), who_is(actor, exchange));
    if (!ok) return std::unexpected(ok.error());
    Exchange next = exchange;
    put(next, ReviewKind::buyer, buyer, now);
    return taken_in(std::move(next), now);
}

Exchange pass_time(const Exchange& exchange, Instant now) {
    if (exchange.over_at || now < closes_at(exchange)) return exchange;
    Exchange next = exchange;
    next.over_at = now;
    return tidied(std::move(next));
}

Result<Exchange> answer(const Exchange& exchange, const Actor& actor, ReviewId id, const std::string& text,
                        Instant now) {
    const auto place = find(exchange, id);
    if (!place || place->answer) return refuse_not_found();
    const auto& known = exchange.review(place->kind)->answer;
    const Reader reader = reader_of(actor, exchange, place->kind);
    const TextState state = state_of(exchange, place->kind);
    if (reader == Reader::reviewed && state == TextState::answered && known->text == text) return exchange;
    if (auto ok = allowed(TextCommand::answer, state, reader); !ok)
        return std::unexpected(std::move(ok).error());
    Exchange next = exchange;
    next.review(place->kind)->answer = Answer{.id = answer_id(id), .at = now, .text = text};
    return tidied(std::move(next));
}

Result<Exchange> moderate(const Exchange& exchange, ReviewId text, bool hidden) {
    const auto place = find(exchange, text);
    if (!place) return refuse_not_found();
    if (auto ok = allowed(TextCommand::moderate, state_of(exchange, place->kind), Reader::service); !ok)
        return std::unexpected(std::move(ok).error());
    Exchange next = exchange;
    auto& review = *next.review(place->kind);
    (place->answer ? review.answer->hidden : review.hidden) = hidden;
    return tidied(std::move(next));
}

Result<Evidence> evidence(const Exchange& exchange, ReviewId text, const Actor& reporter) {
    const auto place = find(exchange, text);
    if (!place) return refuse_not_found();
    const ReviewKind kind = place->kind;
    const auto ok =
        allowed(TextCommand::report, state_of(exchange, kind), reader_of(reporter, exchange, kind));
    if (!ok) return std::unexpected(ok.error());
    const Review& review = *exchange.review(kind);
    if (!place->answer) {
        return Evidence{review.id,   kind,         author_of(exchange, kind), exchange.title,
                        review.text, review.stars, review.written_at};
    }
    if (review.answer->hidden) return refuse_not_found();
    return Evidence{text,
                    kind,
                    reviewed_of(exchange, kind),
                    exchange.title,
                    review.answer->text,
                    std::nullopt,
                    review.answer->at};
}

Exchange forget(const Exchange& exchange, AccountId account) {
    if (account != exchange.buyer && account != exchange.seller) return exchange;
    Exchange next = exchange;
    if (!contains(next.closed, account)) next.closed.push_back(account);
    for (const ReviewKind kind : all_kinds) {
        auto& review = next.review(kind);
        if (!review) continue;
        if (author_of(next, kind) == account) {
            if (next.over_at)
                review->text.clear();
            else
                review.reset();
        } else if (review->answer) {
            review->answer.reset();
        }
    }
    return tidied(std::move(next));
}

}  // namespace bookverse::reviews
