// Reading a described type out of a parsed text. The templates here only choose: what can be said once for
// all types is in read.cpp. A value that is wrong notes its fault and reading goes on, so that one answer
// names them all.
//
// Members that cannot be default constructed (Text<1, 80>, Email) stand first in their struct: the struct is
// built from the members up to the last of them, and what follows gets its default initialiser before it is
// read.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/refusal.hpp"
#include "platform/json/describe.hpp"
#include "platform/json/document.hpp"
#include "platform/json/json.hpp"
#include "platform/json/kinds.hpp"
#include "platform/json/scalars.hpp"
#include "platform/json/types.hpp"
#include "platform/json/write.hpp"

namespace bookverse::json {

/// What a struct's own `static void check(const T& value, Faults& faults)` may complain about: rules over
/// several members. Runs on requests whose members are all fine.
class Faults {
public:
    virtual ~Faults() = default;
    /// `pointer` is relative to the struct: "/until".
    virtual void add(std::string_view pointer, std::string code, std::string message) = 0;
};

/// Where a reader is, as a list on the stack; becomes a JSON Pointer only when something is wrong.
struct At {
    const At* up = nullptr;
    std::string_view key{};
    std::size_t index = 0;
    bool is_index = false;
};

class Reader {
public:
    /// Where the values come from: a body; a query string or a path, whose values are all text.
    enum class Source : std::uint8_t { body, query, path };

    Reader(Mode mode, Source source) : mode_{mode}, source_{source} {}

    bool strict() const noexcept;
    bool textual() const noexcept { return source_ != Source::body; }
    bool ok() const noexcept { return faults_.empty(); }
    std::vector<Fault>& faults() noexcept { return faults_; }

    void fault(const At& at, std::string code, std::string message);
    void fault(const At& at, TextFault fault);
    void missing(const At& at);
    void unknown_fields(const Node& object, std::span<const std::string_view> known, const At& at);

    std::optional<std::string_view> text(const Node& node, const At& at);
    std::optional<std::int64_t> integer(const Node& node, const At& at, std::int64_t min, std::int64_t max);
    std::optional<double> real(const Node& node, const At& at);
    std::optional<bool> boolean(const Node& node, const At& at);
    std::optional<std::size_t> name(const Node& node, const At& at, std::span<const std::string_view> names);
    bool object(const Node& node, const At& at);
    bool array(const Node& node, const At& at, std::size_t min, std::size_t max);

private:
    bool expect(const Node& node, Node::Kind kind, const At& at, const char* what);

    Mode mode_;
    Source source_;
    std::vector<Fault> faults_;
};

namespace detail {

/// Finds fields by name, quickest when they come in the order of the description.
class Fields {
public:
    explicit Fields(const Node& object) : object_{&object}, next_{object.first()} {}
    const Node* find(std::string_view name) noexcept;
    /// How many different ones were found.
    std::size_t found() const noexcept { return found_; }

private:
    const Node* object_;
    const Node* next_;
    std::size_t found_ = 0;
};

/// Reports the faults of a struct's check under where the struct stands.
class FaultsAt final : public Faults {
public:
    FaultsAt(Reader& reader, const At& at) : reader_{&reader}, at_{&at} {}
    void add(std::string_view pointer, std::string code, std::string message) override;

private:
    Reader* reader_;
    const At* at_;
};

template <class T>
std::optional<T> get(Reader& in, const Node& node, const At& at);

template <class T>
[[gnu::noinline]] std::optional<std::vector<T>> get_list(Reader& in, const Node& node, const At& at,
                                                         std::size_t min, std::size_t max) {
    std::vector<T> list;
    if (in.textual() && node.kind == Node::Kind::string) {  // ?tag=a, which could have been ?tag=a&tag=b
        auto item = get<T>(in, node, at);
        if (!item) return std::nullopt;
        list.push_back(std::move(*item));
        return list;
    }
    if (!in.array(node, at, min, max)) return std::nullopt;
    list.reserve(node.count);
    const Node* element = node.first();
    for (std::size_t i = 0; i < node.count; ++i, element = element->behind()) {
        const At here{&at, {}, i, true};
        if (auto item = get<T>(in, *element, here)) list.push_back(std::move(*item));
    }
    if (list.size() != node.count) return std::nullopt;
    return list;
}

template <class T>
std::optional<std::map<std::string, T>> get_map(Reader& in, const Node& node, const At& at) {
    if (!in.object(node, at)) return std::nullopt;
    std::map<std::string, T> map;
    const Node* key = node.first();
    for (std::size_t i = 0; i < node.count; ++i, key = (key + 1)->behind()) {
        const At here{&at, key->str()};
        if (auto item = get<T>(in, key[1], here)) map.emplace(std::string{key->str()}, std::move(*item));
    }
    if (map.size() != node.count) return std::nullopt;
    return map;
}

/// How many leading members the struct must be built from.
template <class T>
constexpr std::size_t built_from = [] {
    std::size_t count = 0;
    members<T>::each([&]<class D, std::size_t I>() {
        if (!std::default_initializable<member_type<T, D>>) count = I + 1;
    });
    return count;
}();

/// A member that is not there; the answer stays empty when that is a fault. `built` tells that the member has
/// its own default already.
template <class M>
[[gnu::noinline]] std::optional<M> absent(Reader& in, const At& at, bool built) {
    if constexpr (std::default_initializable<M>) {
        const bool fine = may_be_absent<M> || (in.textual() && is_list<M>) ||
                          (!in.strict() && (built || is_list<M> || std::same_as<M, std::string>));
        if (fine) return M{};
    }
    in.missing(at);
    return std::nullopt;
}

/// Aggregate initialisation goes by the order of declaration, descriptions by their own: where they differ,
/// values of one type would silently change places.
template <class T>
void check_order(const T& value) {
    const auto* last = reinterpret_cast<const char*>(std::addressof(value));
    members<T>::each([&]<class D, std::size_t I>() {
        const auto& member = value.*D::pointer;
        const auto* begin = reinterpret_cast<const char*>(std::addressof(member));
        const auto gap = begin - last;
        if (I < built_from<T> && (gap < 0 || gap >= static_cast<std::ptrdiff_t>(alignof(decltype(member))))) {
            std::terminate();  // BOOST_DESCRIBE_STRUCT lists other members than the struct has, or in another
                               // order
        }
        last = begin + sizeof(member);
    });
}

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wmissing-braces"
#pragma clang diagnostic ignored "-Wmissing-field-initializers"
template <class T>
[[gnu::noinline]] std::optional<T> get_built(Reader& in, Fields& fields, const At& at) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) -> std::optional<T> {
        std::tuple<std::optional<member_type<T, boost::mp11::mp_at_c<typename members<T>::list, I>>>...>
            slots;
        bool present[sizeof...(I)] = {};
        members<T>::each([&]<class D, std::size_t N>() {
            using M = member_type<T, D>;
            const At here{&at, members<T>::names[N]};
            const Node* node = fields.find(members<T>::names[N]);
            present[N] = node != nullptr;
            std::get<N>(slots) = node ? get<M>(in, *node, here) : absent<M>(in, here, N >= built_from<T>);
        });
        if (!(std::get<I>(slots).has_value() && ...)) return std::nullopt;
        std::optional<T> out = [&]<std::size_t... J>(std::index_sequence<J...>) {
            return std::optional<T>{T{std::move(*std::get<J>(slots))...}};
        }(std::make_index_sequence<built_from<T>>{});
        members<T>::each([&]<class D, std::size_t N>() {
            if constexpr (N >= built_from<T>) {
                if (present[N]) (*out).*D::pointer = std::move(*std::get<N>(slots));
            }
        });
        static const bool in_order = (check_order(*out), true);
        static_cast<void>(in_order);
        return out;
    }(std::make_index_sequence<members<T>::size>{});
}
#pragma clang diagnostic pop

template <class T>
[[gnu::noinline]] std::optional<T> get_defaulted(Reader& in, Fields& fields, const At& at) {
    std::optional<T> out{std::in_place};
    bool complete = true;
    members<T>::each([&]<class D, std::size_t I>() {
        using M = member_type<T, D>;
        const At here{&at, members<T>::names[I]};
        if (const Node* node = fields.find(members<T>::names[I])) {
            if (auto value = get<M>(in, *node, here)) {
                (*out).*D::pointer = std::move(*value);
            } else {
                complete = false;
            }
        } else if (!absent<M>(in, here, true)) {
            complete = false;
        }
    });
    if (!complete) out.reset();
    return out;
}

template <class T>
std::optional<T> get_struct(Reader& in, const Node& node, const At& at) {
    if (!in.object(node, at)) return std::nullopt;
    Fields fields{node};
    std::optional<T> out;
    if constexpr (std::default_initializable<T>) {
        out = get_defaulted<T>(in, fields, at);
    } else {
        static_assert(std::is_aggregate_v<T>,
                      "a described type is an aggregate or can be default constructed");
        out = get_built<T>(in, fields, at);
    }
    if (in.strict() && fields.found() != node.count) in.unknown_fields(node, members<T>::names, at);
    if constexpr (requires(const T& value, Faults& faults) { T::check(value, faults); }) {
        if (out && in.strict()) {
            FaultsAt faults{in, at};
            T::check(*out, faults);
        }
    }
    return out;
}

template <class Int>
std::optional<Int> get_integer(Reader& in, const Node& node, const At& at) {
    static_assert(sizeof(Int) < 8 || std::is_signed_v<Int>, "64-bit numbers are signed in JSON");
    const auto value = in.integer(node, at, static_cast<std::int64_t>(std::numeric_limits<Int>::min()),
                                  static_cast<std::int64_t>(std::numeric_limits<Int>::max()));
    if (!value) return std::nullopt;
    return static_cast<Int>(*value);
}

template <class T>
[[gnu::noinline]] std::optional<T> get_scalar(Reader& in, const Node& node, const At& at) {
    const auto text = in.text(node, at);
    if (!text) return std::nullopt;
    auto value = Scalar<T>::parse(*text);
    if (value) return std::optional<T>{std::move(*value)};
    in.fault(at, std::move(value).error());
    return std::nullopt;
}

template <class T>
[[gnu::noinline]] std::optional<T> get(Reader& in, const Node& node, const At& at) {
    if constexpr (HasScalar<T>) {
        return get_scalar<T>(in, node, at);
    } else if constexpr (std::same_as<T, bool>) {
        return in.boolean(node, at);
    } else if constexpr (std::integral<T>) {
        return get_integer<T>(in, node, at);
    } else if constexpr (std::floating_point<T>) {
        return in.real(node, at);
    } else if constexpr (std::same_as<T, std::string>) {
        const auto text = in.text(node, at);
        return text ? std::optional<std::string>{std::in_place, *text} : std::nullopt;
    } else if constexpr (is_bounded<T>) {
        using B = BoundsOf<T>;
        const auto value = in.integer(node, at, B::min, B::max);
        return value ? std::optional<T>{T{static_cast<typename B::Int>(*value)}} : std::nullopt;
    } else if constexpr (DescribedEnum<T>) {
        const auto index = in.name(node, at, enumerators<T>::names);
        return index ? std::optional<T>{enum_values<T>[*index]} : std::nullopt;
    } else if constexpr (is_optional<T>) {
        if (node.kind == Node::Kind::null) return T{};
        auto value = get<typename T::value_type>(in, node, at);
        return value ? std::optional<T>{T{std::move(value)}} : std::nullopt;
    } else if constexpr (is_patch<T>) {
        auto value = get<decltype(T::value)>(in, node, at);
        return value ? std::optional<T>{T{true, std::move(*value)}} : std::nullopt;
    } else if constexpr (is_vector<T>) {
        return get_list<typename T::value_type>(in, node, at, 0, std::numeric_limits<std::size_t>::max());
    } else if constexpr (is_items<T>) {
        auto list = get_list<typename ItemsOf<T>::Item>(in, node, at, ItemsOf<T>::min, ItemsOf<T>::max);
        return list ? std::optional<T>{T{std::move(*list)}} : std::nullopt;
    } else if constexpr (is_map<T>) {
        return get_map<typename T::mapped_type>(in, node, at);
    } else {
        static_assert(DescribedStruct<T>,
                      "describe this type (BOOST_DESCRIBE_STRUCT) or give it a json::Scalar");
        return get_struct<T>(in, node, at);
    }
}

/// Reads a T into the std::optional<Part> at `slot`, which stays empty when that cannot be. What code without
/// templates calls.
using Fill = void (*)(Reader& in, const Node& node, void* slot);

template <class T, class Part>
void fill(Reader& in, const Node& node, void* slot) {
    if (auto value = get<T>(in, node, At{}))
        static_cast<std::optional<Part>*>(slot)->emplace(std::move(*value));
}

/// std::nullopt when the slot is filled.
std::optional<Refusal> read_text(std::string_view text, Mode mode, Fill fill, void* slot);

/// invalid_fields with all that was noted.
Refusal invalid_fields(std::vector<Fault> faults);

}  // namespace detail

template <class T>
Result<T> read(std::string_view text, Mode mode) {
    std::optional<T> value;
    if (auto refusal = detail::read_text(text, mode, &detail::fill<T, T>, &value)) {
        return std::unexpected(std::move(*refusal));
    }
    return std::move(*value);
}

}  // namespace bookverse::json
