// Typed collections: what services use.
//
//     struct Account { AccountId id; Email email; ...; };            // described, see json.hpp
//     const Index<Account, std::string> by_email{"by_email", {"email_key"}, unique};
//     Collection<Account> accounts{store, {.name = "accounts.accounts", .schema_version = 1, .indexes = {by_email}}};
//
//     auto account = co_await accounts.get(id, deadline);                       // optional<Versioned<Account>>
//     auto result  = co_await accounts.update(id, [=](const Account& a, Events& out) -> Result<Account> {...}, deadline);
//
// A query names an Index object of this very type, so a query that no index serves does not compile.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
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

/// What a rule wants to tell the world; `E` is a described struct with `static constexpr std::string_view type`.
class Events {
public:
    Events(std::vector<OutboxEvent>& out, std::string subject, Instant at, std::string traceparent);
    template <class E>
    void publish(const E& event);

private:
    std::vector<OutboxEvent>* out_;
    std::string subject_;
    Instant at_;
    std::string traceparent_;
};

/// An index over documents of type T whose leading fields are searched with values of the types Keys.
template <class T, class... Keys>
struct Index {
    std::string name;
    std::vector<std::string> fields;
    bool unique = false;
};

/// Range, order and page of a query; see Find.
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

}  // namespace bookverse::store

#include "platform/store/collection_impl.hpp"  // IWYU pragma: export
