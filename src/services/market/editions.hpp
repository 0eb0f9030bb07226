// Editions: found by id or ISBN, made when a seller or the catalogue names a new one.
#pragma once

#include "services/market/catalogue.hpp"
#include "services/market/context.hpp"
#include "services/market/edition_source.hpp"
#include "services/market/operator_dto.hpp"

namespace bookverse::market {

/// To ourselves: the words of an edition have become more, its listings carry the old ones.
struct EditionFilled {
    static constexpr std::string_view type = "market.edition_filled";
    EditionId edition{};
};
BOOST_DESCRIBE_STRUCT(EditionFilled, (), (edition))

class Editions {
public:
    explicit Editions(Context& context)
        : context_{context},
          source_{make_edition_source(context.platform.http, context.platform.settings.edition_source)} {}

    Task<Result<dto::Edition>> get(EditionId id, Deadline deadline);
    /// Looks outside for one that is not known here, if it may. unknown_isbn, also while the source is down.
    Task<Result<dto::Edition>> by_isbn(Isbn isbn, Deadline deadline);

    /// The edition that a new listing names; makes it if it is a new one in the seller's words.
    /// invalid_fields for one that is not known. `listing`: what the id of a book without an ISBN is made
    /// from.
    Task<Result<EditionCard>> for_listing(const dto::NewListing& what, ListingId listing, Deadline deadline);

    /// Rows of the catalogue; again is no harm.
    Task<dto::CatalogueReport> import(std::vector<CatalogueRow> rows, Deadline deadline);

private:
    Task<std::optional<Edition>> look_up(Isbn isbn, Deadline deadline);
    Task<Result<EditionCard>> known(EditionId id, std::string pointer, Deadline deadline);
    /// The stored one: this one, or what was there with its blanks filled.
    Task<Edition> put(Edition edition, Deadline deadline);

    Context& context_;
    std::unique_ptr<EditionSource> source_;  ///< null: nothing is looked up
};

}  // namespace bookverse::market
