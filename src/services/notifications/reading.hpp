// What the table says of an event: pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/auth/actor.hpp"
#include "services/notifications/model.hpp"
#include "services/notifications/table.hpp"

namespace bookverse::notifications {

/// One person is to be told.
struct Telling {
    AccountId account{};
    Kind kind{};
    Group group{};
    Channels channels{};
    Habit habit{};
    Facts facts{};
    std::string path{};
};

/// Each person at most once, by the first row that names them; more elements of a list about the same person
/// are counted. Throws std::runtime_error for what is no JSON or lacks what a row needs (the message is
/// parked).
std::vector<Telling> read_event(std::string_view type, std::string_view data);

}  // namespace bookverse::notifications
