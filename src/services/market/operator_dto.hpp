// What `bookverse import-editions` sends and gets.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "services/market/catalogue.hpp"

namespace bookverse::market::dto {

struct CatalogueRows {
    std::vector<CatalogueRow> rows;
};
BOOST_DESCRIBE_STRUCT(CatalogueRows, (), (rows))

struct RefusedRow {
    std::int64_t line = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RefusedRow, (), (line, reason))

struct CatalogueReport {
    std::int64_t added = 0;
    std::int64_t filled = 0;  ///< were there, and know more now
    std::int64_t known = 0;
    std::vector<RefusedRow> refused;
};
BOOST_DESCRIBE_STRUCT(CatalogueReport, (), (added, filled, known, refused))

}  // namespace bookverse::market::dto
