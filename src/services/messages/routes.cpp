#include "platform/http/endpoint.hpp"
#include "services/messages/messages.hpp"

namespace bookverse::messages {

using http::Access;
using http::Call;
using http::Created;
using http::Json;
using http::NoContent;
using http::Path;
using http::Query;
using By = http::RateLimit::By;

namespace {

// Names are part of the configuration.
http::RateLimit chat() {
    return {"chat", By::account, 20, std::chrono::minutes{1}};
}
http::RateLimit new_conversations() {
    return {"new_conversation", By::account, 10, std::chrono::hours{1}};
}

std::string path_of(ConversationId id) {
    return "/api/v1/conversations/" + id.to_string();
}

http::Routes internal_routes(Posting& posting) {
    http::Routes routes;
    routes.push_back(http::get("/internal/messages/{id}/evidence/{reporter}", Access::service,
                               [&posting](Call& call, Path<dto::EvidencePath> path) {
                                   return posting.evidence(path->id, path->reporter, call.deadline);
                               })
                         .say("A message as one of the two reports it, with what stood around it"));
    routes.push_back(http::put("/internal/messages/{id}/visibility", Access::service,
                               [&posting](Call& call, Path<dto::MessagePath> path,
                                          Json<Visibility> body) -> Task<Result<NoContent>> {
                                   auto done =
                                       co_await posting.set_hidden(path->id, body->hidden, call.deadline);
                                   if (!done) co_return std::unexpected(std::move(done).error());
                                   co_return NoContent{};
                               })
                         .say("Hide a message, or show it again"));
    return routes;
}

}  // namespace

http::Routes MessagesService::routes() {
    http::Routes routes = internal_routes(posting_);
    routes.push_back(
        http::post("/api/v1/conversations", Access::student,
                   [this](Call& call, Json<dto::NewConversation> body) -> Task<Result<Created<dto::Asked>>> {
                       auto asked =
                           co_await conversations_.ask(call.actor, std::move(body.value), call.deadline);
                       if (!asked) co_return std::unexpected(std::move(asked).error());
                       auto location = path_of(asked->conversation.id);
                       co_return Created<dto::Asked>{std::move(*asked), std::move(location)};
                   })
            .say("Ask about a listing; a second question about it goes into the same conversation")
            .limit(chat())
            .limit(new_conversations()));
    routes.push_back(
        http::put("/api/v1/conversations/orders/{order}", Access::student,
                  [this](Call& call, Path<dto::OrderPath> path, Json<dto::NewOrderConversation> body) {
                      return conversations_.of_order(call.actor, path->order, body->seller, call.deadline);
                  })
            .say("The conversation of the two sides of a paid order; made when it is not there"));
    routes.push_back(
        http::get("/api/v1/conversations", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return conversations_.list(call, query.value);
        }).say("The own conversations, the newest message first"));
    routes.push_back(http::get("/api/v1/conversations/unread", Access::student, [this](Call& call) {
                         return conversations_.unread(call.actor, call.deadline);
                     }).say("How much is unread, for the badge; counted up to 100"));
    routes.push_back(http::get("/api/v1/conversations/{id}", Access::student,
                               [this](Call& call, Path<dto::ConversationPath> path) {
                                   return conversations_.one(call.actor, path->id, call.deadline);
                               })
                         .say("One conversation, and whether the caller may write in it now"));
    routes.push_back(
        http::get("/api/v1/conversations/{id}/messages", Access::student,
                  [this](Call& call, Path<dto::ConversationPath> path, Query<http::PageQuery> query) {
                      return conversations_.messages(call, path->id, query.value);
                  })
            .say("What was said, newest first; risks are marked in UTF-16 units"));
    routes.push_back(http::post("/api/v1/conversations/{id}/messages", Access::student,
                                [this](Call& call, Path<dto::ConversationPath> path,
                                       Json<dto::NewMessage> body) -> Task<Result<Created<dto::Message>>> {
                                    auto posted = co_await conversations_.post(
                                        call.actor, path->id, std::move(body.value), call.deadline);
                                    if (!posted) co_return std::unexpected(std::move(posted).error());
                                    co_return Created<dto::Message>{std::move(*posted),
                                                                    path_of(path->id) + "/messages"};
                                })
                         .say("Write a message; a repeat with the same client_id changes nothing")
                         .limit(chat()));
    routes.push_back(
        http::put("/api/v1/conversations/{id}/read", Access::student,
                  [this](Call& call, Path<dto::ConversationPath> path, Json<dto::ReadUpTo> body) {
                      return conversations_.read(call.actor, path->id, body->message, call.deadline);
                  })
            .say("All up to this message was read; answers what is unread now"));
    return routes;
}

}  // namespace bookverse::messages
