#include "platform/store/sqlite_connection.hpp"

#include "platform/store/sqlite_page_cache.hpp"

namespace bookverse::store::sqlite {

namespace {

[[noreturn]] void fail(sqlite3* db, int code) {
    throw Error{code, std::string{"SQLite: "} + (db ? sqlite3_errmsg(db) : sqlite3_errstr(code))};
}

std::string between(std::string_view text, char mark) {
    std::string out{mark};
    for (const char c : text) {
        if (c == mark) out += mark;
        out += c;
    }
    return out += mark;
}

}  // namespace

void initialize() {
    // It counts every allocation under one lock for the whole process, unless it is told not to before its first use.
    // If somebody else used it before (SQLITE_MISUSE), it counts on.
    static const int code = [] {
        install_page_cache();
        return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }();
    (void)code;
    sqlite3_initialize();
}

std::string sql_name(std::string_view name) {
    return between(name, '"');
}

std::string sql_text(std::string_view text) {
    return between(text, '\'');
}

Use::~Use() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Use& Use::bind(std::string_view text) {
    // A null pointer would bind NULL, also with length 0.
    const auto code = sqlite3_bind_text64(statement_, next_++, text.data() ? text.data() : "", text.size(),
                                          SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK) fail(db_, code);
    return *this;
}

Use& Use::bind(std::int64_t number) {
    if (const auto code = sqlite3_bind_int64(statement_, next_++, number); code != SQLITE_OK) fail(db_, code);
    return *this;
}

Use& Use::bind_null() {
    if (const auto code = sqlite3_bind_null(statement_, next_++); code != SQLITE_OK) fail(db_, code);
    return *this;
}

bool Use::step() {
    const auto code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(db_, sqlite3_extended_errcode(db_));
}

std::string_view Use::text(int column) const noexcept {
    const auto* const bytes =
        static_cast<const char*>(static_cast<const void*>(sqlite3_column_text(statement_, column)));
    return bytes ? std::string_view{bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))}
                 : std::string_view{};
}

Connection::Connection(const std::filesystem::path& file, Mode mode, const std::string& vfs) {
    initialize();
    // NOMUTEX: a connection belongs to one thread.
    const auto flags =
        SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
        (mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const auto code = sqlite3_open_v2(file.c_str(), &db_, flags, vfs.empty() ? nullptr : vfs.c_str());
    if (code == SQLITE_OK) return;
    const Error error{code, "SQLite cannot open " + file.string() + ": " +
                                (db_ ? sqlite3_errmsg(db_) : sqlite3_errstr(code))};
    sqlite3_close_v2(db_);
    throw error;
}

Connection::~Connection() {
    statements_.clear();
    sqlite3_close_v2(db_);
}

Use Connection::use(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        sqlite3_stmt* statement = nullptr;
        const auto code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                             SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) fail(db_, code);
        found = statements_.emplace(sql, std::unique_ptr<sqlite3_stmt, Finalize>{statement}).first;
    }
    return Use{db_, found->second.get()};
}

void Connection::exec(const std::string& sql) {
    if (const auto code = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(db_, sqlite3_extended_errcode(db_));
}

}  // namespace bookverse::store::sqlite
