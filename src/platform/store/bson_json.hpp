// JSON text to BSON and back, without loss: integers are int64, other numbers are doubles in their shortest
// text, names that MongoDB does not take are escaped. Only mongo_*.cpp and its tests include this.
#pragma once

#include <bson/bson.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/store/plan.hpp"

namespace bookverse::store::mongo {

/// Owns a BSON document.
class Bson {
public:
    Bson() : bson_{bson_new()} {}
    explicit Bson(bson_t* owned) : bson_{owned} {}
    static Bson copy_of(const bson_t* other) { return Bson{bson_copy(other)}; }

    bson_t* get() const noexcept { return bson_.get(); }
    operator const bson_t*() const noexcept { return bson_.get(); }  // NOLINT: it is one

    Bson& text(std::string_view key, std::string_view value);
    Bson& number(std::string_view key, std::int64_t value);
    Bson& flag(std::string_view key, bool value);
    Bson& null(std::string_view key);
    Bson& value(std::string_view key, const Value& value);
    Bson& document(std::string_view key, const bson_t* value);
    Bson& array(std::string_view key, const bson_t* value);

private:
    struct Destroy {
        void operator()(bson_t* bson) const noexcept { bson_destroy(bson); }
    };
    std::unique_ptr<bson_t, Destroy> bson_;
};

/// Throws std::invalid_argument for what is no JSON object, for integers beyond int64, and for a NUL.
Bson to_bson(std::string_view json);
/// Throws std::runtime_error for types that to_bson() does not make.
std::string to_json(const bson_t* document);

/// What an index has of a document: one value, null if it is absent; of a list one an element that is not
/// null.
std::vector<Value> values_at(const bson_t* document, const FieldPath& path);

/// The name of a field as MongoDB finds it: `lines[].seller` is d.lines.seller.
std::string mongo_path(std::string_view field);

}  // namespace bookverse::store::mongo
