// What reading, writing and schemas ask of a described type. Kept apart so that each of them stays short.
#pragma once

#include <array>
#include <boost/describe/bases.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace bookverse::json {

/// How a type that is a JSON string comes and goes; see scalars.hpp for the shape of a specialisation.
template <class T>
struct Scalar;

template <class T>
concept HasScalar = requires(std::string_view text) {
    Scalar<T>::parse(text);
    Scalar<T>::schema();
};

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

namespace detail {

template <class List>
struct Descriptors;

template <template <class...> class List, class... D>
struct Descriptors<List<D...>> {
    using list = List<D...>;
    static constexpr std::size_t size = sizeof...(D);
    static constexpr std::array<std::string_view, sizeof...(D)> names{std::string_view{D::name}...};

    /// Calls f.template operator()<D, I>() for each, in order.
    template <class F>
    static constexpr void each(F&& f) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (f.template operator()<D, I>(), ...);
        }(std::make_index_sequence<sizeof...(D)>{});
    }
};

/// Inherited members first, as the base comes first in memory.
template <class T>
using members = Descriptors<
    boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>;

template <class T>
using enumerators = Descriptors<boost::describe::describe_enumerators<T>>;

template <class List>
struct EnumValues;
template <template <class...> class List, class... D>
struct EnumValues<List<D...>> {
    static constexpr std::array values{D::value...};
};
template <class E>
constexpr const auto& enum_values = EnumValues<boost::describe::describe_enumerators<E>>::values;

template <class T, class D>
using member_type = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;

/// "SignUp" of bookverse::accounts::SignUp.
template <class T>
consteval std::string_view unqualified_name() {
    std::string_view text = __PRETTY_FUNCTION__;
    text = text.substr(text.find("T = ") + 4);
    text.remove_suffix(1);
    const auto colon = text.rfind(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

}  // namespace detail

/// What the type is called in the OpenAPI document.
template <class T>
consteval std::string_view schema_name_of() {
    if constexpr (requires { T::schema_name; }) {
        return T::schema_name;
    } else {
        constexpr std::string_view name = detail::unqualified_name<T>();
        static_assert(name.find_first_of("<> ") == std::string_view::npos,
                      "a template needs a static constexpr std::string_view schema_name");
        return name;
    }
}

}  // namespace bookverse::json
