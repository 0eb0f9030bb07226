#include "platform/store/plan.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <stdexcept>

namespace bookverse::store {

namespace {

using Op = Bound::Op;

bool is_null(const Value& value) {
    return std::holds_alternative<std::nullptr_t>(value);
}

boost::json::value to_json(const Value& value) {
    return std::visit([](const auto& held) { return boost::json::value(held); }, value);
}

Value from_json(const boost::json::value& value) {
    if (value.is_null()) return nullptr;
    if (value.is_bool()) return value.get_bool();
    if (value.is_int64()) return value.get_int64();
    if (value.is_string()) return std::string{value.get_string()};
    throw std::invalid_argument{"not a position of this list"};
}

/// The values of a position; the last one is the id.
std::vector<Value> parse_position(const std::string& after, std::size_t fields) {
    boost::system::error_code error;
    const auto parsed = boost::json::parse(after, error);
    if (error || !parsed.is_array() || parsed.get_array().size() != fields + 1 ||
        !parsed.get_array().back().is_string())
        throw std::invalid_argument{"not a position of this list"};
    std::vector<Value> values;
    for (const auto& value : parsed.get_array())
        values.push_back(from_json(value));
    return values;
}

/// What lies behind `at` in the field after walk.equal; appends nothing when that is empty.
void behind(std::vector<Walk>& walks, Walk walk, const Value& at, bool descending, bool nulls_too) {
    if (!descending) {
        walk.bounds.push_back(is_null(at) ? Bound{Op::not_null} : Bound{Op::more, at});
        walks.push_back(std::move(walk));
        return;
    }
    if (is_null(at)) return;
    Walk nulls{walk.equal, {{Op::is_null}}};
    walk.bounds.push_back({Op::less, at});
    walks.push_back(std::move(walk));
    if (nulls_too) walks.push_back(std::move(nulls));
}

void check_fields(const IndexSpec& index, const Find& find) {
    const auto equal = find.equal.size();
    const bool ranged = find.at_least || find.less_than;
    if (equal + (ranged ? 1 : 0) > index.fields.size())
        throw std::logic_error{"index " + index.name + " has fewer fields than the query uses"};
    for (auto i = equal; i < index.fields.size(); ++i) {
        if (FieldPath::parse(index.fields[i]).array)
            throw std::logic_error{"index " + index.name + ": the array field " + index.fields[i] +
                                   " must be searched by equality"};
    }
    if (index.sparse && equal == index.fields.size() && is_null(find.equal.back()))
        throw std::logic_error{"index " + index.name + " is sparse: it has no nulls"};
    if (find.limit < 1 || find.limit > 1000) throw std::logic_error{"a page has 1 to 1000 documents"};
}

bool good_name(std::string_view name, std::string_view extra) {
    return !name.empty() && std::ranges::all_of(name, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || extra.find(c) != extra.npos;
    });
}

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= path.size();) {
        const auto end = std::min(path.find('.', start), path.size());
        parts.emplace_back(path.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

}  // namespace

std::vector<Walk> plan(const IndexSpec& index, const Find& find) {
    check_fields(index, find);
    std::vector<Bound> base;
    if (find.at_least) base.push_back({Op::at_least, *find.at_least});
    if (find.less_than) base.push_back({Op::less, *find.less_than});
    if (find.after.empty()) return {Walk{find.equal, std::move(base)}};

    const auto rest = index.fields.size() - find.equal.size();
    const auto at = parse_position(find.after, rest);
    std::vector<Walk> walks;
    for (auto level = rest + 1; level-- > 0;) {
        Walk walk{find.equal, {}};
        walk.equal.insert(walk.equal.end(), at.begin(), at.begin() + static_cast<std::ptrdiff_t>(level));
        const bool is_id = level == rest;
        // The position lies within the range, so it takes the place of the bound on its side.
        if (level == 0)
            std::ranges::copy_if(base, std::back_inserter(walk.bounds), [&](const Bound& bound) {
                return bound.op == (find.descending ? Op::at_least : Op::less);
            });
        // A range excludes nulls, a sparse index has none in its last field, an id is never null.
        const bool no_nulls = is_id || (level == 0 && !base.empty()) || (index.sparse && level + 1 == rest);
        behind(walks, std::move(walk), at[level], find.descending, !no_nulls);
    }
    return walks;
}

std::string position(const std::vector<Value>& values, std::string_view id) {
    boost::json::array out;
    for (const auto& value : values)
        out.push_back(to_json(value));
    out.emplace_back(id);
    return boost::json::serialize(out);
}

const IndexSpec& index_of(const CollectionSpec& collection, std::string_view name) {
    const auto found = std::ranges::find(collection.indexes, name, &IndexSpec::name);
    if (found == collection.indexes.end())
        throw std::logic_error{"collection " + collection.name + " has no index " + std::string{name}};
    return *found;
}

FieldPath FieldPath::parse(std::string_view field) {
    FieldPath path;
    const auto mark = field.find("[]");
    path.parent = split(field.substr(0, mark));
    if (mark == field.npos) return path;
    path.array = true;
    if (auto rest = field.substr(mark + 2); !rest.empty()) path.inside = split(rest.substr(1));
    return path;
}

void check_spec(const CollectionSpec& collection) {
    const auto wrong = [&](const std::string& what) {
        throw std::logic_error{"collection " + collection.name + ": " + what};
    };
    if (!good_name(collection.name, ".")) wrong("its name may have a-z 0-9 _ and dots");
    if (collection.schema_version < 1) wrong("schema versions begin with 1");
    std::set<std::string> names{"id"};
    for (const auto& index : collection.indexes) {
        if (!good_name(index.name, "")) wrong("index name " + index.name + " may have a-z 0-9 _");
        if (!names.insert(index.name).second) wrong("there are two indexes " + index.name);
        if (index.fields.empty()) wrong("index " + index.name + " has no field");
        int arrays = 0;
        for (const auto& field : index.fields) {
            const auto path = FieldPath::parse(field);
            arrays += path.array;
            for (const auto& part : path.parent)
                if (!good_name(part, "")) wrong("index " + index.name + ": bad field " + field);
            for (const auto& part : path.inside)
                if (!good_name(part, "")) wrong("index " + index.name + ": bad field " + field);
        }
        if (index.sparse && FieldPath::parse(index.fields.back()).array)
            wrong("index " + index.name + " is sparse by a list");
        if (arrays > 1) wrong("index " + index.name + " has more than one array field");
    }
}

void check_text(std::string_view text, std::string_view what) {
    if (text.find('\0') != text.npos) throw std::invalid_argument{std::string{what} + " contains a NUL"};
}

void check_document(std::string_view json) {
    constexpr std::string_view nul = "\\u0000";
    for (auto at = json.find(nul); at != json.npos; at = json.find(nul, at + 1)) {
        // An even number of backslashes before it: the escape is one, not the text \u0000 itself.
        auto start = at;
        while (start > 0 && json[start - 1] == '\\')
            --start;
        if ((at - start) % 2 == 0) throw std::invalid_argument{"a document contains a NUL"};
    }
}

}  // namespace bookverse::store
