// The floor that the front door is measured against: a bare Beast server that answers everything with the
// same JSON, one io_context a thread, SO_REUSEPORT, no deadlines, no checks, no coroutines. Usage:
// bench_floor PORT [THREADS]
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using reuse_port = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

class Session : public std::enable_shared_from_this<Session> {
public:
    explicit Session(Socket socket) : socket_{std::move(socket)} {}

    void read() {
        request_ = {};
        http::async_read(socket_, buffer_, request_,
                         [self = shared_from_this()](const auto& error, std::size_t) {
                             if (!error) self->write();
                         });
    }

private:
    void write() {
        response_ = http::response<http::string_body>{http::status::ok, request_.version()};
        response_.set(http::field::content_type, "application/json");
        response_.keep_alive(request_.keep_alive());
        response_.body() = R"({"hello":"world"})";
        response_.prepare_payload();
        http::async_write(socket_, response_, [self = shared_from_this()](const auto& error, std::size_t) {
            if (!error && self->response_.keep_alive()) self->read();
        });
    }

    Socket socket_;
    boost::beast::flat_buffer buffer_;
    http::request<http::string_body> request_;
    http::response<http::string_body> response_;
};

void accept(Acceptor& acceptor) {
    acceptor.async_accept([&acceptor](const auto& error, Socket socket) {
        if (!error) {
            socket.set_option(tcp::no_delay{true});
            std::make_shared<Session>(std::move(socket))->read();
        }
        accept(acceptor);
    });
}

void serve(asio::io_context& io, std::uint16_t port) {
    Acceptor acceptor{io.get_executor()};
    const tcp::endpoint endpoint{asio::ip::address_v4::loopback(), port};
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address{true});
    acceptor.set_option(reuse_port{true});
    acceptor.bind(endpoint);
    acceptor.listen();
    accept(acceptor);
    io.run();
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: bench_floor PORT [THREADS]\n";
        return 2;
    }
    const auto port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
    const auto threads =
        count > 2 ? static_cast<unsigned>(std::atoi(arguments[2])) : std::thread::hardware_concurrency();
    std::vector<std::unique_ptr<asio::io_context>> contexts;
    for (unsigned i = 0; i < threads; ++i)
        contexts.push_back(std::make_unique<asio::io_context>(1));
    asio::signal_set signals{*contexts.front(), SIGTERM, SIGINT};
    signals.async_wait([&](auto...) {
        for (auto& io : contexts)
            io->stop();
    });
    std::vector<std::jthread> running;
    for (auto& io : contexts)
        running.emplace_back([&io, port] { serve(*io, port); });
}
