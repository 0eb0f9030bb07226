// Copies of books, kept by the market service.
#include "services/market/api.hpp"
#include "services/orders/inventory.hpp"

namespace bookverse::orders {
namespace {

const std::string service_name = "market";
const std::string reservations = "/internal/market/reservations";

// What its routes speak; see services/market/README.md.
struct Reserve {
    HoldId line{};
    market::ListingId listing{};
    AccountId buyer{};
    std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(Reserve, (), (line, listing, buyer, minutes))

struct LineOfListing {
    HoldId line{};
    market::ListingId listing{};
};
BOOST_DESCRIBE_STRUCT(LineOfListing, (), (line, listing))

struct Reserved {
    AccountId seller{};
    Money price{};
};
BOOST_DESCRIBE_STRUCT(Reserved, (), (seller, price))

struct ListingTerms {
    market::ListingCard listing{};
    bool available = false;
    Money price{};
};
BOOST_DESCRIBE_STRUCT(ListingTerms, (), (listing, available, price))

Held terms_of(const market::ListingCard& card) {
    return {card.seller, card.price, "book", card.edition.title, card.campus};
}

class MarketInventory final : public Inventory {
public:
    explicit MarketInventory(service::ServiceClient& services) : services_{services} {}

    Task<Result<Held>> reserve(HoldId hold, Uuid what, AccountId buyer, Deadline deadline) override {
        const Reserve wanted{hold, market::ListingId{what}, buyer,
                             std::chrono::ceil<std::chrono::minutes>(hold_for).count()};
        const auto reserved = co_await services_.call<Reserved>(service_name, http::Method::post,
                                                                reservations, wanted, deadline);
        if (!reserved) co_return std::unexpected(reserved.error());
        // Behind the hold its words stay as they are; the price is that of the hold, which an offer may have
        // lowered.
        const auto card = co_await services_.call<market::ListingCard>(
            service_name, http::Method::get, "/internal/market/listings/" + what.to_string(),
            http::NoContent{}, deadline);
        if (!card) co_return std::unexpected(card.error());
        Held terms = terms_of(*card);
        terms.seller = reserved->seller;
        terms.price = reserved->price;
        co_return terms;
    }

    Task<Result<>> confirm(HoldId hold, Uuid what, Deadline deadline) override {
        return tell(reservations + "/confirm", {hold, market::ListingId{what}}, deadline);
    }
    Task<Result<>> release(HoldId hold, Uuid what, Deadline deadline) override {
        return tell(reservations + "/release", {hold, market::ListingId{what}}, deadline);
    }

    Task<Result<Offer>> look_up(Uuid what, AccountId buyer, Deadline deadline) override {
        auto terms = co_await services_.call<ListingTerms>(
            service_name, http::Method::get,
            "/internal/market/listings/" + what.to_string() + "/terms/" + buyer.to_string(),
            http::NoContent{}, deadline);
        if (!terms) co_return std::unexpected(std::move(terms).error());
        Offer offer{terms_of(terms->listing), terms->available, {}};
        offer.terms.price = terms->price;
        if (terms->listing.cover) offer.picture = "/api/v1/photos/" + *terms->listing.cover;
        co_return offer;
    }

private:
    Task<Result<>> tell(std::string path, LineOfListing which, Deadline deadline) {
        auto done =
            co_await services_.call<void>(service_name, http::Method::post, std::move(path), which, deadline);
        co_return done;
    }

    service::ServiceClient& services_;
};

}  // namespace

std::unique_ptr<Inventory> make_market_inventory(service::ServiceClient& services) {
    return std::make_unique<MarketInventory>(services);
}

}  // namespace bookverse::orders
