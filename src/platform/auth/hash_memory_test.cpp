#include "platform/auth/hash_memory.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <string>
#include <thread>

namespace bookverse::auth::detail {
namespace {

std::string hashed(std::size_t bytes) {
    std::array<char, crypto_pwhash_STRBYTES> out{};
    EXPECT_EQ(crypto_pwhash_str_alg(out.data(), "a password", 10, 2, bytes, crypto_pwhash_ALG_ARGON2ID13), 0);
    return out.data();
}

bool fits(const std::string& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

constexpr std::size_t small = std::size_t{8} << 20;
constexpr std::size_t large = std::size_t{16} << 20;

/// On a thread of its own, as what is kept is the thread's.
template <class F>
void on_a_thread(F test) {
    std::thread{test}.join();
}

TEST(HashMemory, hashes_and_checks_in_one_mapping_and_gets_the_same) {
    on_a_thread([] {
        const std::string fresh = hashed(small);
        const KeepHashMemory keep;
        const std::string first = hashed(small);
        EXPECT_EQ(hash_memory_reused(), 0U);
        const std::string second = hashed(small);
        EXPECT_EQ(hash_memory_reused(), 1U) << "is libsodium linked statically, with --wrap?";
        for (const auto& hash : {fresh, first, second}) {
            EXPECT_TRUE(fits(hash, "a password"));
            EXPECT_FALSE(fits(hash, "another"));
        }
        EXPECT_EQ(hash_memory_reused(), 7U);
    });
}

TEST(HashMemory, another_size_takes_the_place) {
    on_a_thread([] {
        const KeepHashMemory keep;
        const std::string one = hashed(small), other = hashed(large);
        EXPECT_EQ(hash_memory_reused(), 0U);
        EXPECT_TRUE(fits(other, "a password"));
        EXPECT_EQ(hash_memory_reused(), 1U);
        EXPECT_TRUE(fits(one, "a password"));
        EXPECT_EQ(hash_memory_reused(), 1U);
    });
}

TEST(HashMemory, nothing_is_kept_unless_asked) {
    on_a_thread([] {
        {
            const KeepHashMemory keep;
            hashed(small);
        }
        hashed(small);
        hashed(small);
        EXPECT_EQ(hash_memory_reused(), 0U);
    });
}

}  // namespace
}  // namespace bookverse::auth::detail
