#include "platform/store/sqlite_table.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace bookverse::store::sqlite {

namespace {

std::string column(std::string_view field) {
    return sql_name("x_" + std::string{field});
}

/// '$."profile"."name"'
std::string json_path(const std::vector<std::string>& parts) {
    std::string path = "$";
    for (const auto& part : parts)
        path += ".\"" + part + '"';
    return sql_text(path);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

std::vector<std::string> columns(const IndexSpec& index) {
    std::vector<std::string> out;
    for (const auto& field : index.fields)
        out.push_back(column(field));
    return out;
}

/// The SQL that made a table, index or trigger; empty when there is none of that name.
std::string made_by(Connection& connection, std::string_view name) {
    auto use = connection.use("SELECT sql FROM sqlite_master WHERE name = ?");
    return use.bind(name).step() ? std::string{use.text(0)} : std::string{};
}

/// Creates it, or refuses if there is another one of that name.
bool make(Connection& connection, std::string_view name, const std::string& sql) {
    const auto before = made_by(connection, name);
    if (before == sql) return false;
    if (!before.empty())
        throw std::logic_error{"the database has another " + std::string{name} +
                               " than the program declares: " + before +
                               "; a changed index needs a new name"};
    connection.exec(sql);
    return true;
}

/// What a row of an index's side table is made of, for the document text `doc` of a row named `row`.
std::string side_select(const IndexSpec& index, const std::string& row) {
    std::vector<std::string> values;
    std::string each;
    std::string filter;
    for (const auto& field : index.fields) {
        const auto path = FieldPath::parse(field);
        if (!path.array) {
            values.push_back("json_extract(" + row + ".doc, " + json_path(path.parent) + ")");
            continue;
        }
        each = "json_each(" + row + ".doc, " + json_path(path.parent) + ") AS e";
        const bool object = !path.inside.empty();
        values.push_back(object ? "json_extract(e.value, " + json_path(path.inside) + ")" : "e.atom");
        filter = (object ? "e.type = 'object' AND " : "") + values.back() + " IS NOT NULL";
    }
    return "SELECT DISTINCT " + joined(values, ", ") + ", " + row + ".id FROM " + each + " WHERE " + filter;
}

/// True when a change of the document from `old` to `new` may change its side rows.
std::string side_changed(const IndexSpec& index) {
    std::vector<std::string> terms;
    for (const auto& field : index.fields) {
        const auto path = json_path(FieldPath::parse(field).parent);
        terms.push_back("json_extract(old.doc, " + path + ") IS NOT json_extract(new.doc, " + path + ")");
    }
    return joined(terms, " OR ");
}

std::string condition(const std::string& name, const Bound& bound) {
    switch (bound.op) {
        case Bound::Op::at_least:
            return name + " >= ?";
        case Bound::Op::more:
            return name + " > ?";
        case Bound::Op::less:
            return name + " < ?";
        case Bound::Op::is_null:
            return name + " IS NULL";
        case Bound::Op::not_null:
            return name + " IS NOT NULL";
    }
    return {};
}

/// The column of an index's field in a query; of the id behind the last one.
std::string key_column(const IndexSpec& index, std::size_t at) {
    return "k." + (at < index.fields.size() ? column(index.fields[at]) : "id");
}

}  // namespace

Table::Table(const CollectionSpec& spec) : name_{spec.name} {
    const auto table = sql_name(name_);
    select_ = "SELECT version, schema, doc FROM " + table + " WHERE id = ?";
    insert_ = "INSERT INTO " + table + "(id, version, schema, doc) VALUES(?, 1, ?, ?)";
    update_ = "UPDATE " + table + " SET version = ?, schema = ?, doc = ? WHERE id = ?";
    erase_ = "DELETE FROM " + table + " WHERE id = ?";
    erase_version_ = erase_ + " AND version = ?";
    for (const auto& index : spec.indexes) {
        IndexSql sql{.spec = index, .array = false, .relation = {}, .violation = {}};
        sql.array = std::ranges::any_of(index.fields,
                                        [](const auto& field) { return FieldPath::parse(field).array; });
        sql.relation = sql.array ? name_ + "#" + index.name : name_;
        std::vector<std::string> names;
        for (const auto& field : index.fields)
            names.push_back(sql.relation + ".x_" + field);
        sql.violation = "UNIQUE constraint failed: " + joined(names, ", ");
        indexes_.push_back(std::move(sql));
    }
}

const Table::IndexSql& Table::index(std::string_view name) const {
    const auto found =
        std::ranges::find_if(indexes_, [&](const auto& index) { return index.spec.name == name; });
    if (found == indexes_.end())
        throw std::logic_error{"collection " + name_ + " has no index " + std::string{name}};
    return *found;
}

// INDEXED BY: a query that the index cannot serve is an error, not a slow answer.
std::string Table::from(const IndexSql& index) const {
    return " FROM " + sql_name(index.relation) + " AS k INDEXED BY " +
           sql_name(index.array ? index.relation + "/key" : name_ + "/" + index.spec.name);
}

std::string Table::where(const IndexSql& index, const Walk& walk) {
    std::vector<std::string> terms;
    for (std::size_t at = 0; at < walk.equal.size(); ++at) {
        const bool null = std::holds_alternative<std::nullptr_t>(walk.equal[at]);
        terms.push_back(key_column(index.spec, at) + (null ? " IS NULL" : " = ?"));
    }
    for (const auto& bound : walk.bounds)
        terms.push_back(condition(key_column(index.spec, walk.equal.size()), bound));
    // Word for word what the index is made with, or SQLite does not see that it serves.
    if (index.spec.sparse)
        terms.push_back(key_column(index.spec, index.spec.fields.size() - 1) + " IS NOT NULL");
    return terms.empty() ? "" : " WHERE " + joined(terms, " AND ");
}

std::string Table::find(const Find& find, const Walk& walk) const {
    const auto& index = this->index(find.index);
    std::string sql = "SELECT k.id, ";
    sql += index.array ? "t.version, t.schema, t.doc" : "k.version, k.schema, k.doc";
    std::string order;
    const std::string direction = find.descending ? " DESC" : "";
    for (auto at = find.equal.size(); at < index.spec.fields.size(); ++at) {
        sql += ", " + key_column(index.spec, at);
        order += key_column(index.spec, at) + direction + ", ";
    }
    sql += from(index);
    // CROSS JOIN keeps the order.
    if (index.array) sql += " CROSS JOIN " + sql_name(name_) + " AS t ON t.id = k.id";
    return sql + where(index, walk) + " ORDER BY " + order + "k.id" + direction + " LIMIT ?";
}

std::string Table::count(const Find& find, const Walk& walk) const {
    const auto& index = this->index(find.index);
    return "SELECT count(*) FROM (SELECT 1" + from(index) + where(index, walk) + " LIMIT ?)";
}

std::string Table::broken_index(std::string_view message) const {
    if (message == "UNIQUE constraint failed: " + name_ + ".id") return "id";
    for (const auto& index : indexes_)
        if (index.spec.unique && index.violation == message) return index.spec.name;
    throw std::runtime_error{std::string{message}};
}

void Table::create(Connection& connection) const {
    // Its text changes with each column that is added, so only its existence can be looked at.
    if (made_by(connection, name_).empty())
        connection.exec("CREATE TABLE " + sql_name(name_) +
                        "(id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, schema INTEGER NOT NULL, "
                        "doc TEXT NOT NULL)");
    create_columns(connection);
    for (const auto& index : indexes_)
        index.array ? create_side_table(connection, index) : create_index(connection, index);
}

void Table::create_columns(Connection& connection) const {
    std::set<std::string> there;
    {
        auto use = connection.use("SELECT name FROM pragma_table_xinfo(?)");
        use.bind(name_);
        while (use.step())
            there.emplace(use.text(0));
    }
    for (const auto& index : indexes_) {
        if (index.array) continue;
        for (const auto& field : index.spec.fields) {
            if (!there.insert("x_" + field).second) continue;
            // No declared type: the values keep theirs and compare by it.
            connection.exec("ALTER TABLE " + sql_name(name_) + " ADD COLUMN " + column(field) +
                            " GENERATED ALWAYS AS (json_extract(doc, " +
                            json_path(FieldPath::parse(field).parent) + ")) VIRTUAL");
        }
    }
}

void Table::create_index(Connection& connection, const IndexSql& index) const {
    const auto name = name_ + "/" + index.spec.name;
    auto keys = joined(columns(index.spec), ", ");
    // What is found is ordered by id last; a table WITHOUT ROWID, as they were once, has it in every index.
    if (!index.spec.unique && !made_by(connection, name_).contains("WITHOUT ROWID")) keys += ", id";
    const auto dense = std::string{index.spec.unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX "} +
                       sql_name(name) + " ON " + sql_name(name_) + "(" + keys + ")";
    if (!index.spec.sparse || index.array) {
        make(connection, name, dense);
        return;
    }
    if (made_by(connection, name) == dense)
        connection.exec("DROP INDEX " + sql_name(name));  // it was dense once
    make(connection, name, dense + " WHERE " + columns(index.spec).back() + " IS NOT NULL");
}

void Table::create_side_table(Connection& connection, const IndexSql& index) const {
    const auto side = sql_name(index.relation);
    const auto keys = joined(columns(index.spec), ", ");
    // A primary key of a table WITHOUT ROWID takes no nulls, and the other fields may be null: hence an
    // index.
    const bool fresh =
        make(connection, index.relation, "CREATE TABLE " + side + "(" + keys + ", id TEXT NOT NULL)");
    make(connection, index.relation + "/key",
         "CREATE INDEX " + sql_name(index.relation + "/key") + " ON " + side + "(" + keys + ", id)");
    make(connection, index.relation + "/id",
         "CREATE INDEX " + sql_name(index.relation + "/id") + " ON " + side + "(id)");
    if (index.spec.unique)
        make(
            connection, index.relation + "/unique",
            "CREATE UNIQUE INDEX " + sql_name(index.relation + "/unique") + " ON " + side + "(" + keys + ")");

    const auto fill = "INSERT INTO " + side + "(" + keys + ", id) ";
    const auto trigger = [&](const std::string& event, const std::string& when, const std::string& body) {
        const auto name = index.relation + "/" + event.substr(0, event.find(' '));
        make(connection, name,
             "CREATE TRIGGER " + sql_name(name) + " AFTER " + event + " ON " + sql_name(name_) + when +
                 " BEGIN " + body + " END");
    };
    const auto forget = "DELETE FROM " + side + " WHERE id = old.id;";
    trigger("INSERT", "", fill + side_select(index.spec, "new") + ";");
    trigger("UPDATE OF doc", " WHEN " + side_changed(index.spec),
            forget + " " + fill + side_select(index.spec, "new") + ";");
    trigger("DELETE", "", forget);
    if (!fresh) return;
    // The documents that were there before the index was declared.
    auto existing = side_select(index.spec, "t");
    existing.insert(existing.find(" FROM ") + 6, sql_name(name_) + " AS t, ");
    connection.exec(fill + existing);
}

void create_common(Connection& connection) {
    // Event ids are UUIDv7: the order of the key is the order of age. No collection can have this name.
    make(connection, "@outbox",
         "CREATE TABLE \"@outbox\"(id TEXT PRIMARY KEY NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL, "
         "at INTEGER NOT NULL, traceparent TEXT NOT NULL, data TEXT NOT NULL) WITHOUT ROWID");
}

}  // namespace bookverse::store::sqlite
