#include "platform/config/secret_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace bookverse::config {

namespace fs = std::filesystem;

std::expected<Secret, std::string> read_secret_file(const fs::path& path) {
    auto lines = read_secrets_file(path);
    if (!lines) return std::unexpected(std::move(lines).error());
    return std::move(lines->front());
}

std::expected<std::vector<Secret>, std::string> read_secrets_file(const fs::path& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0)
        return std::unexpected("The file " + path.string() + " is not there, or not for us to read.");
    if ((status.st_mode & 0027) != 0)
        return std::unexpected("The file " + path.string() +
                               " holds a secret and others may read it: chmod 600 " + path.string());
    std::ifstream file{path};
    std::vector<Secret> secrets;
    for (std::string line; std::getline(file, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (!line.empty()) secrets.emplace_back(std::move(line));
        if (secrets.empty()) return std::unexpected("The first line of " + path.string() + " is empty.");
    }
    if (secrets.empty()) return std::unexpected("The file " + path.string() + " is empty or unreadable.");
    return secrets;
}

bool create_secret_file(const fs::path& path, const Secret& text) {
    fs::create_directories(path.parent_path());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST) return false;
    const auto fail = [&] {
        throw std::system_error{errno, std::generic_category(), "cannot write " + path.string()};
    };
    if (file < 0) fail();
    const auto bytes = text.reveal() + "\n";
    const bool written =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) fail();
    return true;
}

}  // namespace bookverse::config
