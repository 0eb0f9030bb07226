// Our own request and response. Services see these; only http/*.cpp knows Beast.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bookverse::http {

enum class Method : std::uint8_t { get, head, post, put, patch, del, options };

std::string_view to_string(Method method) noexcept;
std::optional<Method> parse_method(std::string_view text) noexcept;

/// A small list: a request has about ten headers, and a linear look is quicker than a map. Names are compared
/// without case; order and doubles are kept.
class Headers {
public:
    void add(std::string name, std::string value) { items_.emplace_back(std::move(name), std::move(value)); }
    void set(std::string_view name, std::string value);
    void erase(std::string_view name);
    /// The first value, or std::nullopt.
    std::optional<std::string_view> get(std::string_view name) const noexcept;
    auto begin() const noexcept { return items_.begin(); }
    auto end() const noexcept { return items_.end(); }
    std::size_t size() const noexcept { return items_.size(); }

private:
    std::vector<std::pair<std::string, std::string>> items_;
};

/// Checked by the front door: valid UTF-8 target that begins with '/', exactly one Host, no smuggling.
struct Request {
    Method method = Method::get;
    std::string target;  ///< as sent: path?query
    Headers headers;
    std::string body;
    std::string remote_address;  ///< the peer, or what a trusted gateway says of it

    /// Still percent-encoded.
    std::string_view path() const noexcept { return std::string_view{target}.substr(0, target.find('?')); }
    /// Without the question mark; empty when there is none.
    std::string_view query() const noexcept;
    /// Value of one cookie; std::nullopt when absent.
    std::optional<std::string_view> cookie(std::string_view name) const noexcept;
};

/// A file on disk, sent in pieces; `size` and `tag` were read when the response was made.
struct FileBody {
    std::filesystem::path path;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

class EventStream;  // sse.hpp

/// Shared bytes are for bodies that many responses send: cached answers, static files in memory.
using SharedBytes = std::shared_ptr<const std::string>;
using Body = std::variant<std::string, SharedBytes, FileBody, std::shared_ptr<EventStream>>;

struct Response {
    int status = 200;
    Headers headers;
    Body body;

    static Response text(int status, std::string body,
                         std::string content_type = "text/plain; charset=utf-8");
    static Response json(int status, std::string body);
    static Response redirect(std::string location);  ///< 302
    static Response empty(int status = 204) { return Response{status, {}, std::string{}}; }
};

}  // namespace bookverse::http
