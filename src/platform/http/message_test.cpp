#include "platform/http/message.hpp"

#include <gtest/gtest.h>

#include "platform/async/deadline.hpp"
#include "platform/http/percent.hpp"
#include "platform/http/problem.hpp"

namespace bookverse::http {
namespace {

TEST(Message, headers_ignore_case_and_keep_order) {
    Headers headers;
    headers.add("A", "1");
    headers.add("b", "2");
    headers.add("a", "3");
    EXPECT_EQ(headers.get("a"), "1");
    EXPECT_FALSE(headers.get("c"));
    headers.set("a", "4");
    EXPECT_EQ(headers.size(), 2U);
    EXPECT_EQ(headers.begin()->second, "4");
    headers.set("C", "5");
    headers.erase("B");
    EXPECT_EQ(headers.size(), 2U);
    EXPECT_EQ(headers.get("c"), "5");
}

TEST(Message, methods_have_names) {
    for (const auto name : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        EXPECT_EQ(to_string(*parse_method(name)), name);
    }
    EXPECT_FALSE(parse_method("get"));
    EXPECT_FALSE(parse_method("TRACE"));
}

TEST(Message, target_and_cookies_are_taken_apart) {
    Request request;
    request.target = "/a?b=c?d";
    EXPECT_EQ(request.path(), "/a");
    EXPECT_EQ(request.query(), "b=c?d");
    request.target = "/a";
    EXPECT_EQ(request.query(), "");
    request.headers.add("Cookie", "x__Host-rt=no; a=b;__Host-rt=abc=; __Host-rt=second");
    request.headers.add("cookie", "z=1");
    EXPECT_EQ(request.cookie("__Host-rt"), "abc=");
    EXPECT_EQ(request.cookie("a"), "b");
    EXPECT_EQ(request.cookie("z"), "1");
    EXPECT_FALSE(request.cookie("rt"));
}

TEST(Message, percent_encoding_goes_both_ways) {
    std::string all;
    for (int c = 0x20; c < 0x7F; ++c)
        all += static_cast<char>(c);
    all += "ü日😀";
    std::string encoded, decoded;
    percent_encode(encoded, all);
    EXPECT_TRUE(percent_decode(encoded, decoded));
    EXPECT_EQ(decoded, all);
    EXPECT_EQ(query_pairs("a=b%3D&&c&=d&e=f=g+h")->size(), 4U);
    EXPECT_EQ(query_pairs("e=f=g+h")->front().second, "f=g h");
    std::string many;
    for (int i = 0; i < 101; ++i)
        many += "a=1&";
    EXPECT_FALSE(query_pairs(many));
}

TEST(Problem, says_when_to_try_again_and_nothing_internal) {
    const auto of = [](auto fault) { return problem(std::make_exception_ptr(fault), "r"); };
    const Response unavailable = of(Unavailable{"mongodb://secret"});
    EXPECT_EQ(unavailable.status, 503);
    EXPECT_EQ(unavailable.headers.get("Retry-After"), "1");
    EXPECT_EQ(of(DeadlinePassed{"x"}).status, 503);
    EXPECT_EQ(of(StorageFull{"/dev/sda1"}).status, 507);
    const Response internal = of(std::runtime_error{"secret"});
    EXPECT_EQ(internal.status, 500);
    EXPECT_EQ(std::get<std::string>(internal.body).find("secret"), std::string::npos);
    EXPECT_EQ(std::get<std::string>(unavailable.body).find("secret"), std::string::npos);

    Refusal limit{RefusalKind::too_many, "too_many", "Slow down.", {}, std::chrono::seconds{7}};
    EXPECT_EQ(problem(limit, "r").headers.get("Retry-After"), "7");
    EXPECT_EQ(problem({RefusalKind::unauthenticated, "x", "y", {}, {}}, "r").headers.get("WWW-Authenticate"),
              "Bearer");
    limit = {RefusalKind::invalid, "invalid_fields", "s", {{"/a", "b", "c\n"}, {"/d", "e", "f"}}, {}};
    EXPECT_EQ(
        std::get<std::string>(problem(limit, "r").body),
        R"({"type":"/problems/invalid_fields","title":"s","status":422,"code":"invalid_fields","request_id":"r",)"
        R"("faults":[{"pointer":"/a","code":"b","message":"c\n"},{"pointer":"/d","code":"e","message":"f"}]})");
}

}  // namespace
}  // namespace bookverse::http
