#include "services/market/rules.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "services/market/rules_shared.hpp"
#include "services/market/waiting_line.hpp"

namespace bookverse::market {
namespace {

using rules::free_copy;
using rules::remember;
using rules::told;
using rules::without_lapsed;

enum class Verdict : std::uint8_t { yes, unseen, wrong_state, reserved, not_for_sale, not_reserved };

std::unexpected<Refusal> refusal_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::unseen:
            return refuse_not_found();
        case Verdict::reserved:
            return refuse(RefusalKind::conflict, "reserved",
                          "Somebody is about to buy this copy: it can be changed when that is over.");
        case Verdict::not_for_sale:
            return refuse(RefusalKind::conflict, "not_for_sale", "This copy cannot be had now.");
        case Verdict::not_reserved:
            return refuse(RefusalKind::conflict, "not_reserved", "This copy is not reserved for that order.");
        case Verdict::yes:
        case Verdict::wrong_state:
            break;
    }
    return refuse(RefusalKind::conflict, "wrong_state", "That is not possible in the present state.");
}

constexpr unsigned mask(std::initializer_list<Who> all) {
    unsigned bits = 0;
    for (const Who who : all)
        bits |= 1U << static_cast<unsigned>(who);
    return bits;
}

struct Row {
    Command command;
    unsigned who;
    std::array<Verdict, 7> by_state;  ///< draft, published, reserved, sold, paused, withdrawn, removed
};

constexpr auto yes = Verdict::yes;
constexpr auto unseen = Verdict::unseen;
constexpr auto never = Verdict::wrong_state;
constexpr auto held = Verdict::reserved;
constexpr auto not_sale = Verdict::not_for_sale;
constexpr auto not_held = Verdict::not_reserved;

// The first row that names command and caller counts; who is named by none finds nothing.
constexpr Row table[] = {
    {Command::see, mask({Who::owner, Who::system}), {yes, yes, yes, yes, yes, yes, yes}},
    {Command::see, mask({Who::moderator}), {unseen, yes, yes, yes, yes, yes, yes}},
    {Command::see, mask({Who::other, Who::anonymous}), {unseen, yes, yes, yes, unseen, unseen, unseen}},
    {Command::edit, mask({Who::owner}), {yes, yes, held, never, yes, never, never}},
    {Command::publish, mask({Who::owner}), {yes, never, held, never, never, never, never}},
    {Command::pause, mask({Who::owner}), {never, yes, held, never, never, never, never}},
    {Command::resume, mask({Who::owner}), {never, never, held, never, yes, never, never}},
    {Command::bump, mask({Who::owner}), {never, yes, held, never, never, never, never}},
    {Command::withdraw, mask({Who::owner}), {yes, yes, held, never, yes, never, never}},
    {Command::remove, mask({Who::moderator}), {unseen, yes, yes, never, yes, never, never}},
    {Command::restore, mask({Who::moderator}), {unseen, never, never, never, never, never, yes}},
    {Command::reserve,
     mask({Who::system}),
     {not_sale, yes, not_sale, not_sale, not_sale, not_sale, not_sale}},
    {Command::confirm,
     mask({Who::system}),
     {not_held, not_held, yes, not_held, not_held, not_held, not_held}},
    {Command::release, mask({Who::system}), {yes, yes, yes, yes, yes, yes, yes}},
    {Command::lapse, mask({Who::system}), {never, never, yes, never, never, never, never}},
};

Result<> may(Command command, const Listing& listing, const Actor& actor, Instant now) {
    auto state = state_of(listing, now);
    // A line of turns may last for days: it does not bind the seller to the sale.
    if (command == Command::withdraw && only_turn(listing)) state = ListingState::published;
    return allowed(command, state, who_is(actor, listing));
}

/// It was never new, or is not any more.
bool may_be_new(const Listing& listing, Instant now) {
    return !listing.published_at || now >= *listing.published_at + new_again_after;
}

Listing moved_to(const Listing& listing, ListingState state, Instant now) {
    Listing next = without_lapsed(listing, now);
    if (state == ListingState::published && may_be_new(next, now)) next.published_at = now;
    free_copy(next, state);
    return told(std::move(next), now);
}

Result<> complete(const Listing& listing) {
    Refusal missing{RefusalKind::invalid, "invalid_fields", "Some fields need your attention."};
    if (!listing.price) missing.faults.push_back({"/price", "required", "Please name a price."});
    if (!listing.condition)
        missing.faults.push_back({"/condition", "required", "Please say what condition the copy is in."});
    if (missing.faults.empty()) return {};
    return std::unexpected(std::move(missing));
}

void apply(Listing& listing, const ListingWords& words) {
    if (words.price) listing.price = words.price;
    if (words.condition) listing.condition = words.condition;
    if (words.description) listing.description = *words.description;
    if (words.campus) listing.campus = *words.campus;
    if (words.courses) listing.courses = *words.courses;
    if (words.pickup_places) listing.pickup_places = *words.pickup_places;
    if (words.negotiable) listing.negotiable = *words.negotiable;
}

std::vector<Photo>::iterator find_photo(std::vector<Photo>& photos, PhotoId id) {
    return std::ranges::find(photos, id, &Photo::id);
}

}  // namespace

Who who_is(const Actor& actor, const Listing& listing) noexcept {
    if (actor.is(listing.seller)) return Who::owner;
    if (actor.is_service()) return Who::system;
    if (actor.has(Role::moderator) || actor.has(Role::administrator)) return Who::moderator;
    return actor.is_account() ? Who::other : Who::anonymous;
}

Result<> allowed(Command command, ListingState state, Who who) {
    for (const Row& row : table) {
        if (row.command != command || (row.who >> static_cast<unsigned>(who) & 1U) == 0) continue;
        const Verdict verdict = row.by_state[static_cast<std::size_t>(state)];
        if (verdict != Verdict::yes) return refusal_of(verdict);
        return {};
    }
    return refuse_not_found();
}

Result<> may_see(const Listing& listing, const Actor& actor, Instant now) {
    const Who who = who_is(actor, listing);
    const ListingState state = state_of(listing, now);
    const bool stranger = who == Who::other || who == Who::anonymous;
    if (stranger && state == ListingState::published && !is_shown(listing, now)) return refuse_not_found();
    return allowed(Command::see, state, who);
}

Result<> may_sell(const Actor& actor) {
    if (actor.has(Role::student)) return {};
    return refuse(RefusalKind::forbidden, "not_verified",
                  "Only students with a valid campus address may sell: please renew your proof.");
}

Result<Listing> create(const NewListing& what, const Actor& actor, Instant now) {
    if (auto ok = may_sell(actor); !ok) return std::unexpected(std::move(ok).error());
    Listing listing;
    listing.id = what.id;
    listing.seller = what.seller;
    listing.edition = what.edition;
    listing.away = what.away;
    listing.created_at = listing.changed_at = now;
    listing.request = what.request;
    listing.seller_rating = what.seller_rating;
    apply(listing, what.words);
    if (!what.publish) return listing;
    if (auto ok = complete(listing); !ok) return std::unexpected(std::move(ok).error());
    listing.state = ListingState::published;
    listing.published_at = now;
    if (!listing.away) listing.listed_at = now;
    return listing;
}

Result<Listing> edit(const Listing& listing, const Actor& actor, std::optional<std::int64_t> seen,
                     const ListingWords& words, Instant now) {
    if (auto ok = may(Command::edit, listing, actor, now); !ok) return std::unexpected(std::move(ok).error());
    if (seen && *seen != listing.version) {
        return refuse(RefusalKind::changed_meanwhile, "changed_meanwhile",
                      "This was changed elsewhere meanwhile.");
    }
    Listing next = without_lapsed(listing, now);
    apply(next, words);
    if (next == listing) return next;
    return told(std::move(next), now);
}

Result<Listing> add_photo(const Listing& listing, const Actor& actor, Photo photo, Instant now) {
    if (auto ok = may(Command::edit, listing, actor, now); !ok) return std::unexpected(std::move(ok).error());
    Listing next = without_lapsed(listing, now);
    if (find_photo(next.photos, photo.id) != next.photos.end()) return next;
    if (next.photos.size() >= most_photos)
        return refuse(RefusalKind::conflict, "too_many_photos", "A listing has at most 8 photos.");
    next.photos.push_back(std::move(photo));
    return told(std::move(next), now);
}

Result<Listing> order_photos(const Listing& listing, const Actor& actor, const std::vector<PhotoId>& order,
                             Instant now) {
    if (auto ok = may(Command::edit, listing, actor, now); !ok) return std::unexpected(std::move(ok).error());
    Listing next = without_lapsed(listing, now);
    next.photos.clear();
    auto left = listing.photos;
    for (const PhotoId& id : order) {
        const auto photo = find_photo(left, id);
        if (photo == left.end()) break;
        next.photos.push_back(std::move(*photo));
        left.erase(photo);
    }
    if (next.photos.size() != listing.photos.size() || order.size() != listing.photos.size())
        return refuse_field("/photos", "not_its_photos", "Name each photo of the listing once.");
    if (next == listing) return next;
    return told(std::move(next), now);
}

Result<Listing> remove_photo(const Listing& listing, const Actor& actor, PhotoId photo, Instant now) {
    if (auto ok = may(Command::edit, listing, actor, now); !ok) return std::unexpected(std::move(ok).error());
    Listing next = without_lapsed(listing, now);
    const auto found = find_photo(next.photos, photo);
    if (found == next.photos.end()) return refuse_not_found();
    next.photos.erase(found);
    return told(std::move(next), now);
}

Result<Listing> publish(const Listing& listing, const Actor& actor, Instant now) {
    if (auto ok = may(Command::publish, listing, actor, now); !ok)
        return std::unexpected(std::move(ok).error());
    if (auto ok = may_sell(actor); !ok) return std::unexpected(std::move(ok).error());
    if (auto ok = complete(listing); !ok) return std::unexpected(std::move(ok).error());
    return moved_to(listing, ListingState::published, now);
}

Result<Listing> pause(const Listing& listing, const Actor& actor, Instant now) {
    if (auto ok = may(Command::pause, listing, actor, now); !ok)
        return std::unexpected(std::move(ok).error());
    return moved_to(listing, ListingState::paused, now);
}

Result<Listing> resume(const Listing& listing, const Actor& actor, Instant now) {
    if (auto ok = may(Command::resume, listing, actor, now); !ok)
        return std::unexpected(std::move(ok).error());
    if (auto ok = may_sell(actor); !ok) return std::unexpected(std::move(ok).error());
    if (auto ok = complete(listing); !ok) return std::unexpected(std::move(ok).error());
    return moved_to(listing, ListingState::published, now);
}

Result<Listing> bump(const Listing& listing, const Actor& actor, Instant now) {
    if (auto ok = may(Command::bump, listing, actor, now); !ok) return std::unexpected(std::move(ok).error());
    if (auto ok = may_sell(actor); !ok) return std::unexpected(std::move(ok).error());
    if (!may_be_new(listing, now))
        return refuse(RefusalKind::conflict, "bumped_lately", "A copy comes to the top once a week.");
    return moved_to(listing, ListingState::published, now);
}

Result<Listing> withdraw(const Listing& listing, const Actor& actor, Instant now) {
    if (auto ok = may(Command::withdraw, listing, actor, now); !ok)
        return std::unexpected(std::move(ok).error());
    return moved_to(listing, ListingState::withdrawn, now);
}

Result<Listing> remove(const Listing& listing, const Actor& actor, Instant now) {
    if (auto ok = may(Command::remove, listing, actor, now); !ok)
        return std::unexpected(std::move(ok).error());
    Listing next = listing;
    if (next.reservation) {
        remember(next, next.reservation->line);
        if (next.reservation->hold) remember(next, next.reservation->hold->line);
    }
    const bool was_paused = listing.state == ListingState::paused;
    next.before_removal = was_paused ? ListingState::paused : ListingState::published;
    free_copy(next, ListingState::removed);
    return told(std::move(next), now);
}

Result<Listing> restore(const Listing& listing, const Actor& actor, Instant now) {
    if (auto ok = may(Command::restore, listing, actor, now); !ok)
        return std::unexpected(std::move(ok).error());
    Listing next = listing;
    const auto state = next.before_removal.value_or(ListingState::paused);
    next.before_removal.reset();
    free_copy(next, state);
    return told(std::move(next), now);
}

Listing set_away(const Listing& listing, bool away, Instant now) {
    if (listing.away == away) return listing;
    Listing next = listing;
    next.away = away;
    return told(std::move(next), now);
}

Listing set_rating(const Listing& listing, const std::optional<SellerRating>& rating, Instant now) {
    if (is_gone(listing) || listing.seller_rating == rating) return listing;
    Listing next = listing;
    next.seller_rating = rating;
    return told(std::move(next), now);
}

Listing close(const Listing& listing, Instant now) {
    Listing next = listing;
    next.away = true;
    next.description.clear();
    next.pickup_places.clear();
    next.photos.clear();
    if (next.state != ListingState::sold && next.state != ListingState::removed)
        free_copy(next, ListingState::withdrawn);
    if (next == listing) return next;
    return told(std::move(next), now);
}

Listing refresh_edition(const Listing& listing, const EditionCard& edition, Instant now) {
    if (listing.edition == edition) return listing;
    Listing next = listing;
    next.edition = edition;
    return told(std::move(next), now);
}

}  // namespace bookverse::market
