// Documents in memory, for a simulation in one thread: whoever asks lets others run first, and a fault, a lost
// answer or the end of the process may come in at every await, as the seed says. What was committed stays.
#pragma once

#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "platform/store/document_store.hpp"
#include "platform/store/plan.hpp"

namespace bookverse::simulation {

using Random = std::mt19937_64;

class MemoryStore final : public store::DocumentStore {
public:
    /// In a thousand of the calls.
    struct Faults {
        unsigned before = 0;  ///< Unavailable, and nothing happened
        unsigned after = 0;   ///< it happened, and the answer is lost
        unsigned crash = 0;   ///< the process ends here, before or after
    };

    explicit MemoryStore(Random& random) : random_{random} {}

    Faults faults;
    /// The guard: a write counts only on the version that was read. Without it the later write wins.
    bool compare_and_set = true;
    std::size_t conflicts = 0;  ///< writes that found another version than was read
    /// After each commit of a document.
    std::function<void(const std::string& collection, const store::Stored&)> watch;

    /// The process has ended: every call fails until revive().
    bool dead() const noexcept { return dead_; }
    void revive() noexcept { dead_ = false; }

    void declare(const store::CollectionSpec& collection) override;
    Task<std::optional<store::Stored>> get(const store::CollectionSpec& collection, std::string id,
                                           Deadline deadline) override;
    Task<std::vector<store::Stored>> get_many(const store::CollectionSpec& collection,
                                              std::vector<std::string> ids, Deadline deadline) override;
    Task<std::expected<store::Stored, store::Duplicate>> insert(const store::CollectionSpec& collection,
                                                                std::string id, store::Aggregate aggregate,
                                                                std::vector<store::OutboxEvent> events,
                                                                Deadline deadline) override;
    Task<UpdateOutcome> update(const store::CollectionSpec& collection, std::string id, store::Rule rule,
                               Deadline deadline) override;
    Task<bool> erase(const store::CollectionSpec& collection, std::string id,
                     std::optional<std::int64_t> version, Deadline deadline) override;
    Task<store::Found> find(const store::CollectionSpec& collection, store::Find find,
                            Deadline deadline) override;
    void on_committed(Committed) override {}
    Task<std::vector<store::OutboxEvent>> pending(std::size_t limit, Deadline deadline) override;
    Task<> remove(std::vector<store::OutboxEvent> delivered, Deadline deadline) override;
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "memory"; }

    /// What waits to be told; the simulation delivers it as it likes and takes it out.
    std::vector<store::OutboxEvent> outbox;
    /// Past all faults.
    const store::Stored* look(const std::string& collection, const std::string& id) const;
    const std::map<std::string, store::Stored>& all(const std::string& collection) const;

private:
    /// Values of an index's fields, then the id; `above` sorts behind everything that begins the same.
    struct Key {
        std::vector<store::Value> values;
        bool above = false;
        bool operator<(const Key& other) const;
    };
    struct Table {
        std::map<std::string, store::Stored> documents;
        std::map<std::string, std::set<Key>> indexes;
        std::map<std::string, std::vector<std::pair<std::string, Key>>> entries;  ///< by document
    };

    bool chance(unsigned in_a_thousand);
    Task<> before();
    void after();
    void end_process();
    static std::vector<Key> keys_of(const store::IndexSpec& index, const std::string& json,
                                    const std::string& id);
    /// The broken unique index, if one is.
    std::optional<std::string> put(const store::CollectionSpec& collection, store::Stored stored);
    static void walk(const std::set<Key>& index, const store::Walk& walk, bool descending, std::size_t most,
                     std::vector<Key>& found);

    Random& random_;
    bool dead_ = false;
    std::map<std::string, Table> tables_;
};

}  // namespace bookverse::simulation
