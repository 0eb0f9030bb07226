// Copies that somebody keeps in mind, and the notice when one of them costs less.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/market/fan_out.hpp"

namespace bookverse::market {

inline constexpr std::size_t most_favourites = 500;
inline constexpr std::size_t most_counted = 200;

using FavouritePage = http::Page<dto::Favourite>;

class Favourites {
public:
    Favourites(Context& context, WishStores& stores)
        : context_{context}, stores_{stores}, cursors_{context.platform.seal} {}

    /// not_found, own_listing, too_many_favourites. Keeping it twice is keeping it once.
    Task<Result<dto::Favourite>> keep(Actor actor, ListingId id, Deadline deadline);
    Task<Result<dto::Favourite>> get(Actor actor, ListingId id, Deadline deadline);
    Task<Result<http::NoContent>> drop(Actor actor, ListingId id, Deadline deadline);
    /// Newest first; or those of the named listings: which hearts of a page are filled.
    Task<Result<FavouritePage>> list(http::Call& call, dto::FavouritesQuery query);

    /// How many keep each of these, as far as they are the caller's own listings.
    Task<Result<dto::Interests>> interest(Actor actor, std::vector<ListingId> listings, Deadline deadline);

    /// One batch of those who keep it; says where to go on, empty: nowhere.
    Task<std::string> tell(FanOut drop, Deadline deadline);
    Task<bool> anybody_keeps(ListingId id, Deadline deadline);

    Task<std::vector<dto::Favourite>> all_of(AccountId account, Deadline deadline);
    /// The account is closed.
    Task<> forget(AccountId account, Deadline deadline);

private:
    Task<std::vector<dto::Favourite>> views(Actor actor,
                                            const std::vector<store::Versioned<Favourite>>& found,
                                            Deadline deadline);

    Context& context_;
    WishStores& stores_;
    http::Cursors cursors_;
};

/// What becomes of it when the price fell to `drop.price`; std::nullopt when its keeper knew that, or it is
/// none for them.
std::optional<Favourite> told_of(const Favourite& favourite, const FanOut& drop);

}  // namespace bookverse::market
