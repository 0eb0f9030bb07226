// What every test that starts a server needs: a child process that ends with the test, a free port, a folder.
// A server that cannot be had is a failing test that says how to get one, never a skipped one.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bookverse::testing {

/// A folder of its own below the system's temporary one; removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// On 127.0.0.1, free a moment ago, and below those that the kernel takes for outgoing connections: such a one
/// could be gone before the server that it is meant for has started.
std::uint16_t free_port();
bool accepts(std::uint16_t port);

/// The first of that name on PATH.
std::optional<std::filesystem::path> on_path(const std::string& program);

/// Where the repository is: tools and data of tests are found from there.
std::filesystem::path source_folder();

/// Waits until `condition` holds; throws std::runtime_error{what} after `limit`. For servers, not for our own
/// code: that one says when it is done.
void await(const std::function<bool()>& condition, std::chrono::milliseconds limit, const std::string& what);

/// What `command` writes to its standard output; throws std::runtime_error with its standard error if it
/// fails.
std::string output_of(const std::vector<std::string>& command);

class ChildProcess {
public:
    struct Options {
        std::vector<std::string> command;
        std::map<std::string, std::string> environment{};  ///< added to ours
        std::filesystem::path log{};                       ///< both outputs; empty: as ours
    };
    explicit ChildProcess(const Options& options);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    /// Kills it if it still runs, and waits for it. The kernel kills it too when this process dies.
    ~ChildProcess();

    pid_t pid() const noexcept { return pid_; }
    bool running();
    void signal(int number) const;
    /// Waits for its end, kills it after `limit`; its exit status, or minus the signal's number.
    int wait(std::chrono::milliseconds limit = std::chrono::seconds{10});
    /// SIGTERM, then wait().
    int stop(std::chrono::milliseconds limit = std::chrono::seconds{10});

private:
    bool collect(int options);

    pid_t pid_ = -1;
    std::optional<int> status_;
};

}  // namespace bookverse::testing
