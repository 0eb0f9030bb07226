#include "platform/json/schema_of.hpp"

#include <limits>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace bookverse::json {

Schema Schema::text(std::string format, std::optional<std::size_t> min, std::optional<std::size_t> max) {
    Schema schema = of(Kind::string);
    schema.format = std::move(format);
    if (min && *min > 0) schema.min_length = min;
    schema.max_length = max;
    return schema;
}

Schema Schema::of(Kind kind) {
    Schema schema;
    schema.kind = kind;
    return schema;
}

Schema Schema::list_of(Schema items) {
    Schema schema = of(Kind::array);
    schema.items = std::make_shared<const Schema>(std::move(items));
    return schema;
}

Schema Schema::map_of(Schema values) {
    Schema schema = of(Kind::map);
    schema.items = std::make_shared<const Schema>(std::move(values));
    return schema;
}

Schema Schema::refer_to(std::string name) {
    Schema schema = of(Kind::reference);
    schema.reference = std::move(name);
    return schema;
}

std::vector<std::string_view> Schema::required() const {
    std::vector<std::string_view> names_of_required;
    for (const Property& property : properties) {
        if (property.required) names_of_required.push_back(property.name);
    }
    return names_of_required;
}

bool operator==(const Schema& a, const Schema& b) {
    const auto plain = [](const Schema& s) {
        return std::tie(s.kind, s.nullable, s.write_only, s.reference, s.format, s.pattern, s.description,
                        s.minimum, s.maximum, s.min_length, s.max_length, s.min_items, s.max_items, s.names,
                        s.properties);
    };
    if (plain(a) != plain(b) || !a.items != !b.items) return false;
    return !a.items || *a.items == *b.items;
}

Schema Components::refer(std::string_view name, Make make) {
    const auto known = makers_.find(name);
    if (known == makers_.end()) {
        makers_.emplace(std::string{name}, make);
        Schema schema = make(*this);
        schemas_.emplace(std::string{name}, std::move(schema));
    } else if (known->second != make) {
        throw std::logic_error{"two types want to be the schema component \"" + std::string{name} +
                               "\": give one of them a schema_name"};
    }
    return Schema::refer_to(std::string{name});
}

namespace detail {

Schema integer_schema(std::int64_t min, std::int64_t max) {
    Schema schema = Schema::of(Schema::Kind::integer);
    // The bounds of the type itself say nothing to a client: 64 bits are a format.
    if (min == std::numeric_limits<std::int64_t>::min() && max == std::numeric_limits<std::int64_t>::max()) {
        schema.format = "int64";
        return schema;
    }
    schema.minimum = min;
    schema.maximum = max;
    return schema;
}

Schema enum_schema(std::span<const std::string_view> names) {
    Schema schema = Schema::of(Schema::Kind::string);
    for (const std::string_view name : names)
        schema.names.emplace_back(name);
    return schema;
}

Schema nullable(Schema schema) {
    schema.nullable = true;
    return schema;
}

Schema object_schema(Components& components, std::span<const MemberSchema> members) {
    Schema object = Schema::of(Schema::Kind::object);
    for (const MemberSchema& member : members) {
        const bool required = components.side() == Side::answer || !member.may_be_absent;
        object.properties.push_back({std::string{member.name}, member.schema(components), required});
    }
    return object;
}

}  // namespace detail

}  // namespace bookverse::json
