#include "platform/http/router.hpp"

#include <gtest/gtest.h>

namespace bookverse::http {
namespace {

Route route(Method method, std::string pattern) {
    Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    return route;
}

Router router() {
    Routes routes;
    routes.push_back(route(Method::get, "/"));
    routes.push_back(route(Method::get, "/accounts"));
    routes.push_back(route(Method::post, "/accounts"));
    routes.push_back(route(Method::get, "/accounts/me"));
    routes.push_back(route(Method::patch, "/accounts/me"));
    routes.push_back(route(Method::get, "/accounts/{id}"));
    routes.push_back(route(Method::put, "/accounts/{id}"));
    routes.push_back(route(Method::get, "/accounts/me/totp"));
    routes.push_back(route(Method::get, "/accounts/{id}/books/{book}"));
    routes.push_back(route(Method::del, "/accounts/{account}/books"));
    routes.push_back(route(Method::get, "/a b/ü"));
    return Router{std::move(routes)};
}

std::string found(const Router& router, Method method, std::string_view path) {
    const auto match = router.match(method, path);
    std::string out = match.route ? match.route->pattern : "-";
    for (const auto& value : match.path_values)
        out += " [" + value + ']';
    for (const Method each : match.allowed)
        out += ' ' + std::string{to_string(each)};
    return out;
}

TEST(Router, finds_what_fits_best) {
    struct Case {
        Method method;
        std::string_view path, answer;
    };
    const Case cases[] = {
        {Method::get, "/", "/"},
        {Method::get, "/accounts", "/accounts"},
        {Method::head, "/accounts", "/accounts"},
        {Method::post, "/accounts", "/accounts"},
        {Method::del, "/accounts", "- GET HEAD POST"},
        {Method::options, "/accounts", "- GET HEAD POST"},
        {Method::get, "/accounts/me", "/accounts/me"},
        {Method::put, "/accounts/me", "- GET HEAD PATCH"},
        {Method::get, "/accounts/7", "/accounts/{id} [7]"},
        {Method::get, "/accounts/7/books/8", "/accounts/{id}/books/{book} [7] [8]"},
        {Method::get, "/accounts/me/books/8", "/accounts/{id}/books/{book} [me] [8]"},
        {Method::del, "/accounts/me/books", "/accounts/{account}/books [me]"},
        {Method::get, "/accounts/me/totp", "/accounts/me/totp"},
        {Method::get, "/accounts/", "-"},
        {Method::get, "//accounts", "-"},
        {Method::get, "/accounts/7/", "-"},
        {Method::get, "/accounts//books/8", "-"},
        {Method::get, "/accounts/7/books", "- DELETE"},
        {Method::get, "/nothing", "-"},
        {Method::get, "", "-"},
        {Method::get, "accounts", "-"},
        {Method::get, "*", "-"},
        {Method::get, "/accounts/%41%20b", "/accounts/{id} [A b]"},
        {Method::get, "/accounts/a+b", "/accounts/{id} [a+b]"},
        {Method::get, "/%61ccounts/m%65", "/accounts/me"},
        {Method::get, "/a%20b/%C3%BC", "/a b/ü"},
        {Method::get, "/accounts/a%2Fb", "-"},
        {Method::get, "/accounts/a%5cb", "-"},
        {Method::get, "/accounts/%00", "-"},
        {Method::get, "/accounts/%0a", "-"},
        {Method::get, "/accounts/%C3", "-"},
        {Method::get, "/accounts/%", "-"},
        {Method::get, "/accounts/%4", "-"},
        {Method::get, "/accounts/%4g", "-"},
        {Method::get, "/accounts/..", "-"},
        {Method::get, "/accounts/%2e%2e", "-"},
        {Method::get, "/accounts/{id}", "/accounts/{id} [{id}]"},
        {Method::get, "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t", "-"},
    };
    const Router table = router();
    for (const Case& c : cases)
        EXPECT_EQ(found(table, c.method, c.path), c.answer) << c.path;
}

TEST(Router, keeps_its_routes_when_moved) {
    Router first = router();
    const Router second = std::move(first);
    EXPECT_EQ(found(second, Method::get, "/accounts/7"), "/accounts/{id} [7]");
    EXPECT_EQ(second.match(Method::get, "/accounts").route, &second.routes()[1]);
}

TEST(Router, two_routes_for_one_call_are_a_mistake) {
    const auto make = [](std::string_view a, std::string_view b) {
        Routes routes;
        routes.push_back(route(Method::get, std::string{a}));
        routes.push_back(route(Method::get, std::string{b}));
        Router{std::move(routes)};
    };
    EXPECT_THROW(make("/a/{id}", "/a/{other}"), std::invalid_argument);
    EXPECT_THROW(make("/a", "/a"), std::invalid_argument);
    EXPECT_THROW(make("a", "/b"), std::invalid_argument);
    EXPECT_NO_THROW(make("/a/{id}", "/a/b"));
}

}  // namespace
}  // namespace bookverse::http
