#include "services/gateway/pages.hpp"

#include <string_view>
#include <utility>

#include "services/gateway/assets.hpp"

namespace bookverse::gateway {

namespace {

constexpr auto page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri "
    "'none'; "
    "form-action 'none'; frame-ancestors 'none'";

/// Bytes that never change while the program runs.
http::Route fixed(std::string pattern, std::shared_ptr<const std::string> bytes, std::string type,
                  std::string cache) {
    http::Route route;
    route.pattern = std::move(pattern);
    route.access = http::Access::anyone;
    route.cache_control = std::move(cache);
    route.handler = [bytes = std::move(bytes), type = std::move(type)](http::Call&) -> Task<http::Response> {
        http::Response response;
        response.headers.add("Content-Type", type);
        if (type.starts_with("text/html")) response.headers.add("Content-Security-Policy", page_policy);
        response.body = bytes;
        co_return response;
    };
    return route;
}

std::shared_ptr<const std::string> keep(std::string_view text) {
    return std::make_shared<const std::string>(text);
}

/// RFC 9116: it must say until when it holds; half a year from when it is asked for.
http::Route security_txt(std::string public_url, const Clock& clock) {
    http::Route route;
    route.pattern = "/.well-known/security.txt";
    route.access = http::Access::anyone;
    route.cache_control = "max-age=86400";
    route.handler = [public_url = std::move(public_url), &clock](http::Call&) -> Task<http::Response> {
        const auto expires = std::chrono::floor<std::chrono::days>(clock.now()) + std::chrono::days{183};
        co_return http::Response::text(200, "Contact: " + public_url + "/about\nExpires: " +
                                                to_string(std::chrono::time_point_cast<Duration>(expires)) +
                                                "\nPreferred-Languages: en, de\nCanonical: " + public_url +
                                                "/.well-known/security.txt\n");
    };
    return route;
}

}  // namespace

http::Routes pages(std::shared_ptr<const std::string> openapi, const service::Settings& settings,
                   const Clock& clock) {
    const auto* const quick = "max-age=300";
    http::Routes routes;
    routes.push_back(fixed("/api/openapi.json", std::move(openapi), "application/json", quick));
    routes.push_back(fixed("/api/docs", keep(docs_html()), "text/html; charset=utf-8", quick));
    routes.push_back(fixed("/api/docs.js", keep(docs_js()), "text/javascript; charset=utf-8", quick));
    routes.push_back(fixed("/api/docs.css", keep(docs_css()), "text/css; charset=utf-8", quick));
    routes.push_back(fixed(std::string{robots_path}, keep("User-agent: *\nDisallow: /api/\n"),
                           "text/plain; charset=utf-8", quick));
    routes.push_back(security_txt(settings.public_url, clock));
    return routes;
}

}  // namespace bookverse::gateway
