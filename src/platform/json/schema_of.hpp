// The schema of a described type, by the same chain of cases as read.hpp and write.hpp. Runs only when a
// document is printed.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include "platform/json/read.hpp"
#include "platform/json/schema.hpp"

namespace bookverse::json {

template <class T>
Schema schema_of(Components& components);

namespace detail {

Schema integer_schema(std::int64_t min, std::int64_t max);
Schema enum_schema(std::span<const std::string_view> names);
Schema nullable(Schema schema);

struct MemberSchema {
    std::string_view name;
    SchemaMaker schema;
    bool may_be_absent;  ///< in a request
};
Schema object_schema(Components& components, std::span<const MemberSchema> members);

template <class T>
Schema integer_schema_of() {
    return integer_schema(static_cast<std::int64_t>(std::numeric_limits<T>::min()),
                          static_cast<std::int64_t>(std::numeric_limits<T>::max()));
}

}  // namespace detail

namespace detail {

template <class T, class List>
struct MemberSchemas;
template <class T, template <class...> class List, class... D>
struct MemberSchemas<T, List<D...>> {
    static constexpr std::array<MemberSchema, sizeof...(D)> list{
        MemberSchema{D::name, &schema_of<member_type<T, D>>, may_be_absent<member_type<T, D>>}...};
};

}  // namespace detail

/// A described struct itself, not a reference to it.
template <class T>
Schema object_schema_of(Components& components) {
    return detail::object_schema(components,
                                 detail::MemberSchemas<T, typename detail::members<T>::list>::list);
}

template <class T>
Schema schema_of(Components& components) {
    using Kind = Schema::Kind;
    if constexpr (HasScalar<T>) {
        return Scalar<T>::schema();
    } else if constexpr (std::same_as<T, bool>) {
        return Schema::of(Kind::boolean);
    } else if constexpr (std::integral<T>) {
        return detail::integer_schema_of<T>();
    } else if constexpr (std::floating_point<T>) {
        return Schema::of(Kind::number);
    } else if constexpr (std::same_as<T, std::string>) {
        return Schema::of(Kind::string);
    } else if constexpr (detail::is_bounded<T>) {
        using B = detail::BoundsOf<T>;
        return detail::integer_schema(B::min, B::max);
    } else if constexpr (DescribedEnum<T>) {
        return detail::enum_schema(detail::enumerators<T>::names);
    } else if constexpr (detail::is_optional<T>) {
        return detail::nullable(schema_of<typename T::value_type>(components));
    } else if constexpr (detail::is_patch<T>) {
        return schema_of<decltype(T::value)>(components);
    } else if constexpr (detail::is_vector<T>) {
        return Schema::list_of(schema_of<typename T::value_type>(components));
    } else if constexpr (detail::is_items<T>) {
        using L = detail::ItemsOf<T>;
        Schema schema = Schema::list_of(schema_of<typename L::Item>(components));
        if (L::min > 0) schema.min_items = L::min;
        schema.max_items = L::max;
        return schema;
    } else if constexpr (detail::is_map<T>) {
        return Schema::map_of(schema_of<typename T::mapped_type>(components));
    } else {
        static_assert(DescribedStruct<T>,
                      "describe this type (BOOST_DESCRIBE_STRUCT) or give it a json::Scalar");
        return components.refer(schema_name_of<T>(), &object_schema_of<T>);
    }
}

}  // namespace bookverse::json
