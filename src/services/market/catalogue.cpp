#include "services/market/catalogue.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "services/market/words.hpp"

namespace bookverse::market {
namespace {

// ISO 639-2 (both forms) to 639-1, the languages that books of campuses come in.
constexpr std::array<std::pair<std::string_view, std::string_view>, 58> languages{{
    {"afr", "af"}, {"ara", "ar"}, {"ben", "bn"}, {"bul", "bg"}, {"cat", "ca"}, {"ces", "cs"}, {"chi", "zh"},
    {"cze", "cs"}, {"dan", "da"}, {"deu", "de"}, {"dut", "nl"}, {"ell", "el"}, {"eng", "en"}, {"est", "et"},
    {"eus", "eu"}, {"fas", "fa"}, {"fil", "tl"}, {"fin", "fi"}, {"fra", "fr"}, {"fre", "fr"}, {"ger", "de"},
    {"gre", "el"}, {"heb", "he"}, {"hin", "hi"}, {"hrv", "hr"}, {"hun", "hu"}, {"ind", "id"}, {"isl", "is"},
    {"ita", "it"}, {"jpn", "ja"}, {"kor", "ko"}, {"lat", "la"}, {"lav", "lv"}, {"lit", "lt"}, {"may", "ms"},
    {"msa", "ms"}, {"nld", "nl"}, {"nor", "no"}, {"per", "fa"}, {"pol", "pl"}, {"por", "pt"}, {"ron", "ro"},
    {"rum", "ro"}, {"rus", "ru"}, {"slk", "sk"}, {"slo", "sk"}, {"slv", "sl"}, {"spa", "es"}, {"srp", "sr"},
    {"swe", "sv"}, {"tam", "ta"}, {"tel", "te"}, {"tha", "th"}, {"tur", "tr"}, {"ukr", "uk"}, {"urd", "ur"},
    {"vie", "vi"}, {"zho", "zh"},
}};

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

std::unexpected<Refusal> no_row(std::string code, std::string reason) {
    return refuse(RefusalKind::invalid, std::move(code), std::move(reason));
}

/// A spreadsheet reads 0439023483 as a number.
std::string with_leading_zeros(std::string_view isbn10) {
    std::string text{trimmed(isbn10)};
    if (text.size() < 10) text.insert(0, 10 - text.size(), '0');
    return text;
}

/// "2008.0", "-750.0"
std::optional<int> year_of(std::string_view text) {
    text = trimmed(text);
    if (const auto point = text.find('.'); point != std::string_view::npos) text = text.substr(0, point);
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool all = error == std::errc{} && end == text.data() + text.size() && !text.empty();
    return all && year != 0 && year >= -3000 && year <= 2100 ? std::optional{year} : std::nullopt;
}

std::vector<std::string> authors_of(std::string_view text) {
    std::vector<std::string> authors;
    while (!text.empty()) {
        const auto comma = text.find(',');
        if (auto name = clean_text(text.substr(0, comma), 1, 200, Lines::one)) {
            if (std::ranges::find(authors, *name) == authors.end()) authors.push_back(std::move(*name));
        }
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return authors;
}

template <class T>
std::string string_of(const std::optional<T>& text) {
    return text ? text->str() : std::string{};
}

}  // namespace

EditionId edition_id(const Isbn& isbn) {
    return EditionId::of_name("isbn/" + isbn.str());
}

std::string language_of(std::string_view code) {
    std::string text{trimmed(code)};
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; });
    text = text.substr(0, text.find('-'));
    if (text.size() == 2) return text;
    const auto* const found = std::ranges::find(languages, std::string_view{text},
                                                &std::pair<std::string_view, std::string_view>::first);
    return found == languages.end() ? std::string{} : std::string{found->second};
}

Result<Edition> edition_of(const CatalogueRow& row, Instant now) {
    if (trimmed(row.isbn).empty()) return no_row("no_isbn", "It has no ISBN.");
    const auto isbn = Isbn::parse(with_leading_zeros(row.isbn));
    if (!isbn) {
        const bool digit = isbn.error().code == "isbn_check_digit";
        return no_row(isbn.error().code, digit ? "The check digit of the ISBN " + row.isbn + " is wrong."
                                               : row.isbn + " is no ISBN.");
    }
    auto title = clean_text(row.title.empty() ? row.original_title : row.title, 1, 500, Lines::one);
    if (!title)
        return no_row("title_" + title.error().code, "Its title cannot be used: " + title.error().message);
    Edition edition;
    edition.id = edition_id(*isbn);
    edition.isbn13 = isbn->str();
    edition.title = std::move(*title);
    edition.original_title = clean_text(row.original_title, 0, 500, Lines::one).value_or("");
    edition.authors = authors_of(row.authors);
    edition.year = year_of(row.original_publication_year);
    edition.language = language_of(row.language_code);
    if (!row.work_id.empty()) edition.work = "goodreads/" + row.work_id;
    edition.source = Source::catalogue;
    edition.created_at = now;
    return edition;
}

Edition edition_of(const dto::NewEdition& words, EditionId id, Instant now) {
    Edition edition;
    edition.id = id;
    if (words.isbn) edition.isbn13 = words.isbn->str();
    edition.title = words.title.str();
    edition.original_title = string_of(words.original_title);
    edition.authors = strings_of(words.authors);
    if (words.year) edition.year = words.year->value;
    if (words.language) edition.language = language_of(words.language->str());
    edition.publisher = string_of(words.publisher);
    edition.edition = string_of(words.edition);
    edition.subjects = strings_of(words.subjects);
    edition.source = Source::seller;
    edition.created_at = now;
    return edition;
}

Edition filled(const Edition& known, const Edition& found) {
    Edition next = known;
    const auto fill = [](auto& blank, const auto& value) {
        if (blank.empty()) blank = value;
    };
    const auto fill_optional = [](auto& blank, const auto& value) {
        if (!blank) blank = value;
    };
    fill(next.title, found.title);
    fill(next.original_title, found.original_title);
    fill(next.authors, found.authors);
    fill_optional(next.year, found.year);
    fill(next.language, found.language);
    fill(next.publisher, found.publisher);
    fill(next.edition, found.edition);
    fill(next.subjects, found.subjects);
    fill_optional(next.work, found.work);
    return next;
}

}  // namespace bookverse::market
