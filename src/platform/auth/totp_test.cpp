#include "platform/auth/totp.hpp"

#include <gtest/gtest.h>

#include <set>

namespace bookverse::auth {
namespace {

using namespace std::chrono_literals;

Instant at(std::int64_t seconds) {
    return Instant{std::chrono::seconds{seconds}};
}

TEST(Totp, test_vectors_of_rfc_6238) {
    const Secret secret{"12345678901234567890"};
    struct Case {
        std::int64_t seconds;
        const char* code;
    };
    const Case cases[] = {{59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
                          {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const Case& c : cases) {
        EXPECT_EQ(totp_code(secret, totp_step(at(c.seconds)), 8), c.code);
        EXPECT_EQ(totp_code(secret, totp_step(at(c.seconds))), std::string{c.code}.substr(2));
    }
}

TEST(Totp, one_step_of_tolerance_and_each_code_once) {
    const Secret secret = make_totp_secret();
    const Instant now = at(1'800'000'015);
    const std::int64_t step = totp_step(now);
    struct Case {
        std::int64_t of, last_used;
        bool right;
    };
    const Case cases[] = {{step, 0, true},        {step - 1, 0, true},     {step + 1, 0, true},
                          {step - 2, 0, false},   {step + 2, 0, false},    {step, step, false},
                          {step, step - 1, true}, {step - 1, step, false}, {step - 1, step - 1, false},
                          {step + 1, step, true}, {step, step + 1, false}, {step + 1, step + 1, false}};
    for (const Case& c : cases) {
        const auto matched = match_totp(secret, totp_code(secret, c.of), now, c.last_used);
        EXPECT_EQ(matched.has_value(), c.right) << c.of - step << ' ' << c.last_used - step;
        if (matched) EXPECT_EQ(*matched, c.of);
    }
}

TEST(Totp, what_people_type) {
    const Secret secret{"12345678901234567890"};
    for (const auto* right : {"287082", "287 082", " 287082 "})
        EXPECT_TRUE(match_totp(secret, right, at(59), 0)) << right;
    for (const auto* wrong : {"", "287083", "28708", "2870820", "94287082", "28708x"}) {
        EXPECT_FALSE(match_totp(secret, wrong, at(59), 0)) << wrong;
    }
    EXPECT_FALSE(match_totp(Secret{"another secret of 20"}, "287082", at(59), 0));
}

TEST(Totp, is_written_for_apps) {
    struct Case {
        const char *bytes, *text;
    };
    const Case cases[] = {{"", ""},         {"f", "MY"},         {"fo", "MZXQ"},
                          {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"foobar", "MZXW6YTBOI"}};
    for (const Case& c : cases)
        EXPECT_EQ(base32(c.bytes), c.text);
    EXPECT_EQ(otpauth_uri("BookVerse+", "jane@uni.edu", Secret{"foobar"}),
              "otpauth://totp/"
              "BookVerse%2B:jane%40uni.edu?secret=MZXW6YTBOI&issuer=BookVerse%2B&algorithm=SHA1&digits=6&"
              "period=30");
    EXPECT_EQ(make_totp_secret().reveal().size(), 20U);
    EXPECT_NE(make_totp_secret().reveal(), make_totp_secret().reveal());
}

TEST(RecoveryCodes, are_ten_different_ones_that_match_by_hash) {
    const RecoveryCodes made = make_recovery_codes();
    ASSERT_EQ(made.codes.size(), 10U);
    EXPECT_EQ(std::set(made.codes.begin(), made.codes.end()).size(), 10U);
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_EQ(made.codes[i].size(), 19U);
        EXPECT_EQ(match_recovery_code(made.hashes, made.codes[i]), i);
    }
    std::string loud = made.codes[3];
    std::ranges::transform(loud, loud.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    std::erase(loud, '-');
    EXPECT_EQ(match_recovery_code(made.hashes, " " + loud), 3U);
    for (const auto* wrong : {"", "abcd-efgh-ijkl-mnop", "-"})
        EXPECT_FALSE(match_recovery_code(made.hashes, wrong));
    EXPECT_FALSE(match_recovery_code(made.hashes, made.hashes[0]));
}

}  // namespace
}  // namespace bookverse::auth
