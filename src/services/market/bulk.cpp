#include "services/market/bulk.hpp"

#include "platform/auth/seal.hpp"
#include "services/market/words.hpp"

namespace bookverse::market {
namespace {

std::string pointer_of(const BulkRow& row, std::string_view column) {
    return "/" + std::to_string(row.line) + "/" + std::string{column};
}

}  // namespace

Task<std::string> Bulk::export_csv(Actor actor, Deadline deadline) {
    const auto all = co_await sellers_.all_of(actor.account, deadline);
    co_return bulk_csv(all, context_.now());
}

Task<std::vector<Fault>> Bulk::check(const http::Call& call, const std::vector<BulkRow>& rows) {
    std::vector<Fault> faults;
    for (const auto& row : rows) {
        if (row.id) {
            const auto listing = co_await context_.stores.listings.get(*row.id, call.deadline);
            Result<Listing> changed = refuse_not_found();
            if (listing)
                changed = edit(**listing, call.actor, std::nullopt, words_of(row.body, context_.currency()),
                               context_.now());
            if (!changed)
                faults.push_back({pointer_of(row, "id"), changed.error().code, changed.error().message});
        } else if (row.body.isbn) {
            const auto edition = co_await editions_.by_isbn(*row.body.isbn, call.deadline);
            if (!edition)
                faults.push_back({pointer_of(row, "isbn"), edition.error().code, edition.error().message});
        }
        if (faults.size() == 50) break;
    }
    co_return faults;
}

Task<Result<dto::ImportedListing>> Bulk::change(const http::Call& call, const BulkRow& row) {
    const auto changed = co_await listings_.change(
        *row.id,
        [actor = call.actor, words = words_of(row.body, context_.currency())](
            const Listing& before, Instant now) { return edit(before, actor, std::nullopt, words, now); },
        call.deadline, call.traceparent);
    if (!changed) co_return std::unexpected(changed.error());
    co_return dto::ImportedListing{row.line, *row.id, (*changed)->edition.title};
}

Task<Result<dto::ImportedListing>> Bulk::create(const http::Call& call, const BulkRow& row, ListingId id) {
    auto edition = co_await editions_.for_listing(row.body, id, call.deadline);
    if (!edition) co_return std::unexpected(std::move(edition).error());
    const dto::ImportedListing answer{row.line, id, edition->title};
    const NewListing what{.id = id,
                          .seller = call.actor.account,
                          .edition = std::move(*edition),
                          .words = words_of(row.body, context_.currency())};
    auto listing = market::create(what, call.actor, context_.now());
    if (!listing) co_return std::unexpected(std::move(listing).error());
    // A draft announces nothing; a duplicate is the same line once more.
    (void)co_await context_.stores.listings.insert(std::move(*listing), call.deadline);
    co_return answer;
}

Task<Result<dto::ImportReport>> Bulk::import_csv(http::Call& call, std::string csv) {
    if (auto ok = may_sell(call.actor); !ok) co_return std::unexpected(std::move(ok).error());
    const auto rows = read_bulk(csv, context_.currency());
    if (!rows) co_return std::unexpected(rows.error());
    auto faults = co_await check(call, *rows);
    if (!faults.empty()) {
        co_return std::unexpected(Refusal{RefusalKind::invalid, "invalid_lines",
                                          "Nothing was imported: some lines need your attention.",
                                          std::move(faults)});
    }
    const std::string file = "import/" + call.actor.account.to_string() + "/" + auth::sha256_hex(csv) + "/";
    dto::ImportReport report;
    for (const auto& row : *rows) {
        const auto id = ListingId::of_name(file + std::to_string(row.line));
        auto done = row.id ? co_await change(call, row) : co_await create(call, row, id);
        // Somebody changed it since the look a moment ago: said, and the rest may be sent again.
        if (!done) co_return std::unexpected(std::move(done).error());
        (row.id ? report.changed : report.created).push_back(std::move(*done));
    }
    co_return report;
}

}  // namespace bookverse::market
