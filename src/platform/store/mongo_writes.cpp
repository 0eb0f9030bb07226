// Writes of the MongoDB adapter. An answer that gets lost leaves it open whether the write was done; each
// carries a token by which it is found again.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "platform/store/mongo_exchange.hpp"
#include "platform/store/mongo_operations.hpp"

namespace bookverse::store::mongo {

namespace {

using Kind = Error::Kind;

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
            asking(clients_, ask);
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
            const auto set_or_lost = asking(clients_, ask);
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
            const bool erased = asking(clients_, [&](const Clients::Lease& lease) {
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

void Operations::remove(const std::vector<OutboxEvent>& delivered) {
    std::unordered_map<std::string, std::unordered_map<std::string, std::vector<std::string>>> by_owner;
    for (const auto& event : delivered) {
        auto place = parse_place(event.place);
        by_owner[place.collection][place.id].push_back(event.id);
    }
    for (const auto& [name, owners] : by_owner) {
        reading(clients_, [&](const Clients::Lease& lease) {
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
