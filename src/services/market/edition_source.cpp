#include "services/market/edition_source.hpp"

#include <map>

#include "platform/http/client.hpp"
#include "platform/json/json.hpp"
#include "services/market/catalogue.hpp"

namespace bookverse::market {

// The members that are read; all others are ignored. Outside the anonymous namespace: they are described.
namespace open_library {

struct Named {
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(Named, (), (name))

struct Book {
    std::string title{};
    std::string subtitle{};
    std::vector<Named> authors{};
    std::vector<Named> publishers{};
    std::vector<Named> subjects{};
    std::string publish_date{};
};
BOOST_DESCRIBE_STRUCT(Book, (), (title, subtitle, authors, publishers, subjects, publish_date))

}  // namespace open_library

namespace {

constexpr std::size_t most_subjects = 20;

std::string key_of(const Isbn& isbn) {
    return "ISBN:" + isbn.str();
}

std::vector<std::string> names_of(const std::vector<open_library::Named>& all, std::size_t longest,
                                  std::size_t most) {
    std::vector<std::string> names;
    for (const auto& one : all) {
        if (names.size() == most) break;
        if (auto name = clean_text(one.name, 1, longest, Lines::one)) names.push_back(std::move(*name));
    }
    return names;
}

/// The first four digits in a row: "October 1, 1988", "1988", "c1988".
std::optional<int> year_in(std::string_view date) {
    int year = 0;
    int digits = 0;
    for (const char c : date) {
        const bool digit = c >= '0' && c <= '9';
        year = digit ? year * 10 + (c - '0') : 0;
        digits = digit ? digits + 1 : 0;
        if (digits == 4) return year >= 1000 && year <= 2100 ? std::optional{year} : std::nullopt;
    }
    return std::nullopt;
}

class OpenLibrary final : public EditionSource {
public:
    OpenLibrary(http::Client& http, std::string origin) : http_{http}, origin_{std::move(origin)} {}

    Task<std::optional<Edition>> find(Isbn isbn, Instant now, Deadline deadline) override {
        http::Request request;
        request.target = "/api/books?format=json&jscmd=data&bibkeys=" + key_of(isbn);
        request.headers.add("Accept", "application/json");
        const auto response = co_await http_.send(origin_, std::move(request), deadline);
        if (response.status != 200)
            throw Unavailable{"the source of editions answers " + std::to_string(response.status)};
        const auto* const text = std::get_if<std::string>(&response.body);
        if (text == nullptr) co_return std::nullopt;
        co_return edition_in(*text, isbn, now);
    }

private:
    http::Client& http_;
    std::string origin_;
};

}  // namespace

std::unique_ptr<EditionSource> make_edition_source(http::Client& http, const std::string& origin) {
    if (origin.empty()) return nullptr;
    return std::make_unique<OpenLibrary>(http, origin);
}

std::optional<Edition> edition_in(std::string_view json, const Isbn& isbn, Instant now) {
    const auto books = json::read<std::map<std::string, open_library::Book>>(json, json::Mode::lenient);
    if (!books) return std::nullopt;
    const auto found = books->find(key_of(isbn));
    if (found == books->end()) return std::nullopt;
    const auto& book = found->second;
    auto title = clean_text(book.subtitle.empty() ? book.title : book.title + ": " + book.subtitle, 1, 500,
                            Lines::one);
    if (!title) return std::nullopt;
    Edition edition;
    edition.id = edition_id(isbn);
    edition.isbn13 = isbn.str();
    edition.title = std::move(*title);
    edition.authors = names_of(book.authors, 200, 30);
    edition.subjects = names_of(book.subjects, 80, most_subjects);
    const auto publishers = names_of(book.publishers, 200, 1);
    if (!publishers.empty()) edition.publisher = publishers.front();
    edition.year = year_in(book.publish_date);
    edition.source = Source::lookup;
    edition.created_at = now;
    return edition;
}

}  // namespace bookverse::market
