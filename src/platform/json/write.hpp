// Writing straight into a string. What a type looks like in JSON is one `if constexpr` chain, the same as in
// read.hpp and schema_of.hpp.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "platform/json/describe.hpp"
#include "platform/json/json.hpp"
#include "platform/json/kinds.hpp"
#include "platform/json/scalars.hpp"
#include "platform/json/types.hpp"

namespace bookverse::json {

namespace detail {

/// Most answers are a few hundred bytes: one allocation instead of six.
inline constexpr std::size_t first_capacity = 480;

/// write<T> for code without templates.
using Append = void (*)(std::string& out, const void* value);
template <class T>
void append_erased(std::string& out, const void* value) {
    write(out, *static_cast<const T*>(value));
}

/// With quotes and escapes. Bytes that are not UTF-8 become U+FFFD: what is written can always be read.
void append_string(std::string& out, std::string_view text);
void append_integer(std::string& out, std::int64_t value);
/// The shortest text that reads as the same double. Throws std::domain_error for NaN and infinities.
void append_real(std::string& out, double value);

/// `{"name":` or `,"name":` as one piece of text, made by the compiler.
template <class D, bool First>
constexpr auto key_text = [] {
    constexpr std::string_view name = D::name;
    std::array<char, name.size() + 4> text{};
    std::size_t at = 0;
    text[at++] = First ? '{' : ',';
    text[at++] = '"';
    for (const char c : name)
        text[at++] = c;
    text[at++] = '"';
    text[at++] = ':';
    return text;
}();

template <class T>
[[gnu::noinline]] void write_struct(std::string& out, const T& value) {
    if constexpr (members<T>::size == 0) {
        out += "{}";
    } else {
        members<T>::each([&]<class D, std::size_t I>() {
            constexpr const auto &key = key_text < D, I == 0 > ;
            out.append(key.data(), key.size());
            write(out, value.*D::pointer);
        });
        out += '}';
    }
}

template <class Range>
void write_list(std::string& out, const Range& range) {
    out += '[';
    bool first = true;
    for (const auto& item : range) {
        if (!first) out += ',';
        first = false;
        write(out, item);
    }
    out += ']';
}

template <class T>
void write_map(std::string& out, const std::map<std::string, T>& map) {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : map) {
        if (!first) out += ',';
        first = false;
        append_string(out, key);
        out += ':';
        write(out, item);
    }
    out += '}';
}

template <class T>
constexpr bool is_writable_scalar = requires(std::string& out, const T& value) {
    Scalar<T>::append(out, value);
} || requires(const T& value) { Scalar<T>::text(value); };

}  // namespace detail

template <class T>
void write(std::string& out, const T& value) {
    if constexpr (HasScalar<T>) {
        static_assert(detail::is_writable_scalar<T>,
                      "this type is read and never written (a secret); a stored one is a json::StoredSecret");
        if constexpr (requires { Scalar<T>::append(out, value); }) {
            out += '"';
            Scalar<T>::append(out, value);
            out += '"';
        } else {
            detail::append_string(out, Scalar<T>::text(value));
        }
    } else if constexpr (std::same_as<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::integral<T>) {
        static_assert(sizeof(T) < 8 || std::is_signed_v<T>, "64-bit numbers are signed in JSON");
        detail::append_integer(out, static_cast<std::int64_t>(value));
    } else if constexpr (std::floating_point<T>) {
        detail::append_real(out, static_cast<double>(value));
    } else if constexpr (std::convertible_to<const T&, std::string_view>) {
        detail::append_string(out, value);
    } else if constexpr (detail::is_bounded<T>) {
        detail::append_integer(out, static_cast<std::int64_t>(value.value));
    } else if constexpr (DescribedEnum<T>) {
        detail::append_string(out, boost::describe::enum_to_string(value, "?"));
    } else if constexpr (detail::is_optional<T>) {
        if (value) {
            write(out, *value);
        } else {
            out += "null";
        }
    } else if constexpr (detail::is_vector<T> || detail::is_items<T>) {
        detail::write_list(out, value);
    } else if constexpr (detail::is_map<T>) {
        detail::write_map(out, value);
    } else {
        static_assert(DescribedStruct<T>,
                      "describe this type (BOOST_DESCRIBE_STRUCT) or give it a json::Scalar");
        detail::write_struct(out, value);
    }
}

template <class T>
std::string write(const T& value) {
    std::string out;
    out.reserve(detail::first_capacity);
    write(out, value);
    return out;
}

}  // namespace bookverse::json
