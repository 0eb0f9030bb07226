// What the adapter asks of the server, one blocking call each, for threads of the pool. Everything here
// throws Unavailable when the server does not answer, and mongo::Error when it answered otherwise than hoped.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/async/deadline.hpp"
#include "platform/store/mongo_client.hpp"
#include "platform/store/mongo_document.hpp"

namespace bookverse::store::mongo {

/// Where events of erased documents wait.
inline constexpr const char* orphans = "@outbox";

struct NewDocument {
    std::string id;
    Content content;
    std::vector<OutboxEvent> events;
};

/// A prepared compare-and-set.
struct Write {
    std::string id;
    std::int64_t expected = 0;
    std::int64_t version = 0;
    Content content;
    std::vector<OutboxEvent> events;
    std::string token;
};

class Operations {
public:
    explicit Operations(Clients& clients) : clients_{clients} {}

    void declare(const Table& table);
    void ping();

    std::optional<Raw> get(const CollectionSpec& spec, const std::string& id, Deadline deadline);
    std::vector<Raw> get_many(const CollectionSpec& spec, const std::vector<std::string>& ids,
                              Deadline deadline);
    /// At most `limit`; each with its position.
    std::vector<Raw> walk(const CollectionSpec& spec, const IndexSpec& index, const Find& find,
                          const Walk& walk, std::size_t limit, Deadline deadline);

    /// How many walk() would give.
    std::size_t count(const CollectionSpec& spec, const IndexSpec& index, const Walk& walk, std::size_t limit,
                      Deadline deadline);

    /// The broken index, or nothing.
    std::optional<Duplicate> insert(const CollectionSpec& spec, const NewDocument& document);
    enum class Set { done, lost };
    /// `lost`: somebody else was first (or the document is gone). Throws Error duplicate.
    Set compare_and_set(const CollectionSpec& spec, const Write& write);
    bool erase(const CollectionSpec& spec, const std::string& id, std::optional<std::int64_t> version);

    std::vector<OutboxEvent> pending(const std::string& collection, std::size_t limit, Deadline deadline);
    void remove(const std::vector<OutboxEvent>& delivered);

    /// The index that a Duplicate is about; asks the server when its message does not say.
    Duplicate duplicate_of(const CollectionSpec& spec, const std::string& id, const std::string& message);

private:
    std::vector<Raw> query(const Clients::Lease& lease, const std::string& collection, const bson_t* filter,
                           const Bson& options, const std::vector<FieldPath>& position);
    std::optional<Raw> read_back(const std::string& collection, const std::string& id);
    void keep_events(const Clients::Lease& lease, const std::string& collection, const Raw& raw);

    Clients& clients_;
};

/// A new one for each write.
std::string new_token();

}  // namespace bookverse::store::mongo
