#include "support/rabbitmq_server.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bookverse::testing {

namespace {

/// The release's own folder of scripts; those on PATH switch to a user named rabbitmq.
std::filesystem::path scripts() {
    const std::filesystem::path releases{"/usr/lib/rabbitmq/lib"};
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator{releases, none}) {
        const auto folder = entry.path() / "sbin";
        if (std::filesystem::exists(folder / "rabbitmq-server") && on_path("epmd")) return folder;
    }
    throw std::runtime_error{
        "There is no RabbitMQ for this test. Install the package rabbitmq-server, or set "
        "BOOKVERSE_TEST_RABBITMQ=amqp://user:password@host for the tests that need no broker of their own."};
}

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream{file} << text;
}

}  // namespace

RabbitServer::RabbitServer() : port_{free_port()}, distribution_port_{free_port()}, names_port_{free_port()} {
    write(folder_.path() / "enabled_plugins", "[].");
    write(folder_.path() / "rabbitmq.conf", "listeners.tcp.1 = 127.0.0.1:" + std::to_string(port_) +
                                                "\nvm_memory_high_watermark.absolute = 512MB\n"
                                                "disk_free_limit.absolute = 50MB\n");
    start();
}

RabbitServer::~RabbitServer() {
    if (broker_ && broker_->running()) kill();
    if (names_) names_->stop();
}

std::map<std::string, std::string> RabbitServer::environment() const {
    const auto folder = folder_.path().string();
    return {
        {"HOME", folder},  // the cookie is there
        {"RABBITMQ_NODENAME", "bookverse" + std::to_string(port_) + "@localhost"},
        {"RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"},
        {"RABBITMQ_NODE_PORT", std::to_string(port_)},
        {"RABBITMQ_DIST_PORT", std::to_string(distribution_port_)},
        {"RABBITMQ_MNESIA_BASE", folder + "/mnesia"},
        {"RABBITMQ_LOG_BASE", folder + "/log"},
        {"RABBITMQ_PID_FILE", folder + "/pid"},
        {"RABBITMQ_ENABLED_PLUGINS_FILE", folder + "/enabled_plugins"},
        {"RABBITMQ_CONFIG_FILE", folder + "/rabbitmq"},
        {"RABBITMQ_CONF_ENV_FILE", "/dev/null"},
        {"ERL_EPMD_PORT", std::to_string(names_port_)},
        {"ERL_EPMD_ADDRESS", "127.0.0.1"},
        // Makes the script become the Erlang machine instead of watching over it: so its pid is the broker's.
        {"RUNNING_UNDER_SYSTEMD", "1"},
        {"RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
         "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none"}};
}

std::string RabbitServer::url() const {
    return "amqp://guest:guest@127.0.0.1:" + std::to_string(port_);
}

void RabbitServer::start_soon() {
    const auto script = scripts() / "rabbitmq-server";
    if (!names_) {
        names_ = std::make_unique<ChildProcess>(ChildProcess::Options{
            .command = {"epmd", "-address", "127.0.0.1", "-port", std::to_string(names_port_)},
            .log = folder_.path() / "epmd.log"});
        await([&] { return accepts(names_port_); }, std::chrono::seconds{10}, "epmd does not get ready");
    }
    broker_ = std::make_unique<ChildProcess>(ChildProcess::Options{
        .command = {script}, .environment = environment(), .log = folder_.path() / "out"});
}

bool RabbitServer::ready() {
    if (!broker_->running()) throw std::runtime_error{"the RabbitMQ test broker ended at once"};
    return accepts(port_);
}

void RabbitServer::start() {
    start_soon();
    await([&] { return ready(); }, std::chrono::seconds{120}, "the RabbitMQ test broker does not get ready");
}

void RabbitServer::stop() {
    broker_->stop(std::chrono::seconds{60});
}

void RabbitServer::kill() {
    broker_->signal(SIGKILL);
    broker_->wait();
}

void RabbitServer::pause() const {
    broker_->signal(SIGSTOP);
}

void RabbitServer::resume() const {
    broker_->signal(SIGCONT);
}

bool RabbitServer::has_on_disk(const std::string& queue) const {
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder_.path() / "mnesia", none}) {
        if (entry.path().filename() != "names.dets") continue;
        std::ifstream file{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        if (bytes.find(queue) != std::string::npos) return true;
    }
    return false;
}

std::string RabbitServer::control(std::vector<std::string> words) const {
    std::vector<std::string> command{"env"};
    for (const auto& [name, value] : environment())
        if (name != "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS" && name != "RUNNING_UNDER_SYSTEMD")
            command.push_back(name + "=" + value);
    command.push_back(scripts() / "rabbitmqctl");
    command.insert(command.end(), words.begin(), words.end());
    return output_of(command);
}

std::string shared_rabbitmq() {
    if (const auto* const address = std::getenv("BOOKVERSE_TEST_RABBITMQ")) return address;
    static const RabbitServer server;
    return server.url();
}

}  // namespace bookverse::testing
