// For tests of this folder only: a store in memory that can be told to be down, and to forget to announce a
// commit (as a process that died in between). The real adapters have their own contract suite in
// platform/store.
#pragma once

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <mutex>

#include "platform/store/document_store.hpp"

namespace bookverse::bus {

class TestStore final : public store::DocumentStore {
public:
    std::atomic<bool> down{false};
    std::atomic<int> fail_removes{0};  ///< so many calls of remove() answer Unavailable
    std::atomic<int> removes{0};
    std::atomic<int> looks{0};  ///< answered calls of pending()

    void declare(const store::CollectionSpec&) override {}

    Task<std::optional<store::Stored>> get(const store::CollectionSpec& collection, std::string id,
                                           Deadline) override {
        check();
        const std::lock_guard lock{mutex_};
        const auto& documents = collections_[collection.name];
        const auto found = documents.find(id);
        co_return found == documents.end() ? std::nullopt : std::optional{found->second};
    }
    Task<std::vector<store::Stored>> get_many(const store::CollectionSpec&, std::vector<std::string>,
                                              Deadline) override {
        throw std::logic_error{"not used here"};
    }
    Task<std::expected<store::Stored, store::Duplicate>> insert(const store::CollectionSpec& collection,
                                                                std::string id, store::Aggregate aggregate,
                                                                std::vector<store::OutboxEvent> events,
                                                                Deadline) override {
        check();
        store::Stored stored{id, 1, aggregate};
        {
            const std::lock_guard lock{mutex_};
            if (!collections_[collection.name].try_emplace(id, stored).second) {
                co_return std::unexpected(store::Duplicate{"id"});
            }
        }
        commit(std::move(events), true);
        co_return stored;
    }
    Task<UpdateOutcome> update(const store::CollectionSpec& collection, std::string id, store::Rule rule,
                               Deadline) override {
        check();
        const std::lock_guard lock{mutex_};
        auto& documents = collections_[collection.name];
        const auto found = documents.find(id);
        if (found == documents.end()) co_return UpdateOutcome{};
        std::vector<store::OutboxEvent> events;
        found->second.aggregate = *rule(found->second, events);
        ++found->second.version;
        co_return UpdateOutcome{found->second};
    }
    Task<bool> erase(const store::CollectionSpec& collection, std::string id, std::optional<std::int64_t>,
                     Deadline) override {
        check();
        const std::lock_guard lock{mutex_};
        co_return collections_[collection.name].erase(id) > 0;
    }
    Task<store::Found> find(const store::CollectionSpec& collection, store::Find find, Deadline) override {
        check();
        const std::lock_guard lock{mutex_};
        const auto index = std::ranges::find(collection.indexes, find.index, &store::IndexSpec::name);
        std::vector<std::pair<std::vector<std::string>, store::Stored>> hits;
        for (const auto& [id, stored] : collections_[collection.name]) {
            const auto json = boost::json::parse(collection.codec.encode(stored.aggregate.get())).as_object();
            std::vector<std::string> key;
            for (const auto& field : index->fields)
                key.emplace_back(json.at(field).as_string());
            bool equal = true;
            for (std::size_t i = 0; i < find.equal.size(); ++i)
                equal &= std::get<std::string>(find.equal[i]) == key[i];
            if (equal) hits.emplace_back(std::move(key), stored);
        }
        std::ranges::sort(hits, {}, [](const auto& hit) { return hit.first; });
        store::Found found;
        for (const auto& hit : hits) {
            if (found.items.size() < find.limit) found.items.push_back(hit.second);
        }
        co_return found;
    }

    /// A write of somebody: its events are in the outbox; announced unless the process "died" right after.
    void commit(std::vector<store::OutboxEvent> events, bool announce) {
        Committed tell;
        {
            const std::lock_guard lock{mutex_};
            outbox_.insert(outbox_.end(), events.begin(), events.end());
            if (announce) tell = committed_;
        }
        if (tell && !events.empty()) tell(std::move(events));
    }
    std::size_t waiting() const {
        const std::lock_guard lock{mutex_};
        return outbox_.size();
    }

    void on_committed(Committed committed) override {
        const std::lock_guard lock{mutex_};
        committed_ = std::move(committed);
    }
    Task<std::vector<store::OutboxEvent>> pending(std::size_t limit, Deadline) override {
        check();
        const std::lock_guard lock{mutex_};
        ++looks;
        co_return std::vector<store::OutboxEvent>(
            outbox_.begin(), outbox_.begin() + static_cast<long>(std::min(limit, outbox_.size())));
    }
    Task<> remove(std::vector<store::OutboxEvent> delivered, Deadline) override {
        check();
        ++removes;
        if (fail_removes > 0) {
            --fail_removes;
            throw Unavailable{"the store does not remove now"};
        }
        const std::lock_guard lock{mutex_};
        std::erase_if(outbox_, [&](const auto& event) {
            return std::ranges::find(delivered, event.id, &store::OutboxEvent::id) != delivered.end();
        });
        co_return;
    }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "test"; }

private:
    void check() const {
        if (down) throw Unavailable{"the test store is down"};
    }

    mutable std::mutex mutex_;
    std::map<std::string, std::map<std::string, store::Stored>> collections_;
    std::vector<store::OutboxEvent> outbox_;
    Committed committed_;
};

}  // namespace bookverse::bus
