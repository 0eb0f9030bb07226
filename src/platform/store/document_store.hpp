// The store as adapters see it: documents as JSON text in named collections, changed only by rules. Services
// use the typed Collection<T> of collection.hpp.
//
// What holds on every adapter, and what the contract suite checks:
//   - One document is the unit of consistency. insert, update and erase are atomic and durable when they return.
//   - New events commit in the same write as their document (outbox); they are handed to on_committed()
//     afterwards, and stay listed by pending() until removed.
//   - update() applies rules of one document one after another, each on the result of the one before; a rule
//     may be run more than once and its effect counts once.
//   - There are no transactions over documents, no scans: a query names an index of the collection.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/instant.hpp"
#include "base/refusal.hpp"
#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"

namespace bookverse::store {

/// What an index holds of a document: top-level or dotted member names of the stored JSON. Strings, integers,
/// booleans and null (or absent) may be indexed; null sorts first; strings sort by their UTF-8 bytes. A list
/// is written `roles[]` or `lines[].seller`: one entry an element, nulls none; a query gives its value by
/// equality. At most one such field an index. (Collection<T> finds the lists by itself.) Unique indexes
/// ignore documents in which any of the fields is null or absent. In a sparse one is no document whose last
/// field, which is no list, is null or absent: it costs those nothing, and no query finds them by it.
struct IndexSpec {
    std::string name;  ///< unique in the collection: by_email
    std::vector<std::string> fields;
    bool unique = false;
    bool sparse = false;
};

/// An aggregate in memory, type-erased. Shared because several waiters may look at one state; never changed
/// after it was published, rules make a new one.
using Aggregate = std::shared_ptr<const void>;

/// Turns aggregates into JSON text and back. decode() also upgrades: it gets the schema version that the text
/// was written with. Pure, thread-safe. decode() throws on text that no version could have written.
struct Codec {
    std::function<Aggregate(std::string_view json, int schema_version)> decode;
    std::function<std::string(const void* aggregate)> encode;
};

struct CollectionSpec {
    std::string name;  ///< service.plural: accounts.sessions
    int schema_version = 1;
    std::vector<IndexSpec> indexes;
    Codec codec;
};

/// An event on its way out. `id` makes it once; consumers are idempotent by it.
struct OutboxEvent {
    std::string id;
    std::string type;     ///< account.verified
    std::string subject;  ///< id of the aggregate
    Instant at;
    std::string traceparent;
    std::string data;  ///< JSON
    /// Where the adapter finds it again: it fills this in, and remove() gets it back untouched.
    std::string place{};
};

struct Stored {
    std::string id;
    std::int64_t version = 0;  ///< 1 after the insert, one more with each write
    Aggregate aggregate;
};

/// Which unique index refused; the typed layer turns it into a refusal.
struct Duplicate {
    std::string index;  ///< "id" for the document's own id
};

/// A pure rule: the aggregate as it is, in; the next one out (or the same pointer for "nothing to do", which
/// writes nothing), or a refusal. May add events; those of a refused or repeated run are dropped. Runs on any
/// thread, does no I/O, may run more than once.
using Rule = std::function<Result<Aggregate>(const Stored& current, std::vector<OutboxEvent>& events)>;

using Value = std::variant<std::nullptr_t, bool, std::int64_t, std::string>;

/// Equality on the first fields of an index, then optionally a range on the next one; ordered by the fields
/// after the equal ones and then by id.
struct Find {
    std::string index;
    std::vector<Value> equal{};
    std::optional<Value> at_least{};   ///< inclusive
    std::optional<Value> less_than{};  ///< exclusive
    bool descending = false;
    std::size_t limit = 20;  ///< 1 to 1000
    std::string after{};     ///< the `next` of the page before; empty: from the start
};

struct Found {
    std::vector<Stored> items;
    std::string next;  ///< empty at the end. A position, not signed: http/cursor.hpp signs it for strangers
};

class DocumentStore {
public:
    DocumentStore() = default;
    DocumentStore(const DocumentStore&) = delete;
    DocumentStore& operator=(const DocumentStore&) = delete;
    virtual ~DocumentStore() = default;

    /// Creates what is missing (tables, indexes) and refuses what contradicts: before the first use of a
    /// collection, at start, not thread-safe with others. Throws Unavailable (try again) or std::logic_error
    /// (a mistake in the spec).
    virtual void declare(const CollectionSpec& collection) = 0;

    // All of these throw Unavailable or DeadlinePassed, and std::logic_error for an undeclared collection or
    // index. `collection` outlives the call. A write that threw may have happened: read it back.
    virtual Task<std::optional<Stored>> get(const CollectionSpec& collection, std::string id,
                                            Deadline deadline) = 0;
    /// In the order of `ids`, absent ones left out; at most 1000.
    virtual Task<std::vector<Stored>> get_many(const CollectionSpec& collection, std::vector<std::string> ids,
                                               Deadline deadline) = 0;
    virtual Task<std::expected<Stored, Duplicate>> insert(const CollectionSpec& collection, std::string id,
                                                          Aggregate aggregate,
                                                          std::vector<OutboxEvent> events,
                                                          Deadline deadline) = 0;
    /// The state after this rule; std::nullopt when there is no such document; the rule's refusal; or
    /// Duplicate.
    using UpdateOutcome = std::variant<std::monostate, Stored, Refusal, Duplicate>;
    virtual Task<UpdateOutcome> update(const CollectionSpec& collection, std::string id, Rule rule,
                                       Deadline deadline) = 0;
    /// True when it was there (and `version`, if given, was its version).
    virtual Task<bool> erase(const CollectionSpec& collection, std::string id,
                             std::optional<std::int64_t> version, Deadline deadline) = 0;
    virtual Task<Found> find(const CollectionSpec& collection, Find find, Deadline deadline) = 0;
    /// How many find() would give; adapters with a server or a file count in the index and read no document.
    virtual Task<std::size_t> count(const CollectionSpec& collection, Find find, Deadline deadline) {
        co_return (co_await this->find(collection, std::move(find), deadline)).items.size();
    }

    // Outbox. `committed` gets events right after their commit, on any thread, must not block and must not
    // throw.
    using Committed = std::function<void(std::vector<OutboxEvent>)>;
    virtual void on_committed(Committed committed) = 0;
    /// Events that are still there, oldest first: for the relay's sweep after a crash.
    virtual Task<std::vector<OutboxEvent>> pending(std::size_t limit, Deadline deadline) = 0;
    virtual Task<> remove(std::vector<OutboxEvent> delivered, Deadline deadline) = 0;

    /// Throws Unavailable with a sentence for the operator when it cannot be used now.
    virtual Task<> ping(Deadline deadline) = 0;
    /// A short word for logs and doctor: sqlite, mongodb.
    virtual std::string_view kind() const noexcept = 0;
};

}  // namespace bookverse::store
