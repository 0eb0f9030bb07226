// A collection as SQLite tables, and the SQL texts for it.
//
//   "accounts.accounts"(id, version, schema, doc, "x_email_key", ...)
//       with a rowid: WITHOUT one, whole documents lie in the inner pages too, four a page, and what is larger
//       than 1,002 bytes takes a page of its own (docs/decisions/0165)
//       x_<field> is a VIRTUAL generated column, json_extract(doc, path): no place of its own, only in the
//       index. Queries name the column; the same json_extract in a WHERE would be a scan.
//   index "accounts.accounts/by_email" on the columns of its fields, and id
//   "accounts.accounts#by_role"("x_roles[]", ..., id)
//       for an index with an array field: one row an element, kept by triggers, so in the same transaction by
//       construction
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/store/plan.hpp"
#include "platform/store/sqlite_connection.hpp"

namespace bookverse::store::sqlite {

/// Immutable once made; looked up by collection name.
class Table {
public:
    explicit Table(const CollectionSpec& spec);

    const std::string& name() const noexcept { return name_; }
    const std::string& select() const noexcept { return select_; }  ///< version, schema, doc of ?id
    const std::string& insert() const noexcept { return insert_; }  ///< id, schema, doc
    const std::string& update() const noexcept { return update_; }  ///< version, schema, doc, id
    const std::string& erase() const noexcept { return erase_; }
    const std::string& erase_version() const noexcept { return erase_version_; }  ///< id, version

    /// One walk of a query: id, version, schema, doc and the fields after `find.equal`, which the position
    /// needs.
    std::string find(const Find& find, const Walk& walk) const;

    /// As many rows of it as the last parameter says, counted in the index alone.
    std::string count(const Find& find, const Walk& walk) const;

    /// Which index a broken UNIQUE constraint's message is about.
    std::string broken_index(std::string_view message) const;

    /// Creates what is missing; std::logic_error for an index that exists otherwise than declared. In a
    /// transaction.
    void create(Connection& connection) const;

private:
    struct IndexSql {
        IndexSpec spec;
        bool array = false;
        std::string relation;   ///< the table that has the columns
        std::string violation;  ///< SQLite's message when it is broken
    };
    const IndexSql& index(std::string_view name) const;
    std::string from(const IndexSql& index) const;
    static std::string where(const IndexSql& index, const Walk& walk);
    void create_columns(Connection& connection) const;
    void create_index(Connection& connection, const IndexSql& index) const;
    void create_side_table(Connection& connection, const IndexSql& index) const;

    std::string name_;
    std::vector<IndexSql> indexes_;
    std::string select_, insert_, update_, erase_, erase_version_;
};

/// The tables that do not belong to a collection: the outbox.
void create_common(Connection& connection);

}  // namespace bookverse::store::sqlite
