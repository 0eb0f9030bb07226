// What other services may know of moderation: ids, words and events.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "platform/auth/actor.hpp"

namespace bookverse::moderation {

struct CaseTag;
using CaseId = Id<CaseTag>;

enum class ObjectKind : std::uint8_t { listing, message, person, review };
BOOST_DESCRIBE_ENUM(ObjectKind, listing, message, person, review)

/// `remove` takes a listing, a message or a review away; `suspend` is the person's account until a date.
enum class Action : std::uint8_t { dismiss, warn, remove, suspend };
BOOST_DESCRIBE_ENUM(Action, dismiss, warn, remove, suspend)

/// The first report of something that has no open case.
struct CaseOpened {
    static constexpr std::string_view type = "case.opened";
    CaseId moderation_case;
    ObjectKind kind{};
    Uuid object{};
};
BOOST_DESCRIBE_STRUCT(CaseOpened, (), (moderation_case, kind, object))

/// What to tell: to the affected person, unless dismissed, what was decided and why; to the reporters, that
/// it was looked at. Who they are is for nobody else. Mails about it are the notifications service's; only a
/// suspension is told by accounts, whose mail carries the way to appeal.
struct CaseDecided {
    static constexpr std::string_view type = "case.decided";
    CaseId moderation_case;
    Uuid decision{};
    ObjectKind kind{};
    Uuid object{};
    AccountId affected{};
    Action action{};
    std::string template_id{};  ///< of the reason
    std::string words{};        ///< the reason in the person's language, and the moderator's own words
    std::optional<Instant> until{};
    std::optional<Instant> appeal_until{};
    std::vector<AccountId> reporters{};
};
BOOST_DESCRIBE_STRUCT(CaseDecided, (),
                      (moderation_case, decision, kind, object, affected, action, template_id, words, until,
                       appeal_until, reporters))

/// A decision is taken back, by staff or on an appeal; `appeal` says which. Not taken back on an appeal: it
/// stands.
struct CaseReviewed {
    static constexpr std::string_view type = "case.reviewed";
    CaseId moderation_case;
    Uuid decision{};
    AccountId affected{};
    bool appeal = false;
    bool taken_back = false;
    std::string words{};
};
BOOST_DESCRIBE_STRUCT(CaseReviewed, (), (moderation_case, decision, affected, appeal, taken_back, words))

}  // namespace bookverse::moderation
