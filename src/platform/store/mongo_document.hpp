// A collection in MongoDB, and what its documents look like:
//
//   { _id, v: version, s: schema version, d: { the document as real BSON },
//     u: { by_email: ["[\"a@b.edu\"]"] },   one entry a unique index, absent when a field is null: a sparse unique
//                                           index on it ignores nulls without partial filters, in which
//                                           servers differ
//     w: token of the last write,           tells our own write from another's when an answer got lost
//     o: [ events ], p: date of the oldest } absent when no event waits; a sparse index on p finds them
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/store/bson_json.hpp"

namespace bookverse::store::mongo {

/// Immutable once made.
struct Table {
    CollectionSpec spec;  ///< a copy
    /// The command that creates its indexes.
    Bson create_indexes() const;
    /// What the server has under the names of our indexes, for comparing: by_email -> "d.email_key,_id".
    std::vector<std::pair<std::string, std::string>> declared() const;
};

/// The JSON of an aggregate as what is stored of it.
struct Content {
    Bson document;
    Bson unique;
};
Content content_of(const CollectionSpec& spec, const std::string& json);

/// A document as it was read, before a codec looked at it.
struct Raw {
    std::string id;
    std::int64_t version = 0;
    int schema = 0;
    std::string json;
    std::string token;
    std::vector<OutboxEvent> events;
    std::vector<Value> position;  ///< the fields after Find::equal, when a query asked for them
};
Raw raw_of(const bson_t* stored, const std::string& collection, const std::vector<FieldPath>& position = {});

Bson events_to_bson(const std::vector<OutboxEvent>& events);
/// `place` of an event that waits in a document.
std::string place_of(const std::string& collection, const std::string& id);
struct Place {
    std::string collection;
    std::string id;
};
Place parse_place(const std::string& place);

/// The filter and the order of one walk.
Bson filter_of(const IndexSpec& index, const Walk& walk);
Bson order_of(const IndexSpec& index, const Find& find);

/// The name of the broken index in a server's message; "id" for the document's own; empty when it does not
/// say.
std::string broken_index(const CollectionSpec& spec, std::string_view message);

}  // namespace bookverse::store::mongo
