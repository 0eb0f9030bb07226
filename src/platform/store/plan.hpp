// How a Find becomes walks along an index; shared by the adapters so that both page alike.
//
// "After this position, in the order of several fields" is not one range of an index: behind (5, "x", id)
// come the rest of (5, "x"), then the rest of 5, then what is beyond 5. So a page is a few walks, one after
// another until it is full; each is equality on leading fields and at most one range on the next, which every
// index serves. Nulls sort first and no database compares with them, hence the own bounds for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/store/document_store.hpp"

namespace bookverse::store {

struct Bound {
    enum class Op { at_least, more, less, is_null, not_null };
    Op op{};
    Value value{};
};

/// `equal` holds for the leading fields of the index; `bounds` for the field after them, or for the
/// document's id when there is none left. The result is ordered by the fields after Find::equal and then by
/// id.
struct Walk {
    std::vector<Value> equal;
    std::vector<Bound> bounds;
};

/// The walks that answer `find`, in order. Throws std::logic_error when the index cannot serve it (too many
/// values, a range without a field, an array field that is not among the equal ones) and for an `after` that
/// is none of ours.
std::vector<Walk> plan(const IndexSpec& index, const Find& find);

/// The position behind a document: the values of the fields after Find::equal, then its id.
std::string position(const std::vector<Value>& values, std::string_view id);

/// The index of that name; std::logic_error when there is none.
const IndexSpec& index_of(const CollectionSpec& collection, std::string_view name);

/// A field of an index: `seller`, `profile.name`, `roles[]` (an entry an element), `lines[].seller`.
struct FieldPath {
    std::vector<std::string> parent;  ///< up to and including the array, or the whole path
    std::vector<std::string> inside;  ///< within an element
    bool array = false;

    static FieldPath parse(std::string_view field);
};

/// Names that adapters can build on, unique index names, at most one array field an index. Throws
/// std::logic_error.
void check_spec(const CollectionSpec& collection);

/// A NUL would be cut or refused, depending on the adapter: so it is refused everywhere. Throws
/// std::invalid_argument.
void check_text(std::string_view text, std::string_view what);
/// The same for the JSON of a document, in which a NUL is written \u0000.
void check_document(std::string_view json);

}  // namespace bookverse::store
