#include "services/market/criteria.hpp"

#include <algorithm>

#include "base/folding.hpp"
#include "platform/json/read.hpp"
#include "services/market/catalogue.hpp"
#include "services/market/words.hpp"

namespace bookverse::market {
namespace {

void add_words(std::set<std::string>& to, std::string_view text) {
    for (auto& word : index_words(text))
        to.insert(std::move(word));
}

/// MATH 201 is found as math201 and in two words.
void add_course(Traits& traits, std::string_view code) {
    auto key = course_key(code);
    if (key.empty()) return;
    add_words(traits.words, code);
    for (auto& part : course_parts(key))
        traits.words.insert(std::move(part));
    traits.words.insert(key);
    traits.courses.insert(std::move(key));
}

bool any_of(const std::vector<std::string>& wanted, const std::set<std::string>& there,
            std::string (*key_of)(std::string_view)) {
    return wanted.empty() ||
           std::ranges::any_of(wanted, [&](const std::string& one) { return there.contains(key_of(one)); });
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::vector<std::string> prefixed(std::string_view prefix, const std::vector<std::string>& words,
                                  std::string (*key_of)(std::string_view)) {
    std::vector<std::string> out;
    for (const auto& word : words)
        out.push_back(std::string{prefix} + key_of(word));
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

std::string same(std::string_view text) {
    return std::string{text};
}

}  // namespace

std::string subject_key(std::string_view subject) {
    return phrase_of(query_words(subject));
}

Traits traits_of(const ListingCard& listing) {
    const auto& edition = listing.edition;
    Traits traits{.isbn = edition.isbn13,
                  .campus = listing.campus,
                  .language = edition.language,
                  .price = listing.price,
                  .condition = listing.condition};
    for (const auto* text : {&edition.title, &edition.original_title, &edition.publisher, &edition.edition})
        add_words(traits.words, *text);
    for (const auto& author : edition.authors)
        add_words(traits.words, author);
    for (const auto& subject : edition.subjects) {
        add_words(traits.words, subject);
        if (auto key = subject_key(subject); !key.empty()) traits.subjects.insert(std::move(key));
    }
    for (const auto& course : listing.courses)
        add_course(traits, course);
    return traits;
}

Criteria criteria_of(const dto::NewCriteria& words, Currency currency) {
    Criteria criteria;
    if (words.text) criteria.text = words.text->str();
    if (words.isbn) criteria.isbn = words.isbn->str();
    if (criteria.text && !criteria.isbn) {
        if (const auto isbn = Isbn::parse(*criteria.text)) {
            criteria.isbn = isbn->str();
            criteria.text.reset();
        }
    }
    criteria.courses = strings_of(words.courses);
    criteria.subjects = strings_of(words.subjects);
    if (words.campus) criteria.campus = domain_of(*words.campus);
    if (words.max_price) criteria.max_price = Money{words.max_price->value, currency};
    if (words.conditions) criteria.conditions = words.conditions->value;
    if (words.language) criteria.language = language_of(words.language->str());
    return criteria;
}

bool matches(const Criteria& criteria, const Traits& listing) {
    if (criteria.isbn && criteria.isbn != listing.isbn) return false;
    if (criteria.campus && criteria.campus != listing.campus) return false;
    if (criteria.language && *criteria.language != listing.language) return false;
    if (criteria.max_price && (criteria.max_price->currency != listing.price.currency ||
                               listing.price.amount > criteria.max_price->amount))
        return false;
    if (!criteria.conditions.empty() &&
        std::ranges::find(criteria.conditions, listing.condition) == criteria.conditions.end())
        return false;
    if (!any_of(criteria.courses, listing.courses, &course_key)) return false;
    if (!any_of(criteria.subjects, listing.subjects, &subject_key)) return false;
    if (!criteria.text) return true;
    const auto words = query_words(*criteria.text);
    return std::ranges::all_of(words, [&](const auto& word) { return listing.words.contains(word); });
}

bool is_news(const SavedSearch& search, const ListingCard& listing, const std::optional<Money>& old_price) {
    if (listing.published_at >= search.since) return true;
    const auto& most = search.criteria.max_price;
    return old_price && most && old_price->currency == most->currency && old_price->amount > most->amount;
}

std::vector<std::string> keys_of(const Traits& listing) {
    std::vector<std::string> keys;
    if (listing.isbn) keys.push_back("i:" + *listing.isbn);
    for (const auto& course : listing.courses)
        keys.push_back("c:" + course);
    for (const auto& word : listing.words)
        keys.push_back("w:" + word);
    for (const auto& subject : listing.subjects)
        keys.push_back("s:" + subject);
    return keys;
}

KeyChoice keys_of(const Criteria& criteria) {
    if (criteria.isbn) return {{"i:" + *criteria.isbn}};
    if (!criteria.courses.empty()) return {prefixed("c:", criteria.courses, &course_key)};
    if (criteria.text) return {prefixed("w:", query_words(*criteria.text), &same), true};
    return {prefixed("s:", criteria.subjects, &subject_key)};
}

std::string default_label(const Criteria& criteria) {
    std::string label;
    if (criteria.text) {
        label = *criteria.text;
    } else if (criteria.isbn) {
        label = *criteria.isbn;
    } else {
        label = joined(criteria.courses.empty() ? criteria.subjects : criteria.courses);
    }
    constexpr std::size_t most = 80;
    if (code_points(label) <= most) return label;
    auto letters = code_points_of(label);
    letters.resize(most - 1);
    return utf8_of(letters) + "…";
}

std::vector<std::string> shelves_of(const Criteria& criteria) {
    if (!criteria.campus) return {};
    std::vector<std::string> shelves{shelf_of({}, {}), shelf_of(criteria.campus, {})};
    for (const auto& course : criteria.courses) {
        shelves.push_back(shelf_of({}, course));
        shelves.push_back(shelf_of(criteria.campus, course));
    }
    std::ranges::sort(shelves);
    shelves.erase(std::ranges::unique(shelves).begin(), shelves.end());
    return shelves;
}

std::string shelf_of(const std::optional<std::string>& campus, const std::optional<std::string>& course) {
    return campus.value_or("") + "/" + (course ? course_key(*course) : "");
}

void dto::NewCriteria::check(const NewCriteria& value, json::Faults& faults) {
    const auto named = [](const auto& list) { return list && !list->empty(); };
    if (!value.text && !value.isbn && !named(value.courses) && !named(value.subjects))
        faults.add("/text", "required", "Say what you are looking for: words, an ISBN, courses or subjects.");
    if (value.text && query_words(value.text->str()).empty())
        faults.add("/text", "no_words", "There is no word in this that could be looked for.");
    if (value.courses)
        for (const auto& course : *value.courses)
            if (course_key(course.str()).empty())
                faults.add("/courses", "no_words", "A course code has letters or digits.");
    if (value.subjects)
        for (const auto& subject : *value.subjects)
            if (subject_key(subject.str()).empty())
                faults.add("/subjects", "no_words", "A subject has letters.");
    if (value.language && language_of(value.language->str()).empty())
        faults.add("/language", "unknown_language", "We do not know this language.");
}

}  // namespace bookverse::market

std::expected<bookverse::market::dto::EditionRef, bookverse::TextFault>
bookverse::json::Scalar<bookverse::market::dto::EditionRef>::parse(std::string_view text) {
    if (const auto id = market::EditionId::parse(text)) return market::dto::EditionRef{*id};
    auto isbn = Isbn::parse(text);
    if (!isbn) return std::unexpected(std::move(isbn).error());
    return market::dto::EditionRef{market::edition_id(*isbn)};
}
