#include "support/redis_server.hpp"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace bookverse::testing {

RedisServer::RedisServer(std::string password) : port_{free_port()}, password_{std::move(password)} {
    if (!on_path("redis-server") || !on_path("redis-cli")) {
        throw std::runtime_error{
            "There is no Redis for this test. Install the package redis-server, or set "
            "BOOKVERSE_TEST_REDIS=redis://host:port for the tests that need no server of their own."};
    }
    start();
}

std::string RedisServer::url() const {
    const auto credentials = password_.empty() ? "" : ":" + password_ + "@";
    return "redis://" + credentials + "127.0.0.1:" + std::to_string(port_);
}

void RedisServer::start() {
    std::vector<std::string> command{
        "redis-server", "--port", std::to_string(port_), "--bind", "127.0.0.1",   "--dir", folder_.path(),
        "--save",       "",       "--appendonly",        "no",     "--daemonize", "no"};
    if (!password_.empty()) command.insert(command.end(), {"--requirepass", password_});
    process_ = std::make_unique<ChildProcess>(
        ChildProcess::Options{.command = command, .log = folder_.path() / "log"});
    await(
        [&] {
            if (!process_->running()) throw std::runtime_error{"the Redis test server ended at once"};
            return accepts(port_);
        },
        std::chrono::seconds{30}, "the Redis test server does not get ready");
}

void RedisServer::stop() {
    process_->stop();
}

void RedisServer::kill() {
    process_->signal(SIGKILL);
    process_->wait();
}

void RedisServer::pause() const {
    process_->signal(SIGSTOP);
}

void RedisServer::resume() const {
    process_->signal(SIGCONT);
}

std::string RedisServer::command(std::vector<std::string> words) const {
    std::vector<std::string> all{"redis-cli", "-p", std::to_string(port_)};
    if (!password_.empty()) all.insert(all.end(), {"--no-auth-warning", "-a", password_});
    all.insert(all.end(), words.begin(), words.end());
    return output_of(all);
}

std::string shared_redis() {
    if (const auto* const address = std::getenv("BOOKVERSE_TEST_REDIS")) return address;
    static const RedisServer server;
    return server.url();
}

}  // namespace bookverse::testing
