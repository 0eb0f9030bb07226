// Who is it, may this kind of caller call this route at all, and is a cookie used by our own pages only.
#pragma once

#include <string>
#include <vector>

#include "platform/auth/tokens.hpp"
#include "platform/http/call.hpp"
#include "platform/http/route.hpp"

namespace bookverse::http {

/// The bearer token, if any, becomes an Actor. An invalid one is refused even where a missing one is fine:
/// the caller believes to be somebody. A service's token counts on internal ports only, and never beside the
/// credential of a gateway: a forwarded request is a stranger's.
Result<Actor> authenticate(const Call& call, const auth::TokenVerifier& tokens, bool internal);

/// True when one of our own services vouches for the forwarded headers of this request (internal ports).
bool is_forwarded(const Request& request, const auth::TokenVerifier& tokens);

Result<> check_access(const Call& call, bool internal);

/// For routes that authenticate by cookie: our Origin (or, without one, Sec-Fetch-Site: same-origin), the
/// header that no form can send, and JSON.
Result<> check_same_site(const Call& call, const std::vector<std::string>& origins);

}  // namespace bookverse::http
