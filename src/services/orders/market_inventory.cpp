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
        auto offer = co_await look_up(what, deadline);
        if (!offer) co_return std::unexpected(std::move(offer).error());
        offer->terms.seller = reserved->seller;
        offer->terms.price = reserved->price;
        co_return std::move(offer->terms);
    }

    Task<Result<>> confirm(HoldId hold, Uuid what, Deadline deadline) override {
        return tell(reservations + "/confirm", {hold, market::ListingId{what}}, deadline);
    }
    Task<Result<>> release(HoldId hold, Uuid what, Deadline deadline) override {
        return tell(reservations + "/release", {hold, market::ListingId{what}}, deadline);
    }

    Task<Result<Offer>> look_up(Uuid what, Deadline deadline) override {
        auto card = co_await services_.call<market::ListingCard>(
            service_name, http::Method::get, "/internal/market/listings/" + what.to_string(),
            http::NoContent{}, deadline);
        if (!card) co_return std::unexpected(std::move(card).error());
        Offer offer{{card->seller, card->price, "book", card->edition.title, card->campus}, card->shown, {}};
        if (card->cover) offer.picture = "/api/v1/photos/" + *card->cover;
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
