#include "platform/auth/seal.hpp"

#include <gtest/gtest.h>

namespace bookverse::auth {
namespace {

const Secret master{std::string(32, 'm')};

TEST(Seal, wants_32_bytes) {
    for (const std::size_t size : {0U, 16U, 31U, 33U, 64U}) {
        EXPECT_THROW(Seal{Secret{std::string(size, 'm')}}, std::invalid_argument) << size;
    }
}

TEST(Seal, opens_only_what_the_same_key_purpose_and_context_made) {
    const Seal seal{master}, other{Secret{std::string(32, 'o')}};
    const std::string secret{"totp \0 secret", 13};
    const std::string sealed = seal.encrypt("totp", "account-1", secret);
    EXPECT_EQ(sealed.find(secret.substr(0, 4)), std::string::npos);
    EXPECT_NE(sealed, seal.encrypt("totp", "account-1", secret));  // a new nonce each time
    EXPECT_EQ(seal.decrypt("totp", "account-1", sealed), secret);
    EXPECT_EQ(seal.decrypt("totp", "account-2", sealed), std::nullopt);
    EXPECT_EQ(seal.decrypt("other", "account-1", sealed), std::nullopt);
    EXPECT_EQ(other.decrypt("totp", "account-1", sealed), std::nullopt);
    EXPECT_EQ(seal.decrypt("totp", "account-1", seal.sign("totp", secret)), std::nullopt);
    EXPECT_EQ(seal.decrypt("totp", "account-1", ""), std::nullopt);
    EXPECT_EQ(seal.decrypt("totp", "", seal.encrypt("totp", "", "")), "");
}

TEST(Seal, every_changed_bit_is_seen) {
    const Seal seal{master};
    const std::string sealed = *base64url_decode(seal.encrypt("p", "c", "abc"));
    const std::string signed_text = *base64url_decode(seal.sign("p", "abc"));
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        std::string changed = sealed;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
        ASSERT_EQ(seal.decrypt("p", "c", base64url(changed)), std::nullopt) << bit;
    }
    for (std::size_t bit = 0; bit < signed_text.size() * 8; ++bit) {
        std::string changed = signed_text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
        ASSERT_EQ(seal.open("p", base64url(changed)), std::nullopt) << bit;
    }
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        ASSERT_EQ(seal.decrypt("p", "c", base64url(sealed.substr(0, size))), std::nullopt) << size;
    }
}

TEST(Seal, signs_readable_text) {
    const Seal seal{master};
    const std::string text = seal.sign("cursor", "after=5");
    EXPECT_TRUE(base64url_decode(text)->starts_with("after=5"));
    EXPECT_EQ(seal.open("cursor", text), "after=5");
    EXPECT_EQ(seal.open("mail", text), std::nullopt);
    EXPECT_EQ(seal.open("cursor", text + "="), std::nullopt);
    EXPECT_EQ(seal.open("cursor", "garbage"), std::nullopt);
    EXPECT_EQ(seal.open("cursor", seal.sign("cursor", "")), "");
}

TEST(Seal, derives_the_same_again) {
    const Seal seal{master};
    EXPECT_EQ(seal.derive("refresh", "a").reveal(), Seal{master}.derive("refresh", "a").reveal());
    EXPECT_EQ(seal.derive("refresh", "a").reveal().size(), 32U);
    EXPECT_NE(seal.derive("refresh", "a").reveal(), seal.derive("refresh", "b").reveal());
    EXPECT_NE(seal.derive("refresh", "a").reveal(), seal.derive("refreshed", "a").reveal());
}

TEST(Base64Url, one_text_for_one_value) {
    struct Case {
        std::string bytes, text;
    };
    const Case cases[] = {{"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"\xFB\xFF\xBF", "-_-_"}};
    for (const Case& c : cases) {
        EXPECT_EQ(base64url(c.bytes), c.text);
        EXPECT_EQ(base64url_decode(c.text), c.bytes);
    }
    for (const auto* bad :
         {"Zg==", "Zh", "Zm9", "Z", "Zm9v\n", " Zm9v", "Zm 9v", "+/+/", "Zm9v=", "Zg=", "Zm8A8", "ü"}) {
        EXPECT_EQ(base64url_decode(bad), std::nullopt) << bad;
    }
}

TEST(Digest, known_values) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(base64url_decode(random_token(32))->size(), 32U);
    EXPECT_NE(random_token(32), random_token(32));
    EXPECT_TRUE(equal_constant_time("abc", "abc"));
    EXPECT_TRUE(equal_constant_time("", ""));
    for (const auto* other : {"abd", "ab", "abcd", ""})
        EXPECT_FALSE(equal_constant_time("abc", other)) << other;
}

}  // namespace
}  // namespace bookverse::auth
