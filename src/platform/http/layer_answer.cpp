#include "platform/http/layer_answer.hpp"

#include <zlib.h>

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <stdexcept>

namespace bookverse::http {

namespace {

constexpr std::size_t worth_compressing = 1024;
constexpr int level = 4;  ///< of zlib: most of the gain for a third of the time

void add_unless_set(Headers& headers, std::string_view name, std::string_view value) {
    if (!headers.get(name)) headers.add(std::string{name}, std::string{value});
}

bool is_json(const Headers& headers) {
    const auto type = headers.get("Content-Type").value_or("");
    return type.starts_with("application/json") || type.starts_with("application/problem+json");
}

std::string_view trim(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

/// ";q=0.5" as 500; what cannot be read counts as refused.
int weight_of(std::string_view parameters) {
    const auto at = parameters.find("q=");
    if (at == std::string_view::npos) return 1000;
    const auto digits = trim(parameters.substr(at + 2));
    int weight = 0;
    int unit = 1000;
    for (const char c : digits) {
        if (c == '.') continue;
        if (c < '0' || c > '9') return 0;
        weight += (c - '0') * unit;
        unit /= 10;
    }
    return std::min(weight, 1000);
}

std::string_view body_of(const Response& response) {
    if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
    if (const auto* shared = std::get_if<SharedBytes>(&response.body))
        return *shared ? **shared : std::string_view{};
    return {};
}

}  // namespace

void add_cache_control(Response& response, const Route* route) {
    if (response.headers.get("Cache-Control")) return;
    const bool good = response.status < 300 || response.status == 304;
    response.headers.add("Cache-Control", route && good ? route->cache_control : "no-store");
}

void add_security_headers(Response& response, bool https) {
    auto& headers = response.headers;
    add_unless_set(headers, "X-Content-Type-Options", "nosniff");
    add_unless_set(headers, "Referrer-Policy", "no-referrer");
    add_unless_set(headers, "Cross-Origin-Opener-Policy", "same-origin");
    add_unless_set(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (https) add_unless_set(headers, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

int coding_weight(std::string_view accept_encoding, std::string_view coding) {
    const bool identity = coding == "identity";
    int any = identity ? 1 : 0;
    while (!accept_encoding.empty()) {
        const auto end = accept_encoding.find(',');
        const auto item = accept_encoding.substr(0, end);
        accept_encoding =
            end == std::string_view::npos ? std::string_view{} : accept_encoding.substr(end + 1);
        const auto mark = item.find(';');
        const auto name = trim(item.substr(0, mark));
        const int weight = mark == std::string_view::npos ? 1000 : weight_of(item.substr(mark));
        if (boost::beast::iequals(name, coding)) return weight;
        if (name == "*") any = identity ? std::min(weight, 1) : weight;
    }
    return any;
}

SharedBytes PackedBytes::of(const SharedBytes& bytes) {
    {
        const std::lock_guard lock{mutex_};
        const auto found = entries_.find(bytes.get());
        // The address may have been used again for other bytes.
        if (found != entries_.end() && found->second.source.lock() == bytes) return found->second.packed;
    }
    auto packed = std::make_shared<const std::string>(gzip(*bytes, level));
    const std::lock_guard lock{mutex_};
    if (entries_.size() >= most)
        std::erase_if(entries_, [](const auto& entry) { return entry.second.source.expired(); });
    if (entries_.size() >= most) entries_.clear();
    entries_.insert_or_assign(bytes.get(), Entry{bytes, packed});
    return packed;
}

std::size_t PackedBytes::size() const {
    const std::lock_guard lock{mutex_};
    return entries_.size();
}

void compress(const Request& request, Response& response, PackedBytes& shared) {
    if (response.status == 204 || response.status == 304 || request.method == Method::head) return;
    const auto body = body_of(response);
    if (body.size() < worth_compressing || !is_json(response.headers) ||
        response.headers.get("Content-Encoding"))
        return;
    add_unless_set(response.headers, "Vary", "Accept-Encoding");
    if (coding_weight(request.headers.get("Accept-Encoding").value_or(""), "gzip") == 0) return;
    if (const auto tag = response.headers.get("ETag"); tag && !tag->starts_with("W/")) {
        response.headers.set("ETag", "W/" + std::string{*tag});  // same meaning, other bytes
    }
    response.headers.add("Content-Encoding", "gzip");
    if (const auto* bytes = std::get_if<SharedBytes>(&response.body)) {
        response.body = shared.of(*bytes);
    } else {
        response.body = gzip(body, level);
    }
}

std::string gzip(std::string_view bytes, int effort) {
    z_stream stream{};
    if (deflateInit2(&stream, effort, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error{"zlib cannot compress"};
    }
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    std::string input{bytes};  // zlib wants a pointer to what it may change
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int end = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (end != Z_STREAM_END) throw std::runtime_error{"zlib did not finish"};
    return out;
}

}  // namespace bookverse::http
