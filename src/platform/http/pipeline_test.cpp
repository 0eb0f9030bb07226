#include "platform/http/pipeline.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/async/run.hpp"
#include "platform/http/internal_headers.hpp"
#include "platform/http/layer_answer.hpp"
#include "platform/http/layer_trace.hpp"
#include "platform/http/test_pipeline.hpp"

namespace bookverse::http {
namespace {

using namespace testing;
using namespace std::chrono_literals;

Route route(Method method, std::string pattern, Access access, Handler handler) {
    return {.method = method, .pattern = std::move(pattern), .access = access, .handler = std::move(handler)};
}

Task<Response> fine(Call&) {
    co_return Response::json(200, "{}");
}

std::string who(const Actor& actor) {
    if (actor.is_service()) return "service " + actor.service;
    return actor.is_account() ? "account" : "nobody";
}

/// One route of each kind.
Routes some_routes() {
    Routes all;
    const auto tell = [](Call& call) -> Task<Response> { co_return Response::text(200, who(call.actor)); };
    all.push_back(route(Method::get, "/anyone", Access::anyone, tell));
    all.push_back(route(Method::get, "/student", Access::student, tell));
    all.push_back(route(Method::get, "/moderator", Access::moderator, tell));
    all.push_back(route(Method::get, "/administrator", Access::administrator, tell));
    all.push_back(route(Method::get, "/service", Access::service, tell));
    all.push_back(route(Method::post, "/cookie", Access::cookie, fine));
    all.push_back(route(Method::del, "/cookie", Access::cookie, fine));
    all.push_back(route(Method::get, "/things/{id}", Access::anyone, [](Call& call) -> Task<Response> {
        co_return Response::text(
            200, call.path_values.at(0) + " " + call.request.remote_address + " " + call.request_id);
    }));
    all.push_back(route(Method::get, "/cached", Access::anyone, fine).cached("public, max-age=60"));
    all.push_back(route(Method::put, "/small", Access::anyone, fine).body_up_to(10));
    all.push_back(route(Method::get, "/limited", Access::anyone, fine)
                      .limit({.name = "a", .by = RateLimit::By::address, .count = 2, .per = 60s}));
    all.push_back(route(Method::get, "/limited-account", Access::student, fine)
                      .limit({.name = "b", .by = RateLimit::By::account, .count = 1, .per = 60s}));
    all.push_back(route(Method::get, "/slow", Access::anyone, [](Call& call) -> Task<Response> {
                      co_await sleep_for(call.request.query() == "short" ? 0ms
                                                                         : std::chrono::milliseconds{1h});
                      co_return Response::json(200, "{}");
                  }).within(30ms));
    all.push_back(route(Method::get, "/throws", Access::anyone, [](Call&) -> Task<Response> {
        throw std::runtime_error{"internal detail"};
        co_return Response{};
    }));
    all.push_back(route(Method::get, "/down", Access::anyone, [](Call&) -> Task<Response> {
        throw Unavailable{"mongodb://internal"};
        co_return Response{};
    }));
    all.push_back(route(Method::get, "/large", Access::anyone, [](Call&) -> Task<Response> {
        auto response = Response::json(200, "[\"" + std::string(3000, 'a') + "\"]");
        response.headers.add("ETag", "\"5\"");
        co_return response;
    }));
    return all;
}

struct Fixture : World {
    explicit Fixture(bool internal = false, const std::string& log_file = "/dev/null") : World{log_file} {
        auto made = parts();
        made.internal = internal;
        made.trusted_proxies = {"192.0.2.99"};
        pipeline = std::make_unique<Pipeline>(Router{some_routes()}, made);
    }
    Response get(const std::string& target, Fields fields = {}) {
        return call(*pipeline, request(Method::get, target, std::move(fields)));
    }
    std::unique_ptr<Pipeline> pipeline;
};

TEST(pipeline, who_may_reach_a_route) {
    Fixture world;
    Fixture inside{true};
    const std::string student = "student";
    // path × caller: anonymous, student, moderator, administrator
    const std::vector<std::tuple<std::string, std::array<int, 4>>> rows{
        {"/anyone", {200, 200, 200, 200}},    {"/student", {401, 200, 200, 200}},
        {"/moderator", {401, 403, 200, 200}}, {"/administrator", {401, 403, 403, 200}},
        {"/service", {404, 404, 404, 404}},
    };
    const std::array<std::uint8_t, 4> roles{0, 1, 3, 5};
    for (const auto& [path, expected] : rows) {
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const auto fields = i == 0 ? Fields{} : Fields{{"Authorization", world.bearer(roles.at(i))}};
            EXPECT_EQ(world.get(path, fields).status, expected.at(i)) << path << " " << i;
        }
    }
    const auto anonymous = world.get("/student");
    EXPECT_EQ(code_of(anonymous), "sign_in_required");
    EXPECT_FALSE(field(anonymous, "WWW-Authenticate").empty());

    // Services: on internal ports only, and not beside the credential of a gateway.
    const auto token = "Bearer " + inside.issuer.issue_service("orders");
    EXPECT_EQ(text_of(inside.get("/service", {{"Authorization", token}})), "service orders");
    EXPECT_EQ(inside.get("/service").status, 401);
    EXPECT_EQ(inside.get("/service", {{"Authorization", inside.bearer(7)}}).status, 403);
    EXPECT_EQ(inside.get("/student", {{"Authorization", token}}).status, 403);
    EXPECT_EQ(inside.get("/service", {{std::string{service_credential_header}, token.substr(7)}}).status,
              401);
    EXPECT_EQ(inside
                  .get("/service",
                       {{"Authorization", token}, {std::string{service_credential_header}, token.substr(7)}})
                  .status,
              401);
    EXPECT_EQ(
        world.get("/anyone", {{"Authorization", "Bearer " + world.issuer.issue_service("orders")}}).status,
        401);
}

TEST(pipeline, an_invalid_token_is_refused_everywhere) {
    Fixture world;
    const auto good = world.bearer();
    auto changed = good;
    changed[changed.size() - 10] = changed[changed.size() - 10] == 'A' ? 'B' : 'A';
    for (const auto& value : {std::string{"Bearer "}, std::string{"Bearer x.y.z"}, std::string{"Basic dTpw"},
                              std::string{}, changed}) {
        const auto response = world.get("/anyone", {{"Authorization", value}});
        EXPECT_EQ(response.status, 401) << value;
        EXPECT_EQ(code_of(response), "invalid_token");
        EXPECT_FALSE(field(response, "WWW-Authenticate").empty());
    }
    EXPECT_EQ(world.get("/anyone", {{"Authorization", "bearer" + good.substr(6)}}).status, 200);
    EXPECT_EQ(world.get("/student", {{"Authorization", good}}).status, 200);
    world.clock.move(11min);
    EXPECT_EQ(world.get("/anyone", {{"Authorization", good}}).status, 401);
    // A route that lives by the cookie is called just because the token has ended.
    const auto refresh = call(
        *world.pipeline,
        request(Method::post, "/cookie",
                {{"Authorization", good}, {"Origin", "https://books.example.edu"}, {"X-BookVerse", "1"}}));
    EXPECT_EQ(refresh.status, 200);
}

TEST(pipeline, cookie_routes_take_our_own_pages_only) {
    Fixture world;
    const std::pair<std::string, std::string> origin{"Origin", "https://books.example.edu"};
    const std::pair<std::string, std::string> own{"X-BookVerse", "1"};
    const std::pair<std::string, std::string> json{"Content-Type", "application/json"};
    const std::pair<std::string, std::string> same{"Sec-Fetch-Site", "same-origin"};
    struct Row {
        Fields fields;
        std::string body;
        int status;
    };
    const std::vector<Row> rows{
        {{origin, own, json}, "{}", 200},
        {{origin, own, {"Content-Type", "Application/JSON; charset=utf-8"}}, "{}", 200},
        {{origin, own}, "", 200},
        {{same, own}, "", 200},
        {{}, "", 403},
        {{own}, "", 403},
        {{origin}, "", 403},
        {{origin, {"X-BookVerse", "0"}}, "", 403},
        {{{"Origin", "https://evil.example"}, own}, "", 403},
        {{{"Origin", "https://evil.example"}, own, same}, "", 403},
        {{{"Origin", "null"}, own, same}, "", 403},
        {{{"Origin", "http://books.example.edu"}, own}, "", 403},
        {{{"Sec-Fetch-Site", "same-site"}, own}, "", 403},
        {{{"Sec-Fetch-Site", "cross-site"}, own}, "", 403},
        {{origin, own}, "{}", 415},
        {{origin, own, {"Content-Type", "text/plain"}}, "{}", 415},
        {{origin, own, {"Content-Type", "application/jsonx"}}, "{}", 415},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(call(*world.pipeline, request(Method::post, "/cookie", row.fields, row.body)).status,
                  row.status)
            << ::testing::PrintToString(row.fields) << row.body;
    }
}

TEST(pipeline, what_is_not_there_and_what_is_not_allowed) {
    Fixture world;
    const auto missing = world.get("/nothing");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(code_of(missing), "not_found");
    EXPECT_EQ(field(missing, "Content-Type"), "application/problem+json");
    const auto method = call(*world.pipeline, request(Method::put, "/cookie"));
    EXPECT_EQ(method.status, 405);
    EXPECT_NE(field(method, "Allow").find("POST"), std::string::npos);
    EXPECT_NE(field(method, "Allow").find("DELETE"), std::string::npos);
    const auto options = call(*world.pipeline, request(Method::options, "/cookie"));
    EXPECT_EQ(options.status, 204);
    EXPECT_NE(field(options, "Allow").find("POST"), std::string::npos);
    EXPECT_EQ(call(*world.pipeline, request(Method::options, "/nothing")).status, 404);
    EXPECT_EQ(call(*world.pipeline, request(Method::put, "/small", {}, "12345678901")).status, 413);
    EXPECT_EQ(call(*world.pipeline, request(Method::put, "/small", {}, "1234567890")).status, 200);
    EXPECT_EQ(world.pipeline->body_limit(Method::put, "/small"), 10U);
}

TEST(pipeline, limits_by_address_and_by_account) {
    Fixture world;
    EXPECT_EQ(world.get("/limited").status, 200);
    EXPECT_EQ(world.get("/limited").status, 200);
    const auto third =
        world.get("/limited", {{"Authorization", "Bearer nonsense"}});  // before authentication
    EXPECT_EQ(third.status, 429);
    EXPECT_GE(std::stoi(field(third, "Retry-After")), 1);
    auto elsewhere = request(Method::get, "/limited");
    elsewhere.remote_address = "198.51.100.7";
    EXPECT_EQ(call(*world.pipeline, elsewhere).status, 200);
    world.clock.move(61s);
    EXPECT_EQ(world.get("/limited").status, 200);

    EXPECT_EQ(world.get("/limited-account", {{"Authorization", world.bearer()}}).status, 200);
    auto other_place = request(Method::get, "/limited-account", {{"Authorization", world.bearer()}});
    other_place.remote_address = "198.51.100.7";
    EXPECT_EQ(call(*world.pipeline, other_place).status, 429);
    world.account = AccountId::make(world.clock.now());
    EXPECT_EQ(world.get("/limited-account", {{"Authorization", world.bearer()}}).status, 200);
}

TEST(pipeline, faults_become_problems_without_their_details) {
    Fixture world;
    for (const auto& [path, status] :
         {std::pair{"/throws", 500}, std::pair{"/down", 503}, std::pair{"/slow", 503}}) {
        const auto response = world.get(path);
        EXPECT_EQ(response.status, status) << path;
        EXPECT_EQ(text_of(response).find("detail"), std::string::npos);
        EXPECT_EQ(text_of(response).find("mongodb"), std::string::npos);
        EXPECT_NE(text_of(response).find(field(response, "X-Request-Id")), std::string::npos);
        if (status == 503) EXPECT_FALSE(field(response, "Retry-After").empty());
    }
    EXPECT_EQ(world.get("/slow?short").status, 200);
}

TEST(pipeline, a_forwarded_deadline_shortens_and_never_lengthens) {
    Fixture inside{true};
    const auto credential = inside.issuer.issue_service("gateway");
    const auto begin = std::chrono::steady_clock::now();
    const Fields longer{{std::string{service_credential_header}, credential},
                        {std::string{deadline_header}, "3600000"}};
    EXPECT_EQ(inside.get("/slow", longer).status, 503);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
    const Fields over{{std::string{service_credential_header}, credential},
                      {std::string{deadline_header}, "0"}};
    EXPECT_EQ(inside.get("/slow?short", over).status, 503);
    EXPECT_EQ(inside.get("/slow?short", {{std::string{deadline_header}, "0"}}).status,
              200);  // nobody vouches
}

TEST(pipeline, forwarded_headers_count_only_when_somebody_vouches) {
    Fixture world;
    Fixture inside{true};
    const auto credential = inside.issuer.issue_service("gateway");
    const Fields claims{{"X-Forwarded-For", "203.0.113.5"}, {"X-Request-Id", "gateway-id-1234"}};
    auto vouched = claims;
    vouched.emplace_back(service_credential_header, credential);
    EXPECT_EQ(text_of(inside.get("/things/a%20b", vouched)), "a b 203.0.113.5 gateway-id-1234");
    EXPECT_TRUE(text_of(inside.get("/things/x", claims)).starts_with("x 192.0.2.1 0"));
    EXPECT_TRUE(text_of(world.get("/things/x", vouched)).starts_with("x 192.0.2.1 0"));
    auto injected = vouched;
    injected[1].second = "short";
    EXPECT_EQ(text_of(inside.get("/things/x", injected)).find("short"), std::string::npos);

    // A proxy for TLS in front of the public port: its own entry is the last one.
    auto proxied =
        request(Method::get, "/things/x",
                {{"X-Forwarded-For", "6.6.6.6, 203.0.113.5"}, {"X-Request-Id", "claimed-by-anyone"}});
    proxied.remote_address = "192.0.2.99";
    const auto seen = text_of(call(*world.pipeline, proxied));
    EXPECT_TRUE(seen.starts_with("x 203.0.113.5 ")) << seen;
    EXPECT_EQ(seen.find("claimed"), std::string::npos);
}

TEST(pipeline, headers_of_every_answer) {
    Fixture world;
    for (const auto* path : {"/anyone", "/nothing", "/throws", "/student"}) {
        const auto response = world.get(path);
        EXPECT_EQ(field(response, "X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(field(response, "Referrer-Policy"), "no-referrer");
        EXPECT_EQ(field(response, "Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_EQ(field(response, "Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'");
        EXPECT_FALSE(field(response, "Strict-Transport-Security").empty());
        EXPECT_EQ(field(response, "Cache-Control"), "no-store");
        EXPECT_EQ(field(response, "X-Request-Id").size(), 36U);
    }
    EXPECT_EQ(field(world.get("/cached"), "Cache-Control"), "public, max-age=60");
    Fixture inside{true};
    EXPECT_TRUE(field(inside.get("/anyone"), "Content-Security-Policy").empty());  // the gateway's business
}

std::string gunzip(const std::string& packed) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string in = packed;
    std::string out(100'000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

TEST(pipeline, compresses_large_json_for_who_takes_it) {
    Fixture world;
    const auto plain = world.get("/large");
    EXPECT_EQ(field(plain, "Content-Encoding"), "");
    EXPECT_EQ(field(plain, "Vary"), "Accept-Encoding");
    EXPECT_EQ(field(plain, "ETag"), "\"5\"");
    const auto packed = world.get("/large", {{"Accept-Encoding", "br, gzip"}});
    EXPECT_EQ(field(packed, "Content-Encoding"), "gzip");
    EXPECT_EQ(field(packed, "ETag"), "W/\"5\"");
    EXPECT_LT(text_of(packed).size(), 500U);
    EXPECT_EQ(gunzip(text_of(packed)), text_of(plain));
    EXPECT_EQ(field(world.get("/large", {{"Accept-Encoding", "gzip;q=0"}}), "Content-Encoding"), "");
    EXPECT_EQ(field(world.get("/cached", {{"Accept-Encoding", "gzip"}}), "Content-Encoding"),
              "");  // too small
}

TEST(packed_bytes, are_made_once_and_belong_to_their_bytes) {
    PackedBytes cache;
    auto bytes = std::make_shared<const std::string>(5000, 'a');
    const auto packed = cache.of(bytes);
    EXPECT_EQ(cache.of(bytes), packed);
    EXPECT_EQ(gunzip(*packed), *bytes);
    for (int i = 0; i < 2000; ++i) {
        // Most likely at an address that was used before.
        bytes = std::make_shared<const std::string>(5000, static_cast<char>('a' + i % 26));
        EXPECT_EQ(gunzip(*cache.of(bytes)), *bytes);
    }
    EXPECT_LE(cache.size(), 512U);
}

TEST(pipeline, counts_and_logs_by_pattern) {
    const auto file =
        std::filesystem::temp_directory_path() / ("bookverse-log-" + std::to_string(::getpid()));
    std::string log;
    {
        Fixture world{false, file};
        for (int i = 0; i < 250; ++i)
            world.get("/things/secret-id-" + std::to_string(i));
        world.get("/nothing/secret-path");
        call(*world.pipeline, request(Method::post, "/cookie",
                                      {{"Origin", "https://books.example.edu"}, {"X-BookVerse", "1"}}));
        const auto metrics = world.telemetry.metrics();
        EXPECT_NE(metrics.find("route=\"/things/{id}\",status=\"2xx\"} 250"), std::string::npos);
        EXPECT_NE(metrics.find("route=\"none\",status=\"4xx\"} 1"), std::string::npos);
        EXPECT_EQ(metrics.find("secret"), std::string::npos);
    }
    std::stringstream read;
    read << std::ifstream{file}.rdbuf();
    log = read.str();
    std::filesystem::remove(file);
    const auto lines = [&](std::string_view part) {
        std::size_t count = 0;
        for (auto at = log.find(part); at != std::string::npos; at = log.find(part, at + 1))
            ++count;
        return count;
    };
    EXPECT_EQ(lines("/things/{id}"), 3U) << log;  // 1 of 100
    EXPECT_EQ(lines("\"/cookie\""), 1U);
    EXPECT_EQ(lines("\"404\"") + lines(":404"), 1U);
    EXPECT_EQ(lines("secret"), 0U);
}

TEST(trace, continues_what_is_right_and_begins_anew_otherwise) {
    const std::string good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const auto next = continue_trace(good);
    EXPECT_EQ(next.substr(0, 36), good.substr(0, 36));
    EXPECT_NE(next.substr(36, 16), good.substr(36, 16));
    EXPECT_EQ(next.substr(52), "-01");
    for (const auto& wrong : std::vector<std::string>{
             "", "00", good + "-x", "01" + good.substr(2), "00-" + std::string(32, '0') + good.substr(35),
             good.substr(0, 36) + std::string(16, '0') + "-01",
             "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"}) {
        const auto fresh = continue_trace(wrong);
        EXPECT_EQ(fresh.size(), 55U);
        EXPECT_NE(fresh.substr(3, 32), good.substr(3, 32)) << wrong;
        EXPECT_EQ(continue_trace(fresh).substr(3, 32), fresh.substr(3, 32));
    }
}

TEST(request_id, is_a_version_7_uuid) {
    const Instant now{std::chrono::milliseconds{1'795'000'000'123}};
    const auto id = Uuid::parse(make_request_id(now));
    ASSERT_TRUE(id.has_value());
    EXPECT_EQ(id->time(), now);
    EXPECT_NE(make_request_id(now), make_request_id(now));
}

}  // namespace
}  // namespace bookverse::http
