// Taking one's own listings out as CSV and bringing many in at once.
#pragma once

#include "services/market/bulk_rows.hpp"
#include "services/market/listings.hpp"
#include "services/market/sellers.hpp"

namespace bookverse::market {

class Bulk {
public:
    Bulk(Context& context, Editions& editions, Listings& listings, Sellers& sellers)
        : context_{context}, editions_{editions}, listings_{listings}, sellers_{sellers} {}

    Task<std::string> export_csv(Actor actor, Deadline deadline);
    /// Looks at every line before the first is done; as read_bulk(), unknown_isbn, and what edit() refuses
    /// with. New ones are drafts. The same file again makes nothing twice: a new line's id is made from the
    /// caller, the file and the line.
    Task<Result<dto::ImportReport>> import_csv(http::Call& call, std::string csv);

private:
    /// Faults of what the store knows: books and listings that are not there, or may not be changed.
    Task<std::vector<Fault>> check(const http::Call& call, const std::vector<BulkRow>& rows);
    Task<Result<dto::ImportedListing>> change(const http::Call& call, const BulkRow& row);
    Task<Result<dto::ImportedListing>> create(const http::Call& call, const BulkRow& row, ListingId id);

    Context& context_;
    Editions& editions_;
    Listings& listings_;
    Sellers& sellers_;
};

}  // namespace bookverse::market
