#include "platform/store/mongo_operations.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace bookverse::store::mongo {

namespace {

using Kind = Error::Kind;

Bson by_id(const std::string& id) {
    return std::move(Bson{}.text("_id", id));
}

/// The driver fills `reply` of a write; this owns it.
struct Reply {
    bson_t bson{};
    Reply() { bson_init(&bson); }
    Reply(const Reply&) = delete;
    Reply& operator=(const Reply&) = delete;
    ~Reply() { bson_destroy(&bson); }
    bson_t* fresh() {
        bson_destroy(&bson);  // the driver initialises it anew
        return &bson;
    }
    std::int64_t number(const char* name) const {
        bson_iter_t iter;
        return bson_iter_init_find(&iter, &bson, name) ? bson_iter_as_int64(&iter) : 0;
    }
};

std::int64_t server_time(Deadline deadline) {
    return std::clamp<std::int64_t>(deadline.left().count(), 1, 1000);
}

std::int64_t oldest(const std::vector<OutboxEvent>& events) {
    const auto first = std::ranges::min_element(events, {}, &OutboxEvent::at);
    return std::max<std::int64_t>(first->at.time_since_epoch().count(), 1);
}

void pull_events(mongoc_bulk_operation_t* bulk, const std::string& id,
                 const std::vector<std::string>& events) {
    Bson list;
    std::uint32_t next = 0;
    for (const auto& event : events)
        list.text(std::to_string(next++), event);
    Bson in;
    in.array("$in", list);
    Bson which;
    which.document("id", in);
    Bson pull;
    pull.document("o", which);
    Bson change;
    change.document("$pull", pull);
    bson_error_t error;
    if (!mongoc_bulk_operation_update_one_with_opts(bulk, by_id(id), change, nullptr, &error))
        raise(error, nullptr);
}

/// Takes the mark off a document whose last event is gone; one that got a new event meanwhile keeps it.
void tidy(mongoc_bulk_operation_t* bulk, const std::string& id, bool orphan) {
    Bson none;
    none.number("$size", 0);
    Bson filter;
    filter.text("_id", id).document("o", none);
    bson_error_t error;
    if (orphan) {
        if (!mongoc_bulk_operation_remove_one_with_opts(bulk, filter, nullptr, &error)) raise(error, nullptr);
        return;
    }
    Bson fields;
    fields.number("o", 1).number("p", 1);
    Bson change;
    change.document("$unset", fields);
    if (!mongoc_bulk_operation_update_one_with_opts(bulk, filter, change, nullptr, &error))
        raise(error, nullptr);
}

}  // namespace

std::string new_token() {
    bson_oid_t oid;
    bson_oid_init(&oid, nullptr);
    std::array<char, 25> text{};
    bson_oid_to_string(&oid, text.data());
    return text.data();
}

/// One exchange with the server. An answer of any kind says that it is there; a connection that breaks at
/// once was only an old one.
template <class F>
auto Operations::asking(F ask) {
    const Presence::Attempt attempt{clients_.presence()};
    const Clients::Lease lease{clients_};
    const auto start = std::chrono::steady_clock::now();
    try {
        if constexpr (std::is_void_v<decltype(ask(lease))>) {
            ask(lease);
            clients_.presence().answered();
        } else {
            auto result = ask(lease);
            clients_.presence().answered();
            return result;
        }
    } catch (const Error& error) {
        if (error.kind() != Kind::unknown)
            clients_.presence().answered();
        else if (std::chrono::steady_clock::now() - start > std::chrono::milliseconds{200})
            clients_.presence().lost(error.what(), start);
        throw;
    }
}

/// Reading again does no harm, so a connection that had died meanwhile costs one more try. A server that is
/// away does not get it: then the first try took its time, and the second one is refused.
template <class F>
auto Operations::reading(F ask) {
    try {
        try {
            return asking(ask);
        } catch (const Error& error) {
            if (error.kind() != Kind::unknown && error.kind() != Kind::refused) throw;
        }
        return asking(ask);
    } catch (const Error& error) {
        if (error.kind() == Kind::unknown || error.kind() == Kind::refused) throw Unavailable{error.what()};
        throw;
    }
}

void Operations::declare(const Table& table) {
    reading([&](const Clients::Lease& lease) {
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
    reading([&](const Clients::Lease& lease) { lease.command(std::move(Bson{}.number("ping", 1))); });
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
    return reading([&](const Clients::Lease& lease) -> std::optional<Raw> {
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
    auto found = reading([&](const Clients::Lease& lease) {
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
    return reading([&](const Clients::Lease& lease) {
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

std::optional<Raw> Operations::read_back(const std::string& collection, const std::string& id) {
    return asking([&](const Clients::Lease& lease) -> std::optional<Raw> {
        Bson options;
        options.number("limit", 1);
        auto found = query(lease, collection, by_id(id), options, {});
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    });
}

std::optional<Duplicate> Operations::insert(const CollectionSpec& spec, const NewDocument& document) {
    const auto token = new_token();
    Bson stored;
    stored.text("_id", document.id).number("v", 1).number("s", spec.schema_version).text("w", token);
    stored.document("d", document.content.document).document("u", document.content.unique);
    if (!document.events.empty())
        stored.array("o", events_to_bson(document.events)).number("p", oldest(document.events));
    const auto ask = [&](const Clients::Lease& lease) {
        bson_error_t error;
        Reply reply;
        const auto collection = lease.collection(spec.name);
        if (!mongoc_collection_insert_one(collection.get(), stored, nullptr, reply.fresh(), &error))
            raise(error, &reply.bson);
    };
    bool unsure = false;
    for (int attempt = 0;; ++attempt) {
        try {
            asking(ask);
            return std::nullopt;
        } catch (const Error& error) {
            if (error.kind() == Kind::duplicate) {
                // After an answer that got lost it may be our own that is there.
                if (unsure)
                    if (const auto there = read_back(spec.name, document.id); there && there->token == token)
                        return std::nullopt;
                return duplicate_of(spec, document.id, error.what());
            }
            if (error.kind() == Kind::wrong) throw;
            unsure |= error.kind() == Kind::unknown;
            if (attempt == 1) throw Unavailable{error.what()};
        }
    }
}

Operations::Set Operations::compare_and_set(const CollectionSpec& spec, const Write& write) {
    Bson filter;
    filter.text("_id", write.id).number("v", write.expected);
    Bson set;
    set.number("v", write.version).number("s", spec.schema_version).text("w", write.token);
    set.document("d", write.content.document).document("u", write.content.unique);
    Bson change;
    change.document("$set", set);
    if (!write.events.empty()) {
        Bson each;
        each.array("$each", events_to_bson(write.events));
        Bson push;
        push.document("o", each);
        Bson oldest_event;
        oldest_event.number("p", oldest(write.events));
        change.document("$push", push).document("$min", oldest_event);
    }
    const auto ask = [&](const Clients::Lease& lease) {
        bson_error_t error;
        Reply reply;
        const auto collection = lease.collection(spec.name);
        if (!mongoc_collection_update_one(collection.get(), filter, change, nullptr, reply.fresh(), &error))
            raise(error, &reply.bson);
        return reply.number("matchedCount") == 1 ? Set::done : Set::lost;
    };
    bool unsure = false;
    for (int attempt = 0;; ++attempt) {
        try {
            const auto set_or_lost = asking(ask);
            if (set_or_lost == Set::done || !unsure) return set_or_lost;
        } catch (const Error& error) {
            if (error.kind() == Kind::refused) return Set::lost;
            if (error.kind() != Kind::unknown) throw;
            unsure = true;
            if (attempt == 1) throw Unavailable{error.what()};
        }
        // No answer came, so ask what is there. Not changed: the same write again, which can take effect only
        // once.
        std::optional<Raw> there;
        try {
            there = read_back(spec.name, write.id);
        } catch (const Error& error) {
            throw Unavailable{error.what()};
        }
        if (there && there->token == write.token) return Set::done;
        if (!there || there->version != write.expected)
            throw Unavailable{"the answer to a write got lost, and the document has changed again since"};
    }
}

Duplicate Operations::duplicate_of(const CollectionSpec& spec, const std::string& id,
                                   const std::string& message) {
    if (auto index = broken_index(spec, message); !index.empty()) return {std::move(index)};
    // The message does not say; all there is to tell apart is the id and the rest.
    if (read_back(spec.name, id)) return {"id"};
    const auto some = std::ranges::find_if(spec.indexes, &IndexSpec::unique);
    return {some == spec.indexes.end() ? "id" : some->name};
}

void Operations::keep_events(const Clients::Lease& lease, const std::string& name, const Raw& raw) {
    // A fixed id: doing it again after a conflict or a crash overwrites the same copy.
    const auto id = name + "/" + raw.id + "/" + std::to_string(raw.version);
    Bson copy;
    copy.array("o", events_to_bson(raw.events)).number("p", oldest(raw.events));
    Bson change;
    change.document("$set", copy);
    Bson options;
    options.flag("upsert", true);
    bson_error_t error;
    Reply reply;
    const auto collection = lease.collection(orphans);
    if (!mongoc_collection_update_one(collection.get(), by_id(id), change, options, reply.fresh(), &error))
        raise(error, &reply.bson);
}

bool Operations::erase(const CollectionSpec& spec, const std::string& id,
                       std::optional<std::int64_t> version) {
    bool unsure = false;
    for (int attempt = 0;; ++attempt) {
        try {
            const auto raw = read_back(spec.name, id);
            if (!raw) return unsure;  // it was there before the answer got lost
            if (version && raw->version != *version) return false;
            const bool erased = asking([&](const Clients::Lease& lease) {
                // Events first, under another roof: a crash in between repeats them, it does not lose them.
                if (!raw->events.empty()) keep_events(lease, spec.name, *raw);
                bson_error_t error;
                Reply reply;
                const auto collection = lease.collection(spec.name);
                Bson filter;
                filter.text("_id", id).number("v", raw->version);
                if (!mongoc_collection_delete_one(collection.get(), filter, nullptr, reply.fresh(), &error))
                    raise(error, &reply.bson);
                return reply.number("deletedCount") == 1;
            });
            if (erased) return true;
            if (attempt > 50) throw Unavailable{"too many changes of a document at once"};
        } catch (const Error& error) {
            if (error.kind() == Kind::wrong) throw;
            unsure |= error.kind() == Kind::unknown;
            if (error.kind() == Kind::unknown && attempt > 0) throw Unavailable{error.what()};
        }
    }
}

std::vector<OutboxEvent> Operations::pending(const std::string& collection, std::size_t limit,
                                             Deadline deadline) {
    const auto found = reading([&](const Clients::Lease& lease) {
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

void Operations::remove(const std::vector<OutboxEvent>& delivered) {
    std::unordered_map<std::string, std::unordered_map<std::string, std::vector<std::string>>> by_owner;
    for (const auto& event : delivered) {
        auto place = parse_place(event.place);
        by_owner[place.collection][place.id].push_back(event.id);
    }
    for (const auto& [name, owners] : by_owner) {
        reading([&](const Clients::Lease& lease) {
            const auto collection = lease.collection(name);
            const std::unique_ptr<mongoc_bulk_operation_t, decltype(&mongoc_bulk_operation_destroy)> bulk{
                mongoc_collection_create_bulk_operation_with_opts(collection.get(), nullptr),
                &mongoc_bulk_operation_destroy};
            for (const auto& [id, events] : owners)
                pull_events(bulk.get(), id, events);
            for (const auto& [id, events] : owners)
                tidy(bulk.get(), id, name == orphans);
            bson_error_t error;
            Reply reply;
            if (mongoc_bulk_operation_execute(bulk.get(), reply.fresh(), &error) == 0)
                raise(error, &reply.bson);
        });
    }
}

}  // namespace bookverse::store::mongo
