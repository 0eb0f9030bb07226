#include "base/isbn.hpp"

#include <gtest/gtest.h>

namespace bookverse {
namespace {

TEST(Isbn, many_writings_are_one_number) {
    struct Case {
        std::string_view text;
        std::string_view digits;
    };
    const Case cases[] = {
        {"9780306406157", "9780306406157"},
        {"0306406152", "9780306406157"},
        {"978-0-306-40615-7", "9780306406157"},
        {"  0 306 40615 2 ", "9780306406157"},
        {"ISBN: 0-306-40615-2", "9780306406157"},
        {"isbn 9780306406157", "9780306406157"},
        {"ISBN-13: 978-0-306-40615-7", "9780306406157"},
        {"ISBN-10 0306406152", "9780306406157"},
        {"ISBN10: 0306406152", "9780306406157"},
        {"978\u20110\u2013306\u00A040615\u20107", "9780306406157"},
        {"043965548x", "9780439655484"},
        {"0-439-65548-X", "9780439655484"},
        {"9781841151861", "9781841151861"},
        {"979-10-90636-07-1", "9791090636071"},
        {"0000000000", "9780000000002"},
    };
    for (const Case& c : cases) {
        const auto isbn = Isbn::parse(c.text);
        ASSERT_TRUE(isbn) << c.text << ": " << isbn.error().code;
        EXPECT_EQ(isbn->digits(), c.digits) << c.text;
    }
}

TEST(Isbn, what_is_none_is_refused_with_a_reason) {
    struct Case {
        std::string_view text;
        std::string_view code;
    };
    const Case cases[] = {
        {"", "required"},
        {" - ", "required"},
        {"ISBN", "required"},
        {"9780306406158", "isbn_check_digit"},
        {"0306406153", "isbn_check_digit"},
        {"184115186x", "isbn_check_digit"},
        {"978030640615", "invalid_isbn"},
        {"97803064061577", "invalid_isbn"},
        {"978030640615X", "invalid_isbn"},
        {"X306406152", "invalid_isbn"},
        {"03064x6152", "invalid_isbn"},
        {"4006381333931", "invalid_isbn"},  // a bar code of something else
        {"9790260000438", "invalid_isbn"},  // sheet music
        {"9.78043902348e+12", "invalid_isbn"},
        {"0306406152:", "invalid_isbn"},
        {"nonsense", "invalid_isbn"},
        {"978030640615\uFF17", "invalid_isbn"},
        {"99999999999999999999999999", "invalid_isbn"},
    };
    for (const Case& c : cases) {
        const auto isbn = Isbn::parse(c.text);
        ASSERT_FALSE(isbn) << c.text;
        EXPECT_EQ(isbn.error().code, c.code) << c.text;
    }
}

TEST(Isbn, goes_back_to_ten_characters_where_they_exist) {
    EXPECT_EQ(Isbn::parse("9780439655484")->isbn10(), "043965548X");
    EXPECT_EQ(Isbn::parse("9781841151861")->isbn10(), "1841151866");
    EXPECT_EQ(Isbn::parse("9780306406157")->isbn10(), "0306406152");
    EXPECT_EQ(Isbn::parse("9791090636071")->isbn10(), std::nullopt);
    EXPECT_EQ(Isbn::with_check_digit("978030640615")->digits(), "9780306406157");
    EXPECT_FALSE(Isbn::with_check_digit("97803064061"));
    EXPECT_FALSE(Isbn::with_check_digit("400638133393"));
}

TEST(Isbn, any_wrong_digit_is_noticed) {
    const std::string right = "9780306406157";
    for (std::size_t i = 3; i < right.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string text = right;
            text[i] = digit;
            EXPECT_EQ(Isbn::parse(text).has_value(), text == right) << text;
        }
    }
}

}  // namespace
}  // namespace bookverse
