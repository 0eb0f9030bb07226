// What all listings of somebody follow: they are hidden and come back (holiday, suspension, the account is
// closed), and carry what buyers say of the seller. The reason is one document; the listings follow it, once more a minute later for one that was made in between.
#pragma once

#include "platform/bus/bus.hpp"
#include "platform/store/timers.hpp"
#include "services/market/photos.hpp"

namespace bookverse::market {

/// To ourselves: the listings of this seller follow.
struct SellerChanged {
    static constexpr std::string_view type = "market.seller_changed";
    AccountId seller{};
};
BOOST_DESCRIBE_STRUCT(SellerChanged, (), (seller))

class Sellers {
public:
    Sellers(Context& context, Listings& listings, Photos& photos);

    Task<Result<dto::Holiday>> holiday(Actor actor, Deadline deadline);
    Task<Result<dto::Holiday>> set_holiday(Actor actor, bool on, Deadline deadline);

    // What accounts tells, at least once and in any order: `at` is when it happened.
    Task<> suspended(AccountId seller, std::optional<Instant> until, Instant at, Deadline deadline);
    Task<> closed(AccountId seller, Deadline deadline);
    /// What reviews tells, likewise: the highest version counts.
    Task<> rated(AccountId seller, SellerRating rating, std::int64_t version, Deadline deadline);

    /// Brings all listings of a seller in line with the seller's document.
    Task<> follow(AccountId seller, Deadline deadline);
    /// One that can be had again: it was not kept up to date while it was sold.
    Task<> follow_listing(ListingId listing, Deadline deadline);
    /// Suspensions that ended; says how many sellers were looked at.
    Task<std::size_t> run_due() { return timers_.run_due(); }

    Task<std::vector<Listing>> all_of(AccountId seller, Deadline deadline);

private:
    using Change = std::function<void(Seller&)>;
    Task<> store(AccountId seller, Change change, Deadline deadline);
    Task<> look_again(Seller due);
    Task<> follow_one(const Listing& listing, const Seller& seller, Deadline deadline);

    Context& context_;
    Listings& listings_;
    Photos& photos_;
    store::DueTimers<Seller> timers_;
};

}  // namespace bookverse::market
