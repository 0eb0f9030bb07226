// What one of the two sees.
#pragma once

#include "services/messages/dto.hpp"

namespace bookverse::messages {

/// `to` takes part.
dto::Conversation view_of(const Conversation& conversation, AccountId to, const Person& other,
                          const Topic& topic);
dto::Message view_of(const Message& message, std::string_view own_host);

}  // namespace bookverse::messages
