// A blob "pictures/ab" is the file pictures/ab.blob: magic, length and text of the content type, then the
// bytes, so that one rename replaces both. A write goes to .tmp/, is flushed, renamed into place, and its
// folder is flushed: a crash leaves the old blob, the new blob, or a leftover in .tmp/ that nobody reads.
#include "platform/blobs/folder_blobs.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string>

#include "base/id.hpp"
#include "platform/async/run.hpp"
#include "platform/blobs/names.hpp"

namespace bookverse::blobs {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "BVB1";
constexpr std::string_view waiting_room = ".tmp";

[[noreturn]] void fail(const std::string& what) {
    throw Unavailable{"blobs: " + what + ": " + std::strerror(errno)};
}

/// An open descriptor.
class File {
public:
    File(const fs::path& path, int flags) : fd_{::open(path.c_str(), flags | O_CLOEXEC, 0600)} {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (fd_ >= 0) ::close(fd_);
    }
    bool is_open() const noexcept { return fd_ >= 0; }
    int fd() const noexcept { return fd_; }

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(fd_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) fail("cannot write");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void flush() const {
        if (::fsync(fd_) != 0) fail("cannot flush");
    }
    std::string read_all() const {
        struct stat info{};
        if (::fstat(fd_, &info) != 0) fail("cannot look at a file");
        std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
        for (std::size_t at = 0; at < bytes.size();) {
            const auto got = ::read(fd_, bytes.data() + at, bytes.size() - at);
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) fail("cannot read");
            at += static_cast<std::size_t>(got);
        }
        return bytes;
    }

private:
    int fd_;
};

/// The name of a new or removed file is durable when its folder was flushed.
void flush_folder(const fs::path& folder) {
    const File file{folder, O_RDONLY | O_DIRECTORY};
    if (!file.is_open()) fail("cannot open the folder");
    file.flush();
}

std::string packed(const Blob& blob) {
    std::string bytes{magic};
    bytes += static_cast<char>(blob.content_type.size());
    bytes += blob.content_type;
    bytes += blob.bytes;
    return bytes;
}

Blob unpacked(std::string_view bytes, const std::string& name) {
    if (bytes.size() > magic.size() && bytes.starts_with(magic)) {
        const auto length = static_cast<unsigned char>(bytes[magic.size()]);
        const std::string_view rest = bytes.substr(magic.size() + 1);
        if (rest.size() >= length)
            return {std::string{rest.substr(0, length)}, std::string{rest.substr(length)}};
    }
    throw Unavailable{"blobs: the file of " + name + " is damaged"};
}

class FolderBlobs final : public BlobStore {
public:
    explicit FolderBlobs(fs::path root) : root_{std::move(root)} {
        fs::create_directories(root_ / waiting_room);
        forget_leftovers();
    }

    Task<> put(std::string name, Blob blob, Deadline deadline) override {
        detail::check_name(name);
        detail::check_blob(blob);
        co_await offload(
            pool_, [this, name = std::move(name), blob = std::move(blob)] { write(name, blob); }, deadline);
    }
    Task<std::optional<Blob>> get(std::string name, Deadline deadline) override {
        detail::check_name(name);
        co_return co_await offload(pool_, [this, name = std::move(name)] { return read(name); }, deadline);
    }
    Task<> erase(std::string name, Deadline deadline) override {
        detail::check_name(name);
        co_await offload(pool_, [this, name = std::move(name)] { remove(name); }, deadline);
    }
    Task<> ping(Deadline deadline) override {
        co_await offload(
            pool_,
            [this] {
                if (::access((root_ / waiting_room).c_str(), R_OK | W_OK | X_OK) != 0)
                    fail("cannot use " + root_.string());
            },
            deadline);
    }
    std::string_view kind() const noexcept override { return "folder"; }

private:
    fs::path path_of(const std::string& name) const { return root_ / (name + ".blob"); }

    /// Makes the folders between root and file, each durable in its parent.
    void need_folders(const fs::path& folder) const {
        if (folder == root_ || fs::is_directory(folder)) return;
        need_folders(folder.parent_path());
        if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
            fail("cannot make the folder " + folder.string());
        flush_folder(folder.parent_path());
    }

    void write(const std::string& name, const Blob& blob) {
        const fs::path target = path_of(name);
        const fs::path temporary = root_ / waiting_room / temporary_name();
        need_folders(target.parent_path());
        try {
            const File file{temporary, O_WRONLY | O_CREAT | O_EXCL};
            if (!file.is_open()) fail("cannot make a file");
            file.write(packed(blob));
            file.flush();
            if (::rename(temporary.c_str(), target.c_str()) != 0) fail("cannot put a file into place");
        } catch (...) {
            ::unlink(temporary.c_str());
            throw;
        }
        flush_folder(target.parent_path());
    }

    std::optional<Blob> read(const std::string& name) const {
        const File file{path_of(name), O_RDONLY};
        if (file.is_open()) return unpacked(file.read_all(), name);
        if (errno == ENOENT || errno == ENOTDIR) {
            // A folder that went away must not look like blobs that never were.
            if (!fs::is_directory(root_)) fail("the folder is gone");
            return std::nullopt;
        }
        fail("cannot open a file");
    }

    void remove(const std::string& name) {
        const fs::path target = path_of(name);
        if (::unlink(target.c_str()) == 0) return flush_folder(target.parent_path());
        if (errno != ENOENT && errno != ENOTDIR) fail("cannot erase a file");
    }

    std::string temporary_name() {
        return std::to_string(::getpid()) + '-' + std::to_string(++written_) + '-' +
               std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
    }

    /// Of a crash long ago; a younger one may belong to a write of another process.
    void forget_leftovers() const {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator{root_ / waiting_room}) {
            const auto age = fs::file_time_type::clock::now() - entry.last_write_time(ignored);
            if (!ignored && age > std::chrono::hours{1}) fs::remove(entry.path(), ignored);
        }
    }

    fs::path root_;
    std::atomic<std::uint64_t> written_ = 0;
    Pool pool_{"blobs", {.threads = 2, .queue = 256}};
};

}  // namespace

std::unique_ptr<BlobStore> make_folder_blobs(const fs::path& root) {
    return std::make_unique<FolderBlobs>(fs::absolute(root));
}

}  // namespace bookverse::blobs
