#include <gtest/gtest.h>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/text.hpp"

namespace bookverse {
namespace {

using std::chrono::milliseconds;

TEST(Instant, reads_and_writes_rfc_3339) {
    struct Case {
        std::string_view text;
        std::optional<std::int64_t> milliseconds;
    };
    const Case cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"1970-01-01T00:00:00.5Z", 500},
        {"1970-01-01T01:00:00.123456789+01:00", 123},
        {"1969-12-31T23:59:59.999Z", -1},
        {"2024-02-29T00:00:00Z", 1709164800000},
        {"2023-02-29T00:00:00Z", std::nullopt},
        {"2024-13-01T00:00:00Z", std::nullopt},
        {"2024-01-01T24:00:00Z", std::nullopt},
        {"2024-01-01T23:59:60Z", std::nullopt},
        {"2024-01-01T00:00:00", std::nullopt},
        {"2024-01-01T00:00:00.Z", std::nullopt},
        {"2024-01-01T00:00:00+1:00", std::nullopt},
        {"2024-01-01 00:00:00Z", std::nullopt},
        {"", std::nullopt},
    };
    for (const Case& c : cases) {
        const auto at = parse_instant(c.text);
        ASSERT_EQ(at.has_value(), c.milliseconds.has_value()) << c.text;
        if (at) EXPECT_EQ(at->time_since_epoch().count(), *c.milliseconds) << c.text;
    }
    EXPECT_EQ(to_string(Instant{milliseconds{1709164800007}}), "2024-02-29T00:00:00.007Z");
    EXPECT_EQ(to_string(Instant{milliseconds{-1}}), "1969-12-31T23:59:59.999Z");
}

TEST(Uuid, canonical_text_only) {
    const auto id = Uuid::parse("018F2A7C-0000-7abc-8def-0123456789ab");
    ASSERT_TRUE(id);
    EXPECT_EQ(id->to_string(), "018f2a7c-0000-7abc-8def-0123456789ab");
    for (const auto* bad : {"", "018f2a7c00007abc8def0123456789ab", "018f2a7c-0000-7abc-8def-0123456789a",
                            "018f2a7c-0000-7abc-8def-0123456789ag", "018f2a7c-0000-7abc+8def-0123456789ab",
                            "{18f2a7c-0000-7abc-8def-0123456789ab"}) {
        EXPECT_FALSE(Uuid::parse(bad)) << bad;
    }
}

TEST(Uuid, version_7_increases_even_when_the_clock_steps_back) {
    const Instant now{milliseconds{1'800'000'000'000}};
    Uuid last = new_uuid(now);
    EXPECT_EQ(last.time(), now);
    for (int i = 0; i < 10'000; ++i) {
        const Uuid next = new_uuid(now - milliseconds{i});
        ASSERT_LT(last, next);
        last = next;
    }
}

TEST(Uuid, of_name_is_the_same_each_time) {
    EXPECT_EQ(Uuid::of_name("ticket/1"), Uuid::of_name("ticket/1"));
    EXPECT_NE(Uuid::of_name("ticket/1"), Uuid::of_name("ticket/2"));
    EXPECT_FALSE(Uuid::of_name("ticket/1").time());
}

TEST(Text, is_cleaned_before_it_is_measured) {
    using Name = Text<1, 5>;
    EXPECT_EQ(Name::parse("  Zoë ")->str(), "Zoë");
    EXPECT_EQ(Name::parse("Zoe\u0308")->str(), "Zoë") << "NFD becomes NFC";
    EXPECT_EQ(Name::parse("a\tb\nc")->str(), "a b c");
    EXPECT_EQ(Name::parse("a\u202Eb\u0007")->str(), "ab") << "bidi override and bell are dropped";
    EXPECT_EQ(Name::parse("     ").error().code, "required");
    EXPECT_EQ(Name::parse("\u200F").error().code, "required");
    EXPECT_EQ(Name::parse("sechs6").error().code, "too_long");
    EXPECT_EQ(Name::parse("日本語文字")->str(), "日本語文字") << "counted in code points";
    EXPECT_EQ(Name::parse("a\xC3").error().code, "invalid_text");
    EXPECT_EQ((Text<0, 9, Lines::many>::parse("a\r\nb")->str()), "a \nb");
}

TEST(Email, keeps_what_can_be_mailed) {
    for (const auto* good : {"ann@example.edu", "a.b+c@cs.example.ac.uk", "O'Neil@EXAMPLE.edu"}) {
        EXPECT_TRUE(Email::parse(good)) << good;
    }
    for (const auto* bad :
         {"", "ann", "@example.edu", "ann@", "ann@edu", "ann@-x.edu", "a..b@x.edu", ".a@x.edu", "a b@x.edu",
          "ann@x_y.edu", "ann@x.edu\r\nBcc: b@x.edu", "a@b@x.edu "}) {
        EXPECT_FALSE(Email::parse(bad)) << bad;
    }
    EXPECT_EQ(Email::parse("Ann@Example.EDU")->str(), "Ann@example.edu");
    EXPECT_EQ(Email::parse("Ann@Example.EDU")->key(), "ann@example.edu");
    EXPECT_EQ(Email::parse("Ann@Example.EDU")->domain(), "example.edu");
    EXPECT_FALSE(Email::parse(std::string(65, 'a') + "@example.edu"));
}

}  // namespace
}  // namespace bookverse
