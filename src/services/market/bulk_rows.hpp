// A line of one's own listings as CSV, both ways. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/market/dto.hpp"

namespace bookverse::market {

inline constexpr std::size_t most_bulk_rows = 500;

/// What one line asks for: a new listing, or the words of one that is there.
struct BulkRow {
    std::int64_t line = 0;
    std::optional<ListingId> id{};
    dto::NewListing body{};
};

/// The header line and a line for each. Prices have the currency's decimals; lists are separated by
/// semicolons.
std::string bulk_csv(const std::vector<Listing>& listings, Instant now);

/// All lines, or every fault of all of them at /<line>/<column>: broken_line, unknown_column, missing_column,
/// too_many_lines, and those of the fields.
Result<std::vector<BulkRow>> read_bulk(std::string_view csv, Currency currency);

}  // namespace bookverse::market
