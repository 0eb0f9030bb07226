#include "services/market/editions.hpp"

#include <map>

#include "platform/telemetry/telemetry.hpp"
#include "services/market/views.hpp"

namespace bookverse::market {
namespace {

constexpr std::chrono::milliseconds patience = std::chrono::seconds{4};

std::unexpected<Refusal> unknown_isbn() {
    return refuse(RefusalKind::not_found, "unknown_isbn",
                  "We do not know this ISBN: please enter the book's title and authors.");
}

}  // namespace

Task<Result<dto::Edition>> Editions::get(EditionId id, Deadline deadline) {
    const auto edition = co_await context_.stores.editions.get(id, deadline);
    if (!edition) co_return refuse_not_found();
    co_return edition_view(**edition);
}

Task<Result<dto::Edition>> Editions::by_isbn(Isbn isbn, Deadline deadline) {
    const auto edition = co_await context_.stores.editions.get(edition_id(isbn), deadline);
    if (edition) co_return edition_view(**edition);
    const auto found = co_await look_up(isbn, deadline);
    if (!found) co_return unknown_isbn();
    const auto stored = co_await put(*found, deadline);
    co_return edition_view(stored);
}

/// A source that is down is no reason to keep anybody from typing the title.
Task<std::optional<Edition>> Editions::look_up(Isbn isbn, Deadline deadline) {
    if (!source_) co_return std::nullopt;
    try {
        const auto soon = Deadline::after(std::min<std::chrono::milliseconds>(deadline.left(), patience));
        co_return co_await source_->find(isbn, context_.now(), soon);
    } catch (const Unavailable& fault) {
        telemetry::log_fault("market.edition_source", fault.what());
    } catch (const DeadlinePassed& fault) {
        telemetry::log_fault("market.edition_source", fault.what());
    }
    co_return std::nullopt;
}

Task<Result<EditionCard>> Editions::known(EditionId id, std::string pointer, Deadline deadline) {
    const auto edition = co_await context_.stores.editions.get(id, deadline);
    if (edition) co_return (*edition)->card();
    const bool by_isbn = pointer == "/isbn";
    co_return refuse_field(std::move(pointer), by_isbn ? "unknown_isbn" : "unknown_edition",
                           "We do not know this book: please enter its title and authors.");
}

Task<Edition> Editions::put(Edition edition, Deadline deadline) {
    auto& editions = context_.stores.editions;
    const EditionId id = edition.id;
    // Most books are listed again and again: a read is cheaper than a write that changes nothing.
    if (const auto known = co_await editions.get(id, deadline); known && filled(**known, edition) == **known)
        co_return **known;
    const auto inserted = co_await editions.insert(edition, deadline);
    if (inserted) co_return **inserted;
    const auto updated = co_await editions.update(
        id,
        [edition](const Edition& known, store::Events& events) -> Result<Edition> {
            auto next = filled(known, edition);
            if (next != known) events.publish(EditionFilled{known.id});
            return next;
        },
        deadline);
    if (!updated) throw std::logic_error{"an edition is there and not there"};  // editions are never erased
    co_return **updated;
}

Task<Result<EditionCard>> Editions::for_listing(const dto::NewListing& what, ListingId listing,
                                                Deadline deadline) {
    if (what.edition_id) co_return co_await known(*what.edition_id, "/edition_id", deadline);
    if (what.isbn) co_return co_await known(edition_id(*what.isbn), "/isbn", deadline);
    const auto& words = *what.edition;
    const auto id =
        words.isbn ? edition_id(*words.isbn) : EditionId::of_name("listing/" + listing.to_string());
    const auto edition = co_await put(edition_of(words, id, context_.now()), deadline);
    co_return edition.card();
}

Task<dto::CatalogueReport> Editions::import(std::vector<CatalogueRow> rows, Deadline deadline) {
    dto::CatalogueReport report;
    std::map<EditionId, std::pair<std::int64_t, Edition>> wanted;
    std::vector<EditionId> ids;
    for (const auto& row : rows) {
        auto edition = edition_of(row, context_.now());
        if (!edition) {
            report.refused.push_back({row.line, edition.error().message});
            continue;
        }
        const auto id = edition->id;
        const auto [first, added] = wanted.try_emplace(id, row.line, std::move(*edition));
        if (added)
            ids.push_back(id);
        else
            report.refused.push_back(
                {row.line, "It has the ISBN of line " + std::to_string(first->second.first) + "."});
    }
    std::map<EditionId, Edition> there;
    for (const auto& edition : co_await context_.stores.editions.get_many(ids, deadline))
        there.emplace(edition->id, *edition);
    for (const auto& id : ids) {
        const auto& edition = wanted.at(id).second;
        const auto known = there.find(id);
        if (known != there.end() && filled(known->second, edition) == known->second) {
            ++report.known;
            continue;
        }
        co_await put(edition, deadline);
        ++(known == there.end() ? report.added : report.filled);
    }
    co_return report;
}

}  // namespace bookverse::market
