#include "platform/http/client.hpp"

#include <gtest/gtest.h>

#include <boost/asio/use_future.hpp>
#include <future>

#include "platform/http/client_link.hpp"
#include "platform/http/sse.hpp"
#include "platform/http/test_server.hpp"
#include "platform/http/test_tls.hpp"

namespace bookverse::http {
namespace {

using namespace testing;

std::string text(const Response& response) {
    return std::get<std::string>(response.body);
}

Request request(Method method, std::string target, std::string body = {}) {
    Request made;
    made.method = method;
    made.target = std::move(target);
    made.body = std::move(body);
    return made;
}

/// A client with an I/O thread of its own.
struct TestClient {
    explicit TestClient(ClientOptions options = {}) : client{std::move(options)} {}

    template <class T>
    T run(std::function<Task<T>()> operation) {
        std::promise<T> promise;
        auto result = promise.get_future();
        spawn_logged(
            threads.one().get_executor(),
            [&]() -> Task<> {
                try {
                    promise.set_value(co_await operation());
                } catch (...) {
                    promise.set_exception(std::current_exception());
                }
            },
            "test client");
        return result.get();
    }
    Response send(const std::string& base, Request made, Deadline deadline = Deadline::after(5s)) {
        return run<Response>([&] { return client.send(base, made, deadline); });
    }

    IoThreads threads{1};
    Client client;
};

std::string base_of(std::uint16_t port) {
    return "http://127.0.0.1:" + std::to_string(port);
}

/// Answers each connection with the next of the given texts, whatever it is asked; counts the connections.
class ScriptedServer {
public:
    explicit ScriptedServer(std::vector<std::vector<std::string>> connections)
        : listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(listener_, 16);
        socklen_t size = sizeof address;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
        thread_ = std::jthread{[this, script = std::move(connections)] {
            for (const auto& answers : script)
                serve(answers);
        }};
    }
    ~ScriptedServer() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_ = {};
        ::close(listener_);
    }
    std::uint16_t port = 0;
    std::atomic<int> connections{0};
    std::atomic<int> requests{0};

private:
    void serve(const std::vector<std::string>& answers) {
        const int peer = ::accept(listener_, nullptr, nullptr);
        if (peer < 0) return;
        ++connections;
        std::string seen;
        for (const auto& answer : answers) {
            char bytes[4096];
            while (seen.find("\r\n\r\n") == std::string::npos) {
                const auto count = ::recv(peer, bytes, sizeof bytes, 0);
                if (count <= 0) break;
                seen.append(bytes, static_cast<std::size_t>(count));
            }
            seen.clear();
            ++requests;
            for (const char c : answer)
                ::send(peer, &c, 1, MSG_NOSIGNAL);  // in the smallest pieces
        }
        ::close(peer);
    }
    int listener_;
    std::jthread thread_;
};

TEST(client, sends_and_receives) {
    TestServer server{[](Request seen) -> Task<Response> {
        auto response =
            Response::text(201, std::string{to_string(seen.method)} + " " + seen.target + " " + seen.body +
                                    " " + std::string{seen.headers.get("X-A").value_or("")});
        response.headers.add("X-B", "c");
        co_return response;
    }};
    TestClient client;
    const auto base = base_of(server.server.port());
    auto made = request(Method::post, "/a?b=c", std::string(100'000, 'd'));
    made.headers.add("X-A", "value\r\nX-Smuggled: 1");
    made.headers.add("Content-Length", "1");
    const auto response = client.send(base, made);
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(response.headers.get("X-B"), "c");
    EXPECT_EQ(text(response), "POST /a?b=c " + std::string(100'000, 'd') + " value  X-Smuggled: 1");
    EXPECT_EQ(client.send(base, request(Method::head, "/x")).status, 201);
    EXPECT_EQ(text(client.send(base, request(Method::get, "/y"))), "GET /y  ");
    EXPECT_EQ(server.server.connections(), 1U);  // one, kept alive
}

// Under the address sanitizer a connection that is kept beyond its io_context shows.
TEST(client, lets_go_of_idle_connections_and_outlives_who_called) {
    TestServer server{[](Request) -> Task<Response> { co_return Response::text(200, "x"); }};
    const auto base = base_of(server.server.port());
    Client client;
    for (unsigned caller = 1; caller <= 2; ++caller) {
        asio::io_context io;
        auto answer = asio::co_spawn(
            io, client.send(base, request(Method::get, "/"), Deadline::after(std::chrono::seconds{5})),
            asio::use_future);
        io.run();
        EXPECT_EQ(answer.get().status, 200);
        EXPECT_TRUE(eventually([&] { return server.server.connections() == 1U; })) << "kept";
        client.let_go();
        EXPECT_TRUE(eventually([&] { return server.server.connections() == 0U; })) << "closed";
    }
}

TEST(client, refuses_a_target_that_would_split_the_request) {
    TestClient client;
    EXPECT_THROW(client.send("http://127.0.0.1:1", request(Method::get, "/a b")), std::exception);
    for (const auto* base : {"ftp://a", "http://", "127.0.0.1:80", "http://u:p@host", "http://host/path"}) {
        EXPECT_THROW(parse_base(base), std::invalid_argument) << base;
    }
    const auto target = parse_base("https://[::1]:8443");
    EXPECT_EQ(target.host, "::1");
    EXPECT_EQ(target.port, "8443");
    EXPECT_EQ(target.authority, "[::1]:8443");
    EXPECT_EQ(parse_base("https://books.example.edu").port, "443");
}

TEST(client, reads_every_framing) {
    const std::string head = "HTTP/1.1 200 OK\r\n";
    const std::vector<std::pair<std::string, std::string>> rows{
        {head + "Content-Length: 5\r\n\r\nhello", "hello"},
        {head + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x\r\nllo\r\n0\r\nT: t\r\n\r\n", "hello"},
        {head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", ""},
        {head + "\r\nhello", "hello"},  // until the end
        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + head +
             "Content-Length: 2\r\n\r\nok",
         "ok"},
        {"HTTP/1.1 204 No Content\r\n\r\n", ""},
        {"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", ""},
    };
    for (const auto& [answer, body] : rows) {
        ScriptedServer server{{{answer}}};
        TestClient client;
        EXPECT_EQ(text(client.send(base_of(server.port), request(Method::get, "/"))), body) << answer;
    }
}

TEST(client, what_is_wrong_is_unavailable) {
    const std::string head = "HTTP/1.1 200 OK\r\n";
    for (const auto& answer : std::vector<std::string>{
             "", "nonsense\r\n\r\n", head, head + "Content-Length: 10\r\n\r\nshort",
             head + "Content-Length: 2000\r\n\r\n", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
             head + "Transfer-Encoding: gzip\r\n\r\nx", head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
             head + "\r\n" + std::string(2000, 'x'), head + "X: " + std::string(20'000, 'x') + "\r\n\r\n"}) {
        ScriptedServer server{{{answer}}};
        TestClient client{{.response_bytes = 1000}};
        EXPECT_THROW(client.send(base_of(server.port), request(Method::get, "/")), Unavailable) << answer;
    }
    TestClient client;
    EXPECT_THROW(client.send("http://127.0.0.1:1", request(Method::get, "/")),
                 Unavailable);  // nobody listens
    EXPECT_THROW(client.send("http://no.such.host.invalid", request(Method::get, "/")), Unavailable);
}

TEST(client, the_deadline_covers_every_phase) {
    // A listener that never accepts answers the handshake of TCP only; a server that never answers the rest.
    TestServer server{[](Request) -> Task<Response> {
        co_await sleep_for(std::chrono::hours{1});
        co_return Response::empty();
    }};
    TestClient client;
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_THROW(client.send(base_of(server.server.port()), request(Method::get, "/"), Deadline::after(30ms)),
                 DeadlinePassed);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
    EXPECT_THROW(client.send(base_of(server.server.port()), request(Method::get, "/"), Deadline::after(-1ms)),
                 DeadlinePassed);
}

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

TEST(client, a_stale_connection_is_noticed_and_replaced) {
    // Closed by the server after its first answer: seen before anything is written.
    ScriptedServer server{{{ok}, {ok}}};
    TestClient client;
    EXPECT_EQ(text(client.send(base_of(server.port), request(Method::post, "/", "x"))), "ok");
    EXPECT_TRUE(eventually([&] { return server.connections == 1; }));
    ::poll(nullptr, 0, 20);  // lets the end of the first connection arrive; the answer is the same either way
    EXPECT_EQ(text(client.send(base_of(server.port), request(Method::get, "/"))), "ok");
    EXPECT_EQ(server.connections, 2);
}

TEST(client, a_lost_get_is_sent_again_and_a_lost_post_is_not) {
    for (const auto method : {Method::get, Method::post}) {
        // The second request on the first connection is read and never answered.
        ScriptedServer server{{{ok, ""}, {ok}}};
        TestClient client;
        client.send(base_of(server.port), request(method, "/first"));
        if (method == Method::get) {
            EXPECT_EQ(text(client.send(base_of(server.port), request(method, "/second"))), "ok");
            EXPECT_EQ(server.requests, 3);
        } else {
            EXPECT_THROW(client.send(base_of(server.port), request(method, "/second")), Unavailable);
            EXPECT_EQ(server.requests, 2);
        }
    }
}

TEST(client, connections_that_are_not_whole_are_not_kept) {
    const std::string close = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
    const std::string more = ok + "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nsmuggled";
    for (const auto& first : {close, more}) {
        ScriptedServer server{{{first}, {ok}}};
        TestClient client;
        EXPECT_EQ(text(client.send(base_of(server.port), request(Method::get, "/"))), "ok");
        EXPECT_EQ(text(client.send(base_of(server.port), request(Method::get, "/"))), "ok");
        EXPECT_EQ(server.connections, 2);
    }
}

TEST(client, hands_on_event_streams) {
    std::shared_ptr<EventStream> upstream;
    std::mutex mutex;
    TestServer server{[&](Request seen) -> Task<Response> {
        if (seen.target == "/plain") co_return Response::text(200, "plain");
        const std::lock_guard lock{mutex};
        upstream = std::make_shared<EventStream>(co_await asio::this_coro::executor);
        Response response{200, {}, upstream};
        response.headers.add("Content-Type", "text/event-stream");
        co_return response;
    }};
    // The proxy: a server whose handler forwards.
    Client client;
    const auto base = base_of(server.server.port());
    TestServer proxy{[&](Request seen) -> Task<Response> {
        Request forwarded;
        forwarded.target = seen.target;
        auto response = co_await client.stream(base, forwarded, Deadline::after(5s));
        co_return response;
    }};
    RawClient reader{proxy.server.port()};
    reader.send("GET /plain HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(reader.read_answer().ends_with("plain"));
    reader.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n");
    reader.read_until("\r\n\r\n");
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(upstream->push({std::to_string(i), "e", "{}"}));
    EXPECT_NE(reader.read_until("id: 99\nevent: e\ndata: {}\n\n").find("id: 0\n"), std::string::npos);
    upstream->close();
    EXPECT_TRUE(reader.read_to_end().ends_with("0\r\n\r\n"));

    // A reader that goes takes the whole chain with it.
    {
        RawClient second{proxy.server.port()};
        second.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n");
        second.read_until("\r\n\r\n");
        EXPECT_FALSE(upstream->closed());
    }
    EXPECT_TRUE(eventually([&] { return upstream->closed(); }));
    proxy.server.drain(1s);
}

// ---- TLS ----

TEST(client_tls, believes_only_a_certificate_of_its_authority_for_this_host) {
    const TestAuthority ours;
    const TestAuthority other;
    struct Row {
        const char* name;
        const TestAuthority* signer;
        std::string host;
        bool expired;
        std::string called;
        bool right;
    };
    const std::vector<Row> rows{
        {"right", &ours, "localhost", false, "localhost", true},
        {"address", &ours, "127.0.0.1", false, "127.0.0.1", true},
        {"another host", &ours, "books.example.edu", false, "localhost", false},
        {"name for an address", &ours, "localhost", false, "127.0.0.1", false},
        {"another authority", &other, "localhost", false, "localhost", false},
        {"expired", &ours, "localhost", true, "localhost", false},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        TlsServer server{row.signer->issue(row.host, row.expired), ok};
        TestClient client{{.ca_file = ours.file()}};
        const auto base = "https://" + row.called + ":" + std::to_string(server.port);
        if (row.right) {
            EXPECT_EQ(text(client.send(base, request(Method::get, "/"))), "ok");
            EXPECT_EQ(server.sni(), row.host == "localhost" ? "localhost" : "");
            EXPECT_EQ(text(client.send(base, request(Method::get, "/"))), "ok");
        } else {
            EXPECT_THROW(client.send(base, request(Method::get, "/")), Unavailable);
        }
    }
}

TEST(client_tls, a_plain_server_or_a_missing_ca_file_is_unavailable) {
    ScriptedServer plain{{{ok}}};
    TestClient client;
    EXPECT_THROW(client.send("https://127.0.0.1:" + std::to_string(plain.port), request(Method::get, "/"),
                             Deadline::after(2s)),
                 std::runtime_error);
    TestClient without{{.ca_file = "/nonexistent/ca.pem"}};
    EXPECT_THROW(without.send("https://127.0.0.1:1", request(Method::get, "/")), Unavailable);
}

}  // namespace
}  // namespace bookverse::http
