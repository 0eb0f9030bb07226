#include "platform/http/server_response.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/status.hpp>
#include <chrono>

#include "base/id.hpp"

namespace bookverse::http {

namespace {

using namespace std::string_view_literals;

void append_status_line(std::string& out, int status) {
    if (status == 200) {
        out += "HTTP/1.1 200 OK\r\n"sv;
        return;
    }
    const auto reason =
        boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(status)));
    fmt::format_to(std::back_inserter(out), FMT_COMPILE("HTTP/1.1 {} {}\r\n"), status,
                   std::string_view{reason.data(), reason.size()});
}

/// The server alone decides how a message ends.
bool is_framing(std::string_view name) {
    static constexpr std::array names{"content-length"sv, "transfer-encoding"sv, "connection"sv, "date"sv,
                                      "keep-alive"sv,     "trailer"sv,           "upgrade"sv};
    return std::ranges::any_of(names, [&](std::string_view other) {
        return other.size() == name.size() && boost::beast::iequals(name, other);
    });
}

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    const auto begin = out.size();
    out += name;
    out += ": "sv;
    out += value;
    std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), is_control, ' ');
    out += "\r\n"sv;
}

}  // namespace

std::string_view HttpDate::now() {
    const auto second = std::time(nullptr);
    if (second != second_) {
        second_ = second;
        std::tm utc{};
        gmtime_r(&second, &utc);
        static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        text_ = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                            days.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                            months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour,
                            utc.tm_min, utc.tm_sec);
    }
    return text_;
}

void append_head(std::string& out, const Response& response, const Framing& framing, std::string_view date) {
    append_status_line(out, response.status);
    out += "Date: "sv;
    out += date;
    out += "\r\n"sv;
    for (const auto& [name, value] : response.headers) {
        if (!is_framing(name)) append_field(out, name, value);
    }
    if (framing.chunked) {
        out += "Transfer-Encoding: chunked\r\n"sv;
    } else if (framing.length) {
        out += "Content-Length: "sv;
        out += fmt::format_int{*framing.length}.c_str();
        out += "\r\n"sv;
    }
    if (framing.close) out += "Connection: close\r\n"sv;
    out += "\r\n"sv;
}

std::string door_answer(const DoorFault& fault, std::string_view date) {
    const auto id =
        new_uuid(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())).to_string();
    const auto body =
        fmt::format(R"({{"type":"/problems/{}","title":"{}","status":{},"code":"{}","request_id":"{}"}})",
                    fault.code, fault.title, fault.status, fault.code, id);
    Response response{fault.status, {}, std::string{}};
    response.headers.add("Content-Type", "application/problem+json");
    response.headers.add("Cache-Control", "no-store");
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("X-Request-Id", id);
    if (fault.status == 405) response.headers.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    if (fault.status == 503) response.headers.add("Retry-After", "5");
    std::string out;
    append_head(out, response, {.length = body.size(), .close = true}, date);
    return out += body;
}

}  // namespace bookverse::http
