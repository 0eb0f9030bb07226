// Updates in MongoDB: those of one document that wait in this process become one compare-and-set; against
// other processes it is tried again.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/async/reply.hpp"
#include "platform/async/run.hpp"
#include "platform/store/combine.hpp"
#include "platform/store/mongo_operations.hpp"

namespace bookverse::store::mongo {

class Updates {
public:
    using Publish = std::function<void(std::vector<OutboxEvent>)>;
    using Prepare = std::function<void(const std::string& collection)>;

    /// `prepare` runs before the first use of a collection in a pool thread; `publish` gets what was
    /// committed.
    Updates(Operations& operations, Pool& pool, Prepare prepare, Publish publish);

    /// Once the deadline has passed or the caller was cancelled, the rule is not run any more.
    Task<DocumentStore::UpdateOutcome> update(const CollectionSpec& spec, std::string id, Rule rule,
                                              Deadline deadline);

private:
    struct Waiting;
    using Batch = std::vector<std::shared_ptr<Waiting>>;
    /// One document with updates under way.
    struct Line {
        CollectionSpec spec;  ///< a copy: whoever waited may be gone
        std::string id;
        Batch waiting;
    };
    using Lines = std::unordered_map<std::string, std::shared_ptr<Line>>;

    bool drive_later(const std::string& key);
    void drive(const std::string& key);
    void fail_line(const std::string& key, const std::string& why);
    void write(const Line& line, const Batch& batch);
    void write_batch(const Line& line, const Batch& batch);
    bool attempt(const Line& line, const Batch& batch, std::vector<Turn>& turns);

    Operations& operations_;
    Pool& pool_;
    Prepare prepare_;
    Publish publish_;
    std::mutex mutex_;
    Lines lines_;
    std::size_t waiting_ = 0;
};

}  // namespace bookverse::store::mongo
