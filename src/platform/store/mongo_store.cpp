#include "platform/store/mongo_store.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "platform/async/run.hpp"
#include "platform/store/mongo_operations.hpp"
#include "platform/store/mongo_updates.hpp"

namespace bookverse::store {

using mongo::Raw;

namespace {

Stored stored(const CollectionSpec& spec, Raw raw) {
    return Stored{std::move(raw.id), raw.version, spec.codec.decode(raw.json, raw.schema)};
}

}  // namespace

struct MongoStore::Impl {
    explicit Impl(const MongoOptions& options)
        : clients{options.uri, options.database, options.threads + 1},
          operations{clients},
          pool{std::make_unique<Pool>("mongodb", Pool::Limits{options.threads, options.queue})},
          updates{operations, *pool, [this](const std::string& name) { prepare(name); },
                  [this](std::vector<OutboxEvent> events) { publish(std::move(events)); }} {}

    ~Impl() {
        pool.reset();  // what runs in it uses the rest
    }

    /// Runs `ask` in the pool; the caller is let go at its deadline, the call ends by the driver's time-outs.
    template <class F>
    Task<std::invoke_result_t<F&>> in_pool(Deadline deadline, F ask) {
        auto work = [ask = std::move(ask)]() mutable {
            try {
                return ask();
            } catch (const mongo::Error& error) {
                if (error.kind() == mongo::Error::Kind::wrong) throw;
                throw Unavailable{error.what()};
            }
        };
        return with_deadline(deadline, offload(*pool, std::move(work), deadline), "asking the database");
    }

    const mongo::Table& table(const CollectionSpec& collection) {
        const std::lock_guard lock{mutex};
        const auto found = tables.find(collection.name);
        if (found == tables.end())
            throw std::logic_error{"collection " + collection.name + " is not declared"};
        return found->second.table;
    }

    /// In a pool thread, before the first use of a collection whose indexes are not there yet.
    void prepare(const std::string& name) {
        Known* known = nullptr;
        {
            const std::lock_guard lock{mutex};
            known = &tables.at(name);
            if (known->ready) return;
        }
        operations.declare(known->table);
        const std::lock_guard lock{mutex};
        known->ready = true;
    }

    void publish(std::vector<OutboxEvent> events) {
        std::shared_ptr<const Committed> to;
        {
            const std::lock_guard lock{mutex};
            to = committed;
        }
        if (to) (*to)(std::move(events));
    }

    std::vector<std::string> names() {
        const std::lock_guard lock{mutex};
        std::vector<std::string> all{mongo::orphans};
        for (const auto& [name, known] : tables)
            all.push_back(name);
        return all;
    }

    struct Known {
        mongo::Table table;
        bool ready = false;
    };

    mongo::Clients clients;
    mongo::Operations operations;
    std::unique_ptr<Pool> pool;
    mongo::Updates updates;
    std::mutex mutex;
    std::map<std::string, Known> tables;  ///< entries stay where they are
    std::shared_ptr<const Committed> committed;
};

MongoStore::MongoStore(MongoOptions options) : impl_{std::make_unique<Impl>(options)} {}

MongoStore::~MongoStore() = default;

void MongoStore::declare(const CollectionSpec& collection) {
    check_spec(collection);
    {
        const std::lock_guard lock{impl_->mutex};
        impl_->tables[collection.name] = {mongo::Table{collection}, false};
    }
    try {
        impl_->prepare(collection.name);
    } catch (const Unavailable&) {
        // Start without the database; the first use asks again, and readiness says no until then.
    }
}

Task<std::optional<Stored>> MongoStore::get(const CollectionSpec& collection, std::string id,
                                            Deadline deadline) {
    const auto& table = impl_->table(collection);
    check_text(id, "an id");
    auto raw = co_await impl_->in_pool(deadline, [impl = impl_.get(), &table, id = std::move(id), deadline] {
        impl->prepare(table.spec.name);
        return impl->operations.get(table.spec, id, deadline);
    });
    if (!raw) co_return std::nullopt;
    co_return stored(collection, std::move(*raw));
}

Task<std::vector<Stored>> MongoStore::get_many(const CollectionSpec& collection, std::vector<std::string> ids,
                                               Deadline deadline) {
    if (ids.size() > 1000) throw std::logic_error{"at most 1000 documents at once"};
    const auto& table = impl_->table(collection);
    auto raws =
        co_await impl_->in_pool(deadline, [impl = impl_.get(), &table, ids = std::move(ids), deadline] {
            impl->prepare(table.spec.name);
            return impl->operations.get_many(table.spec, ids, deadline);
        });
    std::vector<Stored> found;
    for (auto& raw : raws)
        found.push_back(stored(collection, std::move(raw)));
    co_return found;
}

Task<std::expected<Stored, Duplicate>> MongoStore::insert(const CollectionSpec& collection, std::string id,
                                                          Aggregate aggregate,
                                                          std::vector<OutboxEvent> events,
                                                          Deadline deadline) {
    const auto& table = impl_->table(collection);
    check_text(id, "an id");
    const auto json = collection.codec.encode(aggregate.get());
    check_document(json);
    for (auto& event : events)
        event.place = mongo::place_of(collection.name, id);
    auto document =
        std::make_shared<mongo::NewDocument>(id, mongo::content_of(collection, json), std::move(events));
    auto duplicate = co_await impl_->in_pool(deadline, [impl = impl_.get(), &table, document] {
        impl->prepare(table.spec.name);
        auto refused = impl->operations.insert(table.spec, *document);
        if (!refused && !document->events.empty()) impl->publish(document->events);
        return refused;
    });
    if (duplicate) co_return std::unexpected(std::move(*duplicate));
    co_return Stored{std::move(id), 1, std::move(aggregate)};
}

Task<DocumentStore::UpdateOutcome> MongoStore::update(const CollectionSpec& collection, std::string id,
                                                      Rule rule, Deadline deadline) {
    impl_->table(collection);
    check_text(id, "an id");
    if (deadline.passed()) throw DeadlinePassed{"writing to the database"};
    return impl_->updates.update(collection, std::move(id), std::move(rule), deadline);
}

Task<bool> MongoStore::erase(const CollectionSpec& collection, std::string id,
                             std::optional<std::int64_t> version, Deadline deadline) {
    const auto& table = impl_->table(collection);
    return impl_->in_pool(deadline, [impl = impl_.get(), &table, id = std::move(id), version] {
        impl->prepare(table.spec.name);
        return impl->operations.erase(table.spec, id, version);
    });
}

Task<Found> MongoStore::find(const CollectionSpec& collection, Find find, Deadline deadline) {
    const auto& table = impl_->table(collection);
    const auto& index = index_of(table.spec, find.index);
    auto walks = plan(index, find);
    const auto limit = find.limit;
    auto raws = co_await impl_->in_pool(deadline, [impl = impl_.get(), &table, &index, find = std::move(find),
                                                   walks = std::move(walks), deadline] {
        impl->prepare(table.spec.name);
        std::vector<Raw> found;
        for (const auto& walk : walks) {
            // One more than asked for: is there a next page?
            if (found.size() > find.limit) break;
            auto some =
                impl->operations.walk(table.spec, index, find, walk, find.limit + 1 - found.size(), deadline);
            std::ranges::move(some, std::back_inserter(found));
        }
        return found;
    });
    Found found;
    if (raws.size() > limit) {
        raws.resize(limit);
        found.next = position(raws.back().position, raws.back().id);
    }
    for (auto& raw : raws)
        found.items.push_back(stored(collection, std::move(raw)));
    co_return found;
}

Task<std::size_t> MongoStore::count(const CollectionSpec& collection, Find find, Deadline deadline) {
    const auto& table = impl_->table(collection);
    const auto& index = index_of(table.spec, find.index);
    return impl_->in_pool(deadline, [impl = impl_.get(), &table, &index, walks = plan(index, find),
                                     limit = find.limit, deadline] {
        impl->prepare(table.spec.name);
        std::size_t counted = 0;
        for (const auto& walk : walks)
            if (counted < limit)
                counted += impl->operations.count(table.spec, index, walk, limit - counted, deadline);
        return counted;
    });
}

void MongoStore::on_committed(Committed committed) {
    const std::lock_guard lock{impl_->mutex};
    impl_->committed = std::make_shared<const Committed>(std::move(committed));
}

Task<std::vector<OutboxEvent>> MongoStore::pending(std::size_t limit, Deadline deadline) {
    return impl_->in_pool(deadline, [impl = impl_.get(), limit, deadline] {
        std::vector<OutboxEvent> events;
        for (const auto& name : impl->names())
            std::ranges::move(impl->operations.pending(name, limit, deadline), std::back_inserter(events));
        std::ranges::sort(events, [](const auto& left, const auto& right) {
            return std::tie(left.at, left.id) < std::tie(right.at, right.id);
        });
        if (events.size() > limit) events.resize(limit);
        return events;
    });
}

Task<> MongoStore::remove(std::vector<OutboxEvent> delivered, Deadline deadline) {
    return impl_->in_pool(deadline, [impl = impl_.get(), delivered = std::move(delivered)] {
        impl->operations.remove(delivered);
    });
}

Task<> MongoStore::ping(Deadline deadline) {
    return impl_->in_pool(deadline, [impl = impl_.get()] { impl->operations.ping(); });
}

MongoLoad MongoStore::load() const {
    const auto load = impl_->pool->load();
    return {.running = load.running, .queued = load.queued, .refused = load.refused};
}

}  // namespace bookverse::store
