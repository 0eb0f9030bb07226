#include "platform/store/sqlite_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "platform/store/sqlite_connection.hpp"
#include "platform/store/sqlite_store.hpp"

namespace bookverse::store {

namespace sqlite {

namespace {

std::string owner(int descriptor) {
    std::array<char, 32> text{};
    const auto size = ::pread(descriptor, text.data(), text.size() - 1, 0);
    const std::string pid{text.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
    return pid.empty() ? "another process" : "process " + pid.substr(0, pid.find('\n'));
}

/// Makes names in a folder survive a power cut.
void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

void copy_database(const std::filesystem::path& from, const std::filesystem::path& to) {
    Connection source{from, Connection::Mode::read_only, {}};
    Connection target{to, Connection::Mode::read_write, {}};
    target.exec("PRAGMA synchronous = FULL");
    sqlite3_busy_timeout(source.handle(), 5000);
    auto* const backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup) throw Error{sqlite3_errcode(target.handle()), sqlite3_errmsg(target.handle())};
    // In one step, that is in one read transaction: consistent, and writers of a WAL do not wait for readers.
    sqlite3_backup_step(backup, -1);
    const auto code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) throw Error{code, std::string{"SQLite: "} + sqlite3_errmsg(target.handle())};
    target.exec("PRAGMA journal_mode = DELETE");  // one file, nothing beside it
}

std::vector<std::string> problems(const std::filesystem::path& file) {
    Connection connection{file, Connection::Mode::read_only, {}};
    std::vector<std::string> found;
    auto use = connection.use("PRAGMA integrity_check(20)");
    while (use.step())
        if (use.text(0) != "ok") found.emplace_back(use.text(0));
    return found;
}

}  // namespace

std::filesystem::path database_file(const std::filesystem::path& folder) {
    return folder / "bookverse.db";
}

FolderLock::FolderLock(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const auto file = folder / "lock";
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0)
        throw std::runtime_error{"cannot open " + file.string() + ": " + std::strerror(errno)};
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const auto who = owner(descriptor_);
        ::close(descriptor_);
        throw FolderInUse{"the data folder " + folder.string() + " is in use by " + who +
                          "; stop it first, or choose another folder"};
    }
    const auto pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, pid.data(), pid.size(), 0) < 0) {
        const auto reason = std::string{std::strerror(errno)};
        ::close(descriptor_);
        throw std::runtime_error{"cannot write " + file.string() + ": " + reason};
    }
}

FolderLock::~FolderLock() {
    // The file stays: removing it would let two processes lock two files of one name.
    ::close(descriptor_);
}

}  // namespace sqlite

void SqliteStore::backup(const std::filesystem::path& folder, const std::filesystem::path& file) {
    const auto database = sqlite::database_file(folder);
    if (!std::filesystem::exists(database))
        throw std::runtime_error{"there is no database in " + folder.string()};
    if (std::filesystem::exists(file)) throw std::runtime_error{file.string() + " is there already"};
    const auto partial = file.string() + ".partial";
    std::filesystem::remove(partial);
    sqlite::copy_database(database, partial);
    if (const auto found = sqlite::problems(partial); !found.empty())
        throw std::runtime_error{"the copy is damaged: " + found.front()};
    std::filesystem::rename(partial, file);
    sqlite::sync_folder(std::filesystem::absolute(file).parent_path());
}

std::vector<std::string> SqliteStore::check(const std::filesystem::path& folder) {
    return sqlite::problems(sqlite::database_file(folder));
}

void SqliteStore::restore(const std::filesystem::path& file, const std::filesystem::path& folder) {
    const sqlite::FolderLock lock{folder};
    const auto database = sqlite::database_file(folder);
    if (std::filesystem::exists(database))
        throw std::runtime_error{"there is a database in " + folder.string() + "; move it away first"};
    if (const auto found = sqlite::problems(file); !found.empty())
        throw std::runtime_error{file.string() + " is damaged: " + found.front()};
    const auto partial = database.string() + ".partial";
    std::filesystem::remove(partial);
    sqlite::copy_database(file, partial);
    std::filesystem::rename(partial, database);
    sqlite::sync_folder(folder);
}

}  // namespace bookverse::store
