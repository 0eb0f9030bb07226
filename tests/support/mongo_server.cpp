#include "support/mongo_server.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace bookverse::testing {

namespace {

std::string class_path() {
    try {
        return output_of({source_folder() / "tools/mongo-test-server/build.sh"});
    } catch (const std::exception& error) {
        throw std::runtime_error{
            std::string{"There is no MongoDB server for this test. Set "
                        "BOOKVERSE_TEST_MONGODB=mongodb://host:port, or "
                        "put mongod on PATH, or install openjdk-17-jdk-headless and maven. "} +
            error.what()};
    }
}

bool contains_line(const std::filesystem::path& file, const std::string& part) {
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);)
        if (line.find(part) != line.npos) return true;
    return false;
}

}  // namespace

MongoServer::MongoServer() : port_{free_port()} {
    const auto port = std::to_string(port_);
    if (const auto mongod = on_path("mongod")) {
        const auto data = folder_.path() / "data";
        std::filesystem::create_directory(data);
        command_ = {*mongod, "--bind_ip", "127.0.0.1", "--port", port, "--dbpath", data, "--nounixsocket"};
        ready_ = "Waiting for connections";
    } else {
        command_ = {"java",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx512m",
                    "-cp",
                    class_path(),
                    "TestServer",
                    port,
                    folder_.path() / "data"};
        ready_ = "READY";
    }
    start();
}

std::string MongoServer::uri() const {
    return "mongodb://127.0.0.1:" + std::to_string(port_);
}

void MongoServer::start() {
    const auto log = folder_.path() / "log";
    std::filesystem::remove(log);
    process_ = std::make_unique<ChildProcess>(ChildProcess::Options{.command = command_, .log = log});
    await(
        [&] {
            if (!process_->running())
                throw std::runtime_error{"the MongoDB test server ended at once: " + command_[0]};
            return contains_line(log, ready_);
        },
        std::chrono::seconds{60}, "the MongoDB test server does not get ready");
}

void MongoServer::stop() {
    process_->stop();
}

void MongoServer::pause() const {
    process_->signal(SIGSTOP);
}

void MongoServer::resume() const {
    process_->signal(SIGCONT);
}

std::string shared_mongo() {
    if (const auto* const address = std::getenv("BOOKVERSE_TEST_MONGODB")) return address;
    static const MongoServer server;
    return server.uri();
}

std::string fresh_database() {
    static std::atomic<int> count{0};
    return "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

}  // namespace bookverse::testing
