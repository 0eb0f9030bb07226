// A server that speaks MongoDB's protocol, for contract tests: `mongod` if it is on PATH, else
// mongo-java-server from tools/mongo-test-server. Tests that need no power over the server take
// shared_mongo(), which also knows an address in BOOKVERSE_TEST_MONGODB.
#pragma once

#include <memory>
#include <string>

#include "support/test_servers.hpp"

namespace bookverse::testing {

class MongoServer {
public:
    /// Starts it and waits until it answers. Throws with a sentence how to get one.
    MongoServer();

    /// mongodb://127.0.0.1:PORT
    std::string uri() const;
    /// An orderly end; the data stay.
    void stop();
    void start();
    /// SIGSTOP and SIGCONT: it is there and does not answer.
    void pause() const;
    void resume() const;

private:
    TemporaryFolder folder_;
    std::uint16_t port_;
    std::vector<std::string> command_;
    std::string ready_;
    std::unique_ptr<ChildProcess> process_;
};

/// One for the whole test program: BOOKVERSE_TEST_MONGODB, or one that is started at the first call.
std::string shared_mongo();

/// A database name that no other test uses.
std::string fresh_database();

}  // namespace bookverse::testing
