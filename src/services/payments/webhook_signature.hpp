// The signature of webhooks, as Stripe has it and the sandbox does alike: "t=<seconds>,v1=<hex>[,v1=…]", HMAC
// with SHA-256 over "<seconds>.<raw body>".
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"

namespace bookverse::payments {

inline constexpr std::chrono::seconds webhook_tolerance{300};

std::string sign_webhook(const Secret& secret, std::string_view body, Instant at);

/// bad_signature (403), whatever is wrong: no header, none of the secrets fits, made more than 300 s from
/// now. Several secrets hold while one is being changed for another. Constant time in what is compared.
Result<> check_webhook(std::string_view header, std::string_view body, std::span<const Secret> secrets,
                       Instant now);

}  // namespace bookverse::payments
