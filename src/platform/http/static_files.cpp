#include "platform/http/static_files.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "platform/auth/seal.hpp"
#include "platform/http/layer_answer.hpp"
#include "platform/http/percent.hpp"
#include "platform/http/static_range.hpp"

namespace bookverse::http {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view place_holder = "__CSP_NONCE__";

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml"},
    {".map", "application/json"},
}};

/// Empty for an extension that we do not know.
std::string_view type_of(std::string_view path) {
    const auto dot = path.rfind('.');
    if (dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos) return {};
    for (const auto& [extension, type] : types) {
        if (path.substr(dot) == extension) return type;
    }
    return {};
}

SharedBytes read_file(const fs::path& path, std::uintmax_t most) {
    if (fs::file_size(path) > most)
        throw std::runtime_error{"too large to be served from memory: " + path.string()};
    std::ifstream in{path, std::ios::binary};
    auto bytes =
        std::make_shared<std::string>(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    if (!in) throw std::runtime_error{"cannot read " + path.string()};
    return bytes;
}

/// A compressed sibling, when it is there and worth it.
SharedBytes read_sibling(fs::path path, const char* suffix, std::uintmax_t most) {
    path += suffix;
    return fs::is_regular_file(path) ? read_file(path, most) : nullptr;
}

bool is_compressed_sibling(const fs::path& path) {
    if (path.extension() != ".br" && path.extension() != ".gz") return false;
    auto original = path;
    return fs::exists(original.replace_extension());
}

std::vector<std::string> cut(std::string_view page) {
    std::vector<std::string> parts;
    for (auto at = page.find(place_holder); at != std::string_view::npos; at = page.find(place_holder)) {
        parts.emplace_back(page.substr(0, at));
        page.remove_prefix(at + place_holder.size());
    }
    parts.emplace_back(page);
    return parts;
}

std::string content_security_policy(std::string_view nonce) {
    const auto style = nonce.empty() ? std::string{"'self'"} : fmt::format("'self' 'nonce-{}'", nonce);
    return fmt::format(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {}; img-src 'self' blob: data:; "
        "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        "base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
        style);
}

/// 206 or 416; unchanged for a header that is no range of bytes.
void cut_to_range(Response& response, std::string_view header, const std::string& bytes) {
    const auto wanted = parse_range(header, bytes.size());
    if (!wanted) return;
    if (wanted->length == 0) {
        response.status = 416;
        response.body = std::string{};
        response.headers.add("Content-Range", fmt::format("bytes */{}", bytes.size()));
        return;
    }
    response.status = 206;
    response.body = bytes.substr(wanted->first, wanted->length);
    response.headers.add("Content-Range", fmt::format("bytes {}-{}/{}", wanted->first,
                                                      wanted->first + wanted->length - 1, bytes.size()));
}

Response not_there() {
    auto response = Response::text(404, "There is nothing here.\n");
    response.headers.add("Cache-Control", "no-store");
    return response;
}

}  // namespace

StaticFiles::StaticFiles(const fs::path& folder, Options options) : options_{options} {
    load(folder);
    const auto index = files_.find("/index.html");
    if (index == files_.end()) throw std::runtime_error{"there is no index.html in " + folder.string()};
    page_parts_ = cut(*index->second.identity);
    files_.erase(index);
}

void StaticFiles::load(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        const auto& path = entry.path();
        if (entry.is_symlink() || !entry.is_regular_file() || is_compressed_sibling(path)) continue;
        auto name = "/" + path.lexically_relative(folder).generic_string();
        if (path.extension() == ".map" || name.find("/.") != std::string::npos) continue;
        File file;
        file.identity = read_file(path, options_.largest_file);
        file.br = read_sibling(path, ".br", options_.largest_file);
        file.gzip = read_sibling(path, ".gz", options_.largest_file);
        const auto type = type_of(name);
        file.type = type.empty() ? "application/octet-stream" : std::string{type};
        file.tag = auth::sha256_hex(*file.identity).substr(0, 32);
        file.cache_control =
            name.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
        files_.emplace(std::move(name), std::move(file));
    }
}

std::optional<Response> StaticFiles::serve(const Request& request) const {
    if (request.method != Method::get && request.method != Method::head) return std::nullopt;
    std::string path;
    if (!percent_decode(request.path(), path)) return finish(not_there(), {});
    if (path.starts_with("/api/") || path.starts_with("/.well-known/")) return std::nullopt;
    if (const auto found = files_.find(path); found != files_.end())
        return finish(file(found->second, request), {});
    const bool wants_file = path.starts_with("/assets/") || (path != "/index.html" && !type_of(path).empty());
    return wants_file ? finish(not_there(), {}) : page();
}

/// Made anew for each caller: the nonce is what lets its styles in, and only them.
Response StaticFiles::page() const {
    const auto nonce = auth::random_token(16);
    std::string html;
    for (std::size_t i = 0; i < page_parts_.size(); ++i) {
        if (i > 0) html += nonce;
        html += page_parts_[i];
    }
    auto response = Response::text(200, std::move(html), "text/html; charset=utf-8");
    response.headers.add("Cache-Control", "no-cache");
    return finish(std::move(response), nonce);
}

/// The bytes that the caller likes best; a tie goes to the smaller ones.
StaticFiles::Variant StaticFiles::choose(const File& file, std::string_view accept_encoding) {
    Variant best{file.identity, {}};
    int weight = coding_weight(accept_encoding, "identity");
    for (const auto& [name, packed] : {std::pair{"gzip", file.gzip}, std::pair{"br", file.br}}) {
        const int other = packed ? coding_weight(accept_encoding, name) : 0;
        if (other == 0 || other < weight) continue;
        weight = other;
        best = {packed, name};
    }
    return best;
}

Response StaticFiles::file(const File& file, const Request& request) {
    const auto& headers = request.headers;
    const auto range = headers.get("Range");
    // Ranges are of the identity bytes: a player or a download that is resumed asks for them.
    const auto variant =
        range ? Variant{file.identity, {}} : choose(file, headers.get("Accept-Encoding").value_or(""));
    const auto tag = variant.coding.empty() ? fmt::format("\"{}\"", file.tag)
                                            : fmt::format("\"{}-{}\"", file.tag, variant.coding);
    Response response{200, {}, variant.bytes};
    response.headers.add("ETag", tag);
    response.headers.add("Cache-Control", file.cache_control);
    if (file.br || file.gzip) response.headers.add("Vary", "Accept-Encoding");
    if (tag_matches(headers.get("If-None-Match").value_or(""), tag)) {
        response.status = 304;
        response.body = std::string{};
        return response;
    }
    response.headers.add("Content-Type", file.type);
    response.headers.add("Accept-Ranges", "bytes");
    if (!variant.coding.empty()) response.headers.add("Content-Encoding", std::string{variant.coding});
    if (range && headers.get("If-Range").value_or(tag) == tag) cut_to_range(response, *range, *variant.bytes);
    return response;
}

Response StaticFiles::finish(Response response, std::string_view style_nonce) const {
    response.headers.add("Content-Security-Policy", content_security_policy(style_nonce));
    add_security_headers(response, options_.https);
    return response;
}

}  // namespace bookverse::http
