// One request and its answer over a Link. Beast splits the answer's header; the body's framing is read by
// BodyReader, as in the server.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "platform/http/client_link.hpp"
#include "platform/http/message.hpp"
#include "platform/http/server_parser.hpp"

namespace bookverse::http {

/// The whole request as bytes. Framing headers of `request` are replaced.
std::string request_bytes(const Request& request, const Target& target);

/// Reads one answer from a link; an answer that breaks its own framing throws Unavailable.
class AnswerReader {
public:
    AnswerReader(Link& link, Method method, std::size_t most) : link_{&link}, method_{method}, most_{most} {}

    /// Status and fields; interim answers (1xx) are skipped. Body is empty.
    Task<Response> head();
    /// The rest of the body, at most `most` bytes.
    Task<std::string> body();
    /// Some more of the body, for streams; empty at the end.
    Task<std::string> some();

    bool any_read() const noexcept { return any_read_; }
    /// After body(): the connection may serve another request.
    bool reusable() const noexcept { return keep_alive_ && whole_ && buffer_.empty(); }

private:
    struct Head;
    Task<bool> fill();
    Task<Head> one_head();

    Link* link_;
    Method method_;
    std::size_t most_;
    std::string buffer_;  ///< read, not yet used
    BodyReader reader_;
    bool until_end_ = false;
    bool keep_alive_ = false;
    bool whole_ = false;
    bool any_read_ = false;
};

}  // namespace bookverse::http
