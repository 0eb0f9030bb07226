#include "services/search/entry.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

#include "base/folding.hpp"
#include "platform/json/json.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t longest_term = 200;       ///< bytes; Xapian takes 245
constexpr std::size_t description_words = 150;  ///< what stands further down finds nothing
constexpr std::size_t most_pairs = 16;

/// Collects terms, a word's weight being the sum over the fields it stands in.
class Terms {
public:
    void words(std::string_view text, int weight, std::size_t most = 1000) {
        for (const auto& word : index_words(text)) {
            if (most-- == 0) break;
            add(word, weight);
        }
    }
    void add(const std::string& term, int weight) {
        auto& known = terms_[term];
        known = static_cast<std::uint8_t>(std::min(known + weight, 200));
        length_ += weight;
    }
    void mark(std::string term) { terms_.try_emplace(std::move(term), std::uint8_t{1}); }

    std::uint16_t length() const { return static_cast<std::uint16_t>(std::min(length_, 60000)); }
    TermList list() const {
        TermList out;
        std::size_t bytes = 0;
        for (const auto& [text, weight] : terms_)
            bytes += text.size() + 2;
        out.reserve(bytes);
        for (const auto& [text, weight] : terms_)
            out.add(text, weight);
        return out;
    }

private:
    std::map<std::string, std::uint8_t> terms_;
    int length_ = 0;
};

/// "The Hunger Games (The Hunger Games, #1)" is looked for as "the hunger games" and as "hunger games".
std::vector<std::string_view> shorter_titles(std::string_view title) {
    std::vector<std::string_view> out{title};
    for (const char* const mark : {" (", ": ", " ["}) {
        const auto at = title.find(mark);
        if (at != std::string_view::npos && at > 0) out.push_back(title.substr(0, at));
    }
    return out;
}

bool is_article(const std::string& word) {
    static constexpr std::string_view articles[] = {"the", "a",  "an",  "der", "die", "das",
                                                    "le",  "la", "les", "el",  "il"};
    return std::ranges::find(articles, word) != std::end(articles);
}

void add_titles(Terms& terms, std::string_view title) {
    for (const auto part : shorter_titles(title)) {
        auto words = query_words(part);
        if (words.empty()) continue;
        terms.mark(title_term(words));
        if (words.size() > 1 && is_article(words.front())) {
            words.erase(words.begin());
            terms.mark(title_term(words));
        }
    }
    for (auto& pair : pair_terms(query_words(title)))
        terms.mark(std::move(pair));
}

void add_course(Terms& terms, std::string_view code) {
    const auto key = course_key(code);
    if (key.empty()) return;
    terms.mark(term_of(prefix::course, key));
    terms.add(key, 4);
    // MATH 201 in two words, however it was written.
    const auto parts = course_parts(key);
    if (parts.empty()) return;
    for (const auto& part : parts)
        terms.add(part, 4);
    for (auto& pair : pair_terms(parts))
        terms.mark(std::move(pair));
}

TermList terms_of(const market::ListingCard& card, Facts& facts) {
    const auto& edition = card.edition;
    Terms terms;
    terms.words(edition.title, 6);
    if (edition.original_title != edition.title) terms.words(edition.original_title, 3);
    for (const auto& author : edition.authors)
        terms.words(author, 4);
    for (const auto& subject : edition.subjects) {
        terms.words(subject, 2);
        if (auto key = subject_key(subject); !key.empty()) terms.mark(term_of(prefix::subject, key));
    }
    terms.words(edition.publisher, 1);
    terms.words(edition.edition, 1);
    terms.words(card.description, 1, description_words);
    for (const auto& course : card.courses)
        add_course(terms, course);
    facts.words = terms.length();
    add_titles(terms, edition.title);
    if (edition.original_title != edition.title) add_titles(terms, edition.original_title);
    if (edition.isbn13) terms.mark(term_of(prefix::isbn, *edition.isbn13));
    if (!facts.language.empty()) terms.mark(term_of(prefix::language, language_key(facts.language)));
    if (!facts.campus.empty()) terms.mark(term_of(prefix::campus, campus_key(facts.campus)));
    terms.mark(term_of(prefix::condition, std::to_string(static_cast<int>(card.condition))));
    terms.mark(term_of(prefix::price_band, std::to_string(static_cast<int>(band_of(facts.price)))));
    terms.mark(step_term(step_of(facts.price)));
    terms.mark(term_of(prefix::rating_band, std::to_string(static_cast<int>(facts.rating))));
    return terms.list();
}

dto::ListingHit hit_of(const market::ListingCard& card) {
    const auto& edition = card.edition;
    return {.id = card.id,
            .seller = card.seller,
            .title = edition.title,
            .authors = edition.authors,
            .isbn13 = edition.isbn13,
            .year = edition.year,
            .language = edition.language,
            .edition = edition.edition,
            .price = card.price,
            .condition = card.condition,
            .negotiable = card.negotiable,
            .campus = card.campus,
            .courses = card.courses,
            .cover = card.cover,
            .published_at = card.published_at,
            .seller_rating = card.seller_rating};
}

// Facts as bytes: numbers as they lie in memory, texts and lists with a 16-bit length before them.

template <class T>
void put(std::string& out, T value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
}

void put(std::string& out, const std::string& text) {
    const auto size = static_cast<std::uint16_t>(std::min<std::size_t>(text.size(), 0xFFFF));
    put(out, size);
    out.append(text, 0, size);
}

void put(std::string& out, const std::vector<std::string>& texts) {
    put(out, static_cast<std::uint16_t>(texts.size()));
    for (const auto& text : texts)
        put(out, text);
}

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_{bytes} {}
    bool done() const { return ok_ && rest_.empty(); }

    template <class T>
    T number() {
        T value{};
        const auto bytes = take(sizeof value);
        if (ok_) std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    std::string text() { return std::string{take(number<std::uint16_t>())}; }
    std::vector<std::string> texts() {
        std::vector<std::string> out;
        for (auto left = number<std::uint16_t>(); ok_ && left > 0; --left)
            out.push_back(text());
        return out;
    }

private:
    std::string_view take(std::size_t size) {
        ok_ = ok_ && size <= rest_.size();
        if (!ok_) return {};
        const auto out = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return out;
    }
    std::string_view rest_;
    bool ok_ = true;
};

}  // namespace

bool is_word_term(std::string_view term) {
    return !term.empty() && (term.front() < 'A' || term.front() > 'Z');
}

std::string term_of(char kind, std::string_view value) {
    return kind + std::string{value.substr(0, longest_term)};
}

std::string subject_key(std::string_view subject) {
    return phrase_of(query_words(subject));
}
std::string language_key(std::string_view language) {
    return fold(language);
}
std::string campus_key(std::string_view campus) {
    return fold(campus);
}

std::int64_t comparable(const Money& price) {
    std::int64_t scale = 1;
    for (int i = price.currency.decimals(); i < 3; ++i)
        scale *= 10;
    return std::clamp<std::int64_t>(price.amount, 0, INT64_MAX / 1000) * scale;
}

dto::PriceBand band_of(std::int64_t comparable_price) {
    static constexpr std::int64_t from[] = {0, 5, 10, 20, 50, 100};
    const auto above = std::ranges::upper_bound(from, comparable_price / 1000);
    return static_cast<dto::PriceBand>(above - std::begin(from) - 1);
}

dto::RatingBand band_of(const std::optional<market::SellerRating>& rating) {
    static constexpr std::int32_t from[] = {300, 400, 450};
    if (!rating || rating->reviews == 0) return dto::RatingBand::unrated;
    const auto above = std::ranges::upper_bound(from, rating->hundredths) - std::begin(from);
    return static_cast<dto::RatingBand>(1 + above);
}

int step_of(std::int64_t comparable_price) {
    const double units = static_cast<double>(comparable_price) / 1000;
    return std::min(price_steps - 1, static_cast<int>(std::log2(1 + units) * 24));
}

std::string step_term(int step) {
    return term_of(prefix::price_step, std::to_string(step));
}

std::string title_term(const std::vector<std::string>& words) {
    return term_of(prefix::title, phrase_of(words));
}

std::vector<std::string> pair_terms(const std::vector<std::string>& words) {
    std::vector<std::string> out;
    for (std::size_t i = 1; i < words.size() && out.size() < most_pairs; ++i)
        out.push_back(term_of(prefix::pair, words[i - 1] + ' ' + words[i]));
    return out;
}

std::string pack(const Facts& facts) {
    std::string out;
    put(out, facts.id.value.bytes);
    put(out, facts.version);
    put(out, static_cast<std::uint8_t>(facts.shown));
    put(out, facts.price);
    put(out, static_cast<std::int64_t>(facts.published_at.time_since_epoch().count()));
    put(out, static_cast<std::uint8_t>(facts.condition));
    put(out, static_cast<std::uint8_t>(facts.rating));
    put(out, facts.words);
    put(out, facts.title);
    put(out, facts.language);
    put(out, facts.campus);
    put(out, facts.subjects);
    put(out, facts.courses);
    put(out, facts.authors);
    return out;
}

std::optional<Facts> unpack(std::string_view bytes) {
    Unpacker in{bytes};
    Facts facts;
    facts.id.value.bytes = in.number<decltype(facts.id.value.bytes)>();
    facts.version = in.number<std::int64_t>();
    facts.shown = in.number<std::uint8_t>() != 0;
    facts.price = in.number<std::int64_t>();
    facts.published_at = Instant{Duration{in.number<std::int64_t>()}};
    facts.condition = static_cast<market::Condition>(in.number<std::uint8_t>());
    facts.rating = static_cast<dto::RatingBand>(in.number<std::uint8_t>());
    facts.words = in.number<std::uint16_t>();
    facts.title = in.text();
    facts.language = in.text();
    facts.campus = in.text();
    facts.subjects = in.texts();
    facts.courses = in.texts();
    facts.authors = in.texts();
    if (!in.done() || facts.condition > market::Condition::acceptable ||
        facts.rating > dto::RatingBand::from_4_5)
        return std::nullopt;
    return facts;
}

Entry entry_of(const market::ListingCard& card) {
    Entry entry;
    Facts& facts = entry.facts;
    facts.id = card.id;
    facts.version = card.version;
    facts.shown = card.shown;
    if (!card.shown) return entry;
    facts.price = comparable(card.price);
    facts.published_at = card.published_at;
    facts.condition = card.condition;
    facts.rating = band_of(card.seller_rating);
    facts.title = card.edition.title;
    facts.language = card.edition.language;
    facts.campus = card.campus.value_or("");
    facts.subjects = card.edition.subjects;
    facts.courses = card.courses;
    facts.authors = card.edition.authors;
    entry.terms = terms_of(card, facts);
    entry.hit = json::write(hit_of(card));
    return entry;
}

}  // namespace bookverse::search
