// What an endpoint takes and gives, as data, for the OpenAPI document. A route only carries pointers to the
// functions that make schemas (SchemaMaker): nothing is built at start, only when the document is printed.
//
// A described type has two sides. Requests need only the members that are not optional; answers always hold
// every member, an empty optional as null. Where both sides of a type come out the same they are one
// component, else the request's is called <Name>Input; openapi.cpp decides that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bookverse::json {

enum class Side : std::uint8_t { request, answer };

/// JSON Schema 2020-12, as much of it as our types need.
struct Schema {
    enum class Kind : std::uint8_t { any, string, integer, number, boolean, array, object, map, reference };
    struct Property;

    Kind kind = Kind::any;
    bool nullable = false;
    bool write_only = false;  ///< a secret: taken, never given
    std::string reference{};  ///< component name; Kind::reference
    std::string format{};     ///< uuid, date-time, email, password, ...
    std::string pattern{};
    std::string description{};
    std::optional<std::int64_t> minimum{};
    std::optional<std::int64_t> maximum{};
    std::optional<std::size_t> min_length{};
    std::optional<std::size_t> max_length{};
    std::optional<std::size_t> min_items{};
    std::optional<std::size_t> max_items{};
    std::vector<std::string> names{};       ///< enum
    std::vector<Property> properties;       ///< Kind::object, in the order of the description
    std::shared_ptr<const Schema> items{};  ///< of an array; the values of a map

    static Schema text(std::string format = {}, std::optional<std::size_t> min = {},
                       std::optional<std::size_t> max = {});
    static Schema of(Kind kind);
    static Schema list_of(Schema items);
    static Schema map_of(Schema values);
    static Schema refer_to(std::string name);

    /// Names of the members that an object must have.
    std::vector<std::string_view> required() const;
    friend bool operator==(const Schema& a, const Schema& b);
};

struct Schema::Property {
    std::string name;
    Schema schema;
    bool required = false;
    friend bool operator==(const Property&, const Property&) = default;
};

/// Named schemas that others refer to. One object for each side.
class Components {
public:
    explicit Components(Side side) : side_{side} {}
    Side side() const noexcept { return side_; }

    using Make = Schema (*)(Components&);
    /// A reference to `name`; makes the schema on first use. Types may refer to themselves. Throws
    /// std::logic_error when two different types want the same name.
    Schema refer(std::string_view name, Make make);
    const std::map<std::string, Schema, std::less<>>& all() const noexcept { return schemas_; }

private:
    Side side_;
    std::map<std::string, Schema, std::less<>> schemas_{};
    std::map<std::string, Make, std::less<>> makers_{};
};

/// &schema_of<T> or &object_schema_of<T> of schema_of.hpp.
using SchemaMaker = Schema (*)(Components&);

struct AnswerSchema {
    int status = 200;
    SchemaMaker schema = nullptr;  ///< null: no JSON body
    std::string content_type{};    ///< of a body that is not described; empty: application/json or no body
    std::string description{};     ///< empty: the status in words
    std::vector<std::string_view> headers{};  ///< what it always carries: ETag, Location, Link
};

/// Filled in by http/endpoint.hpp from the handler's signature.
struct OperationSchema {
    SchemaMaker path = nullptr;   ///< an object, one property a {name}
    SchemaMaker query = nullptr;  ///< an object, one property a parameter; arrays are repeated parameters
    SchemaMaker body = nullptr;   ///< JSON; null: raw bytes of body_types, or no body when that is empty too
    std::vector<std::string> body_types{};
    bool if_match = false;
    bool if_none_match = false;
    std::vector<AnswerSchema> answers{};
};

}  // namespace bookverse::json
