// What the words of an edition are made of: a row of the shared catalogue, a seller's entry, something found
// outside; and what happens when two of them speak of one ISBN. Pure.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/isbn.hpp"
#include "base/refusal.hpp"
#include "services/market/dto.hpp"
#include "services/market/model.hpp"

namespace bookverse::market {

/// The columns of goodbooks-10k.csv that are read, as they stand there. `isbn13` is none of them: a
/// spreadsheet has rounded it.
struct CatalogueRow {
    std::int64_t line = 0;
    std::string isbn;
    std::string authors;
    std::string original_publication_year;
    std::string original_title;
    std::string title;
    std::string language_code;
    std::string work_id;
};
BOOST_DESCRIBE_STRUCT(CatalogueRow, (),
                      (line, isbn, authors, original_publication_year, original_title, title, language_code,
                       work_id))

/// The edition of an ISBN has an id made from it: it cannot be there twice.
EditionId edition_id(const Isbn& isbn);

/// Restores the leading zeros that a spreadsheet took. The refusal's message is the reason for people.
Result<Edition> edition_of(const CatalogueRow& row, Instant now);
Edition edition_of(const dto::NewEdition& words, EditionId id, Instant now);

/// What `found` knows and `known` does not; words that are there stay.
Edition filled(const Edition& known, const Edition& found);

/// "eng", "en-US", "en" are en; what is not known as a language stays empty.
std::string language_of(std::string_view code);

}  // namespace bookverse::market
