#include "services/market/words.hpp"

#include <algorithm>

#include "platform/json/read.hpp"

namespace bookverse::market {
namespace {

template <class Body>
ListingWords common_words(const Body& body, Currency currency) {
    ListingWords words;
    if (body.price) words.price = Money{body.price->value, currency};
    words.condition = body.condition;
    if (body.description) words.description = body.description->str();
    if (body.courses) words.courses = strings_of(*body.courses);
    if (body.pickup_places) words.pickup_places = strings_of(*body.pickup_places);
    words.negotiable = body.negotiable;
    return words;
}

}  // namespace

std::string domain_of(const dto::Domain& text) {
    std::string domain = text.str();
    std::ranges::transform(domain, domain.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; });
    return domain;
}

ListingWords words_of(const dto::NewListing& body, Currency currency) {
    auto words = common_words(body, currency);
    if (body.campus) words.campus.emplace(domain_of(*body.campus));
    return words;
}

ListingWords words_of(const dto::ListingPatch& patch, Currency currency) {
    auto words = common_words(patch, currency);
    if (!patch.campus.present) return words;
    words.campus.emplace();
    if (patch.campus.value) *words.campus = domain_of(*patch.campus.value);
    return words;
}

void dto::NewListing::check(const NewListing& value, json::Faults& faults) {
    const int named = value.edition_id.has_value() + value.isbn.has_value() + value.edition.has_value();
    if (named != 1)
        faults.add("/isbn", "one_of_three", "Name the book by exactly one of isbn, edition_id and edition.");
    if (!value.publish.value_or(false)) return;
    if (!value.price) faults.add("/price", "required", "Please name a price.");
    if (!value.condition) faults.add("/condition", "required", "Please say what condition the copy is in.");
}

}  // namespace bookverse::market
