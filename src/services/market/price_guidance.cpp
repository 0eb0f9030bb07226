#include "services/market/price_guidance.hpp"

#include <algorithm>

#include "services/market/criteria.hpp"

namespace bookverse::market {
namespace {

constexpr std::size_t subjects_kept = 3;

std::vector<std::string> subject_keys(const EditionCard& edition) {
    std::vector<std::string> keys;
    for (const auto& subject : edition.subjects) {
        auto key = subject_key(subject);
        if (!key.empty() && std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
        if (keys.size() == subjects_kept) break;
    }
    return keys;
}

SaleRecord record_of(const Listing& listing) {
    SaleRecord record{.id = listing.id, .version = listing.version, .edition = listing.edition.id};
    record.work = listing.edition.work;
    record.subjects = subject_keys(listing.edition);
    record.condition = listing.condition.value_or(Condition::good);
    if (listing.state != ListingState::sold || !listing.sale) return record;
    record.price = listing.sale->price;
    record.counted_at = listing.sale->at;
    return record;
}

/// The newest that count.
store::PageOf newest_sales() {
    store::PageOf page{.limit = most_sales, .descending = true};
    page.at_least = store::value_of(Instant{});
    return page;
}

}  // namespace

std::int64_t quartile(const std::vector<std::int64_t>& sorted, int part) {
    const auto place = (sorted.size() - 1) * static_cast<std::size_t>(part);
    const auto below = sorted[place / 4];
    const auto rest = static_cast<std::int64_t>(place % 4);
    if (rest == 0) return below;
    return below + ((sorted[place / 4 + 1] - below) * rest + 2) / 4;
}

std::optional<dto::PriceGuidance> guidance_of(const std::vector<store::Versioned<SaleRecord>>& sales,
                                              Currency currency, Basis basis,
                                              std::optional<Condition> condition) {
    std::vector<std::int64_t> all, same;
    for (const auto& sale : sales) {
        if (sale->price.currency != currency) continue;
        all.push_back(sale->price.amount);
        if (sale->condition == condition) same.push_back(sale->price.amount);
    }
    const bool enough = same.size() >= fewest_sales;
    auto& prices = enough ? same : all;
    if (prices.size() < fewest_sales) return std::nullopt;
    std::ranges::sort(prices);
    return dto::PriceGuidance{.basis = basis,
                              .condition = enough ? condition : std::nullopt,
                              .sales = static_cast<std::int64_t>(prices.size()),
                              .low = Money{quartile(prices, 1), currency},
                              .middle = Money{quartile(prices, 2), currency},
                              .high = Money{quartile(prices, 3), currency}};
}

Task<Result<dto::PriceGuidance>> PriceGuidance::of(EditionId id, std::optional<Condition> condition,
                                                   Deadline deadline) {
    const auto edition = co_await context_.stores.editions.get(id, deadline);
    if (!edition) co_return refuse_not_found();
    const Currency currency = context_.currency();
    const auto page = newest_sales();
    const auto same = co_await stores_.sales.find(sale_by_edition, {id}, page, deadline);
    if (auto found = guidance_of(same.items, currency, Basis::edition, condition)) co_return *found;
    if (const auto& work = (*edition)->work) {
        const auto sales = co_await stores_.sales.find(sale_by_work, {*work}, page, deadline);
        if (auto found = guidance_of(sales.items, currency, Basis::work, condition)) co_return *found;
    }
    for (const auto& subject : subject_keys(**edition)) {
        const auto sales = co_await stores_.sales.find(sale_by_subject, {subject}, page, deadline);
        if (auto found = guidance_of(sales.items, currency, Basis::subject, condition)) co_return *found;
    }
    co_return dto::PriceGuidance{};
}

Task<> PriceGuidance::sale_changed(ListingId id, Deadline deadline) {
    for (;;) {
        const auto listing = co_await context_.stores.listings.get(id, deadline);
        if (!listing) co_return;
        const auto record = record_of(**listing);
        const auto known = co_await stores_.sales.get(id, deadline);
        // What was only reserved leaves no record.
        if (!known && !record.counted_at) co_return;
        if (known && (*known)->version >= record.version) co_return;
        if (known) {
            (void)co_await stores_.sales.update(
                id,
                [record](const SaleRecord& there) -> Result<SaleRecord> {
                    return there.version < record.version ? record : there;
                },
                deadline);
        } else {
            (void)co_await stores_.sales.insert(record, deadline);
        }
        // Once more: the sale may have been undone while this one was writing.
    }
}

}  // namespace bookverse::market
