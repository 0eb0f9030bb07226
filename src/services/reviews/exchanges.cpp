#include "services/reviews/exchanges.hpp"

#include <stdexcept>

#include "platform/service/service_client.hpp"
#include "services/reviews/views.hpp"

namespace bookverse::reviews {
namespace {

Deadline timer_deadline() {
    return Deadline::after(std::chrono::seconds{10});
}

std::string text_of(const std::optional<dto::ReviewText>& text) {
    return text ? text->str() : "";
}

Words words_of(const dto::NewBookReview& book) {
    return {book.stars, book.as_described, text_of(book.text)};
}

Words words_of(const dto::NewPersonReview& person) {
    return {person.stars, std::nullopt, text_of(person.text)};
}

}  // namespace

Exchanges::Exchanges(Context& context, People& people)
    : context_{context},
      people_{people},
      cursors_{context.platform.seal},
      timers_{context.stores.exchanges,
              exchange_by_due,
              context.platform.clock,
              {.name = "reviews.timers", .due_at = &Exchange::due_at, .clears = false},
              [this](store::Versioned<Exchange> due) -> Task<> {
                  (void)co_await context_.change(
                      due->id,
                      [](const Exchange& before, Instant now) -> Result<Exchange> {
                          return pass_time(before, now);
                      },
                      timer_deadline());
              }} {}

Task<> Exchanges::sweep() {
    (void)co_await timers_.run_due();
}

Task<Result<Exchange>> Exchanges::open_line(Settled what, Deadline deadline) {
    const auto listing = co_await context_.platform.services.call<market::ListingCard>(
        "market", http::Method::get, "/internal/market/listings/" + what.line.what.to_string(),
        http::NoContent{}, deadline);
    if (!listing) co_return std::unexpected(listing.error());
    what.edition = listing->edition.id;
    Exchange made = open(what);
    for (const AccountId person : {made.buyer, made.seller}) {
        const auto card = co_await people_.meet(person, deadline);
        if (!card) co_return std::unexpected(card.error());
        if (card->status == "closed") made = forget(made, person);
    }
    const ReviewsDue told{made.order,   made.id,    made.buyer,     made.seller,
                          made.listing, made.title, closes_at(made)};
    auto stored = co_await context_.stores.exchanges.insert(
        std::move(made), deadline, [told](store::Events& events) { events.publish(told); });
    if (stored) co_return **stored;
    const auto known = co_await context_.stores.exchanges.get(what.line.line, deadline);
    if (!known) throw Unavailable{"an exchange that is there cannot be read"};
    co_return **known;
}

Task<> Exchanges::settled(orders::LineSettled event, Instant at, Deadline deadline) {
    if (event.line.service != "market") co_return;  // others come with what they sell
    if (!co_await context_.stores.exchanges.get(event.line.line, deadline)) {
        Settled what{event.order, event.buyer, event.line, {}, at};
        const auto opened = co_await open_line(std::move(what), deadline);
        if (!opened) throw std::runtime_error{"a settled line cannot be reviewed: " + opened.error().code};
    }
    (void)co_await context_.change(
        event.line.line,
        [at](const Exchange& before, Instant) -> Result<Exchange> { return settled_at(before, at); },
        deadline);
}

Task<Result<Exchange>> Exchanges::find_line(Actor actor, dto::LinePath line, Deadline deadline) {
    const auto known = co_await context_.stores.exchanges.get(line.line, deadline);
    if (known && (*known)->order == line.order) co_return **known;
    if (known) co_return refuse_not_found();
    const auto order = co_await context_.platform.services.call<orders::OrderCard>(
        "orders", http::Method::get, "/internal/orders/" + line.order.to_string(), http::NoContent{},
        deadline);
    if (!order) co_return std::unexpected(order.error());
    const auto found = reviewable(*order, line.line, actor);
    if (!found) co_return std::unexpected(found.error());
    Settled what{order->id, order->buyer, *found, {}, context_.now()};
    co_return co_await open_line(std::move(what), deadline);
}

Task<Result<>> Exchanges::may_write_now(AccountId account, Deadline deadline) {
    const auto card = co_await people_.meet(account, deadline);
    if (!card) co_return std::unexpected(card.error());
    co_return may_write(*card);
}

/// `rule(exchange, actor, now)`.
template <class F>
Task<Result<dto::ReviewExchange>> Exchanges::write(http::Call& call, dto::LinePath line, F rule) {
    const auto found = co_await find_line(call.actor, line, call.deadline);
    if (!found) co_return std::unexpected(found.error());
    if (auto ok = allowed(Command::see, stage_of(*found, context_.now()), who_is(call.actor, *found)); !ok)
        co_return std::unexpected(std::move(ok).error());
    if (auto ok = co_await may_write_now(call.actor.account, call.deadline); !ok)
        co_return std::unexpected(std::move(ok).error());
    const auto changed = co_await context_.change(
        line.line,
        [actor = call.actor, rule = std::move(rule)](const Exchange& before, Instant now) {
            return rule(before, actor, now);
        },
        call.deadline, call.traceparent);
    if (!changed) co_return std::unexpected(changed.error());
    std::vector<Exchange> one{**changed};
    auto shown = co_await show(std::move(one), call.actor, call.deadline);
    co_return std::move(shown.front());
}

Task<Result<dto::ReviewExchange>> Exchanges::review_purchase(http::Call& call, dto::LinePath line,
                                                             dto::PurchaseReview words) {
    return write(call, line,
                 [book = words_of(words.book), seller = words_of(words.seller)](
                     const Exchange& before, const Actor& actor, Instant now) {
                     return reviews::review_purchase(before, actor, book, seller, now);
                 });
}

Task<Result<dto::ReviewExchange>> Exchanges::review_buyer(http::Call& call, dto::LinePath line,
                                                          dto::BuyerReview words) {
    return write(call, line,
                 [buyer = words_of(words.buyer)](const Exchange& before, const Actor& actor, Instant now) {
                     return reviews::review_buyer(before, actor, buyer, now);
                 });
}

Task<Result<dto::ReviewExchange>> Exchanges::answer(http::Call& call, ReviewId review, dto::NewAnswer words) {
    const auto found = co_await find_text(review, call.deadline);
    if (!found) co_return refuse_not_found();
    co_return co_await write(
        call, {found->order, found->id},
        [review, text = words.text.str()](const Exchange& before, const Actor& actor, Instant now) {
            return reviews::answer(before, actor, review, text, now);
        });
}

Task<std::vector<dto::ReviewExchange>> Exchanges::show(std::vector<Exchange> exchanges, Actor to,
                                                       Deadline deadline) {
    std::vector<AccountId> wanted{to.account};
    for (const auto& one : exchanges)
        wanted.push_back(to.is(one.buyer) ? one.seller : one.buyer);
    const auto people = co_await people_.find(std::move(wanted), deadline);
    std::vector<dto::ReviewExchange> shown;
    for (const auto& one : exchanges)
        shown.push_back(exchange_view(one, to, people, context_.now()));
    co_return shown;
}

Task<Result<dto::ReviewExchanges>> Exchanges::of_order(Actor actor, orders::OrderId order,
                                                       Deadline deadline) {
    // An order has at most twenty lines.
    const auto found =
        co_await context_.stores.exchanges.find(exchange_by_order, {order}, {.limit = 100}, deadline);
    std::vector<Exchange> own;
    for (const auto& one : found.items)
        if (allowed(Command::see, stage_of(*one, context_.now()), who_is(actor, *one))) own.push_back(*one);
    if (own.empty() && !found.items.empty()) co_return refuse_not_found();
    dto::ReviewExchanges answer{co_await show(std::move(own), actor, deadline)};
    co_return answer;
}

Task<http::Page<dto::ReviewExchange>> Exchanges::show_page(http::Call& call,
                                                           store::FoundPage<Exchange> found) {
    std::vector<Exchange> exchanges;
    for (const auto& one : found.items)
        exchanges.push_back(*one);
    http::Page<dto::ReviewExchange> answer;
    answer.next = cursors_.next(call, found.next);
    answer.items = co_await show(std::move(exchanges), call.actor, call.deadline);
    co_return answer;
}

Task<Result<http::Page<dto::ReviewExchange>>> Exchanges::own(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    auto found = co_await context_.stores.exchanges.find(exchange_by_person, {call.actor.account}, page,
                                                         call.deadline);
    co_return co_await show_page(call, std::move(found));
}

Task<Result<http::Page<dto::ReviewExchange>>> Exchanges::due(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    store::PageOf page{.limit = query.count(), .after = std::move(*position)};
    // Not those whose time is over already, whatever the timer has got to. The most urgent first.
    page.at_least = store::value_of(context_.now() - review_window + std::chrono::milliseconds{1});
    auto found = co_await context_.stores.exchanges.find(exchange_by_waiting, {call.actor.account}, page,
                                                         call.deadline);
    co_return co_await show_page(call, std::move(found));
}

Task<std::optional<Exchange>> Exchanges::find_text(ReviewId text, Deadline deadline) {
    const auto found = co_await context_.stores.exchanges.find_one(exchange_by_text, {text}, deadline);
    if (!found) co_return std::nullopt;
    co_return **found;
}

Task<Result<Evidence>> Exchanges::evidence(ReviewId text, AccountId reporter, Deadline deadline) {
    const auto found = co_await find_text(text, deadline);
    if (!found) co_return refuse_not_found();
    const Actor actor{.kind = Actor::Kind::account, .account = reporter};
    co_return reviews::evidence(*found, text, actor);
}

Task<Result<>> Exchanges::set_hidden(ReviewId text, bool hidden, Deadline deadline) {
    const auto found = co_await find_text(text, deadline);
    if (!found) co_return refuse_not_found();
    const auto changed = co_await context_.change(
        found->id, [text, hidden](const Exchange& before, Instant) { return moderate(before, text, hidden); },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return Result<>{};
}

}  // namespace bookverse::reviews
