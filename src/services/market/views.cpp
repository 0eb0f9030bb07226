#include "services/market/views.hpp"

namespace bookverse::market {
namespace {

std::optional<std::string> isbn10_of(const std::optional<std::string>& isbn13) {
    const auto isbn = isbn13 ? Isbn::parse(*isbn13) : std::unexpected(TextFault{});
    return isbn ? isbn->isbn10() : std::nullopt;
}

std::optional<Instant> reserved_until(const Listing& listing, Instant now) {
    if (state_of(listing, now) != ListingState::reserved || !listing.reservation) return std::nullopt;
    return held_until(*listing.reservation);
}

}  // namespace

dto::Edition edition_view(const EditionCard& edition) {
    return {.id = edition.id,
            .isbn13 = edition.isbn13,
            .isbn10 = isbn10_of(edition.isbn13),
            .title = edition.title,
            .original_title = edition.original_title,
            .authors = edition.authors,
            .year = edition.year,
            .language = edition.language,
            .publisher = edition.publisher,
            .edition = edition.edition,
            .subjects = edition.subjects,
            .work = edition.work};
}

dto::Listing listing_view(const Listing& listing, Instant now) {
    return {.id = listing.id,
            .version = listing.version,
            .state = state_of(listing, now),
            .shown = is_shown(listing, now),
            .seller = listing.seller,
            .edition = edition_view(listing.edition),
            .price = listing.price,
            .condition = listing.condition,
            .description = listing.description,
            .campus = listing.campus,
            .courses = listing.courses,
            .pickup_places = listing.pickup_places,
            .negotiable = listing.negotiable,
            .photos = listing.photos,
            .created_at = listing.created_at,
            .published_at = listing.published_at,
            .reserved_until = reserved_until(listing, now),
            .seller_rating = rating_of(listing)};
}

dto::ListingSummary summary_of(const Listing& listing, Instant now) {
    return {.id = listing.id,
            .version = listing.version,
            .state = state_of(listing, now),
            .shown = is_shown(listing, now),
            .seller = listing.seller,
            .edition_id = listing.edition.id,
            .title = listing.edition.title,
            .authors = listing.edition.authors,
            .isbn13 = listing.edition.isbn13,
            .price = listing.price,
            .condition = listing.condition,
            .campus = listing.campus,
            .courses = listing.courses,
            .negotiable = listing.negotiable,
            .cover = listing.photos.empty() ? std::nullopt : std::optional{listing.photos.front().id},
            .published_at = listing.published_at,
            .reserved_until = reserved_until(listing, now),
            .seller_rating = rating_of(listing)};
}

}  // namespace bookverse::market
