// Conversations: asking about a listing, the inbox, reading.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/messages/copies.hpp"
#include "services/messages/dto.hpp"
#include "services/messages/posting.hpp"

namespace bookverse::messages {

class Conversations {
public:
    Conversations(Context& context, Copies& copies, Posting& posting)
        : context_{context}, copies_{copies}, posting_{posting}, cursors_{context.platform.seal} {}

    /// not_found, own_listing, sold, not_verified, suspended, blocked; where there is one already it gets the
    /// message.
    Task<Result<dto::Asked>> ask(Actor actor, dto::NewConversation wanted, Deadline deadline);
    /// Of the buyer of a paid order with a seller in it, for either; made when it is not there. As
    /// can_be_talked_about() and Posting::may().
    Task<Result<dto::OneConversation>> of_order(Actor actor, orders::OrderId order,
                                                std::optional<AccountId> seller, Deadline deadline);
    /// Newest first.
    Task<Result<http::Page<dto::Conversation>>> list(http::Call& call, http::PageQuery query);
    Task<Result<dto::OneConversation>> one(Actor actor, ConversationId id, Deadline deadline);
    Task<Result<http::Page<dto::Message>>> messages(http::Call& call, ConversationId id,
                                                    http::PageQuery query);
    Task<Result<dto::Message>> post(Actor actor, ConversationId id, dto::NewMessage message,
                                    Deadline deadline);
    Task<Result<dto::Unread>> read(Actor actor, ConversationId id, MessageId up_to, Deadline deadline);
    Task<Result<dto::Unread>> unread(Actor actor, Deadline deadline);

private:
    /// not_found for who does not take part.
    Task<Result<Conversation>> load(Actor actor, ConversationId id, Deadline deadline);
    Task<std::vector<dto::Conversation>> show(std::vector<Conversation> conversations, AccountId to,
                                              Deadline deadline);

    Context& context_;
    Copies& copies_;
    Posting& posting_;
    http::Cursors cursors_;
};

}  // namespace bookverse::messages
