// A backup is a folder: database, blobs/, keys/master.key. Blobs are copied before and after the database:
// what the database refers to was there before it, and what came in between is caught by the second look. A
// blob that the program erases meanwhile is one that nothing refers to any more.
#include <iostream>

#include "app/commands.hpp"
#include "app/keys.hpp"
#include "platform/config/secret_file.hpp"
#include "platform/store/sqlite_store.hpp"

namespace bookverse::app {

namespace fs = std::filesystem;

namespace {

void need_embedded(const config::Options& options) {
    if (options.store.kind != "sqlite" || options.blobs.kind != "folder")
        throw std::runtime_error{
            "This is for --store sqlite:… with --blobs folder:…; for MongoDB use mongodump, which takes "
            "pictures in "
            "GridFS along, and keep the master key file."};
}

/// Files that are not there yet; one that vanishes meanwhile is left out.
std::size_t copy_new(const fs::path& from, const fs::path& to) {
    std::size_t copied = 0;
    if (!fs::exists(from)) return copied;
    for (const auto& entry : fs::recursive_directory_iterator{from}) {
        const auto target = to / fs::relative(entry.path(), from);
        std::error_code error;
        if (entry.is_directory(error)) {
            fs::create_directories(target);
        } else if (!fs::exists(target) && fs::copy_file(entry.path(), target, error)) {
            ++copied;
        }
        if (error && error != std::errc::no_such_file_or_directory)
            throw fs::filesystem_error{"cannot copy", entry.path(), target, error};
    }
    return copied;
}

bool is_empty_or_absent(const fs::path& folder) {
    return !fs::exists(folder) || fs::is_empty(folder);
}

void copy_key(const fs::path& from, const fs::path& to) {
    const auto key = config::read_secret_file(from);
    if (!key) throw std::runtime_error{key.error()};
    if (!config::create_secret_file(to, *key)) throw std::runtime_error{to.string() + " is there already."};
}

}  // namespace

int backup(const config::Options& options, const fs::path& to) {
    need_embedded(options);
    if (!is_empty_or_absent(to)) throw std::runtime_error{to.string() + " is not empty; name a new folder."};
    fs::create_directories(to);
    fs::permissions(to, fs::perms::owner_all);
    const fs::path blobs{options.blobs.where.reveal()};
    fs::create_directories(to / "blobs");
    auto copied = copy_new(blobs, to / "blobs");
    store::SqliteStore::backup(options.store.where.reveal(), to / "database");
    copied += copy_new(blobs, to / "blobs");
    copy_key(options.master_key_file, to / "keys" / "master.key");
    std::cout << to.string() << ": database, " << copied
              << " files of blobs, master key. Keep it as safe as the key.\n";
    return 0;
}

int restore(const config::Options& options, const fs::path& from) {
    need_embedded(options);
    if (!fs::is_regular_file(from / "database"))
        throw std::runtime_error{from.string() + " is no backup: it has no database."};
    const fs::path blobs{options.blobs.where.reveal()};
    const fs::path database{options.store.where.reveal()};
    for (const auto& folder : {options.data, database, blobs})
        if (!is_empty_or_absent(folder))
            throw std::runtime_error{folder.string() +
                                     " is not empty; restore goes into an empty --data folder only."};
    if (fs::exists(options.master_key_file))
        throw std::runtime_error{options.master_key_file.string() + " is there already."};
    copy_key(from / "keys" / "master.key", options.master_key_file);
    store::SqliteStore::restore(from / "database", database);
    fs::create_directories(blobs);
    const auto copied = copy_new(from / "blobs", blobs);
    std::cout << options.data.string() << ": database, " << copied
              << " files of blobs, master key restored.\n";
    return 0;
}

}  // namespace bookverse::app
