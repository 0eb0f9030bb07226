// The templates of collection.hpp. What does not depend on a type is in collection.cpp.
#pragma once

#include <concepts>
#include <functional>
#include <tuple>
#include <type_traits>

#include "platform/json/json.hpp"
#include "platform/json/scalars.hpp"
#include "platform/store/collection.hpp"

namespace bookverse::store {

namespace detail {

/// What an index needs to know of a member; see resolve_field.
struct FieldType {
    bool list = false;
    bool scalar = false;
    std::function<std::optional<FieldType>(std::string_view member)> inside;  ///< of a struct
};

template <class M>
FieldType field_type() {
    if constexpr (json::detail::is_optional<M>) {
        return field_type<typename M::value_type>();
    } else if constexpr (json::detail::is_vector<M>) {
        auto type = field_type<typename M::value_type>();
        type.list = true;
        return type;
    } else if constexpr (json::detail::is_items<M>) {
        auto type = field_type<typename json::detail::ItemsOf<M>::Item>();
        type.list = true;
        return type;
    } else if constexpr (json::HasScalar<M> || json::DescribedEnum<M> || std::integral<M> ||
                         std::convertible_to<const M&, std::string_view> || json::detail::is_bounded<M>) {
        return {.list = false, .scalar = true, .inside = {}};
    } else if constexpr (json::DescribedStruct<M>) {
        return {.list = false, .scalar = false, .inside = [](std::string_view name) {
                    std::optional<FieldType> found;
                    json::detail::members<M>::each([&]<class D, std::size_t I>() {
                        if (json::detail::members<M>::names[I] == name)
                            found = field_type<json::detail::member_type<M, D>>();
                    });
                    return found;
                }};
    } else {
        return {};
    }
}

/// The stored form of an index field: checks that T has it and marks lists with []. Throws std::logic_error.
std::string resolve_field(const FieldType& type, const std::string& index, const std::string& field);

/// Applies the upgrades that a text of an older version needs. Throws std::runtime_error for what is no
/// object.
std::string upgraded(std::string_view json, int from, const std::vector<Upgrade>& upgrades);
[[noreturn]] void unreadable(const std::string& collection, const Refusal& refusal);
void check_upgrades(const std::string& collection, int schema_version, std::size_t upgrades);
Instant now(const Clock* clock);
Refusal duplicate_refusal();
Refusal changed_meanwhile_refusal();

template <class T>
Codec make_codec(std::string name, int schema_version, std::vector<Upgrade> upgrades) {
    check_upgrades(name, schema_version, upgrades.size());
    Codec codec;
    codec.decode = [name = std::move(name), schema_version, upgrades = std::move(upgrades)](
                       std::string_view text, int version) -> Aggregate {
        auto read = version < schema_version
                        ? json::read<T>(upgraded(text, version, upgrades), json::Mode::lenient)
                        : json::read<T>(text, json::Mode::lenient);
        if (!read) unreadable(name, read.error());
        return std::make_shared<const T>(std::move(*read));
    };
    codec.encode = [](const void* aggregate) { return json::write(*static_cast<const T*>(aggregate)); };
    return codec;
}

template <class T, class F>
Result<T> call_rule(F& fn, const T& before, Events& out) {
    if constexpr (std::invocable<F&, const T&, Events&>)
        return fn(before, out);
    else
        return fn(before);
}

template <class T>
Versioned<T> versioned(Stored stored) {
    return {stored.version, std::static_pointer_cast<const T>(std::move(stored.aggregate))};
}

}  // namespace detail

template <class K>
Value value_of(const K& key) {
    if constexpr (json::detail::is_optional<K>) {
        return key ? value_of(*key) : Value{nullptr};
    } else if constexpr (std::same_as<K, std::nullptr_t> || std::same_as<K, bool>) {
        return key;
    } else if constexpr (std::integral<K>) {
        return static_cast<std::int64_t>(key);
    } else if constexpr (json::DescribedEnum<K>) {
        return std::string{boost::describe::enum_to_string(key, "?")};
    } else if constexpr (requires(std::string& out) { json::Scalar<K>::append(out, key); }) {
        std::string text;
        json::Scalar<K>::append(text, key);
        return text;
    } else if constexpr (requires { json::Scalar<K>::text(key); }) {
        return std::string{json::Scalar<K>::text(key)};
    } else {
        return std::string{std::string_view{key}};
    }
}

template <class E>
void Events::publish(const E& event) {
    add(std::string{E::type}, json::write(event));
}

template <class T>
Collection<T>::Collection(DocumentStore& store, Options options)
    : store_{&store}, clock_{options.clock}, spec_{std::make_unique<CollectionSpec>()} {
    spec_->codec = detail::make_codec<T>(options.name, options.schema_version, std::move(options.upgrades));
    spec_->name = std::move(options.name);
    spec_->schema_version = options.schema_version;
    for (auto& index : options.indexes) {
        for (auto& field : index.spec.fields)
            field = detail::resolve_field(detail::field_type<T>(), index.spec.name, field);
        spec_->indexes.push_back(std::move(index.spec));
    }
    store_->declare(*spec_);
}

template <class T>
std::string Collection<T>::text(const Key& id) {
    return std::get<std::string>(value_of(id));
}

template <class T>
Task<std::optional<Versioned<T>>> Collection<T>::get(Key id, Deadline deadline) const {
    auto stored = co_await store_->get(*spec_, text(id), deadline);
    if (!stored) co_return std::nullopt;
    co_return detail::versioned<T>(std::move(*stored));
}

template <class T>
Task<std::vector<Versioned<T>>> Collection<T>::get_many(std::vector<Key> ids, Deadline deadline) const {
    std::vector<std::string> texts;
    texts.reserve(ids.size());
    for (const auto& id : ids)
        texts.push_back(text(id));
    auto stored = co_await store_->get_many(*spec_, std::move(texts), deadline);
    std::vector<Versioned<T>> found;
    found.reserve(stored.size());
    for (auto& one : stored)
        found.push_back(detail::versioned<T>(std::move(one)));
    co_return found;
}

template <class T>
Task<std::expected<Versioned<T>, Rejected>> Collection<T>::try_insert(T document, Deadline deadline,
                                                                      Announce announce,
                                                                      std::string traceparent) {
    auto id = text(document.id);
    std::vector<OutboxEvent> events;
    if (announce) {
        Events out{events, id, detail::now(clock_), std::move(traceparent)};
        announce(out);
    }
    auto aggregate = std::make_shared<const T>(std::move(document));
    auto stored =
        co_await store_->insert(*spec_, std::move(id), std::move(aggregate), std::move(events), deadline);
    if (!stored)
        co_return std::unexpected(Rejected{detail::duplicate_refusal(), std::move(stored).error().index});
    co_return detail::versioned<T>(std::move(*stored));
}

template <class T>
Task<Result<Versioned<T>>> Collection<T>::insert(T document, Deadline deadline, Announce announce,
                                                 std::string traceparent) {
    auto inserted =
        co_await try_insert(std::move(document), deadline, std::move(announce), std::move(traceparent));
    if (!inserted) co_return std::unexpected(std::move(inserted).error().refusal);
    co_return std::move(*inserted);
}

template <class T>
template <class F>
Rule Collection<T>::rule_of(F fn, std::optional<std::int64_t> expected, std::string traceparent) const {
    return [fn = std::move(fn), expected, traceparent = std::move(traceparent), clock = clock_](
               const Stored& current, std::vector<OutboxEvent>& events) mutable -> Result<Aggregate> {
        if (expected && *expected != current.version)
            return std::unexpected(detail::changed_meanwhile_refusal());
        const auto& before = *static_cast<const T*>(current.aggregate.get());
        Events out{events, current.id, detail::now(clock), traceparent};
        auto after = detail::call_rule<T>(fn, before, out);
        if (!after) return std::unexpected(std::move(after).error());
        if constexpr (std::equality_comparable<T>)
            if (*after == before) return current.aggregate;
        return std::make_shared<const T>(std::move(*after));
    };
}

template <class T>
template <class F>
Task<std::expected<Versioned<T>, Rejected>> Collection<T>::try_update(Key id, F fn, Deadline deadline,
                                                                      std::optional<std::int64_t> expected,
                                                                      std::string traceparent) {
    auto rule = rule_of(std::move(fn), expected, std::move(traceparent));
    auto outcome = co_await store_->update(*spec_, text(id), std::move(rule), deadline);
    if (auto* stored = std::get_if<Stored>(&outcome)) co_return detail::versioned<T>(std::move(*stored));
    if (auto* refusal = std::get_if<Refusal>(&outcome))
        co_return std::unexpected(Rejected{std::move(*refusal), {}});
    if (auto* duplicate = std::get_if<Duplicate>(&outcome))
        co_return std::unexpected(Rejected{detail::duplicate_refusal(), std::move(duplicate->index)});
    co_return std::unexpected(Rejected{refuse_not_found().error(), {}});
}

template <class T>
template <class F>
Task<Result<Versioned<T>>> Collection<T>::update(Key id, F fn, Deadline deadline,
                                                 std::optional<std::int64_t> expected,
                                                 std::string traceparent) {
    auto updated =
        co_await try_update(std::move(id), std::move(fn), deadline, expected, std::move(traceparent));
    if (!updated) co_return std::unexpected(std::move(updated).error().refusal);
    co_return std::move(*updated);
}

template <class T>
Task<bool> Collection<T>::erase(Key id, Deadline deadline, std::optional<std::int64_t> expected) {
    co_return co_await store_->erase(*spec_, text(id), expected, deadline);
}

template <class T>
template <class... Keys>
Task<FoundPage<T>> Collection<T>::find(const Index<T, Keys...>& index,
                                       std::type_identity_t<std::tuple<Keys...>> keys, PageOf page,
                                       Deadline deadline) const {
    return find_page(asked(index, keys, std::move(page)), deadline);
}

template <class T>
template <class... Keys>
Task<std::size_t> Collection<T>::count(const Index<T, Keys...>& index,
                                       std::type_identity_t<std::tuple<Keys...>> keys, PageOf page,
                                       Deadline deadline) const {
    return store_->count(*spec_, asked(index, keys, std::move(page)), deadline);
}

template <class T>
template <class... Keys>
Find Collection<T>::asked(const Index<T, Keys...>& index, const std::tuple<Keys...>& keys, PageOf page) {
    Find find{.index = index.name};
    std::apply([&](const auto&... key) { (find.equal.push_back(value_of(key)), ...); }, keys);
    find.at_least = std::move(page.at_least);
    find.less_than = std::move(page.less_than);
    find.descending = page.descending;
    find.limit = page.limit;
    find.after = std::move(page.after);
    return find;
}

template <class T>
Task<FoundPage<T>> Collection<T>::find_page(Find find, Deadline deadline) const {
    auto found = co_await store_->find(*spec_, std::move(find), deadline);
    FoundPage<T> page;
    page.items.reserve(found.items.size());
    for (auto& item : found.items)
        page.items.push_back(detail::versioned<T>(std::move(item)));
    page.next = std::move(found.next);
    co_return page;
}

template <class T>
template <class... Keys>
Task<std::optional<Versioned<T>>> Collection<T>::find_one(const Index<T, Keys...>& index,
                                                          std::type_identity_t<std::tuple<Keys...>> keys,
                                                          Deadline deadline) const {
    return first_of(find(index, std::move(keys), {.limit = 1}, deadline));
}

template <class T>
Task<std::optional<Versioned<T>>> Collection<T>::first_of(Task<FoundPage<T>> page) {
    auto found = co_await std::move(page);
    if (found.items.empty()) co_return std::nullopt;
    co_return std::move(found.items.front());
}

}  // namespace bookverse::store
