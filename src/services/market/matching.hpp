// A listing meets the saved searches that wait for it: those that share a key with it (criteria.hpp), never
// all of them.
#pragma once

#include "services/market/contacts.hpp"
#include "services/market/criteria.hpp"
#include "services/market/digests.hpp"
#include "services/market/fan_out.hpp"
#include "services/market/key_filter.hpp"

namespace bookverse::market {

class Matching {
public:
    Matching(Context& context, WishStores& stores, const KeyFilter& filter, FanOuts& fan_outs,
             Digests& digests, Contacts& contacts)
        : context_{context},
          stores_{stores},
          filter_{filter},
          fan_outs_{fan_outs},
          digests_{digests},
          contacts_{contacts} {}

    /// It was published or changed. The first searches of each key are looked at here, those of a crowd by
    /// and by.
    Task<> meet(ListingCard listing, std::optional<Money> old_price, Deadline deadline);
    /// One batch of the searches with `what.key`; says where to go on, empty: nowhere.
    Task<std::string> meet_more(FanOut what, Deadline deadline);

private:
    struct News {
        ListingCard listing;
        Traits traits;
        std::optional<Money> old_price;
    };
    Task<std::string> batch(const News& news, std::string key, std::string position, Deadline deadline);
    Task<> tell(const SavedSearch& search, const News& news, Deadline deadline);
    Task<bool> blocked(AccountId a, AccountId b, Deadline deadline);

    Context& context_;
    WishStores& stores_;
    const KeyFilter& filter_;
    FanOuts& fan_outs_;
    Digests& digests_;
    Contacts& contacts_;
};

}  // namespace bookverse::market
