#include "platform/http/client_exchange.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <limits>

#include "platform/async/deadline.hpp"

namespace bookverse::http {

namespace beast = boost::beast;

namespace {

constexpr std::size_t header_bytes = 16'384;

bool is_framing(std::string_view name) {
    static constexpr std::array<std::string_view, 4> names{"Host", "Content-Length", "Transfer-Encoding",
                                                           "Connection"};
    return std::ranges::any_of(names, [&](std::string_view other) { return beast::iequals(name, other); });
}

/// Status line and fields of an answer.
class AnswerParser final : public beast::http::basic_parser<false> {
public:
    AnswerParser() {
        skip(true);
        eager(false);
        body_limit(boost::none);
        header_limit(header_bytes);
    }
    Response response;
    std::size_t fields = 0;

private:
    using error_code = beast::error_code;
    using string_view = beast::string_view;
    void on_request_impl(beast::http::verb, string_view, string_view, int, error_code&) override {}
    void on_response_impl(int status, string_view, int, error_code&) override { response.status = status; }
    void on_field_impl(beast::http::field, string_view name, string_view value, error_code& ec) override {
        fields += name.size() + value.size();
        if (fields > header_bytes) ec = beast::http::error::header_limit;
        response.headers.add(std::string{name}, std::string{value});
    }
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(string_view body, error_code&) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code&) override {
        return body.size();
    }
    void on_finish_impl(error_code&) override {}
};

void append_field(std::string& out, std::string_view name, std::string_view value) {
    const auto begin = out.size();
    fmt::format_to(std::back_inserter(out), "{}: {}", name, value);
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
        [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; }, ' ');
    out += "\r\n";
}

}  // namespace

std::string request_bytes(const Request& request, const Target& target) {
    if (!request.target.starts_with('/') || request.target.find_first_of(" \r\n") != std::string::npos) {
        throw std::invalid_argument{"not a path: " + request.target};
    }
    auto out = fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\n", to_string(request.method), request.target,
                           target.authority);
    for (const auto& [name, value] : request.headers) {
        if (!is_framing(name)) append_field(out, name, value);
    }
    const bool bodiless = request.method == Method::get || request.method == Method::head;
    if (!bodiless) fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", request.body.size());
    out += "\r\n";
    if (!bodiless) out += request.body;
    return out;
}

struct AnswerReader::Head {
    Response response;
    bool chunked = false;
    bool sized = false;
    std::uint64_t length = 0;
};

Task<bool> AnswerReader::fill() {
    std::array<char, 16'384> bytes;
    const auto count = co_await link_->read_some(asio::buffer(bytes));
    any_read_ = any_read_ || count > 0;
    buffer_.append(bytes.data(), count);
    co_return count > 0;
}

Task<AnswerReader::Head> AnswerReader::one_head() {
    AnswerParser parser;
    for (;;) {
        beast::error_code error;
        const auto used = parser.put(asio::const_buffer{buffer_.data(), buffer_.size()}, error);
        buffer_.erase(0, used);
        if (parser.is_done()) break;
        if (error && error != beast::http::error::need_more) throw Unavailable{"an answer that is no HTTP"};
        if (!co_await fill()) throw Unavailable{"the connection ended before the answer"};
    }
    keep_alive_ = parser.keep_alive();
    Head head{.response = std::move(parser.response)};
    const auto coding = head.response.headers.get("Transfer-Encoding");
    head.chunked = coding.has_value();
    if (coding && !beast::iequals(*coding, "chunked"))
        throw Unavailable{"an answer in a coding that was not asked for"};
    if (const auto length = parser.content_length()) {
        head.sized = true;
        head.length = *length;
    }
    co_return head;
}

Task<Response> AnswerReader::head() {
    auto head = co_await one_head();
    while (head.response.status / 100 == 1)
        head = co_await one_head();
    const int status = head.response.status;
    const bool bodiless = method_ == Method::head || status == 204 || status == 304;
    if (bodiless) {
        reader_ = {};
    } else if (head.chunked || head.sized) {
        reader_ = BodyReader{head.chunked, head.length, most_};
    } else {
        until_end_ = true;
        keep_alive_ = false;
    }
    co_return std::move(head.response);
}

Task<std::string> AnswerReader::some() {
    std::string bytes;
    for (;;) {
        if (until_end_) {
            bytes = std::exchange(buffer_, {});
        } else {
            buffer_.erase(0, reader_.feed(buffer_, bytes));
            if (reader_.fault()) throw Unavailable{"an answer that is too large or breaks its framing"};
        }
        whole_ = !until_end_ && reader_.done();
        if (!bytes.empty() || whole_) co_return bytes;
        if (!co_await fill()) {
            if (!until_end_) throw Unavailable{"the connection ended within the answer"};
            co_return bytes;
        }
    }
}

Task<std::string> AnswerReader::body() {
    std::string all;
    for (;;) {
        auto bytes = co_await some();
        all += bytes;
        if (all.size() > most_) throw Unavailable{"an answer that is too large"};
        if (whole_ || bytes.empty()) co_return all;
    }
}

}  // namespace bookverse::http
