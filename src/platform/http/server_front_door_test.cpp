// Every line of the front door's list, over real sockets.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <boost/asio/post.hpp>
#include <latch>
#include <random>

#include "platform/http/test_server.hpp"

namespace bookverse::http {
namespace {

using namespace testing;

Task<Response> echo(Request request) {
    co_return Response::text(
        200, std::string{to_string(request.method)} + " " + request.target + " " + request.body);
}

/// Counts what reaches a handler: a smuggled second request would.
struct Echo {
    std::atomic<int> calls{0};
    RequestHandler handler() {
        return [this](Request request) -> Task<Response> {
            ++calls;
            co_return co_await echo(std::move(request));
        };
    }
};

ServerOptions with(ServerLimits limits) {
    ServerOptions options;
    options.limits = limits;
    return options;
}

struct Row {
    const char* name;
    std::string bytes;
    int status;
};

const std::string host = "Host: books.example.edu\r\n";

std::string post(const std::string& fields, const std::string& body) {
    return "POST /p HTTP/1.1\r\n" + host + fields + "\r\n" + body;
}

std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\n" + host + "\r\n";
}

std::string chunks(const std::string& body) {
    return post("Transfer-Encoding: chunked\r\n", body);
}

std::vector<Row> refused_requests() {
    const std::string second = "GET /smuggled HTTP/1.1\r\n" + host + "\r\n";
    return {
        {"HTTP/1.0", "GET / HTTP/1.0\r\n" + host + "\r\n", 505},
        {"HTTP/1.0 chunked", "POST /p HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         505},
        {"HTTP/2.0", "GET / HTTP/2.0\r\n" + host + "\r\n", 505},
        {"HTTP/0.9", "GET /\r\n\r\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
        {"host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"host with user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400},
        {"absolute form", get("http://books.example.edu/"), 400},
        {"authority form", get("books.example.edu:80"), 400},
        {"asterisk", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 400},
        {"target not UTF-8", get("/\xff\xfe"), 400},
        {"target with an overlong form", get("/\xc0\xaf"), 400},
        {"target with a fragment", get("/a#b"), 400},
        {"folded field", "GET / HTTP/1.1\r\n" + host + "X-A: b\r\n c\r\n\r\n", 400},
        {"folded by a tab", "GET / HTTP/1.1\r\n" + host + "X-A: b\r\n\tc\r\n\r\n", 400},
        {"folded host", "GET / HTTP/1.1\r\nHost:\r\n books\r\n\r\n", 400},
        {"blank before the colon", "GET / HTTP/1.1\r\n" + host + "X-A : b\r\n\r\n", 400},
        {"line feeds alone", "GET / HTTP/1.1\nHost: a\n\n", 505},
        {"NUL in a field", "GET / HTTP/1.1\r\n" + host + std::string("X-A: b\0c\r\n\r\n", 12), 400},
        {"TRACE", "TRACE / HTTP/1.1\r\n" + host + "\r\n", 405},
        {"CONNECT", "CONNECT /a HTTP/1.1\r\n" + host + "\r\n", 405},
        {"unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"lower-case method", "get / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"GET with a length", "GET / HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc", 400},
        {"GET with chunks", "GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"HEAD with a length", "HEAD / HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc", 400},
        {"TE xchunked", post("Transfer-Encoding: xchunked\r\n", second), 400},
        {"TE xchunked and a length",
         post("Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n", "hello" + second), 400},
        {"TE chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n" + second), 400},
        {"TE identity", post("Transfer-Encoding: identity\r\n", second), 400},
        {"TE gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n" + second), 400},
        {"TE twice",
         post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + second), 400},
        {"TE then a length",
         post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n" + second), 400},
        {"length then TE", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + second),
         400},
        {"TE with a vertical tab", post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n" + second), 400},
        {"TE quoted", post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n" + second), 400},
        {"two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello" + second), 400},
        {"the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello" + second), 400},
        {"length as a list", post("Content-Length: 5, 5\r\n", "hello" + second), 400},
        {"length with a sign", post("Content-Length: +5\r\n", "hello" + second), 400},
        {"negative length", post("Content-Length: -5\r\n", "hello" + second), 400},
        {"hexadecimal length", post("Content-Length: 0x5\r\n", "hello" + second), 400},
        {"length beyond 64 bits", post("Content-Length: 99999999999999999999\r\n", "hello" + second), 400},
        {"empty length", post("Content-Length: \r\n", "hello" + second), 400},
        {"length over the limit", post("Content-Length: 8388609\r\n", "h"), 413},
        {"chunk over the limit", chunks("800001\r\n"), 413},
        {"chunk size beyond 64 bits", chunks("fffffffffffffffff\r\nx"), 400},
        {"chunk size not a number", chunks("zz\r\nab\r\n0\r\n\r\n"), 400},
        {"chunk size empty", chunks("\r\n0\r\n\r\n"), 400},
        {"chunk size negative", chunks("-1\r\n0\r\n\r\n"), 400},
        {"chunk longer than said", chunks("2\r\nabc\r\n0\r\n\r\n"), 400},
        {"chunk ended by a line feed", chunks("2\nab\r\n0\r\n\r\n"), 400},
        {"one long extension", chunks("1;" + std::string(20'000, 'e') + "\r\na\r\n0\r\n\r\n"), 431},
        {"a flood of extensions", chunks([] {
             std::string flood;
             for (int i = 0; i < 2000; ++i)
                 flood += "1;ext=abcdefghijklmnop\r\na\r\n";
             return flood + "0\r\n\r\n";
         }()),
         431},
        {"control character in an extension", chunks("1;a\x01\r\na\r\n0\r\n\r\n"), 400},
        {"trailer beyond 65,533 bytes", chunks("0\r\nX-T: " + std::string(70'000, 't') + "\r\n\r\n"), 431},
        {"many trailers", chunks([] {
             std::string flood = "0\r\n";
             for (int i = 0; i < 1000; ++i)
                 flood += "X-T: abcdefghijklmnop\r\n";
             return flood + "\r\n";
         }()),
         431},
        {"trailer with a line feed alone", chunks("0\r\nX: a\nb\r\n\r\n"), 400},
        {"one field too long", "GET / HTTP/1.1\r\n" + host + "X-A: " + std::string(9000, 'a') + "\r\n\r\n",
         431},
        {"many fields too long",
         "GET / HTTP/1.1\r\n" + host +
             [] {
                 std::string flood;
                 for (int i = 0; i < 600; ++i)
                     flood += "X-Field: abcdefghij\r\n";
                 return flood;
             }() +
             "\r\n",
         431},
        {"target too long", get("/" + std::string(9000, 'a')), 431},
        {"another expectation", post("Expect: miracles\r\nContent-Length: 1\r\n", "a"), 417},
        {"binary", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400},
    };
}

TEST(front_door, refuses_once_as_a_problem_document_and_closes) {
    Echo handler;
    TestServer server{handler.handler()};
    for (const auto& row : refused_requests()) {
        SCOPED_TRACE(row.name);
        RawClient client{server.server.port()};
        client.send(row.bytes);
        client.send(get("/second"));  // must not be answered
        const auto answer = client.read_to_end();
        EXPECT_EQ(status_of(answer), row.status) << answer;
        EXPECT_EQ(count_of(answer, "HTTP/1.1 "), 1U) << answer;
        EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
        EXPECT_NE(answer.find("Content-Type: application/problem+json\r\n"), std::string::npos);
        EXPECT_NE(answer.find("\"request_id\":\""), std::string::npos);
    }
    EXPECT_EQ(handler.calls, 0);
    EXPECT_TRUE(eventually([&] { return server.server.connections() == 0; }));
}

/// The same with the bytes in pieces: what is refused must not depend on where TCP cuts.
TEST(front_door, refuses_the_same_in_pieces) {
    Echo handler;
    TestServer server{handler.handler()};
    for (const auto& row : refused_requests()) {
        if (row.bytes.size() > 400) continue;
        SCOPED_TRACE(row.name);
        RawClient client{server.server.port()};
        for (const char c : row.bytes) {
            if (!client.send({&c, 1})) break;
        }
        client.finish_sending();
        const auto answer = client.read_to_end();
        // Some faults show only when the rest is there, and here it never comes.
        EXPECT_TRUE(status_of(answer) == row.status || status_of(answer) == 400) << answer;
        EXPECT_EQ(count_of(answer, "HTTP/1.1 "), 1U) << answer;
    }
    EXPECT_EQ(handler.calls, 0);
}

std::vector<Row> good_requests() {
    return {
        {"GET", get("/a?b=c"), 200},
        {"UTF-8 target",
         get("/b\xc3\xbc"
             "cher"),
         200},
        {"HTTP method OPTIONS", "OPTIONS /a HTTP/1.1\r\n" + host + "\r\n", 200},
        {"host with a port", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", 200},
        {"a length", post("Content-Length: 5\r\n", "hello"), 200},
        {"length zero", post("Content-Length: 0\r\n", ""), 200},
        {"chunks", chunks("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"), 200},
        {"chunks, capital", post("Transfer-Encoding: Chunked\r\n", "5\r\nhello\r\n0\r\n\r\n"), 200},
        {"chunks with an extension and a trailer",
         chunks("5;a=\"b\"\r\nhello\r\n0;last\r\nX-Trailer: t\r\n\r\n"), 200},
        {"empty chunks", chunks("0\r\n\r\n"), 200},
        {"a line end before", "\r\n" + get("/a"), 200},
        {"a long field", "GET / HTTP/1.1\r\n" + host + "X-A: " + std::string(7000, 'a') + "\r\n\r\n", 200},
    };
}

TEST(front_door, answers_good_requests_wherever_tcp_cuts_them) {
    TestServer server{echo};
    for (const auto& row : good_requests()) {
        SCOPED_TRACE(row.name);
        RawClient whole{server.server.port()};
        whole.send(row.bytes);
        const auto expected = whole.read_answer();
        EXPECT_EQ(status_of(expected), row.status) << expected;
        RawClient pieces{server.server.port()};
        for (const char c : row.bytes)
            ASSERT_TRUE(pieces.send({&c, 1}));
        EXPECT_EQ(status_of(pieces.read_answer()), row.status);
        // Both are still open for another one.
        whole.send(get("/again"));
        EXPECT_EQ(status_of(whole.read_answer()), 200);
    }
}

TEST(front_door, trailers_never_become_fields) {
    std::string seen = "unset";
    TestServer server{[&](Request request) -> Task<Response> {
        seen = request.headers.get("X-Role").value_or("none");
        co_return co_await echo(std::move(request));
    }};
    RawClient client{server.server.port()};
    client.send(chunks("5\r\nhello\r\n0\r\nX-Role: administrator\r\n\r\n"));
    EXPECT_TRUE(client.read_answer().ends_with("POST /p hello"));
    EXPECT_EQ(seen, "none");
}

TEST(front_door, body_limit_by_route) {
    ServerOptions options;
    options.body_limit = [](Method, std::string_view path) -> std::size_t {
        return path == "/photo" ? 100 : 10;
    };
    TestServer server{echo, options};
    const std::string body(50, 'b');
    const std::vector<std::pair<std::string, int>> rows{
        {"POST /photo HTTP/1.1\r\n" + host + "Content-Length: 50\r\n\r\n" + body, 200},
        {"POST /photo?x HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n32\r\n" + body +
             "\r\n0\r\n\r\n",
         200},
        {"POST /json HTTP/1.1\r\n" + host + "Content-Length: 50\r\n\r\n" + body, 413},
        {"POST /json HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n32\r\n" + body +
             "\r\n0\r\n\r\n",
         413},
        {"POST /json HTTP/1.1\r\n" + host +
             "Transfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n12345678\r\n0\r\n\r\n",
         413},
    };
    for (const auto& [bytes, status] : rows) {
        RawClient client{server.server.port()};
        client.send(bytes);
        EXPECT_EQ(status_of(client.read_answer()), status) << bytes;
    }
}

// ---- time ----

TEST(front_door, a_trickling_header_is_ended_by_one_deadline) {
    Echo handler;
    TestServer server{handler.handler(), with({.header = 60ms})};
    RawClient client{server.server.port()};
    client.send("GET / HTTP/1.1\r\n");
    const auto begin = std::chrono::steady_clock::now();
    int sent = 0;
    while (!client.readable_within(5ms) && sent < 1000) {
        client.send("X: y\r\n");  // each byte would push a deadline that is set at each read
        ++sent;
    }
    const auto answer = client.read_to_end();
    EXPECT_EQ(status_of(answer), 408);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
    EXPECT_GT(sent, 2);
    EXPECT_EQ(handler.calls, 0);
    EXPECT_TRUE(server.counted("bookverse_http_timeouts_total 1"));
}

TEST(front_door, a_trickling_body_is_ended_by_one_deadline) {
    Echo handler;
    TestServer server{handler.handler(), with({.body = 60ms})};
    RawClient client{server.server.port()};
    client.send(post("Content-Length: 100000\r\n", "a"));
    int sent = 0;
    while (!client.readable_within(5ms) && sent < 1000) {
        client.send("b");
        ++sent;
    }
    EXPECT_EQ(status_of(client.read_to_end()), 408);
    EXPECT_GT(sent, 2);
    EXPECT_EQ(handler.calls, 0);
}

TEST(front_door, idle_connections_are_closed_silently) {
    TestServer server{echo, with({.idle = 40ms})};
    RawClient fresh{server.server.port()};
    EXPECT_TRUE(fresh.closed_by_server());
    RawClient used{server.server.port()};
    used.send(get("/a"));
    EXPECT_EQ(status_of(used.read_answer()), 200);
    EXPECT_TRUE(used.closed_by_server());
}

TEST(front_door, a_reader_that_does_not_read_is_cut) {
    const auto large = std::make_shared<const std::string>(32 * 1024 * 1024, 'x');
    TestServer server{[large](Request) -> Task<Response> { co_return Response{200, {}, large}; },
                      with({.write = 5ms})};
    RawClient client{server.server.port(), 4096};
    client.send(get("/large"));
    EXPECT_TRUE(eventually([&] { return server.counted("bookverse_http_slow_readers_total 1"); }));
    EXPECT_TRUE(eventually([&] { return server.server.connections() == 0; }));
}

// ---- caps ----

TEST(front_door, connections_are_capped_in_all) {
    TestServer server{echo, with({.connections = 3})};
    auto first = std::make_unique<RawClient>(server.server.port());
    RawClient second{server.server.port()};
    RawClient third{server.server.port()};
    ASSERT_TRUE(eventually([&] { return server.server.connections() == 3; }));
    RawClient fourth{server.server.port()};
    EXPECT_TRUE(fourth.closed_by_server());
    EXPECT_TRUE(server.counted("bookverse_http_refused_connections_total{cap=\"all\"} 1"));
    first.reset();
    ASSERT_TRUE(eventually([&] { return server.server.connections() == 2; }));
    RawClient fifth{server.server.port()};
    fifth.send(get("/a"));
    EXPECT_EQ(status_of(fifth.read_answer()), 200);
}

TEST(front_door, connections_are_capped_by_address_but_for_the_gateway) {
    for (const bool gateway : {false, true}) {
        auto options = with({.connections_per_address = 2});
        if (gateway) options.uncapped_addresses = {"127.0.0.1"};
        TestServer server{echo, options};
        RawClient first{server.server.port()};
        RawClient second{server.server.port()};
        ASSERT_TRUE(eventually([&] { return server.server.connections() == 2; }));
        RawClient third{server.server.port()};
        third.send(get("/a"));
        EXPECT_EQ(status_of(third.read_answer()), gateway ? 200 : 0);
    }
}

/// The descriptors of this process run out, and come back.
TEST(front_door, accepting_goes_on_after_an_error) {
    TestServer server{echo};
    (void)quiet_telemetry();  // its file is opened now
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const rlimit few{128, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    // The I/O thread stands still until there is none left: what it opened and closed in between would be a spare one.
    std::latch held{1}, go{1};
    asio::post(server.threads.one(), [&] {
        held.count_down();
        go.wait();
    });
    held.wait();
    std::vector<int> taken;
    for (int fd = ::dup(1); fd >= 0; fd = ::dup(1))
        taken.push_back(fd);
    ::close(taken.back());  // one for the client
    taken.pop_back();
    RawClient client{server.server.port()};
    client.send(get("/a"));
    go.count_down();
    const bool failed = eventually([&] {
        return server.server.connections() == 0 && !server.counted("bookverse_http_accept_errors_total 0");
    });
    for (const int fd : taken)
        ::close(fd);
    ::setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_TRUE(failed);
    EXPECT_EQ(status_of(client.read_answer()), 200);
}

// ---- noise ----

TEST(front_door, ten_thousand_random_requests_do_no_harm) {
    TestServer server{echo, with({.connections_per_address = 0}), 2};
    std::mt19937 random{20261122};
    const auto good = good_requests();
    for (int i = 0; i < 10'000; ++i) {
        std::string bytes;
        if (i % 4 == 0) {
            bytes.resize(random() % 400);
            for (auto& c : bytes)
                c = static_cast<char>(random());
        } else {
            bytes = good.at(random() % good.size()).bytes + good.at(random() % good.size()).bytes;
            for (auto edits = random() % 4; edits > 0; --edits) {
                const auto at = random() % bytes.size();
                if (random() % 2 == 0) {
                    bytes[at] = static_cast<char>(random());
                } else {
                    bytes.erase(at, random() % 8);
                }
            }
        }
        RawClient client{server.server.port()};
        client.send(bytes);
        if (i % 50 != 49) continue;
        // In between, so that a slow server (sanitizers) does not find thousands waiting in the kernel's queue at the end.
        RawClient decent{server.server.port()};
        decent.send(get("/a"));
        ASSERT_EQ(status_of(decent.read_answer()), 200) << "after " << i + 1;
    }
    EXPECT_TRUE(server.counted("bookverse_http_handler_faults_total 0"));
}

}  // namespace
}  // namespace bookverse::http
