// Which case of the chains in read.hpp, write.hpp and schema_of.hpp a type falls into.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/json/types.hpp"

namespace bookverse::json::detail {

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool is_patch = false;
template <class T>
constexpr bool is_patch<Patch<T>> = true;
template <class T>
constexpr bool is_vector = false;
template <class T>
constexpr bool is_vector<std::vector<T>> = true;
template <class T>
constexpr bool is_items = false;
template <class T, std::size_t Max, std::size_t Min>
constexpr bool is_items<Items<T, Max, Min>> = true;
template <class T>
constexpr bool is_map = false;
template <class T>
constexpr bool is_map<std::map<std::string, T>> = true;
template <class T>
constexpr bool is_bounded = false;
template <class Int, Int Min, Int Max>
constexpr bool is_bounded<Bounded<Int, Min, Max>> = true;

template <class>
struct BoundsOf;
template <class I, I Min, I Max>
struct BoundsOf<Bounded<I, Min, Max>> {
    using Int = I;
    static constexpr I min = Min, max = Max;
};
template <class>
struct ItemsOf;
template <class T, std::size_t Max, std::size_t Min>
struct ItemsOf<Items<T, Max, Min>> {
    using Item = T;
    static constexpr std::size_t min = Min, max = Max;
};

template <class T>
constexpr bool may_be_absent = is_optional<T> || is_patch<T>;
/// Nothing is what such a member holds by itself, whatever its default initialiser.
template <class T>
constexpr bool is_list = is_vector<T> || is_items<T> || is_map<T>;

}  // namespace bookverse::json::detail
