// What books like this one were sold for. Costs the last 200 sales of a key at most, whatever was ever sold.
#pragma once

#include "services/market/context.hpp"
#include "services/market/wishes_dto.hpp"
#include "services/market/wishes_stores.hpp"

namespace bookverse::market {

inline constexpr std::size_t most_sales = 200;
inline constexpr std::size_t fewest_sales = 5;  ///< below, single people's prices would show

class PriceGuidance {
public:
    PriceGuidance(Context& context, WishStores& stores) : context_{context}, stores_{stores} {}

    /// not_found for an unknown edition.
    Task<Result<dto::PriceGuidance>> of(EditionId edition, std::optional<Condition> condition,
                                        Deadline deadline);

    /// A listing was sold, or its sale undone: brings its record in line, by what the listing is now.
    Task<> sale_changed(ListingId id, Deadline deadline);

private:
    Context& context_;
    WishStores& stores_;
};

/// Of the same condition if there are enough, else of all; std::nullopt for too few. `prices` of one
/// currency.
std::optional<dto::PriceGuidance> guidance_of(const std::vector<store::Versioned<SaleRecord>>& sales,
                                              Currency currency, Basis basis,
                                              std::optional<Condition> condition);

/// The price below which `part` of 4 lie, between the two nearest; `sorted` is not empty.
std::int64_t quartile(const std::vector<std::int64_t>& sorted, int part);

}  // namespace bookverse::market
