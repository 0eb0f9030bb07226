// What bench_search measures with: catalogues of any size from the titles and authors of a file, and what people
// may type to find something of it.
#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/folding.hpp"
#include "services/search/dto.hpp"

namespace bookverse::bench {

using namespace search;

struct Book {
    std::string title;
    std::vector<std::string> authors;
};

inline std::vector<Book> read_books(const std::string& file) {
    std::ifstream in{file};
    if (!in) throw std::runtime_error{"cannot read " + file};
    std::ostringstream text;
    text << in.rdbuf();
    const std::string bytes = text.str();
    CsvReader reader{bytes};
    CsvRow row;
    std::vector<Book> books;
    reader.next(row);
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(row.fields, name) - row.fields.begin());
    };
    const auto title = column("title");
    const auto authors = column("authors");
    while (reader.next(row)) {
        if (row.broken || row.fields.size() <= std::max(title, authors)) continue;
        Book book{row.fields[title], {}};
        std::istringstream names{row.fields[authors]};
        for (std::string name; std::getline(names, name, ',');)
            book.authors.push_back(name.substr(name.find_first_not_of(' ')));
        books.push_back(std::move(book));
    }
    return books;
}

class Catalogue {
public:
    explicit Catalogue(std::vector<Book> books) : books_{std::move(books)} {}

    /// The same for the same number, so that queries know what there is.
    Book book(std::uint32_t number) const {
        std::minstd_rand random{number * 2654435761U + 1};
        random.discard(3);
        const Book& one = pick(random);
        if (number % 2 == 0) return one;
        const Book& other = pick(random);
        Book mixed{first_half(one.title) + ' ' + second_half(other.title), {one.authors.front()}};
        if (number % 4 == 1) mixed.authors = {"Robin " + invented_name(random() % 4'000'000)};
        return mixed;
    }
    market::ListingCard listing(std::uint32_t number) const {
        std::minstd_rand random{number * 40503U + 7};
        random.discard(3);
        market::ListingCard card;
        const Book chosen = book(number);
        card.id = market::ListingId::of_name("bench/" + std::to_string(number));
        card.version = 1;
        card.state = market::ListingState::published;
        card.shown = true;
        card.seller = AccountId::of_name("seller/" + std::to_string(random() % 5000));
        card.edition.title = chosen.title;
        card.edition.authors = chosen.authors;
        card.edition.language = random() % 10 == 0 ? "de" : "en";
        card.edition.subjects = {"Subject " + std::to_string(random() % 120)};
        card.price = {static_cast<std::int64_t>(100 + random() % 9000), *Currency::parse("EUR")};
        card.condition = static_cast<market::Condition>(random() % 4);
        card.description = "Some marks in the margin, bought for a term. " + second_half(pick(random).title);
        card.campus = "campus-" + std::to_string(random() % 40) + ".edu";
        card.courses = {"COURSE " + std::to_string(100 + random() % 600)};
        card.published_at = Instant{std::chrono::seconds{1'700'000'000 + number}};
        return card;
    }

private:
    const Book& pick(std::minstd_rand& random) const {
        // Some books are sold much more often than others.
        const double u = static_cast<double>(random()) / static_cast<double>(std::minstd_rand::max());
        return books_[std::min(books_.size() - 1,
                               static_cast<std::size_t>(u * u * static_cast<double>(books_.size())))];
    }
    /// Of four syllables, another one for each number.
    static std::string invented_name(std::uint64_t number) {
        static constexpr std::string_view consonants = "bdfgklmnprstvwz", vowels = "aeiou";
        std::string name;
        for (int i = 0; i < 4; ++i) {
            name += consonants[number % consonants.size()];
            number /= consonants.size();
            name += vowels[number % vowels.size()];
            number /= vowels.size();
        }
        name.front() = static_cast<char>(name.front() - 32);
        return name;
    }
    static std::size_t middle(const std::string& title) {
        const auto at = title.find(' ', title.size() / 2);
        return at == std::string::npos ? title.size() : at;
    }
    static std::string first_half(const std::string& title) { return title.substr(0, middle(title)); }
    static std::string second_half(const std::string& title) {
        const auto at = middle(title);
        return at == title.size() ? title : title.substr(at + 1);
    }
    std::vector<Book> books_;
};

/// Cut where a character ends.
inline dto::ListingsQuery query_of(const std::string& text, std::size_t most = 100) {
    std::size_t size = std::min(text.size(), most);
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        --size;
    dto::ListingsQuery query{};
    query.q = Text<0, 200>::parse(std::string_view{text}.substr(0, size)).value();
    return query;
}

/// Main title without "(series, #1)".
inline std::string short_title(const std::string& title) {
    return title.substr(0, std::min(title.find(" ("), title.size()));
}

inline std::string surname(const Book& book) {
    const auto words = query_words(book.authors.front());
    return words.empty() ? "" : words.back();
}

using Queries = std::map<std::string, std::vector<dto::ListingsQuery>>;

/// Of each kind, of what the catalogue holds; another `variant` has other typos in the same words, because what
/// is near to a wrong word is remembered for a moment.
inline Queries queries_for(const Catalogue& catalogue, std::uint32_t rows, std::size_t each,
                           unsigned variant) {
    std::minstd_rand random{42};
    std::map<std::string, int> frequency;
    std::vector<Book> sample;
    for (std::size_t i = 0; i < std::max<std::size_t>(3000, each); ++i)
        sample.push_back(catalogue.book(static_cast<std::uint32_t>(1 + random() % rows)));
    for (const auto& book : sample)
        for (const auto& word : query_words(book.title))
            ++frequency[word];
    const auto is_common = [&](const std::string& word) {
        return frequency[word] * 50UL > sample.size();
    };  // in 2 % of all
    Queries out;
    const auto add = [&](const char* kind, const std::string& text) {
        auto& list = out[kind];
        if (list.size() < each && !text.empty()) list.push_back(query_of(text));
        return list.size() < each;
    };
    for (std::size_t i = 0; i < 60'000; ++i) {
        const auto& book = sample[random() % sample.size()];
        const auto words = query_words(short_title(book.title));
        std::vector<std::string> rare, common;
        for (const auto& word : words)
            (is_common(word) ? common : rare).push_back(word);
        if (!rare.empty()) {
            add("1 word", rare.front());
            add("2 words", rare.front() + ' ' + surname(book));
            add("3 words", words.front() + ' ' + rare.back() + ' ' + surname(book));
            if (rare.back().size() > 4) add("prefix", query_of(rare.back(), 3 + random() % 3).q->str());
            auto typo = surname(book);
            if (typo.size() > 5 && std::ranges::all_of(typo, [](char c) { return c > 0; })) {
                typo.erase(typo.size() / 2 - variant, 1);
                add("typo in the name", rare.front() + ' ' + typo + ' ' + words.front());
            }
        }
        if (common.size() >= 2) add("2 common words", common[0] + ' ' + common[1]);
        if (!common.empty()) {
            auto query = query_of(common[0]);
            query.course.value.push_back(
                *Text<1, 20>::parse("COURSE " + std::to_string(100 + random() % 600)));
            if (out["common word, course"].size() < each) out["common word, course"].push_back(query);
            query = query_of(common[random() % common.size()] + ' ' + common.front());
            query.sort = dto::Sort::price_up;
            if (out["common words, by price"].size() < each) out["common words, by price"].push_back(query);
        }
    }
    return out;
}

}  // namespace bookverse::bench
