// The store of many processes: MongoDB, or a server that speaks its protocol. Asks for nothing but atomic
// writes of one document and unique indexes: no transactions, no change streams, no partial filters, no
// collations.
#pragma once

#include <memory>
#include <string>

#include "platform/store/document_store.hpp"

namespace bookverse::store {

struct MongoOptions {
    std::string uri;  ///< mongodb://host:port/database?...; majority and journal are set here, not there
    std::string database{};  ///< empty: the uri's, else "bookverse"
    std::size_t threads = 4;
    std::size_t queue = 512;  ///< calls that may wait for a thread; more get Unavailable
};

struct MongoLoad {
    std::size_t running = 0;
    std::size_t queued = 0;
    std::uint64_t refused = 0;
};

/// Besides what document_store.hpp says: while the server is away, one call at a time finds out whether it is
/// back (at most 2 s), all others throw Unavailable at once; so ping() now and then is what ends an outage. A
/// server that is away at declare() is asked again at the first use of the collection. Waiting can be
/// cancelled.
class MongoStore final : public DocumentStore {
public:
    /// Does not connect. Throws std::invalid_argument for a bad uri.
    explicit MongoStore(MongoOptions options);
    ~MongoStore() override;

    void declare(const CollectionSpec& collection) override;
    Task<std::optional<Stored>> get(const CollectionSpec& collection, std::string id,
                                    Deadline deadline) override;
    Task<std::vector<Stored>> get_many(const CollectionSpec& collection, std::vector<std::string> ids,
                                       Deadline deadline) override;
    Task<std::expected<Stored, Duplicate>> insert(const CollectionSpec& collection, std::string id,
                                                  Aggregate aggregate, std::vector<OutboxEvent> events,
                                                  Deadline deadline) override;
    Task<UpdateOutcome> update(const CollectionSpec& collection, std::string id, Rule rule,
                               Deadline deadline) override;
    Task<bool> erase(const CollectionSpec& collection, std::string id, std::optional<std::int64_t> version,
                     Deadline deadline) override;
    Task<Found> find(const CollectionSpec& collection, Find find, Deadline deadline) override;
    Task<std::size_t> count(const CollectionSpec& collection, Find find, Deadline deadline) override;

    void on_committed(Committed committed) override;
    Task<std::vector<OutboxEvent>> pending(std::size_t limit, Deadline deadline) override;
    Task<> remove(std::vector<OutboxEvent> delivered, Deadline deadline) override;

    Task<> ping(Deadline deadline) override;
    std::string_view kind() const noexcept override { return "mongodb"; }

    MongoLoad load() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::store
