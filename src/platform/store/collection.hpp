// Typed collections: what services use.
//
//     struct Account { AccountId id; Email email; ...; };            // described, see json.hpp
//     const Index<Account, std::string> by_email{"by_email", {"email_key"}, unique};
//     Collection<Account> accounts{store, {.name = "accounts.accounts", .indexes = {by_email}}};
//
//     auto account = co_await accounts.get(id, deadline);  // optional<Versioned<Account>>
//     auto same = co_await accounts.find_one(by_email, {key}, deadline);
//     auto result = co_await accounts.update(
//         id, [=](const Account& a, Events& out) -> Result<Account> {...}, deadline);
//
// A query names an Index object of this very type, so a query that no index serves does not compile.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "platform/json/json.hpp"
#include "platform/store/document_store.hpp"

namespace bookverse::store {

template <class T>
struct Versioned {
    std::int64_t version = 0;
    std::shared_ptr<const T> document;

    const T* operator->() const noexcept { return document.get(); }
    const T& operator*() const noexcept { return *document; }
};

/// What a rule wants to tell the world; `E` is a described struct with `static constexpr std::string_view
/// type`. Ids are fresh UUIDv7, so their order is their age; why not deterministic ones: docs/decisions/0030.
class Events {
public:
    Events(std::vector<OutboxEvent>& out, std::string subject, Instant at, std::string traceparent);
    template <class E>
    void publish(const E& event);

private:
    void add(std::string type, std::string data);

    std::vector<OutboxEvent>* out_;
    std::string subject_;
    Instant at_;
    std::string traceparent_;
};

inline constexpr bool unique = true;

/// An index over documents of type T. Its leading fields are searched by equality with values of the types
/// Keys; the fields after them order what is found, and the first of those may have a range. A field that is
/// a list makes an entry an element and must be among the Keys; `lines.seller_id` reaches into the elements
/// of a list.
template <class T, class... Keys>
struct Index {
    std::string name;
    std::vector<std::string> fields;
    bool unique = false;
    bool sparse = false;  ///< without documents whose last field is null; see IndexSpec
};

/// A key as the store compares it: an Instant, an Id, an Email as its text (all of them sort as text), an
/// enum by its name, numbers as int64, an empty optional as null.
template <class K>
Value value_of(const K& key);

/// Range, order and page of a query; see Find. A bound is made with value_of().
struct PageOf {
    std::size_t limit = 20;
    std::string after{};
    bool descending = false;
    std::optional<Value> at_least{};
    std::optional<Value> less_than{};
};

template <class T>
struct FoundPage {
    std::vector<Versioned<T>> items;
    std::string next;
};

/// One step of a schema's history: takes the JSON of version n and makes it version n+1.
using Upgrade = std::function<void(boost::json::object&)>;

/// Why nothing was written. For a broken unique index the refusal is a conflict "duplicate".
struct Rejected {
    Refusal refusal;
    std::string duplicate_index;  ///< "id" for the document's own id; empty: not that
};

/// Documents of the described type T, which has a member `id` (std::string, Id<Tag> or another JSON string).
/// One object a collection and process; outlives its calls. Thread-safe. Functions throw as DocumentStore
/// says.
template <class T>
class Collection {
public:
    using Key = std::remove_cvref_t<decltype(std::declval<T&>().id)>;
    /// What to publish with an insert.
    using Announce = std::function<void(Events&)>;

    /// Any Index of T.
    struct AnyIndex {
        template <class... Keys>
        AnyIndex(const Index<T, Keys...>& index)
            : spec{index.name, index.fields, index.unique, index.sparse} {}  // NOLINT
        IndexSpec spec;
    };
    struct Options {
        std::string name;        ///< service.plural
        int schema_version = 1;  ///< one more than there are upgrades
        std::vector<AnyIndex> indexes{};
        std::vector<Upgrade> upgrades{};  ///< from version 1 on
        const Clock* clock = nullptr;     ///< dates events; null: the machine's
    };

    /// Declares it; throws as DocumentStore::declare, and std::logic_error for an index on a field that T has
    /// not.
    Collection(DocumentStore& store, Options options);

    Task<std::optional<Versioned<T>>> get(Key id, Deadline deadline) const;
    /// In the order of `ids`, absent ones left out; at most 1000.
    Task<std::vector<Versioned<T>>> get_many(std::vector<Key> ids, Deadline deadline) const;

    /// Refuses with conflict "duplicate".
    Task<Result<Versioned<T>>> insert(T document, Deadline deadline, Announce announce = {},
                                      std::string traceparent = {});
    Task<std::expected<Versioned<T>, Rejected>> try_insert(T document, Deadline deadline,
                                                           Announce announce = {},
                                                           std::string traceparent = {});

    /// `fn` is a pure Result<T>(const T&) or Result<T>(const T&, Events&); it may run more than once, on any
    /// thread. Refuses with what fn refuses with, not_found, conflict "duplicate", or changed_meanwhile when
    /// the version is not `expected`. When T has == and nothing changed, nothing is written.
    template <class F>
    Task<Result<Versioned<T>>> update(Key id, F fn, Deadline deadline,
                                      std::optional<std::int64_t> expected = std::nullopt,
                                      std::string traceparent = {});
    template <class F>
    Task<std::expected<Versioned<T>, Rejected>> try_update(
        Key id, F fn, Deadline deadline, std::optional<std::int64_t> expected = std::nullopt,
        std::string traceparent = {});

    /// True when it was there (in version `expected`, if given).
    Task<bool> erase(Key id, Deadline deadline, std::optional<std::int64_t> expected = std::nullopt);

    /// find(by_seller, {seller}, {.limit = 50, .descending = true}, deadline)
    template <class... Keys>
    Task<FoundPage<T>> find(const Index<T, Keys...>& index, std::type_identity_t<std::tuple<Keys...>> keys,
                            PageOf page, Deadline deadline) const;
    /// The first one; for unique indexes the only one.
    template <class... Keys>
    Task<std::optional<Versioned<T>>> find_one(const Index<T, Keys...>& index,
                                               std::type_identity_t<std::tuple<Keys...>> keys,
                                               Deadline deadline) const;

    /// How many find() would give, at most `page.limit`; reads no document.
    template <class... Keys>
    Task<std::size_t> count(const Index<T, Keys...>& index, std::type_identity_t<std::tuple<Keys...>> keys,
                            PageOf page, Deadline deadline) const;

    const std::string& name() const noexcept { return spec_->name; }

private:
    static std::string text(const Key& id);
    template <class F>
    Rule rule_of(F fn, std::optional<std::int64_t> expected, std::string traceparent) const;
    template <class... Keys>
    static Find asked(const Index<T, Keys...>& index, const std::tuple<Keys...>& keys, PageOf page);
    Task<FoundPage<T>> find_page(Find find, Deadline deadline) const;
    static Task<std::optional<Versioned<T>>> first_of(Task<FoundPage<T>> page);

    DocumentStore* store_;
    const Clock* clock_;
    std::unique_ptr<CollectionSpec> spec_;  ///< its address is what the store's jobs hold
};

}  // namespace bookverse::store

#include "platform/store/collection_impl.hpp"  // IWYU pragma: export
