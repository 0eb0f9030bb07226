#include "services/market/reservations.hpp"

#include "platform/service/crash_point.hpp"

namespace bookverse::market {
namespace {

Deadline timer_deadline() {
    return Deadline::after(std::chrono::seconds{10});
}

dto::Reserved reserved(const Listing& listing, OrderLineId line) {
    dto::Reserved answer{line, listing.id, listing.seller, {}, std::nullopt};
    if (listing.sale && listing.sale->line == line) {
        answer.price = listing.sale->price;
    } else if (listing.reservation) {
        answer.price = listing.reservation->price;
        answer.until = listing.reservation->until;
    }
    return answer;
}

bool is_of_line(const Listing& listing, OrderLineId line) {
    return (listing.reservation && listing.reservation->line == line) ||
           (listing.sale && listing.sale->line == line);
}

}  // namespace

Reservations::Reservations(Context& context, Listings& listings, Contacts& contacts)
    : context_{context},
      listings_{listings},
      contacts_{contacts},
      lapses_{context.stores.listings,
              listing_by_due,
              context.platform.clock,
              {.name = "market.reservations", .due_at = &Listing::due_at},
              [this](store::Versioned<Listing> due) { return free_lapsed(due->id); }} {}

Task<> Reservations::free_lapsed(ListingId id) {
    (void)co_await listings_.change(
        id, [](const Listing& before, Instant now) -> Result<Listing> { return lapse(before, now); },
        timer_deadline());
}

Task<Result<dto::Reserved>> Reservations::reserve(dto::Reserve wanted, Deadline deadline,
                                                  std::string traceparent) {
    const auto seen = co_await context_.stores.listings.get(wanted.listing, deadline);
    if (!seen) co_return refuse_not_found();
    // An order that holds or bought it already goes on, whoever blocks whom meanwhile.
    if (!is_of_line(**seen, wanted.line)) {
        // Most of a crowd gets no further than this: accounts is not asked for them, nothing is written.
        const Instant now = context_.now();
        const Reservation look{.line = wanted.line,
                               .buyer = wanted.buyer,
                               .price = (*seen)->price.value_or(Money{}),
                               .until = now};
        if (auto free = market::reserve(**seen, look, now); !free)
            co_return std::unexpected(std::move(free).error());
        if (auto ok = co_await contacts_.may_deal(wanted.buyer, (*seen)->seller, deadline); !ok)
            co_return std::unexpected(std::move(ok).error());
    }
    const auto changed = co_await listings_.change(
        wanted.listing,
        [wanted](const Listing& before, Instant now) {
            const Reservation reservation{.line = wanted.line,
                                          .buyer = wanted.buyer,
                                          .price = before.price.value_or(Money{}),
                                          .until = now + std::chrono::minutes{wanted.minutes.value}};
            return market::reserve(before, reservation, now);
        },
        deadline, std::move(traceparent));
    if (!changed) co_return std::unexpected(changed.error());
    service::crash_point("market.reserved");
    co_return reserved(**changed, wanted.line);
}

Task<Result<dto::ListingTerms>> Reservations::terms(ListingId id, AccountId buyer, Deadline deadline) {
    const auto listing = co_await context_.stores.listings.get(id, deadline);
    if (!listing || !(*listing)->published_at) co_return refuse_not_found();
    const Instant now = context_.now();
    dto::ListingTerms answer{card_of(**listing, now), false, (*listing)->price.value_or(Money{})};
    const Reservation wanted{
        .line = OrderLineId::of_name("a look"), .buyer = buyer, .price = answer.price, .until = now};
    if (const auto held = market::reserve(**listing, wanted, now)) {
        answer.available = true;
        answer.price = held->reservation->price;
    }
    co_return answer;
}

Task<Result<dto::Reserved>> Reservations::confirm(dto::LineOfListing which, Deadline deadline,
                                                  std::string traceparent) {
    const auto changed = co_await listings_.change(
        which.listing,
        [which](const Listing& before, Instant now) { return market::confirm(before, which.line, now); },
        deadline, std::move(traceparent));
    if (!changed) co_return std::unexpected(changed.error());
    service::crash_point("market.confirmed");
    co_return reserved(**changed, which.line);
}

Task<Result<dto::LineOfListing>> Reservations::release(dto::LineOfListing which, Deadline deadline,
                                                       std::string traceparent) {
    const auto changed = co_await listings_.change(
        which.listing,
        [which](const Listing& before, Instant now) { return market::release(before, which.line, now); },
        deadline, std::move(traceparent));
    if (!changed) co_return std::unexpected(changed.error());
    co_return which;
}

}  // namespace bookverse::market
