// Where the public keys of access tokens are read: RFC 7517. Processes without accounts fetch them from
// there.
#pragma once

#include "app/route_table.hpp"
#include "base/instant.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/http/route.hpp"

namespace bookverse::app {

inline constexpr auto jwks_path = "/.well-known/jwks.json";

http::Route jwks_route(const auth::KeySet& keys, const Clock& clock);

/// The routes of a service elsewhere, with the one that its process adds.
http::Routes with_well_known(const Blueprint& blueprint);

}  // namespace bookverse::app
