// A RabbitMQ broker of our own for contract tests: its own node name, ports, cookie and data, only on
// 127.0.0.1. Tests that need no power over it take shared_rabbitmq(), which also knows an address in
// BOOKVERSE_TEST_RABBITMQ.
#pragma once

#include <memory>
#include <string>

#include "support/test_servers.hpp"

namespace bookverse::testing {

class RabbitServer {
public:
    /// Starts it and waits until its port is open, 6 to 10 s. Throws with a sentence how to get one.
    RabbitServer();
    RabbitServer(const RabbitServer&) = delete;
    RabbitServer& operator=(const RabbitServer&) = delete;
    ~RabbitServer();

    /// amqp://guest:guest@127.0.0.1:PORT
    std::string url() const;
    /// The data stay.
    void start();
    /// Returns when it is on its way; ready() says when it is there.
    void start_soon();
    bool ready();
    void stop();
    /// kill -9
    void kill();
    /// SIGSTOP and SIGCONT: it is there and does not answer.
    void pause() const;
    void resume() const;
    /// The directory of its quorum queues, written a while after one is declared, names this one. Before that
    /// kill() loses the queue.
    bool has_on_disk(const std::string& queue) const;
    /// As rabbitmqctl does, 1 to 3 s: delete_queue NAME, close_all_connections WHY, eval ERLANG.
    std::string control(std::vector<std::string> words) const;

private:
    std::map<std::string, std::string> environment() const;

    TemporaryFolder folder_;
    std::uint16_t port_;
    std::uint16_t distribution_port_;
    std::uint16_t names_port_;
    std::unique_ptr<ChildProcess>
        names_;  ///< epmd; started by us, so that it does not stay behind as a daemon
    std::unique_ptr<ChildProcess> broker_;
};

/// One for the whole test program: BOOKVERSE_TEST_RABBITMQ, or one that is started at the first call.
std::string shared_rabbitmq();

}  // namespace bookverse::testing
