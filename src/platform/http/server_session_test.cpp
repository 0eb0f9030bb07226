// Good requests: keep-alive, pipelining, HEAD, files, event streams, faults of handlers, and the end of it
// all.
#include <gtest/gtest.h>

#include <boost/asio/post.hpp>
#include <fstream>
#include <future>

#include "platform/http/sse.hpp"
#include "platform/http/test_server.hpp"

namespace bookverse::http {
namespace {

using namespace testing;

std::string get(const std::string& target, const std::string& fields = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

Task<Response> path_back(Request request) {
    co_return Response::text(200, request.target);
}

TEST(session, answers_pipelined_requests_in_order) {
    TestServer server{path_back};
    RawClient client{server.server.port()};
    std::string many;
    for (int i = 0; i < 200; ++i)
        many += get("/" + std::to_string(i));
    client.send(many);
    for (int i = 0; i < 200; ++i)
        EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n/" + std::to_string(i)));
}

TEST(session, suspended_handlers_keep_the_order_too) {
    TestServer server{[](Request request) -> Task<Response> {
        co_await sleep_for(std::chrono::milliseconds{request.target == "/slow" ? 5 : 0});
        co_return Response::text(200, request.target);
    }};
    RawClient client{server.server.port()};
    client.send(get("/slow") + get("/quick"));
    EXPECT_TRUE(client.read_answer().ends_with("/slow"));
    EXPECT_TRUE(client.read_answer().ends_with("/quick"));
}

TEST(session, closes_when_asked_to) {
    TestServer server{path_back};
    RawClient client{server.server.port()};
    client.send(get("/a", "Connection: close\r\n") + get("/b"));
    const auto all = client.read_to_end();
    EXPECT_EQ(count_of(all, "HTTP/1.1 200"), 1U);
    EXPECT_NE(all.find("Connection: close\r\n"), std::string::npos);
}

TEST(session, a_client_that_stops_sending_still_gets_its_answer) {
    TestServer server{path_back};
    RawClient client{server.server.port()};
    client.send(get("/a"));
    client.finish_sending();
    EXPECT_EQ(status_of(client.read_to_end()), 200);
}

TEST(session, head_has_the_length_and_no_body) {
    TestServer server{path_back};
    RawClient client{server.server.port()};
    client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"));
    const auto head = client.read_answer(true);
    EXPECT_NE(head.find("Content-Length: 4\r\n"), std::string::npos);
    EXPECT_TRUE(head.ends_with("\r\n\r\n"));
    EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n/next"));
}

TEST(session, no_content_has_no_length) {
    TestServer server{[](Request) -> Task<Response> { co_return Response::empty(204); }};
    RawClient client{server.server.port()};
    client.send(get("/a"));
    const auto answer = client.read_answer(true);
    EXPECT_EQ(status_of(answer), 204);
    EXPECT_EQ(answer.find("Content-Length"), std::string::npos);
}

TEST(session, says_continue_before_a_body_is_sent) {
    TestServer server{[](Request request) -> Task<Response> { co_return Response::text(200, request.body); }};
    RawClient client{server.server.port()};
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello");
    EXPECT_TRUE(client.read_answer().ends_with("hello"));
    // Too large: the refusal comes instead.
    RawClient large{server.server.port()};
    large.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(status_of(large.read_to_end()), 413);
}

TEST(session, a_value_cannot_begin_a_field_of_its_own) {
    TestServer server{[](Request) -> Task<Response> {
        auto response = Response::text(200, "x");
        response.headers.add("Location", "/a\r\nSet-Cookie: b=c");
        response.headers.add("Content-Length", "999");
        response.headers.add("Transfer-Encoding", "chunked");
        co_return response;
    }};
    RawClient client{server.server.port()};
    client.send(get("/a"));
    const auto answer = client.read_answer();
    EXPECT_NE(answer.find("Location: /a  Set-Cookie: b=c\r\n"), std::string::npos) << answer;
    EXPECT_EQ(answer.find("999"), std::string::npos);
    EXPECT_EQ(answer.find("chunked"), std::string::npos);
}

TEST(session, large_bodies_arrive_whole) {
    const auto large = std::make_shared<const std::string>(5'000'000, 'x');
    TestServer server{[large](Request request) -> Task<Response> {
        if (request.target == "/shared") co_return Response{200, {}, large};
        co_return Response{200, {}, std::string(*large)};
    }};
    RawClient client{server.server.port()};
    for (const auto* target : {"/shared", "/own"}) {
        client.send(get(target));
        const auto answer = client.read_answer();
        EXPECT_TRUE(answer.ends_with(*large)) << answer.size();
    }
}

TEST(session, sends_pieces_of_files) {
    const auto path =
        std::filesystem::temp_directory_path() / ("bookverse-file-" + std::to_string(::getpid()));
    std::string content;
    for (int i = 0; content.size() < 1'000'000; ++i)
        content += std::to_string(i);
    std::ofstream{path} << content;
    TestServer server{[&](Request request) -> Task<Response> {
        if (request.target == "/whole") co_return Response{200, {}, FileBody{path, 0, content.size()}};
        if (request.target == "/gone") co_return Response{200, {}, FileBody{path.string() + "-gone", 0, 10}};
        if (request.target == "/short") co_return Response{200, {}, FileBody{path, 0, content.size() + 1}};
        co_return Response{206, {}, FileBody{path, 100'000, 200'000}};
    }};
    RawClient client{server.server.port()};
    client.send(get("/whole"));
    EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n" + content));
    client.send(get("/part"));
    EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n" + content.substr(100'000, 200'000)));
    client.send("HEAD /whole HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(client.read_answer(true).ends_with("\r\n\r\n"));
    client.send(get("/short"));
    EXPECT_TRUE(client.read_to_end().ends_with(content));  // cut, so that the reader knows
    RawClient other{server.server.port()};
    other.send(get("/gone"));
    EXPECT_EQ(status_of(other.read_to_end()), 500);
    std::filesystem::remove(path);
}

TEST(session, a_handler_that_throws_is_a_500_and_the_connection_goes_on) {
    TestServer server{[](Request request) -> Task<Response> {
        if (request.target == "/bad") throw std::runtime_error{"secret detail"};
        co_return Response::text(200, "fine");
    }};
    RawClient client{server.server.port()};
    client.send(get("/bad"));
    const auto answer = client.read_answer();
    EXPECT_EQ(status_of(answer), 500);
    EXPECT_EQ(answer.find("secret"), std::string::npos);
    client.send(get("/good"));
    EXPECT_TRUE(client.read_answer().ends_with("fine"));
    EXPECT_TRUE(server.counted("bookverse_http_handler_faults_total 1"));
}

/// What leaves io_context::run() costs nobody his connection.
TEST(session, an_exception_in_the_loop_is_counted_and_the_thread_goes_on) {
    TestServer server{path_back};
    RawClient client{server.server.port()};
    client.send(get("/before"));
    EXPECT_EQ(status_of(client.read_answer()), 200);
    asio::post(server.threads.one(), [] { throw std::length_error{"out of a completion handler"}; });
    asio::post(server.threads.one(), [] { throw 42; });
    client.send(get("/after"));
    EXPECT_TRUE(client.read_answer().ends_with("/after"));
    EXPECT_NE(quiet_telemetry().metrics().find("bookverse_io_faults_total 2"), std::string::npos);
}

TEST(session, two_servers_do_not_share_a_port_without_a_word) {
    TestServer server{path_back};
    ServerOptions options;
    options.port = server.server.port();
    asio::io_context io{1};
    try {
        const Server second{{&io}, options, path_back, quiet_telemetry()};
        FAIL() << "bound a port that is taken";
    } catch (const std::system_error& error) {
        EXPECT_EQ(error.code(), std::errc::address_in_use);
        EXPECT_NE(std::string{error.what()}.find(std::to_string(options.port)), std::string::npos);
    }
}

// ---- event streams ----

struct Live {
    std::mutex mutex;
    std::shared_ptr<EventStream> stream;
    std::atomic<int> closed{0};

    RequestHandler handler(std::size_t capacity = 256) {
        return [this, capacity](Request) -> Task<Response> {
            auto made = std::make_shared<EventStream>(co_await asio::this_coro::executor, capacity);
            made->on_closed([this] { ++closed; });
            Response response{200, {}, made};
            response.headers.add("Content-Type", "text/event-stream");
            const std::lock_guard lock{mutex};
            stream = made;
            co_return response;
        };
    }
    std::shared_ptr<EventStream> get() {
        const std::lock_guard lock{mutex};
        return stream;
    }
};

TEST(event_stream, writes_events_and_heartbeats) {
    Live live;
    ServerOptions options;
    options.heartbeat = 20ms;
    TestServer server{live.handler(), options};
    RawClient client{server.server.port()};
    client.send(get("/live"));
    EXPECT_NE(client.read_until("\r\n\r\n").find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    ASSERT_TRUE(live.get()->push({"7", "session.ended", "{\"a\":1}"}));
    EXPECT_NE(client.read_until("\n\n").find("id: 7\nevent: session.ended\ndata: {\"a\":1}\n\n"),
              std::string::npos);
    client.read_until(": \n\n");
    client.read_until(": \n\n");
    live.get()->push({"", "last", "x\ny"});
    live.get()->close();
    const auto rest = client.read_to_end();
    EXPECT_NE(rest.find("event: last\ndata: xy\n\n"), std::string::npos) << rest;
    EXPECT_TRUE(rest.ends_with("0\r\n\r\n"));
    EXPECT_FALSE(live.get()->push({"", "late", ""}));
    EXPECT_EQ(live.closed, 1);
}

TEST(event_stream, events_of_many_threads_arrive_each_once) {
    Live live;
    TestServer server{live.handler(100'000)};
    RawClient client{server.server.port()};
    client.send(get("/live"));
    client.read_until("\r\n\r\n");
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 1000; ++i)
                    EXPECT_TRUE(live.get()->push({"", "e", "{}"}));
            });
        }
    }
    live.get()->close();
    EXPECT_EQ(count_of(client.read_to_end(), "event: e\n"), 4000U);
}

TEST(event_stream, a_reader_that_goes_is_noticed_at_once) {
    Live live;
    TestServer server{live.handler()};
    {
        RawClient client{server.server.port()};
        client.send(get("/live"));
        client.read_until("\r\n\r\n");
    }
    EXPECT_TRUE(eventually([&] { return live.closed == 1 && server.server.connections() == 0; }));
}

TEST(event_stream, a_reader_that_is_too_slow_is_closed) {
    Live live;
    TestServer server{live.handler(4)};
    RawClient client{server.server.port(), 4096};
    client.send(get("/live"));
    client.read_until("\r\n\r\n");
    EXPECT_TRUE(eventually([&] { return !live.get()->push({"", "e", std::string(100'000, 'd')}); }));
    EXPECT_TRUE(live.get()->closed());
    EXPECT_EQ(live.closed, 1);
}

TEST(event_stream, head_opens_no_stream) {
    Live live;
    TestServer server{live.handler()};
    RawClient client{server.server.port()};
    client.send("HEAD /live HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status_of(client.read_answer(true)), 200);
    EXPECT_TRUE(eventually([&] { return live.closed == 1; }));
}

// ---- drain ----

TEST(drain, idle_ends_at_once_calls_finish_streams_end) {
    Live live;
    auto streaming = live.handler();
    std::promise<void> entered;
    TestServer server{[&](Request request) -> Task<Response> {
        if (request.target == "/live") co_return co_await streaming(std::move(request));
        if (request.target == "/slow") {
            entered.set_value();
            co_await sleep_for(60ms);
        }
        co_return Response::text(200, "done");
    }};
    RawClient idle{server.server.port()};
    idle.send(get("/a"));
    idle.read_answer();
    RawClient stream{server.server.port()};
    stream.send(get("/live"));
    stream.read_until("\r\n\r\n");
    RawClient slow{server.server.port()};
    slow.send(get("/slow") + get("/next"));
    entered.get_future().wait();

    const auto begin = std::chrono::steady_clock::now();
    server.server.drain(5s);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
    EXPECT_EQ(server.server.connections(), 0U);
    EXPECT_TRUE(idle.closed_by_server());
    EXPECT_TRUE(stream.read_to_end().ends_with("0\r\n\r\n"));
    const auto last = slow.read_to_end();
    EXPECT_EQ(count_of(last, "HTTP/1.1 200"), 1U) << last;
    EXPECT_NE(last.find("Connection: close\r\n"), std::string::npos);
}

TEST(drain, what_is_left_is_cut_at_the_deadline) {
    std::promise<void> entered;
    std::atomic<bool> ended{false};
    TestServer server{[&](Request) -> Task<Response> {
        const std::shared_ptr<void> at_end{nullptr, [&](void*) { ended = true; }};
        entered.set_value();
        co_await sleep_for(std::chrono::hours{1});
        co_return Response::empty();
    }};
    RawClient client{server.server.port()};
    client.send(get("/never"));
    entered.get_future().wait();
    server.server.drain(20ms);
    EXPECT_TRUE(ended);  // the handler was cancelled, not only left
    EXPECT_EQ(server.server.connections(), 0U);
    EXPECT_TRUE(client.closed_by_server());
}

TEST(drain, a_half_sent_request_is_cut_too) {
    TestServer server{path_back};
    RawClient client{server.server.port()};
    client.send("GET / HTTP/1.1\r\nHost");
    ASSERT_TRUE(eventually([&] { return server.server.connections() == 1; }));
    server.server.drain(30ms);
    EXPECT_EQ(server.server.connections(), 0U);
}

}  // namespace
}  // namespace bookverse::http
