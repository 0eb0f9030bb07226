// Judges a request before anything of ours sees it. Beast's parser splits the header into fields; what it
// lets through (docs/decisions/0020) is refused here, and the body's framing is read by this file alone,
// because Beast 1.81 bounds neither trailers nor chunk extensions, and asserts on a final chunk that arrives
// in certain pieces.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "platform/http/message.hpp"

namespace bookverse::http {

/// Why the front door closes a connection, as the one answer it gives first. The texts are literals without
/// anything that JSON would have to escape.
struct DoorFault {
    int status;
    std::string_view code;
    std::string_view title;
};

namespace door {
// The ones that the session itself needs.
extern const DoorFault malformed, header_too_large, body_too_large, header_timeout, body_timeout, overloaded;
}  // namespace door

/// Request line and fields, straight into a Request. One parser a message.
class HeaderParser final : public boost::beast::http::basic_parser<true> {
public:
    explicit HeaderParser(std::size_t header_bytes) : header_bytes_{header_bytes} {
        skip(true);  // the body is not Beast's business
        eager(false);
        body_limit(boost::none);
        header_limit(static_cast<std::uint32_t>(header_bytes));
    }

    /// Takes what it can of `bytes`, says how much that was. Ask fault() and is_done() afterwards.
    std::size_t feed(std::string_view bytes);

    const DoorFault* fault() const noexcept { return fault_; }
    bool started() const noexcept { return taken_ > 0; }
    Request& request() noexcept { return request_; }

    bool has_body() const noexcept { return chunked_ || length_.value_or(0) > 0; }
    bool chunked() const noexcept { return chunked_; }
    std::uint64_t length() const noexcept { return length_.value_or(0); }
    bool expects_continue() const noexcept { return expects_continue_; }

private:
    using error_code = boost::beast::error_code;
    using string_view = boost::beast::string_view;
    using field = boost::beast::http::field;

    void on_request_impl(boost::beast::http::verb, string_view method, string_view target, int version,
                         error_code& ec) override;
    void on_field_impl(field name, string_view name_text, string_view value, error_code& ec) override;
    void on_header_impl(error_code& ec) override;
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(string_view body, error_code&) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code&) override {
        return body.size();
    }
    void on_finish_impl(error_code&) override {}

    const DoorFault* judge_framing(field name, std::string_view value);
    void refuse(const DoorFault& fault, error_code& ec);

    std::size_t header_bytes_;
    std::size_t taken_ = 0;
    Request request_;
    const DoorFault* fault_ = nullptr;
    std::optional<std::uint64_t> length_;
    int hosts_ = 0;
    bool chunked_ = false;
    bool expects_continue_ = false;
};

/// The body behind a header: a counted length, or chunks with bounded framing. Trailers are read and dropped.
class BodyReader {
public:
    /// The body of nothing: done at once.
    BodyReader() = default;
    BodyReader(bool chunked, std::uint64_t length, std::size_t limit);

    /// Appends body bytes to `out`; says how much of `bytes` was the message's.
    std::size_t feed(std::string_view bytes, std::string& out);

    bool done() const noexcept { return state_ == State::done; }
    const DoorFault* fault() const noexcept { return fault_; }

private:
    enum class State : std::uint8_t {
        counted,
        size,
        extension,
        size_lf,
        data,
        data_cr,
        data_lf,
        trailer_start,
        trailer,
        trailer_lf,
        last_lf,
        done
    };

    std::size_t take_data(std::string_view bytes, std::string& out);
    void take_framing(char c);
    void take_size(char c);
    void end_of_size_line();
    void expect(char c, char wanted, State next);
    void malformed() noexcept { fault_ = &door::malformed; }

    static constexpr std::size_t extension_bytes = 1024;  ///< over all chunks of a message
    static constexpr std::size_t trailer_bytes = 4096;

    State state_ = State::done;
    const DoorFault* fault_ = nullptr;
    std::uint64_t left_ = 0;  ///< of the counted body or of this chunk
    std::uint64_t size_ = 0;  ///< of the chunk whose size line is being read
    int digits_ = 0;
    std::size_t extensions_ = 0;
    std::size_t trailers_ = 0;
    std::size_t limit_ = 0;
    std::uint64_t total_ = 0;
};

}  // namespace bookverse::http
