// Writing a message, and the counts that follow from it.
//
// The message is stored first, by itself: unique by conversation, author and the client's own id, so a repeat
// finds it. Unread counts, the last message and the order of the inbox are counted again from the messages,
// by the request and once more by the event that committed with the message: counting twice is counting once,
// and a crash in between only delays it.
#pragma once

#include <functional>

#include "services/messages/copies.hpp"
#include "services/messages/rules.hpp"

namespace bookverse::messages {

class Posting {
public:
    Posting(Context& context, Copies& copies) : context_{context}, copies_{copies} {}

    /// Asks accounts: suspended, not_verified, session_ended, blocked, other_closed.
    Task<Result<>> may(Command command, Actor actor, Conversation conversation, Deadline deadline);
    /// The caller takes part. As may(), and client_id_reused.
    Task<Result<Message>> post(Actor actor, Conversation conversation, Uuid client_id, std::string text,
                               Deadline deadline);
    /// Counts again; `change` is applied before. Throws Unavailable when others are always faster.
    using Change = std::function<Conversation(Conversation)>;
    Task<> settle(ConversationId id, Change change, Deadline deadline);

    Task<Result<>> set_hidden(MessageId id, bool hidden, Deadline deadline);
    Task<Result<Evidence>> evidence(MessageId id, AccountId reporter, Deadline deadline);

private:
    Context& context_;
    Copies& copies_;
};

}  // namespace bookverse::messages
