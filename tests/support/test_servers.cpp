#include "support/test_servers.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <mutex>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace bookverse::testing {

namespace {

/// A socket on the loopback address; port 0 lets the kernel choose.
class Loopback {
public:
    explicit Loopback(std::uint16_t port) : descriptor_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        address_.sin_family = AF_INET;
        address_.sin_port = htons(port);
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    Loopback(const Loopback&) = delete;
    Loopback& operator=(const Loopback&) = delete;
    ~Loopback() { ::close(descriptor_); }

    bool bind() { return ::bind(descriptor_, address(), size_) == 0; }
    bool connect() { return ::connect(descriptor_, address(), size_) == 0; }

private:
    sockaddr* address() { return static_cast<sockaddr*>(static_cast<void*>(&address_)); }

    int descriptor_;
    sockaddr_in address_{};
    static constexpr socklen_t size_ = sizeof(sockaddr_in);
};

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Runs `work` on a thread that lives as long as the program, and waits for it: "kill me when my parent dies"
/// means the thread that forked.
void on_lasting_thread(const std::function<void()>& work) {
    struct Desk {
        std::mutex mutex;
        std::condition_variable changed;
        const std::function<void()>* work = nullptr;
    };
    static auto* const desk = [] {
        auto* const made = new Desk;  // never gone: its thread is not either
        std::thread{[made] {
            std::unique_lock lock{made->mutex};
            for (;;) {
                made->changed.wait(lock, [&] { return made->work; });
                (*made->work)();
                made->work = nullptr;
                made->changed.notify_all();
            }
        }}.detach();
        return made;
    }();
    static std::mutex one_at_a_time;
    const std::lock_guard turn{one_at_a_time};
    std::unique_lock lock{desk->mutex};
    desk->work = &work;
    desk->changed.notify_all();
    desk->changed.wait(lock, [&] { return !desk->work; });
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& text : texts)
        out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& added) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry; ++entry) {
        const std::string text{*entry};
        if (!added.contains(text.substr(0, text.find('=')))) all.push_back(text);
    }
    for (const auto& [name, value] : added)
        all.push_back(name + "=" + value);
    return all;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "bookverse-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error{"cannot make a temporary folder"};
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::uint16_t free_port() {
    constexpr int tries = 1000;
    static std::random_device random;
    int first_outgoing = 32768;
    std::ifstream{"/proc/sys/net/ipv4/ip_local_port_range"} >> first_outgoing;
    std::uniform_int_distribution<int> below{10'000, first_outgoing - 1};
    for (int i = 0; i < tries; ++i) {
        const auto port = static_cast<std::uint16_t>(below(random));
        if (Loopback{port}.bind()) return port;
    }
    throw std::runtime_error{"there is no free port"};
}

bool accepts(std::uint16_t port) {
    return Loopback{port}.connect();
}

std::optional<std::filesystem::path> on_path(const std::string& program) {
    const auto* const path = std::getenv("PATH");
    std::istringstream folders{path ? path : ""};
    for (std::string folder; std::getline(folders, folder, ':');) {
        const auto file = std::filesystem::path{folder} / program;
        if (::access(file.c_str(), X_OK) == 0) return file;
    }
    return std::nullopt;
}

std::filesystem::path source_folder() {
    if (const auto* const folder = std::getenv("BOOKVERSE_SOURCE_DIR")) return folder;
    for (auto folder = std::filesystem::current_path(); folder != folder.root_path();
         folder = folder.parent_path())
        if (std::filesystem::exists(folder / "CMakePresets.json")) return folder;
    throw std::runtime_error{"set BOOKVERSE_SOURCE_DIR to the repository, or run the test from within it"};
}

void await(const std::function<bool()>& condition, std::chrono::milliseconds limit, const std::string& what) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error{what};
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
}

std::string output_of(const std::vector<std::string>& command) {
    const TemporaryFolder folder;
    const auto out = folder.path() / "out";
    const auto errors = folder.path() / "err";
    std::vector<std::string> shell{
        "/bin/sh", "-c", "out=$1; err=$2; shift 2; exec \"$@\" >\"$out\" 2>\"$err\"", "sh", out, errors};
    shell.insert(shell.end(), command.begin(), command.end());
    ChildProcess child{{.command = shell}};
    if (child.wait(std::chrono::minutes{5}) != 0)
        throw std::runtime_error{command.front() + " failed: " + text_of(errors)};
    auto text = text_of(out);
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

ChildProcess::ChildProcess(const Options& options) {
    auto command = options.command;
    auto environment = environment_with(options.environment);
    const auto arguments = pointers(command);
    const auto variables = pointers(environment);
    const auto log = options.log.string();
    const auto parent = ::getpid();
    on_lasting_thread([&] {
        pid_ = ::fork();
        if (pid_ != 0) return;
        // The child: only calls that are safe after a fork of a program with threads.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(127);
        if (!log.empty()) {
            const int descriptor = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
            ::dup2(descriptor, 1);
            ::dup2(descriptor, 2);
        }
        ::execvpe(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    });
    if (pid_ < 0) throw std::runtime_error{std::string{"fork: "} + std::strerror(errno)};
}

ChildProcess::~ChildProcess() {
    if (!running()) return;
    ::kill(pid_, SIGKILL);
    collect(0);
}

bool ChildProcess::collect(int options) {
    if (status_) return true;
    int status = 0;
    if (::waitpid(pid_, &status, options) != pid_) return false;
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return true;
}

bool ChildProcess::running() {
    return !collect(WNOHANG);
}

void ChildProcess::signal(int number) const {
    if (!status_) ::kill(pid_, number);
}

int ChildProcess::wait(std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (running()) {
        if (std::chrono::steady_clock::now() > end) {
            ::kill(pid_, SIGKILL);
            collect(0);
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return *status_;
}

int ChildProcess::stop(std::chrono::milliseconds limit) {
    signal(SIGTERM);
    signal(SIGCONT);
    return wait(limit);
}

}  // namespace bookverse::testing
