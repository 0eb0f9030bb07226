#include "platform/http/endpoint.hpp"
#include "services/accounts/accounts.hpp"
#include "services/accounts/route_limits.hpp"

namespace bookverse::accounts {

using dto::Empty;
using http::Accepted;
using http::Access;
using http::Call;
using http::Json;
using http::NoContent;

namespace {

/// 202 with nothing in it: the answer to everything that may only be told by mail.
Task<Result<Accepted<Empty>>> accepted(Task<Result<>> done) {
    auto result = co_await std::move(done);
    if (!result) co_return std::unexpected(std::move(result).error());
    co_return Accepted<Empty>{};
}

Task<Result<NoContent>> no_content(Task<Result<>> done) {
    auto result = co_await std::move(done);
    if (!result) co_return std::unexpected(std::move(result).error());
    co_return NoContent{};
}

}  // namespace

http::Routes AccountsService::sign_up_routes() {
    http::Routes routes;
    routes.push_back(
        http::post("/api/v1/accounts", Access::anyone,
                   [this](Call& call, Json<dto::SignUp> body) {
                       return accepted(sign_ups_.sign_up(std::move(body.value), call.deadline));
                   })
            .say("Sign up with a campus address; the answer is the same for an address that is known")
            .limit(limits::register_address()));
    routes.push_back(http::post("/api/v1/accounts/verify", Access::anyone,
                                [this](Call& call, Json<dto::Verify> body) {
                                    return no_content(
                                        sign_ups_.verify(std::move(body.value.token), call.deadline));
                                })
                         .say("Prove the address with the token of a mailed link")
                         .limit(limits::token_address()));
    routes.push_back(http::post("/api/v1/accounts/verification-mails", Access::anyone,
                                [this](Call& call, Json<dto::EmailOnly> body) {
                                    return accepted(sign_ups_.ask_verification_mail(
                                        std::move(body.value.email), call.deadline));
                                })
                         .say("Send the verification mail once more")
                         .limit(limits::verification_mail_address()));
    routes.push_back(http::post("/api/v1/accounts/me/reverification", Access::student,
                                [this](Call& call) {
                                    return accepted(sign_ups_.ask_reverification(call.actor, call.deadline));
                                })
                         .say("Send the mail of the yearly proof")
                         .limit(limits::verification_mail_address()));
    routes.push_back(http::post("/api/v1/password-resets", Access::anyone,
                                [this](Call& call, Json<dto::EmailOnly> body) {
                                    return accepted(sign_ups_.ask_password_reset(std::move(body.value.email),
                                                                                 call.deadline));
                                })
                         .say("Send a link to set a new password")
                         .limit(limits::reset_address()));
    routes.push_back(
        http::post("/api/v1/password-resets/confirm", Access::anyone,
                   [this](Call& call, Json<dto::ResetConfirm> body) {
                       return no_content(sign_ups_.reset_password(
                           std::move(body.value.token), std::move(body.value.password.value), call.deadline));
                   })
            .say("Set a new password with the token of a mailed link; all sessions end")
            .limit(limits::token_address()));
    return routes;
}

}  // namespace bookverse::accounts
