// The way out: headers that every answer of the API bears, and compression.
#pragma once

#include <string>

#include "platform/http/call.hpp"
#include "platform/http/message.hpp"
#include "platform/http/route.hpp"

namespace bookverse::http {

/// `route` is null where there was none. A header that the handler set itself stays.
void add_cache_control(Response& response, const Route* route);

/// nosniff, no referrer, own window group, nothing may be loaded or framed; HSTS where the public address is
/// https.
void add_security_headers(Response& response, bool https);

/// gzip for JSON of 1 KiB or more that the caller takes; sets Vary.
void compress(const Request& request, Response& response);

/// What Accept-Encoding says of `coding`, in thousandths: 0 is refused. Without a word others are refused and
/// identity is the last choice.
int coding_weight(std::string_view accept_encoding, std::string_view coding);

/// gzip format; throws std::runtime_error when zlib refuses (memory).
std::string gzip(std::string_view bytes, int level);

}  // namespace bookverse::http
