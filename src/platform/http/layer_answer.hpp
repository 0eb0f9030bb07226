// The way out: headers that every answer of the API bears, and compression.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "platform/http/call.hpp"
#include "platform/http/message.hpp"
#include "platform/http/route.hpp"

namespace bookverse::http {

/// `route` is null where there was none. A header that the handler set itself stays.
void add_cache_control(Response& response, const Route* route);

/// nosniff, no referrer, own window group, nothing may be loaded or framed; HSTS where the public address is
/// https.
void add_security_headers(Response& response, bool https);

/// The gzip form of bytes that many answers share (a cached body): made once instead of at each request,
/// which would cost ten times the rest of it. Forgotten with the bytes. Thread-safe.
class PackedBytes {
public:
    SharedBytes of(const SharedBytes& bytes);
    std::size_t size() const;

private:
    struct Entry {
        std::weak_ptr<const std::string> source;
        SharedBytes packed;
    };
    static constexpr std::size_t most = 512;

    mutable std::mutex mutex_;
    std::unordered_map<const std::string*, Entry> entries_;
};

/// gzip for JSON of 1 KiB or more that the caller takes; sets Vary.
void compress(const Request& request, Response& response, PackedBytes& shared);

/// What Accept-Encoding says of `coding`, in thousandths: 0 is refused. Without a word others are refused and
/// identity is the last choice.
int coding_weight(std::string_view accept_encoding, std::string_view coding);

/// gzip format; throws std::runtime_error when zlib refuses (memory).
std::string gzip(std::string_view bytes, int effort);

}  // namespace bookverse::http
