#include "platform/pdf/pdf.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace bookverse::pdf {
namespace {

const Instant at{std::chrono::hours{24 * 365 * 55}};

About about() {
    return {.title = "A receipt", .author = "BookVerse+", .created = at};
}

TEST(Pdf, is_a_whole_file_with_its_fonts) {
    Pdf pdf{about()};
    pdf.write("La sombra del viento, Тень ветра, σκιά", {.size = 18, .bold = true});
    pdf.row({{"A book", 0.7}, {"12.50 EUR", 0.3, Align::right}});
    pdf.rule();
    const auto bytes = pdf.finish();
    EXPECT_TRUE(bytes.starts_with("%PDF-1."));
    EXPECT_NE(bytes.find("%%EOF"), std::string::npos);
    EXPECT_NE(bytes.find("/FontFile"), std::string::npos) << "a reader may lack the font";
    EXPECT_LT(bytes.size(), 100'000U) << "only the letters that are used";
}

TEST(Pdf, is_the_same_for_the_same_words) {
    const auto make = [] {
        Pdf pdf{about()};
        pdf.write("A book");
        return pdf.finish();
    };
    EXPECT_EQ(make(), make());
}

TEST(Pdf, goes_on_on_the_next_page) {
    Pdf pdf{about()};
    for (int i = 0; i < 60; ++i)
        pdf.write("Line " + std::to_string(i), {.size = 14});
    EXPECT_EQ(pdf.pages(), 2);
    EXPECT_TRUE(pdf.finish().starts_with("%PDF-1."));
}

TEST(Pdf, long_words_are_wrapped) {
    Pdf narrow{about()};
    for (int i = 0; i < 60; ++i)
        narrow.row({{std::string(60, 'w'), 0.2}, {"x", 0.8}});
    EXPECT_GT(narrow.pages(), 2);
    (void)narrow.finish();
}

TEST(Pdf, one_that_is_given_up_leaks_nothing) {
    Pdf pdf{about()};
    pdf.write("never finished");
}

}  // namespace
}  // namespace bookverse::pdf
