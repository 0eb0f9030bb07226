// The stored notice, and what may be done with it. Pure.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "base/refusal.hpp"
#include "platform/auth/actor.hpp"

namespace bookverse::notices {

struct NoticeTag;
using NoticeId = Id<NoticeTag>;

struct Notice {
    NoticeId id;
    AccountId author;
    std::string text;
    Instant posted_at;
    bool pinned = false;

    friend bool operator==(const Notice&, const Notice&) = default;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, author, text, posted_at, pinned))

/// Staff pin what all should see; a pinned one stays so.
inline Result<Notice> pin(const Notice& notice, const Actor& actor) {
    if (!actor.has(Role::moderator) && !actor.has(Role::administrator))
        return refuse(RefusalKind::forbidden, "staff_only", "Only staff may pin a notice.");
    Notice next = notice;
    next.pinned = true;
    return next;
}

}  // namespace bookverse::notices
