// The bytes of an answer, made by hand into one buffer: one write call an answer, no serialiser object.
#pragma once

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"
#include "platform/http/server_parser.hpp"

namespace bookverse::http {

/// The Date header, formatted once a second.
class HttpDate {
public:
    std::string_view now();

private:
    std::time_t second_ = -1;
    std::string text_;
};

struct Framing {
    std::optional<std::uint64_t> length{};  ///< Content-Length; none for a 204 or 304
    bool chunked = false;
    bool close = false;
};

/// Appends status line and fields up to the empty line. Fields about framing that a handler set are left out,
/// and control characters in values become blanks, so no value can begin a field of its own.
void append_head(std::string& out, const Response& response, const Framing& framing, std::string_view date);

/// A whole answer that closes the connection.
std::string door_answer(const DoorFault& fault, std::string_view date);

}  // namespace bookverse::http
