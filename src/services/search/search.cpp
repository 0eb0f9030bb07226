#include "services/search/search.hpp"

#include "platform/http/percent.hpp"
#include "platform/service/service_client.hpp"
#include "platform/service/settings.hpp"

namespace bookverse::search {
namespace {

using namespace std::chrono_literals;

/// Bytes that are no event of the market park the message instead of being tried for ever.
market::ListingCard listing_of(const bus::Message& message) {
    auto event = json::read<market::ListingEvent>(message.data, json::Mode::lenient);
    if (!event) throw std::runtime_error{message.type + " cannot be read: " + event.error().code};
    return std::move(event->listing);
}

/// `position` is the market's own, so it may hold anything.
std::string listings_after(const std::string& position) {
    std::string target = "/internal/market/listings";
    if (position.empty()) return target;
    target += "?after=";
    http::percent_encode(target, position);
    return target;
}

}  // namespace

service::Registration registration() {
    return {.name = "search", .prefixes = {"/api/v1/search"}, .make = [](service::Platform& platform) {
                return std::make_unique<SearchService>(platform);
            }};
}

SearchService::SearchService(service::Platform& platform) : platform_{platform}, cursors_{platform.seal} {}
SearchService::~SearchService() = default;

std::vector<bus::Subscription> SearchService::subscriptions() {
    bus::Subscription subscription;
    subscription.group = "search.index";
    for (const auto type : market::listing_event_types)
        subscription.types.emplace_back(type);
    subscription.handler = [this](bus::Message message) { return on_listing(std::move(message)); };
    subscription.in_flight = 64;
    return {subscription};
}

/// Not kept on disk when this returns: a program that ends out of order builds its index anew (decision
/// 0113).
Task<> SearchService::on_listing(bus::Message message) {
    auto listing = listing_of(message);
    // Who waits here holds up what comes behind, which is meant; five refusals would park the message.
    const auto deadline = Deadline::after(3s);
    while (!index_->offer(std::move(listing))) {  // NOLINT(bugprone-use-after-move): left alone when refused
        if (deadline.passed()) throw Unavailable{"the search index is too far behind"};
        co_await sleep_for(20ms);
    }
}

std::vector<service::Job> SearchService::jobs() {
    return {{"search.heal", 5s, [this] { return heal(); }}};
}

Task<> SearchService::start() {
    const auto& data = platform_.settings.data;
    if (data.empty()) throw std::runtime_error{"search keeps its index in a folder: give it one with --data"};
    if (!index_) {
        auto index =
            std::make_unique<Index>(data / "search", platform_.clock, platform_.telemetry,
                                    IndexOptions{.places = Places{platform_.settings.campus_positions}});
        whole_ = index->start();
        index_ = std::move(index);
    }
    co_return;
}

Task<> SearchService::stop() {
    // The answers of those who still wait go out; the object stays for them.
    if (index_) index_->stop();
    co_return;
}

Task<> SearchService::heal() {
    if (whole_ && !index_->is_torn()) co_return;
    auto rebuild = index_->begin_rebuild();
    if (rebuild) co_await fill(std::move(rebuild));
}

Task<> SearchService::read_market(std::shared_ptr<Index::Rebuild> rebuild) {
    std::string after;
    do {
        auto page = co_await platform_.services.call<market::ListingPage>(
            "market", http::Method::get, listings_after(after), http::NoContent{}, Deadline::after(30s));
        if (!page) throw Unavailable{"the market does not show its listings: " + page.error().message};
        after = page->next;
        co_await index_->add(rebuild, std::move(page->items));
    } while (!after.empty());
}

Task<> SearchService::fill(std::shared_ptr<Index::Rebuild> rebuild) {
    try {
        co_await read_market(rebuild);
    } catch (const std::exception& error) {
        index_->abandon(error.what());
        throw;
    }
    co_await index_->finish(rebuild);
    whole_ = true;
}

}  // namespace bookverse::search
