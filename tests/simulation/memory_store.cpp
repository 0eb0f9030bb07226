#include "simulation/memory_store.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include "platform/async/run.hpp"

namespace bookverse::simulation {

using store::Bound;
using store::Stored;
using store::Value;

namespace {

int compare(const Value& a, const Value& b) {
    if (a.index() != b.index()) return a.index() < b.index() ? -1 : 1;
    return std::visit(
        [&b](const auto& left) {
            using T = std::decay_t<decltype(left)>;
            if constexpr (std::is_same_v<T, std::nullptr_t>) {
                return 0;
            } else {
                const auto& right = std::get<T>(b);
                return left == right ? 0 : left < right ? -1 : 1;
            }
        },
        a);
}

Value value_of(const boost::json::value* json) {
    if (json == nullptr || json->is_null()) return nullptr;
    if (json->is_bool()) return json->get_bool();
    if (json->is_int64()) return json->get_int64();
    if (json->is_string()) return std::string{json->get_string()};
    return nullptr;
}

const boost::json::value* member(const boost::json::value* at, const std::vector<std::string>& path) {
    for (const auto& name : path) {
        if (at == nullptr || !at->is_object()) return nullptr;
        at = at->get_object().if_contains(name);
    }
    return at;
}

bool has_prefix(const std::vector<Value>& values, const std::vector<Value>& prefix) {
    return std::equal(prefix.begin(), prefix.end(), values.begin(),
                      [](const Value& a, const Value& b) { return compare(a, b) == 0; });
}

bool holds(const Bound& bound, const Value& value) {
    switch (bound.op) {
        case Bound::Op::at_least:
            return compare(value, bound.value) >= 0;
        case Bound::Op::more:
            return compare(value, bound.value) > 0;
        case Bound::Op::less:
            return compare(value, bound.value) < 0;
        case Bound::Op::is_null:
            return std::holds_alternative<std::nullptr_t>(value);
        case Bound::Op::not_null:
            return !std::holds_alternative<std::nullptr_t>(value);
    }
    return false;
}

}  // namespace

bool MemoryStore::Key::operator<(const Key& other) const {
    const std::size_t shared = std::min(values.size(), other.values.size());
    for (std::size_t i = 0; i < shared; ++i)
        if (const int order = compare(values[i], other.values[i]); order != 0) return order < 0;
    if (values.size() == other.values.size()) return !above && other.above;
    // The shorter one is the beginning of the longer: before it, or behind all that begin so.
    return values.size() < other.values.size() ? !above : other.above;
}

bool MemoryStore::chance(unsigned in_a_thousand) {
    return in_a_thousand > 0 && random_() % 1000 < in_a_thousand;
}

void MemoryStore::end_process() {
    dead_ = true;
    throw Unavailable{"the process has ended"};
}

Task<> MemoryStore::before() {
    for (auto turns = random_() % 3; turns > 0; --turns)
        co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
    if (dead_) throw Unavailable{"the process has ended"};
    if (chance(faults.crash)) end_process();
    if (chance(faults.before)) throw Unavailable{"a fault before"};
}

void MemoryStore::after() {
    if (chance(faults.crash)) end_process();
    if (chance(faults.after)) throw Unavailable{"the answer is lost"};
}

void MemoryStore::declare(const store::CollectionSpec& collection) {
    Table& table = tables_[collection.name];
    for (const auto& index : collection.indexes)
        table.indexes[index.name];
}

std::vector<MemoryStore::Key> MemoryStore::keys_of(const store::IndexSpec& index, const std::string& json,
                                                   const std::string& id) {
    const auto document = boost::json::parse(json);
    std::vector<Key> keys{Key{}};
    for (const auto& field : index.fields) {
        const auto path = store::FieldPath::parse(field);
        const auto* const at = member(&document, path.parent);
        if (!path.array) {
            for (auto& key : keys)
                key.values.push_back(value_of(at));
            continue;
        }
        std::vector<Key> more;
        if (at != nullptr && at->is_array()) {
            for (const auto& element : at->get_array()) {
                const Value value = value_of(path.inside.empty() ? &element : member(&element, path.inside));
                if (std::holds_alternative<std::nullptr_t>(value)) continue;
                for (Key key : keys) {
                    key.values.push_back(value);
                    more.push_back(std::move(key));
                }
            }
        }
        keys = std::move(more);
    }
    for (auto& key : keys)
        key.values.emplace_back(id);
    return keys;
}

std::optional<std::string> MemoryStore::put(const store::CollectionSpec& collection, Stored stored) {
    Table& table = tables_[collection.name];
    const std::string json = collection.codec.encode(stored.aggregate.get());
    std::vector<std::pair<std::string, Key>> entries;
    for (const auto& index : collection.indexes) {
        for (auto& key : keys_of(index, json, stored.id)) {
            const std::vector<Value> values{key.values.begin(), key.values.end() - 1};
            const auto is_null = [](const Value& one) { return std::holds_alternative<std::nullptr_t>(one); };
            if (index.sparse && is_null(values.back())) continue;
            const bool null = std::ranges::any_of(values, is_null);
            if (index.unique && !null) {
                const auto found = table.indexes[index.name].lower_bound(Key{values, false});
                if (found != table.indexes[index.name].end() && has_prefix(found->values, values) &&
                    std::get<std::string>(found->values.back()) != stored.id)
                    return index.name;
            }
            entries.emplace_back(index.name, std::move(key));
        }
    }
    auto& old = table.entries[stored.id];
    for (const auto& [name, key] : old)
        table.indexes[name].erase(key);
    for (const auto& [name, key] : entries)
        table.indexes[name].insert(key);
    old = std::move(entries);
    const auto placed = table.documents.insert_or_assign(stored.id, std::move(stored)).first;
    if (watch) watch(collection.name, placed->second);
    return std::nullopt;
}

const Stored* MemoryStore::look(const std::string& collection, const std::string& id) const {
    const auto& documents = all(collection);
    const auto found = documents.find(id);
    return found == documents.end() ? nullptr : &found->second;
}

const std::map<std::string, Stored>& MemoryStore::all(const std::string& collection) const {
    static const std::map<std::string, Stored> none;
    const auto found = tables_.find(collection);
    return found == tables_.end() ? none : found->second.documents;
}

Task<std::optional<Stored>> MemoryStore::get(const store::CollectionSpec& collection, std::string id,
                                             Deadline) {
    co_await before();
    const auto* const found = look(collection.name, id);
    co_return found == nullptr ? std::nullopt : std::optional{*found};
}

Task<std::vector<Stored>> MemoryStore::get_many(const store::CollectionSpec& collection,
                                                std::vector<std::string> ids, Deadline) {
    co_await before();
    std::vector<Stored> found;
    for (const auto& id : ids)
        if (const auto* const one = look(collection.name, id)) found.push_back(*one);
    co_return found;
}

Task<std::expected<Stored, store::Duplicate>> MemoryStore::insert(const store::CollectionSpec& collection,
                                                                  std::string id, store::Aggregate aggregate,
                                                                  std::vector<store::OutboxEvent> events,
                                                                  Deadline) {
    co_await before();
    if (look(collection.name, id) != nullptr) co_return std::unexpected(store::Duplicate{"id"});
    Stored stored{std::move(id), 1, std::move(aggregate)};
    if (auto broken = put(collection, stored)) co_return std::unexpected(store::Duplicate{*broken});
    std::ranges::move(events, std::back_inserter(outbox));
    after();
    co_return stored;
}

Task<store::DocumentStore::UpdateOutcome> MemoryStore::update(const store::CollectionSpec& collection,
                                                              std::string id, store::Rule rule, Deadline) {
    for (;;) {
        co_await before();
        const auto* found = look(collection.name, id);
        if (found == nullptr) co_return UpdateOutcome{};
        const Stored seen = *found;
        std::vector<store::OutboxEvent> events;
        auto next = rule(seen, events);
        if (!next) co_return UpdateOutcome{std::move(next).error()};
        if (*next == seen.aggregate) co_return UpdateOutcome{seen};
        co_await before();  // between reading and writing
        found = look(collection.name, id);
        if (found == nullptr) co_return UpdateOutcome{};
        if (found->version != seen.version) {
            ++conflicts;
            if (compare_and_set) continue;
        }
        Stored stored{id, found->version + 1, *next};
        if (auto broken = put(collection, stored)) co_return UpdateOutcome{store::Duplicate{*broken}};
        std::ranges::move(events, std::back_inserter(outbox));
        after();
        co_return UpdateOutcome{std::move(stored)};
    }
}

Task<bool> MemoryStore::erase(const store::CollectionSpec& collection, std::string id,
                              std::optional<std::int64_t> version, Deadline) {
    co_await before();
    const auto* const found = look(collection.name, id);
    if (found == nullptr || (version && found->version != *version)) co_return false;
    Table& table = tables_[collection.name];
    for (const auto& [name, key] : table.entries[id])
        table.indexes[name].erase(key);
    table.entries.erase(id);
    table.documents.erase(id);
    after();
    co_return true;
}

void MemoryStore::walk(const std::set<Key>& index, const store::Walk& walk, bool descending, std::size_t most,
                       std::vector<Key>& found) {
    Key low{walk.equal, false};
    Key high{walk.equal, true};
    for (const Bound& bound : walk.bounds) {
        Key at{walk.equal, bound.op == Bound::Op::more};
        at.values.push_back(bound.value);
        if (bound.op == Bound::Op::at_least || bound.op == Bound::Op::more) low = at;
        if (bound.op == Bound::Op::less) high = Key{at.values, false};
    }
    auto begin = index.lower_bound(low);
    auto end = index.lower_bound(high);
    if (high < low) return;
    const auto take = [&](const Key& key) {
        for (const Bound& bound : walk.bounds)
            if (!holds(bound, key.values[walk.equal.size()])) return;
        found.push_back(key);
    };
    while (begin != end && found.size() < most) {
        if (descending) {
            take(*--end);
        } else {
            take(*begin++);
        }
    }
}

Task<store::Found> MemoryStore::find(const store::CollectionSpec& collection, store::Find find, Deadline) {
    co_await before();
    const auto& spec = store::index_of(collection, find.index);
    const Table& table = tables_.at(collection.name);
    std::vector<Key> keys;
    for (const auto& one : store::plan(spec, find))
        walk(table.indexes.at(spec.name), one, find.descending, find.limit + 1, keys);
    store::Found found;
    const bool more = keys.size() > find.limit;
    if (more) keys.resize(find.limit);
    for (const Key& key : keys)
        found.items.push_back(table.documents.at(std::get<std::string>(key.values.back())));
    if (more) {
        const auto& last = keys.back().values;
        found.next =
            store::position({last.begin() + static_cast<std::ptrdiff_t>(find.equal.size()), last.end() - 1},
                            std::get<std::string>(last.back()));
    }
    co_return found;
}

Task<std::vector<store::OutboxEvent>> MemoryStore::pending(std::size_t limit, Deadline) {
    co_return std::vector(outbox.begin(),
                          outbox.begin() + static_cast<std::ptrdiff_t>(std::min(limit, outbox.size())));
}

Task<> MemoryStore::remove(std::vector<store::OutboxEvent> delivered, Deadline) {
    for (const auto& event : delivered)
        std::erase_if(outbox, [&](const auto& one) { return one.id == event.id; });
    co_return;
}

}  // namespace bookverse::simulation
