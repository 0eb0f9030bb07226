// Keeps secrets out of logs. Two nets: fields by their name, and shapes of secrets inside any text. Meant to
// catch too much rather than too little; a log line is never the place where a value is needed exactly.
#pragma once

#include <string>
#include <string_view>

namespace bookverse::telemetry {

/// True for authorization, cookie, code, pin, everything with password, secret, token, ... in it; case and
/// '-' or '_' do not matter.
bool is_secret_name(std::string_view name) noexcept;

/// Replaces by "***": what follows Bearer or Basic, JSON web tokens, the password part of an address
/// (mongodb://user:password@host), and the value in name=value, name: value, "name":"value" when the name is
/// secret.
std::string redact_text(std::string_view text);

/// What may be logged of a field.
std::string redact_field(std::string_view name, std::string_view value);

}  // namespace bookverse::telemetry
