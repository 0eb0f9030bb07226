#include "platform/auth/passwords.hpp"

#include <gtest/gtest.h>
#include <time.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace bookverse::auth {
namespace {

using namespace std::chrono_literals;

template <class T>
T run(Task<T> task) {
    asio::io_context io{1};
    std::optional<T> result;
    std::exception_ptr fault;
    asio::co_spawn(io, std::move(task), [&](std::exception_ptr end, T value) {
        fault = end;
        result = std::move(value);
    });
    io.run();
    if (fault) std::rethrow_exception(fault);
    return std::move(*result);
}

constexpr Passwords::Cost cheap{.operations = 1, .memory_bytes = 8192 * 1024};

TEST(Passwords, default_cost_makes_the_phc_string_of_the_rule) {
    Passwords passwords{Passwords::Cost{}};
    const std::string hash = run(passwords.hash(Secret{"correct horse"}, Deadline::never()));
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_NE(hash, run(passwords.hash(Secret{"correct horse"}, Deadline::never())));
    const auto verdict = run(passwords.verify(hash, Secret{"correct horse"}, Deadline::never()));
    EXPECT_TRUE(verdict.right);
    EXPECT_FALSE(verdict.rehash);
}

TEST(Passwords, verdicts) {
    Passwords weak{cheap};
    Passwords strong{Passwords::Cost{}};
    const std::string weak_hash = run(weak.hash(Secret{"a password"}, Deadline::never()));
    const std::string long_password(128, 'x');
    const std::string long_hash = run(weak.hash(Secret{long_password}, Deadline::never()));
    const std::string zero_hash = run(weak.hash(Secret{std::string{"ab\0cd", 5}}, Deadline::never()));
    struct Case {
        const char* what;
        Passwords& passwords;
        std::string stored, password;
        bool right, rehash;
    };
    const Case cases[] = {
        {"right", weak, weak_hash, "a password", true, false},
        {"other parameters", strong, weak_hash, "a password", true, true},
        {"wrong", weak, weak_hash, "a passwore", false, false},
        {"wrong and other parameters", strong, weak_hash, "another", false, false},
        {"empty", weak, weak_hash, "", false, false},
        {"unknown address", weak, "", "a password", false, false},
        {"long", weak, long_hash, long_password, true, false},
        {"cut long", weak, long_hash, long_password.substr(1), false, false},
        {"behind a zero byte", weak, zero_hash, std::string{"ab\0ce", 5}, false, false},
        {"not a hash", weak, "plain text", "plain text", false, false},
    };
    for (const Case& c : cases) {
        const auto verdict = run(c.passwords.verify(c.stored, Secret{c.password}, Deadline::never()));
        EXPECT_EQ(verdict.right, c.right) << c.what;
        EXPECT_EQ(verdict.rehash, c.rehash) << c.what;
    }
}

std::chrono::nanoseconds processor_time() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

TEST(Passwords, an_unknown_address_costs_the_same) {
    // Processor time of the process, not of the clock on the wall: other programs do not count. The fastest
    // of several runs tells "the same work" from "no work", which is a factor of a thousand.
    Passwords passwords{cheap};
    const std::string hash = run(passwords.hash(Secret{"a password"}, Deadline::never()));
    const auto fastest = [&](const std::string& stored) {
        auto best = std::chrono::nanoseconds::max();
        for (int i = 0; i < 7; ++i) {
            const auto start = processor_time();
            run(passwords.verify(stored, Secret{"wrong"}, Deadline::never()));
            best = std::min(best, processor_time() - start);
        }
        return best;
    };
    const auto known = fastest(hash), unknown = fastest("");
    EXPECT_LT(unknown, known * 3);
    EXPECT_LT(known, unknown * 3);
}

TEST(Passwords, a_full_pool_and_a_passed_deadline_are_faults) {
    Passwords closed{cheap, {.threads = 1, .queue = 32}};
    EXPECT_THROW(run(closed.hash(Secret{"x"}, Deadline::after(-1ms))), DeadlinePassed);
    closed.pool().stop();
    EXPECT_THROW(run(closed.hash(Secret{"x"}, Deadline::never())), Unavailable);
    EXPECT_EQ(closed.pool().name(), "passwords");
}

TEST(CommonPasswords, table) {
    for (const auto* common :
         {"password12",    "Password123!", "P@ssw0rd123",   "passwordpassword", "1234567890",
          "0123456789",    "0987654321",   "12345678910",   "qwertyuiop",       "QWERTZUIOP",
          "qwertzuiop1",   "1qaz2wsx3edc", "1q2w3e4r5t",    "asdfghjkl123",     "qwerty123456",
          "poiuytrewq",    "aaaaaaaaaa",   "abababababab",  "abcdefghij",       "jihgfedcba",
          "BookVerse2026", "bookverse!!",  "bookverseplus", "student2026",      "University1",
          "campus123456",  "iloveyou123",  "letmein1234",   "Welcome2026!",     "Sommer2026!",
          "passwort123",   "hallohallo",   "dragon1234",    "trustno1trustno1", "1111122222",
          "superman123",   "football2024", "ichliebedich",  "12341234123",      "adminadmin",
          "jessica1999",   "harrypotter1", "alongername99", "xx-jane.doe-yy",   "JANE.DOE2026",
          "üüüüüüüüüü"}) {
        const std::string_view local =
            std::string_view{common}.find("alongername") == 0 ? "alongername" : "jane.doe";
        EXPECT_TRUE(is_common_password(common, local)) << common;
    }
    for (const auto* good : {"correct horse battery", "tr7#kQz!m0Lp", "grüner tee um vier", "mJ2vX9qLr4",
                             "lighthouse-kettle", "velvet otter rides", "98213470562", "zebrafinkGartenhaus",
                             "naïve café élan", "k7d0w-ff2x1", "rainy tuesday violin", "хорошая погода"}) {
        EXPECT_FALSE(is_common_password(good, "jane.doe")) << good;
    }
    EXPECT_FALSE(is_common_password("velvet otter rides", "ott"));  // too short to count as contained
    EXPECT_FALSE(is_common_password("velvet otter rides", ""));
}

TEST(CommonPasswords, a_long_hostile_text_is_quick) {
    const auto start = std::chrono::steady_clock::now();
    for (const char* unit : {"a", "12", "the", "qazwsx", "password"}) {
        std::string text;
        while (text.size() < 512)
            text += unit;
        is_common_password(text, "jane.doe");
        is_common_password("!" + text + "?", "jane.doe");
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
}

}  // namespace
}  // namespace bookverse::auth
