#include "platform/http/message.hpp"

#include <algorithm>
#include <array>

namespace bookverse::http {
namespace {

constexpr std::array<std::string_view, 7> method_names{"GET",   "HEAD",   "POST",   "PUT",
                                                       "PATCH", "DELETE", "OPTIONS"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string_view to_string(Method method) noexcept {
    return method_names[static_cast<std::size_t>(method)];
}

std::optional<Method> parse_method(std::string_view text) noexcept {
    const auto found = std::ranges::find(method_names, text);
    if (found == method_names.end()) return std::nullopt;
    return static_cast<Method>(found - method_names.begin());
}

void Headers::set(std::string_view name, std::string value) {
    const auto found =
        std::ranges::find_if(items_, [&](const auto& item) { return same_name(item.first, name); });
    if (found == items_.end()) {
        add(std::string{name}, std::move(value));
        return;
    }
    found->second = std::move(value);
    items_.erase(std::remove_if(found + 1, items_.end(),
                                [&](const auto& item) { return same_name(item.first, name); }),
                 items_.end());
}

void Headers::erase(std::string_view name) {
    std::erase_if(items_, [&](const auto& item) { return same_name(item.first, name); });
}

std::optional<std::string_view> Headers::get(std::string_view name) const noexcept {
    for (const auto& [key, value] : items_) {
        if (same_name(key, name)) return value;
    }
    return std::nullopt;
}

std::string_view Request::query() const noexcept {
    const auto mark = target.find('?');
    return mark == std::string::npos ? std::string_view{} : std::string_view{target}.substr(mark + 1);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const noexcept {
    // HTTP/2 clients behind a gateway may send several Cookie headers.
    for (const auto& [key, value] : headers) {
        if (!same_name(key, "cookie")) continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto end = rest.find(';');
            std::string_view pair = rest.substr(0, end);
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
            while (!pair.empty() && (pair.front() == ' ' || pair.front() == '\t'))
                pair.remove_prefix(1);
            if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name)) {
                return pair.substr(name.size() + 1);
            }
        }
    }
    return std::nullopt;
}

Response Response::text(int status, std::string body, std::string content_type) {
    Response response{status, {}, std::move(body)};
    response.headers.add("Content-Type", std::move(content_type));
    return response;
}

Response Response::json(int status, std::string body) {
    return text(status, std::move(body), "application/json");
}

Response Response::redirect(std::string location) {
    Response response{302, {}, std::string{}};
    response.headers.add("Location", std::move(location));
    return response;
}

}  // namespace bookverse::http
