// A thin owner of one SQLite connection and its prepared statements. Only sqlite_*.cpp include this.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bookverse::store::sqlite {

/// What SQLite answered instead of a result.
class Error : public std::runtime_error {
public:
    Error(int code, const std::string& what) : std::runtime_error{what}, code_{code} {}
    int primary() const noexcept { return code_ & 0xff; }
    int extended() const noexcept { return code_; }

private:
    int code_;
};

class Connection;

/// A prepared statement in use; resets it when it goes out of scope, so none stays open. Texts that are bound
/// or read are not copied: what is bound must live until then, what is read is gone after the next step().
class Use {
public:
    Use(sqlite3* db, sqlite3_stmt* statement) noexcept : db_{db}, statement_{statement} {}
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use();

    Use& bind(std::string_view text);
    Use& bind(std::int64_t number);
    Use& bind_null();

    /// True while there is a row. Throws Error.
    bool step();
    /// For statements without rows.
    void run() { step(); }

    std::int64_t number(int column) const noexcept { return sqlite3_column_int64(statement_, column); }
    std::string_view text(int column) const noexcept;
    int type(int column) const noexcept { return sqlite3_column_type(statement_, column); }

private:
    sqlite3* db_;
    sqlite3_stmt* statement_;
    int next_ = 1;
};

class Connection {
public:
    enum class Mode { read_write, read_only };

    /// `vfs` empty: the system's. Throws Error.
    Connection(const std::filesystem::path& file, Mode mode, const std::string& vfs);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// Prepared once and kept. Not reentrant: one use of a text at a time.
    Use use(std::string_view sql);
    /// For statements that are used once.
    void exec(const std::string& sql);

    int changes() const noexcept { return sqlite3_changes(db_); }
    bool in_transaction() const noexcept { return sqlite3_get_autocommit(db_) == 0; }
    /// The message of the last error; names the columns of a broken unique index.
    std::string_view message() const noexcept { return sqlite3_errmsg(db_); }
    sqlite3* handle() const noexcept { return db_; }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    sqlite3* db_ = nullptr;
    std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>, Hash, std::equal_to<>>
        statements_;
};

/// SQLite as we want it for the whole process; connections do it, and whoever asks SQLite something before the first one.
void initialize();

/// "name", with quotes inside doubled.
std::string sql_name(std::string_view name);
/// 'text'
std::string sql_text(std::string_view text);

}  // namespace bookverse::store::sqlite
