// Declaring and reading; writes are in mongo_writes.cpp.
#include "platform/store/mongo_operations.hpp"

#include <algorithm>
#include <unordered_map>

#include "platform/store/mongo_exchange.hpp"

namespace bookverse::store::mongo {

namespace {

std::int64_t server_time(Deadline deadline) {
    return std::clamp<std::int64_t>(deadline.left().count(), 1, 1000);
}

}  // namespace

void Operations::declare(const Table& table) {
    reading(clients_, [&](const Clients::Lease& lease) {
        const auto collection = lease.collection(table.spec.name);
        const auto wanted = table.declared();
        const std::unique_ptr<mongoc_cursor_t, decltype(&mongoc_cursor_destroy)> there{
            mongoc_collection_find_indexes_with_opts(collection.get(), nullptr), &mongoc_cursor_destroy};
        const bson_t* index = nullptr;
        while (mongoc_cursor_next(there.get(), &index)) {
            bson_iter_t name;
            bson_iter_t key;
            if (!bson_iter_init_find(&name, index, "name") || !bson_iter_init_find(&key, index, "key"))
                continue;
            std::string fields;
            bson_iter_t field;
            for (bson_iter_recurse(&key, &field); bson_iter_next(&field);)
                fields += (fields.empty() ? "" : ",") + std::string{bson_iter_key(&field)};
            for (const auto& [ours, expected] : wanted)
                if (bson_iter_utf8(&name, nullptr) == ours && fields != expected)
                    throw std::logic_error{"the database has another index " + ours + " of " +
                                           table.spec.name + " than the program declares: " + fields +
                                           "; a changed index needs a new name"};
        }
        bson_error_t error;
        // A collection that does not exist yet has no indexes, and older servers call that an error.
        if (mongoc_cursor_error(there.get(), &error) && error.code != 26) raise(error, nullptr);
        lease.command(table.create_indexes());
        Table outbox;
        outbox.spec.name = orphans;
        lease.command(outbox.create_indexes());
    });
}

void Operations::ping() {
    reading(clients_,
            [&](const Clients::Lease& lease) { lease.command(std::move(Bson{}.number("ping", 1))); });
}

std::vector<Raw> Operations::query(const Clients::Lease& lease, const std::string& name, const bson_t* filter,
                                   const Bson& options, const std::vector<FieldPath>& position) {
    const auto collection = lease.collection(name);
    const std::unique_ptr<mongoc_cursor_t, decltype(&mongoc_cursor_destroy)> cursor{
        mongoc_collection_find_with_opts(collection.get(), filter, options, nullptr), &mongoc_cursor_destroy};
    std::vector<Raw> found;
    const bson_t* stored = nullptr;
    while (mongoc_cursor_next(cursor.get(), &stored))
        found.push_back(raw_of(stored, name, position));
    bson_error_t error;
    const bson_t* reply = nullptr;
    if (mongoc_cursor_error_document(cursor.get(), &error, &reply)) raise(error, reply);
    return found;
}

std::optional<Raw> Operations::get(const CollectionSpec& spec, const std::string& id, Deadline deadline) {
    return reading(clients_, [&](const Clients::Lease& lease) -> std::optional<Raw> {
        Bson options;
        options.number("limit", 1).number("maxTimeMS", server_time(deadline)).flag("singleBatch", true);
        auto found = query(lease, spec.name, by_id(id), options, {});
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    });
}

std::vector<Raw> Operations::get_many(const CollectionSpec& spec, const std::vector<std::string>& ids,
                                      Deadline deadline) {
    if (ids.empty()) return {};
    auto found = reading(clients_, [&](const Clients::Lease& lease) {
        Bson list;
        std::uint32_t next = 0;
        for (const auto& id : ids)
            list.text(std::to_string(next++), id);
        Bson in;
        in.array("$in", list);
        Bson filter;
        filter.document("_id", in);
        Bson options;
        options.number("maxTimeMS", server_time(deadline));
        return query(lease, spec.name, filter, options, {});
    });
    std::unordered_map<std::string_view, const Raw*> by_name;
    for (const auto& raw : found)
        by_name.emplace(raw.id, &raw);
    std::vector<Raw> ordered;
    for (const auto& id : ids)
        if (const auto raw = by_name.find(id); raw != by_name.end()) ordered.push_back(*raw->second);
    return ordered;
}

std::vector<Raw> Operations::walk(const CollectionSpec& spec, const IndexSpec& index, const Find& find,
                                  const Walk& walk, std::size_t limit, Deadline deadline) {
    return reading(clients_, [&](const Clients::Lease& lease) {
        Bson options;
        // The hint: a query that its index cannot serve is an error, not a slow answer.
        options.document("sort", order_of(index, find))
            .number("limit", static_cast<std::int64_t>(limit))
            .number("maxTimeMS", server_time(deadline))
            .text("hint", index.name);
        std::vector<FieldPath> position;
        for (auto i = find.equal.size(); i < index.fields.size(); ++i)
            position.push_back(FieldPath::parse(index.fields[i]));
        return query(lease, spec.name, filter_of(index, walk), options, position);
    });
}

std::size_t Operations::count(const CollectionSpec& spec, const IndexSpec& index, const Walk& walk,
                              std::size_t limit, Deadline deadline) {
    return reading(clients_, [&](const Clients::Lease& lease) {
        Bson options;
        options.number("limit", static_cast<std::int64_t>(limit))
            .number("maxTimeMS", server_time(deadline))
            .text("hint", index.name);
        const auto collection = lease.collection(spec.name);
        bson_error_t error;
        const auto counted = mongoc_collection_count_documents(collection.get(), filter_of(index, walk),
                                                               options, nullptr, nullptr, &error);
        if (counted < 0) raise(error, nullptr);
        return static_cast<std::size_t>(counted);
    });
}

std::optional<Raw> Operations::read_back(const std::string& collection, const std::string& id) {
    return asking(clients_, [&](const Clients::Lease& lease) -> std::optional<Raw> {
        Bson options;
        options.number("limit", 1);
        auto found = query(lease, collection, by_id(id), options, {});
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    });
}

std::vector<OutboxEvent> Operations::pending(const std::string& collection, std::size_t limit,
                                             Deadline deadline) {
    const auto found = reading(clients_, [&](const Clients::Lease& lease) {
        Bson after;
        after.number("$gt", 0);
        Bson filter;
        filter.document("p", after);
        Bson order;
        order.number("p", 1);
        Bson fields;
        fields.number("o", 1);
        Bson options;
        options.document("sort", order)
            .document("projection", fields)
            .number("limit", static_cast<std::int64_t>(limit))
            .number("maxTimeMS", server_time(deadline));
        return query(lease, collection, filter, options, {});
    });
    std::vector<OutboxEvent> events;
    for (const auto& raw : found)
        events.insert(events.end(), raw.events.begin(), raw.events.end());
    return events;
}

}  // namespace bookverse::store::mongo
