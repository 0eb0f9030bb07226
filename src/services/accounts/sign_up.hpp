// From a campus address to an account, and back into it: sign-up, mailed links, password reset.
// No answer tells whether an address is known, neither by its words nor by its time: each path reads once,
// costs one Argon2 hash where a password is involved, and makes one durable write.
#pragma once

#include "services/accounts/context.hpp"
#include "services/accounts/dto.hpp"
#include "services/accounts/links.hpp"
#include "services/accounts/rules.hpp"

namespace bookverse::accounts {

class SignUps {
public:
    explicit SignUps(Context& context) : context_{context} {}

    /// invalid_fields with not_a_campus_address, common_password.
    Task<Result<>> sign_up(dto::SignUp wanted, Deadline deadline);
    /// link_expired.
    Task<Result<>> verify(Secret token, Deadline deadline);
    /// Never refuses: what comes of it is decided when the mail is made.
    Task<Result<>> ask_verification_mail(Email email, Deadline deadline);
    Task<Result<>> ask_password_reset(Email email, Deadline deadline);
    /// link_expired, common_password. The other sessions end.
    Task<Result<>> reset_password(Secret token, Secret password, Deadline deadline);
    /// session_ended.
    Task<Result<>> ask_reverification(Actor actor, Deadline deadline);
    /// Job: forgets links that have expired.
    Task<> sweep(Deadline deadline);

private:
    Task<Result<MailLink>> claim(LinkPurpose purpose, Secret token, Deadline deadline);
    Task<bool> may_mail(std::string email_key);
    Task<> want_mail(DueMail mail, Deadline deadline);
    Task<Result<>> try_sign_up(NewAccount what, Deadline deadline);

    Context& context_;
};

}  // namespace bookverse::accounts
