#include "platform/auth/refresh.hpp"

#include <gtest/gtest.h>

namespace bookverse::auth {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

const Seal seal{Secret{std::string(32, 'm')}};
const RefreshTokens tokens{seal};
const SessionId session = SessionId::of_name("session");
const Instant start{std::chrono::seconds{1'800'000'000}};

RefreshUse use(const RefreshFamily& family, const RefreshToken& token, Instant now) {
    return use_refresh_token(family, token, tokens.child_of(token), now);
}

TEST(RefreshToken, is_read_back_and_cannot_be_invented) {
    const RefreshToken first = tokens.first(session), child = tokens.child_of(first);
    EXPECT_NE(hash_of(first), hash_of(tokens.first(session)));
    EXPECT_EQ(hash_of(child), hash_of(tokens.child_of(first)));
    EXPECT_NE(hash_of(child), hash_of(tokens.child_of(child)));

    const auto read = tokens.read(child.text.reveal());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->family, session);
    EXPECT_EQ(read->generation, 1);
    EXPECT_EQ(hash_of(tokens.child_of(*read)), hash_of(tokens.child_of(child)));

    const Seal other_seal{Secret{std::string(32, 'o')}};
    EXPECT_NE(hash_of(RefreshTokens{other_seal}.child_of(first)),
              hash_of(child));  // the parent alone is not enough
    for (const std::string& bad :
         {std::string{}, std::string{"abc"}, child.text.reveal() + "A", child.text.reveal().substr(4),
          RefreshTokens{other_seal}.first(session).text.reveal(),
          seal.sign("another purpose", std::string(56, 'x')), seal.sign("refresh token", "short"),
          base64url(std::string(72, 'x'))}) {
        EXPECT_FALSE(tokens.read(bad)) << bad;
    }
}

TEST(RefreshFamily, state_by_token_by_time) {
    const RefreshToken t0 = tokens.first(session), t1 = tokens.child_of(t0), t2 = tokens.child_of(t1),
                       t3 = tokens.child_of(t2), foreign = tokens.first(session);
    const RefreshFamily fresh = open_family(t0, start);
    const RefreshFamily once = use(fresh, t0, start + 1h).after;
    const RefreshFamily twice = use(once, t1, start + 2h).after;
    const RefreshFamily closed = close_family(twice, start + 3h);
    struct Case {
        const char* what;
        const RefreshFamily& family;
        const RefreshToken& token;
        Instant now;
        RefreshVerdict verdict;
    };
    using enum RefreshVerdict;
    const Case cases[] = {
        {"first use", fresh, t0, start, rotated},
        {"just before idle", fresh, t0, start + days{30} - 1ms, rotated},
        {"idle", fresh, t0, start + days{30}, ended},
        {"current", once, t1, start + 1h, rotated},
        {"parent at once", once, t0, start + 1h, repeated},
        {"parent after 10 s", once, t0, start + 1h + 10s, repeated},
        {"parent later", once, t0, start + 1h + 10s + 1ms, reused},
        {"parent when the clock went back", once, t0, start + 59min, repeated},
        {"grandparent at once", twice, t0, start + 2h, reused},
        {"grandparent late", twice, t0, start + days{1}, reused},
        {"parent of the second", twice, t1, start + 2h + 5s, repeated},
        {"a token of the future", twice, t3, start + 2h, reused},
        {"another first token with this family's id", twice, foreign, start + 2h, reused},
        {"closed, current", closed, t2, start + 3h, ended},
        {"closed, old", closed, t0, start + 4h, ended},
        {"old token of an idle family", twice, t0, start + days{60}, ended},
    };
    for (const Case& c : cases) {
        const RefreshUse result = use(c.family, c.token, c.now);
        EXPECT_EQ(result.verdict, c.verdict) << c.what;
        EXPECT_EQ(result.after == c.family, c.verdict == repeated || c.verdict == ended) << c.what;
        EXPECT_EQ(result.after.reused, c.verdict == reused) << c.what;
        EXPECT_EQ(result.after.closed_at.has_value(), c.verdict == reused || c.family.closed_at) << c.what;
        if (c.verdict == rotated) {
            EXPECT_EQ(result.after.current_hash, hash_of(tokens.child_of(c.token))) << c.what;
            EXPECT_EQ(result.after.generation, c.family.generation + 1) << c.what;
            EXPECT_EQ(result.after.created_at, c.family.created_at) << c.what;
        }
    }
}

TEST(RefreshFamily, use_keeps_it_alive_up_to_its_absolute_age) {
    RefreshToken token = tokens.first(session);
    RefreshFamily family = open_family(token, start);
    Instant now = start;
    while (now < start + days{180}) {
        const RefreshUse result = use(family, token, now);
        ASSERT_EQ(result.verdict, RefreshVerdict::rotated);
        family = result.after;
        token = tokens.child_of(token);
        EXPECT_LE(ends_at(family), start + days{180});
        now += days{20};
    }
    EXPECT_EQ(use(family, token, start + days{180}).verdict, RefreshVerdict::ended);
}

TEST(RefreshFamily, a_stolen_token_closes_it_for_both) {
    // The thief copies t1 and uses it first; the owner comes a minute later.
    const RefreshToken t0 = tokens.first(session), t1 = tokens.child_of(t0);
    const RefreshFamily owned = use(open_family(t0, start), t0, start).after;
    const RefreshFamily stolen = use(owned, t1, start + 60s).after;
    const RefreshUse owner = use(stolen, t1, start + 120s);
    EXPECT_EQ(owner.verdict, RefreshVerdict::reused);
    EXPECT_EQ(use(owner.after, tokens.child_of(t1), start + 180s).verdict, RefreshVerdict::ended);
    EXPECT_EQ(close_family(owner.after, start + 999s).closed_at, start + 120s);
}

}  // namespace
}  // namespace bookverse::auth
