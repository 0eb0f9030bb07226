#include "services/notices/rules.hpp"

#include <gtest/gtest.h>

namespace bookverse::notices {
namespace {

Actor with_role(Role role) {
    Actor actor;
    actor.kind = Actor::Kind::account;
    actor.grant(Role::student);
    actor.grant(role);
    return actor;
}

TEST(pin, who_may) {
    struct Row {
        Actor actor;
        std::string refused;
    };
    const std::vector<Row> table{
        {with_role(Role::moderator), ""},
        {with_role(Role::administrator), ""},
        {with_role(Role::student), "staff_only"},
        {Actor::anonymous(), "staff_only"},
    };
    for (const auto& row : table) {
        const auto pinned = pin(Notice{}, row.actor);
        EXPECT_EQ(pinned ? "" : pinned.error().code, row.refused);
        if (pinned) EXPECT_TRUE(pinned->pinned);
    }
}

}  // namespace
}  // namespace bookverse::notices
