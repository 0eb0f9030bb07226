#include "services/market/ready_listings.hpp"

#include <algorithm>

#include "platform/cache/cache.hpp"
#include "services/market/rules.hpp"
#include "services/market/views.hpp"

namespace bookverse::market {
namespace {

constexpr std::chrono::milliseconds kept_for = std::chrono::minutes{1};
constexpr std::chrono::milliseconds newest_kept_for = std::chrono::seconds{2};
constexpr std::string_view newest_key = "market/newest";

std::string key_of(ListingId id) {
    std::string key{"market/listing/"};
    json::Scalar<ListingId>::append(key, id);
    return key;
}

ReadyListing ready(cache::Bytes bytes) {
    auto etag = version_in(*bytes);
    return {std::move(bytes), std::move(etag)};
}

/// `next` is the last member of a page, and a cursor needs no escaping.
std::optional<std::string> next_in(std::string_view json) {
    constexpr std::string_view member = R"("next":")";
    const auto at = json.rfind(member);
    if (at == std::string_view::npos || !json.ends_with("\"}")) return std::nullopt;
    const auto from = at + member.size();
    return std::string{json.substr(from, json.size() - from - 2)};
}

ReadyPage ready_page(cache::Bytes bytes) {
    auto next = next_in(*bytes);
    return {std::move(bytes), {}, std::move(next)};
}

}  // namespace

std::string version_in(std::string_view json) {
    constexpr std::string_view member = R"("version":)";
    const auto at = json.find(member);
    if (at == std::string_view::npos) return {};
    const auto digits = json.substr(at + member.size());
    return std::string{digits.substr(0, digits.find_first_not_of("0123456789"))};
}

Task<ReadyListing> ReadyListings::find(ListingId id) {
    auto& cache = context_.platform.cache;
    const auto key = key_of(id);
    if (cache.in_process()) {
        if (auto bytes = cache.peek(key)) co_return ready(std::move(bytes));
        co_return ReadyListing{};
    }
    auto bytes = co_await cache.get(key);
    if (bytes && *bytes) co_return ready(std::move(*bytes));
    co_return ReadyListing{};
}

Task<ReadyListing> ReadyListings::make(const Listing& listing) {
    const Instant now = context_.now();
    auto bytes = std::make_shared<const std::string>(json::write(listing_view(listing, now)));
    if (may_see(listing, Actor::anonymous(), now)) {
        auto life = kept_for;
        if (listing.reservation && held_until(*listing.reservation) > now)
            life = std::min(life, held_until(*listing.reservation) - now);
        co_await context_.platform.cache.set(key_of(listing.id), bytes, life);
    }
    co_return ready(std::move(bytes));
}

Task<> ReadyListings::forget(ListingId id) {
    co_await context_.platform.cache.erase(key_of(id));
    co_await forget_newest();
}

Task<ReadyPage> ReadyListings::find_newest() {
    auto& cache = context_.platform.cache;
    if (cache.in_process()) {
        if (auto bytes = cache.peek(newest_key)) co_return ready_page(std::move(bytes));
        co_return ReadyPage{};
    }
    auto bytes = co_await cache.get(std::string{newest_key});
    if (bytes && *bytes) co_return ready_page(std::move(*bytes));
    co_return ReadyPage{};
}

Task<ReadyPage> ReadyListings::make_newest(const SummaryPage& page) {
    auto made = page_once(page);
    co_await context_.platform.cache.set(std::string{newest_key}, made.bytes, newest_kept_for);
    co_return made;
}

Task<> ReadyListings::forget_newest() {
    return context_.platform.cache.erase(std::string{newest_key});
}

ReadyPage page_once(const SummaryPage& page) {
    return {std::make_shared<const std::string>(json::write(page)), {}, page.next};
}

}  // namespace bookverse::market
