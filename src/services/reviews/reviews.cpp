#include "services/reviews/reviews.hpp"

#include <iterator>

#include "platform/service/background.hpp"
#include "platform/service/live.hpp"

namespace bookverse::reviews {
namespace {

using service::event_of;
using service::job_deadline;

std::string text(std::string_view type) {
    return std::string{type};
}

/// The part that the events of a review share.
struct ReviewEvent {
    ReviewCard review;
};
BOOST_DESCRIBE_STRUCT(ReviewEvent, (), (review))

/// What open browsers are told: the page reads the rest.
struct ReviewLive {
    static constexpr std::string_view type = "review.changed";
    orders::OrderId order;
    orders::OrderLineId line;
};
BOOST_DESCRIBE_STRUCT(ReviewLive, (), (order, line))

}  // namespace

service::Registration registration() {
    return {.name = "reviews", .prefixes = {"/api/v1/reviews"}, .make = [](service::Platform& platform) {
                return std::make_unique<ReviewsService>(platform);
            }};
}

ReviewsService::ReviewsService(service::Platform& platform)
    : context_{platform},
      people_{context_},
      tallies_{context_},
      exchanges_{context_, people_},
      published_{context_, people_, tallies_},
      privacy_{context_, people_} {}

http::Routes ReviewsService::routes() {
    http::Routes all;
    for (auto part : {own_routes(), public_routes(), internal_routes()})
        std::ranges::move(part, std::back_inserter(all));
    return all;
}

Task<> ReviewsService::on_review(bus::Message message) {
    const auto card = event_of<ReviewEvent>(message).review;
    return tallies_.count(card.line, card.kind, job_deadline());
}

Task<> ReviewsService::on_account(bus::Message message) {
    if (message.type == accounts::AccountClosed::type)
        return privacy_.forget(event_of<accounts::AccountClosed>(message).account, job_deadline());
    return people_.on_changed(event_of<accounts::AccountChanged>(message), job_deadline());
}

Task<> ReviewsService::tell_people(bus::Message message) {
    ReviewLive told;
    std::vector<AccountId> both;
    if (message.type == ReviewsDue::type) {
        const auto event = event_of<ReviewsDue>(message);
        told = {event.order, event.line};
        both = {event.buyer, event.seller};
    } else {
        const auto card = event_of<ReviewEvent>(message).review;
        told = {card.order, card.line};
        both = {card.author, card.about};
    }
    for (const AccountId one : both)
        co_await service::tell_live(context_.platform.cache, one, told);
}

std::vector<bus::Subscription> ReviewsService::subscriptions() {
    return {
        {.group = "reviews.lines",
         .types = {text(orders::LineSettled::type)},
         .handler =
             [this](bus::Message message) {
                 return exchanges_.settled(event_of<orders::LineSettled>(message), message.at,
                                           job_deadline());
             }},
        {.group = "reviews.averages",
         .types = {text(ReviewPublished::type), text(ReviewHidden::type)},
         .handler = [this](bus::Message message) { return on_review(std::move(message)); }},
        {.group = "reviews.people",
         .types = {text(accounts::AccountChanged::type), text(accounts::AccountClosed::type)},
         .handler = [this](bus::Message message) { return on_account(std::move(message)); }},
        {.group = "reviews.live",
         .types = {text(ReviewsDue::type), text(ReviewPublished::type), text(ReviewAnswered::type),
                   text(ReviewHidden::type)},
         .handler = [this](bus::Message message) { return tell_people(std::move(message)); }},
    };
}

std::vector<service::Job> ReviewsService::jobs() {
    return {{"reviews.timers", std::chrono::seconds{1}, [this] { return exchanges_.sweep(); }}};
}

}  // namespace bookverse::reviews
