// A Redis of our own for contract tests. Tests that need no power over it take shared_redis(), which also
// knows an address in BOOKVERSE_TEST_REDIS.
#pragma once

#include <memory>
#include <string>

#include "support/test_servers.hpp"

namespace bookverse::testing {

class RedisServer {
public:
    /// Starts it and waits until it answers. Throws with a sentence how to get one.
    explicit RedisServer(std::string password = {});

    /// redis://[:password@]127.0.0.1:PORT
    std::string url() const;
    void start();
    void stop();
    /// kill -9
    void kill();
    /// SIGSTOP and SIGCONT: it is there and does not answer.
    void pause() const;
    void resume() const;
    /// As redis-cli does: FLUSHALL, CLIENT KILL TYPE normal.
    std::string command(std::vector<std::string> words) const;

private:
    TemporaryFolder folder_;
    std::uint16_t port_;
    std::string password_;
    std::unique_ptr<ChildProcess> process_;
};

/// One for the whole test program: BOOKVERSE_TEST_REDIS, or one that is started at the first call.
std::string shared_redis();

}  // namespace bookverse::testing
