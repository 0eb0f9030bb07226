#include "services/market/catalogue.hpp"

#include <gtest/gtest.h>

namespace bookverse::market {
namespace {

const Instant now{std::chrono::milliseconds{1'795'000'000'000}};

CatalogueRow row(std::string isbn, std::string title = "A title") {
    CatalogueRow made;
    made.line = 2;
    made.isbn = std::move(isbn);
    made.title = std::move(title);
    return made;
}

TEST(Catalogue, isbns_that_lost_their_zeros_are_whole_again) {
    struct Case {
        const char* isbn;
        const char* isbn13;
        const char* reason;
    };
    const Case cases[] = {
        {"439023483", "9780439023481", ""},
        {"61120081", "9780061120084", ""},
        {"043965548X", "9780439655484", ""},
        {"43965548X", "9780439655484", ""},
        {" 316015849 ", "9780316015844", ""},
        {"", "", "It has no ISBN."},
        {"439023484", "", "The check digit of the ISBN 439023484 is wrong."},
        {"9.78043902348e+12", "", "9.78043902348e+12 is no ISBN."},
        {"43902348345555", "", "43902348345555 is no ISBN."},
    };
    for (const auto& [isbn, isbn13, reason] : cases) {
        const auto edition = edition_of(row(isbn), now);
        EXPECT_EQ(edition ? *edition->isbn13 : "", isbn13) << isbn;
        EXPECT_EQ(edition ? "" : edition.error().message, reason) << isbn;
        if (edition) EXPECT_EQ(edition->id, edition_id(*Isbn::parse(isbn13)));
    }
}

TEST(Catalogue, a_row_becomes_an_edition) {
    CatalogueRow given = row("439554934", "Harry Potter and the Sorcerer's Stone (Harry Potter, #1)");
    given.authors = "J.K. Rowling, Mary GrandPr\u00e9,  J.K. Rowling";
    given.original_publication_year = "1997.0";
    given.original_title = "Harry Potter and the Philosopher's Stone";
    given.language_code = "eng";
    given.work_id = "4640799";
    const auto edition = edition_of(given, now);
    ASSERT_TRUE(edition);
    EXPECT_EQ(edition->authors, (std::vector<std::string>{"J.K. Rowling", "Mary GrandPr\u00e9"}));
    EXPECT_EQ(edition->year, 1997);
    EXPECT_EQ(edition->language, "en");
    EXPECT_EQ(edition->work, "goodreads/4640799");
    EXPECT_EQ(edition->original_title, "Harry Potter and the Philosopher's Stone");

    given.original_publication_year = "-750.0";
    EXPECT_EQ(edition_of(given, now)->year, -750);
    for (const auto* none : {"", "soon", "19x7", "99999.0"}) {
        given.original_publication_year = none;
        EXPECT_FALSE(edition_of(given, now)->year) << none;
    }
    EXPECT_EQ(edition_of(row("439554934", std::string(501, 'x')), now).error().code, "title_too_long");
    EXPECT_EQ(edition_of(row("439554934", "a\xC3"), now).error().code, "title_invalid_text");
}

TEST(Catalogue, languages_are_as_short_as_it_gets) {
    EXPECT_EQ(language_of("eng"), "en");
    EXPECT_EQ(language_of("en-US"), "en");
    EXPECT_EQ(language_of("ger"), "de");
    EXPECT_EQ(language_of("POR"), "pt");
    EXPECT_EQ(language_of("mul"), "");
    EXPECT_EQ(language_of(""), "");
}

TEST(Catalogue, what_is_found_fills_blanks_and_overwrites_nothing) {
    Edition known;
    known.title = "Seller's title";
    known.authors = {"One"};
    known.source = Source::seller;
    Edition found;
    found.title = "Other title";
    found.authors = {"Two"};
    found.year = 1999;
    found.publisher = "P";
    found.subjects = {"S"};
    found.work = "w";
    found.source = Source::lookup;
    const auto next = filled(known, found);
    EXPECT_EQ(next.title, "Seller's title");
    EXPECT_EQ(next.authors, known.authors);
    EXPECT_EQ(next.year, 1999);
    EXPECT_EQ(next.publisher, "P");
    EXPECT_EQ(next.subjects, found.subjects);
    EXPECT_EQ(next.work, "w");
    EXPECT_EQ(next.source, Source::seller);
    EXPECT_EQ(filled(next, found), next);
}

}  // namespace
}  // namespace bookverse::market
