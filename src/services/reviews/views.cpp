#include "services/reviews/views.hpp"

#include "services/reviews/rules.hpp"
#include "services/reviews/tallies.hpp"

namespace bookverse::reviews {
namespace {

dto::Review basic_view(const Exchange& exchange, ReviewKind kind, const std::map<AccountId, Person>& people,
                       bool to_party) {
    const Review& review = *exchange.review(kind);
    dto::Review view{.id = review.id,
                     .kind = kind,
                     .author = author_view(author_of(exchange, kind), people, to_party),
                     .about = reviewed_of(exchange, kind),
                     .listing = exchange.listing,
                     .edition = exchange.edition,
                     .title = exchange.title,
                     .stars = review.stars,
                     .as_described = review.as_described,
                     .text = review.text,
                     .at = exchange.over_at.value_or(review.written_at),
                     .answer = std::nullopt};
    if (const auto& answer = review.answer)
        view.answer = dto::ReviewAnswer{answer->id, answer->text, answer->at, answer->hidden};
    return view;
}

dto::OwnReview own_view(const Exchange& exchange, ReviewKind kind, const Actor& to,
                        const std::map<AccountId, Person>& people, bool editable) {
    const Reader reader = reader_of(to, exchange, kind);
    const TextState state = state_of(exchange, kind);
    dto::OwnReview view{basic_view(exchange, kind, people, true),
                        reader == Reader::author,
                        exchange.review(kind)->hidden,
                        {}};
    const bool answered_it = reader == Reader::reviewed;
    if (view.answer && view.answer->hidden && !answered_it) view.answer.reset();
    if (view.mine && editable) view.can.push_back(dto::ReviewAct::edit);
    if (allowed(TextCommand::answer, state, reader)) view.can.push_back(dto::ReviewAct::answer);
    if (!view.mine && allowed(TextCommand::report, state, reader)) view.can.push_back(dto::ReviewAct::report);
    return view;
}

dto::ExchangeState state_view(Stage stage, Who who) {
    if (stage == Stage::published) return dto::ExchangeState::published;
    if (stage == Stage::lapsed) return dto::ExchangeState::over;
    // Never whether the other one has written.
    const bool own = stage == (who == Who::buyer ? Stage::buyer_in : Stage::seller_in);
    return own ? dto::ExchangeState::written : dto::ExchangeState::open;
}

}  // namespace

dto::ReviewAuthor author_view(AccountId account, const std::map<AccountId, Person>& people, bool to_party) {
    const auto found = people.find(account);
    if (found == people.end()) return {account, "", std::nullopt, false};
    const Person& person = found->second;
    if (!person.visible && !to_party) return {account, "", std::nullopt, person.closed};
    return {account, person.name, person.picture_id, person.closed};
}

dto::Review review_view(const Exchange& exchange, ReviewKind kind,
                        const std::map<AccountId, Person>& people) {
    auto view = basic_view(exchange, kind, people, false);
    if (view.answer && view.answer->hidden) view.answer.reset();
    return view;
}

dto::ReviewExchange exchange_view(const Exchange& exchange, const Actor& to,
                                  const std::map<AccountId, Person>& people, Instant now) {
    const Who who = who_is(to, exchange);
    const Stage stage = stage_of(exchange, now);
    const auto command = who == Who::buyer ? Command::review_purchase : Command::review_buyer;
    dto::ReviewExchange view{
        .line = exchange.id,
        .order = exchange.order,
        .side = who == Who::buyer ? dto::ReviewSide::buyer : dto::ReviewSide::seller,
        .state = state_view(stage, who),
        .listing = exchange.listing,
        .edition = exchange.edition,
        .title = exchange.title,
        .other = author_view(who == Who::buyer ? exchange.seller : exchange.buyer, people, true),
        .settled_at = exchange.settled_at,
        .until = closes_at(exchange),
        .published_at = stage == Stage::published ? exchange.over_at : std::nullopt,
        .can_write = allowed(command, stage, who).has_value(),
        .reviews = {}};
    for (const ReviewKind kind : all_kinds)
        if (allowed(TextCommand::read, state_of(exchange, kind), reader_of(to, exchange, kind)))
            view.reviews.push_back(own_view(exchange, kind, to, people, view.can_write));
    return view;
}

dto::RatingSummary summary_view(const Summary& summary) {
    const auto rating = rating_of(summary);
    dto::RatingSummary view{rating.reviews, std::nullopt, summary.stars};
    if (rating.reviews > 0) view.hundredths = rating.hundredths;
    return view;
}

dto::BookRating book_view(const Summary& summary) {
    return {summary_view(summary), summary.as_described, summary.not_as_described};
}

}  // namespace bookverse::reviews
