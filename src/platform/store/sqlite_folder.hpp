// The folder of a database: who owns it, and what is done to it as a whole.
#pragma once

#include <filesystem>

namespace bookverse::store::sqlite {

std::filesystem::path database_file(const std::filesystem::path& folder);

/// Held while the folder is ours; ends with the process, however it ends.
class FolderLock {
public:
    /// Creates the folder. Throws FolderInUse with the other's process id, or std::runtime_error.
    explicit FolderLock(const std::filesystem::path& folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    int descriptor_ = -1;
};

}  // namespace bookverse::store::sqlite
