#include "platform/http/server_parser.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <charconv>

#include "base/text.hpp"

namespace bookverse::http {

namespace beast = boost::beast;

namespace door {
const DoorFault malformed{400, "malformed_request", "This is not a request that can be read."};
const DoorFault header_too_large{431, "header_too_large", "The header of the request is too large."};
const DoorFault body_too_large{413, "body_too_large", "The request is too large."};
const DoorFault header_timeout{408, "header_timeout", "The request did not arrive in time."};
const DoorFault body_timeout{408, "body_timeout", "The rest of the request did not arrive in time."};
const DoorFault overloaded{503, "overloaded", "There are too many connections just now."};
}  // namespace door

namespace {

const DoorFault version{505, "http_version", "Only version 1.1 of HTTP is spoken here."};
const DoorFault method_refused{405, "method_not_allowed", "This method is not allowed."};
const DoorFault method_unknown{501, "method_unknown", "This method is not known."};
const DoorFault bad_target{400, "bad_target", "The address of the request cannot be read."};
const DoorFault bad_host{400, "bad_host", "A request names exactly one host."};
const DoorFault folded{400, "folded_header", "A header line must not be continued on the next line."};
const DoorFault bad_framing{400, "bad_framing", "The length of the request is unclear."};
const DoorFault unexpected_body{400, "unexpected_body", "This method takes no body."};
const DoorFault expectation{417, "expectation_failed", "This expectation is not supported."};

std::string_view text_of(beast::string_view text) {
    return {text.data(), text.size()};
}

bool good_target(std::string_view target) {
    return target.starts_with('/') && target.find('#') == std::string_view::npos && is_utf8(target);
}

bool good_host(std::string_view host) {
    return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '-' || c == ':' || c == '[' || c == ']' || c == '_';
    });
}

const DoorFault& of_parser(const beast::error_code& error) {
    using http_error = beast::http::error;
    if (error == http_error::header_limit) return door::header_too_large;
    if (error == http_error::bad_version) return version;
    return door::malformed;
}

/// `taken` ends at line ends only, so a continuation always has its line feed in the same piece.
bool has_fold(std::string_view taken) {
    for (auto at = taken.find('\n'); at != std::string_view::npos; at = taken.find('\n', at + 1)) {
        if (at + 1 < taken.size() && (taken[at + 1] == ' ' || taken[at + 1] == '\t')) return true;
    }
    return false;
}

}  // namespace

std::size_t HeaderParser::feed(std::string_view bytes) {
    beast::error_code error;
    const auto taken = put(boost::asio::const_buffer{bytes.data(), bytes.size()}, error);
    taken_ += taken;
    // Beast consumes field by field and applies its limit to what is left, so the sum is bounded here.
    const auto pending = is_done() ? 0 : bytes.size() - taken;
    if (error && error != beast::http::error::need_more && !fault_) fault_ = &of_parser(error);
    if (!fault_ && taken_ + pending > header_bytes_) fault_ = &door::header_too_large;
    if (!fault_ && has_fold(bytes.substr(0, taken))) fault_ = &folded;
    return taken;
}

void HeaderParser::refuse(const DoorFault& fault, error_code& ec) {
    fault_ = &fault;
    ec = beast::http::error::bad_field;
}

void HeaderParser::on_request_impl(beast::http::verb, string_view method, string_view target,
                                   int http_version, error_code& ec) {
    if (http_version != 11) return refuse(version, ec);
    const auto known = http::parse_method(text_of(method));
    if (!known) {
        const bool refused = method == "TRACE" || method == "CONNECT";
        return refuse(refused ? method_refused : method_unknown, ec);
    }
    if (!good_target(text_of(target))) return refuse(bad_target, ec);
    request_.method = *known;
    request_.target.assign(target.data(), target.size());
}

void HeaderParser::on_field_impl(field name, string_view name_text, string_view value, error_code& ec) {
    if (const auto* fault = judge_framing(name, text_of(value))) return refuse(*fault, ec);
    request_.headers.add(std::string{name_text}, std::string{value});
}

const DoorFault* HeaderParser::judge_framing(field name, std::string_view value) {
    switch (name) {
        case field::host:
            return ++hosts_ > 1 || !good_host(value) ? &bad_host : nullptr;
        case field::transfer_encoding:
            if (chunked_ || length_ || !beast::iequals(value, "chunked")) return &bad_framing;
            chunked_ = true;
            return nullptr;
        case field::content_length: {
            if (chunked_ || length_) return &bad_framing;
            std::uint64_t length = 0;
            const auto* last = value.data() + value.size();
            const auto [end, error] = std::from_chars(value.data(), last, length);
            if (error != std::errc{} || end != last) return &bad_framing;
            length_ = length;
            return nullptr;
        }
        case field::expect:
            if (!beast::iequals(value, "100-continue")) return &expectation;
            expects_continue_ = true;
            return nullptr;
        default:
            return nullptr;
    }
}

void HeaderParser::on_header_impl(error_code& ec) {
    if (hosts_ != 1) return refuse(bad_host, ec);
    const bool bodiless = request_.method == Method::get || request_.method == Method::head;
    if (bodiless && has_body()) return refuse(unexpected_body, ec);
}

BodyReader::BodyReader(bool chunked, std::uint64_t length, std::size_t limit) : left_{length}, limit_{limit} {
    if (chunked) {
        state_ = State::size;
    } else if (length > 0) {
        state_ = State::counted;
    }
    if (length > limit) fault_ = &door::body_too_large;
}

std::size_t BodyReader::feed(std::string_view bytes, std::string& out) {
    std::size_t at = 0;
    while (at < bytes.size() && !done() && !fault_) {
        if (state_ == State::counted || state_ == State::data) {
            at += take_data(bytes.substr(at), out);
        } else {
            take_framing(bytes[at++]);
        }
    }
    return at;
}

std::size_t BodyReader::take_data(std::string_view bytes, std::string& out) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
    out.append(bytes.substr(0, count));
    left_ -= count;
    if (left_ == 0) state_ = state_ == State::counted ? State::done : State::data_cr;
    return count;
}

void BodyReader::expect(char c, char wanted, State next) {
    if (c != wanted) return malformed();
    state_ = next;
}

void BodyReader::take_framing(char c) {
    switch (state_) {
        case State::size:
            return take_size(c);
        case State::extension:
            if (c == '\r') {
                state_ = State::size_lf;
            } else if (static_cast<unsigned char>(c) < ' ' && c != '\t') {
                malformed();
            } else if (++extensions_ > extension_bytes) {
                fault_ = &door::header_too_large;
            }
            return;
        case State::size_lf:
            return c == '\n' ? end_of_size_line() : malformed();
        case State::data_cr:
            return expect(c, '\r', State::data_lf);
        case State::data_lf:
            return expect(c, '\n', State::size);
        case State::trailer_start:
            if (c == '\r') {
                state_ = State::last_lf;
                return;
            }
            state_ = State::trailer;
            [[fallthrough]];
        case State::trailer:
            if (c == '\r') {
                state_ = State::trailer_lf;
            } else if (c == '\n' || c == '\0') {
                malformed();
            } else if (++trailers_ > trailer_bytes) {
                fault_ = &door::header_too_large;
            }
            return;
        case State::trailer_lf:
            return expect(c, '\n', State::trailer_start);
        case State::last_lf:
            return expect(c, '\n', State::done);
        case State::counted:
        case State::data:
        case State::done:
            return;
    }
}

void BodyReader::take_size(char c) {
    if (c == '\r' || c == ';') {
        if (digits_ == 0) return malformed();
        state_ = c == '\r' ? State::size_lf : State::extension;
        return;
    }
    unsigned digit = 0;
    const auto [end, error] = std::from_chars(&c, &c + 1, digit, 16);
    if (error != std::errc{} || ++digits_ > 15) return malformed();
    size_ = size_ << 4U | digit;
}

void BodyReader::end_of_size_line() {
    total_ += size_;
    if (total_ > limit_) {
        fault_ = &door::body_too_large;
        return;
    }
    state_ = size_ == 0 ? State::trailer_start : State::data;
    left_ = std::exchange(size_, 0);
    digits_ = 0;
}

}  // namespace bookverse::http
