// From events to notices, as data. A row says for one type of event who is told what, and where in the
// event's JSON to find it; reading.hpp applies it. An event without a row is nobody's business, an event may
// have several.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/notifications/kinds.hpp"

namespace bookverse::notifications {

/// What a notice may use by itself; what the person wants of it is for preferences.
enum class Channels : std::uint8_t {
    both,
    in_app,  ///< somebody else mails about it, or it is not worth a mail
};

/// What is special.
enum class Habit : std::uint8_t {
    none,
    is_digest,    ///< it is one already: never waits for another
    newest_only,  ///< takes the place of unread ones about the same, and mails only when there were none
};

/// Pointers are JSON Pointers into the event; "./x" is x of the element of `each`. Empty: there is none.
struct Rule {
    std::string_view event;
    Kind kind;
    Group group;
    std::string_view to;    ///< an account, or a list of them
    std::string_view path;  ///< of the web app; {pointer} stands for what is there
    Channels channels = Channels::both;
    Habit habit = Habit::none;

    std::string_view except{};  ///< an account that knows: it did it
    std::string_view each{};    ///< a list: the rule holds for each of its elements
    std::string_view when{};    ///< only if this is …
    std::string_view is{};      ///< … this text; "a|b": one of them

    std::string_view title{};
    std::string_view money{};
    std::string_view time{};
    std::string_view words{};
    std::string_view reason{};
    std::string_view count{};  ///< a list
};

std::span<const Rule> rules_of_market() noexcept;
std::span<const Rule> rules_of_orders() noexcept;
std::span<const Rule> rules_of_people() noexcept;

/// All of them, those of one event in their order.
const std::vector<Rule>& rules();
/// What this service listens to, each once.
std::vector<std::string> event_types();

}  // namespace bookverse::notifications
