#include "platform/store/mongo_updates.hpp"

#include <algorithm>
#include <random>
#include <thread>

namespace bookverse::store::mongo {

namespace {

constexpr std::size_t most_waiting = 4096;
constexpr std::size_t most_together = 256;
constexpr int most_conflicts = 60;

/// Two processes that collide must not collide again in step.
void back_off(int attempt) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const int most = 1 << std::min(attempt, 5);
    std::this_thread::sleep_for(
        std::chrono::milliseconds{std::uniform_int_distribution<int>{0, most}(random)});
}

std::string key_of(const CollectionSpec& spec, const std::string& id) {
    // Also by the spec's address: rules of one line know the same type.
    return spec.name + "/" + std::to_string(reinterpret_cast<std::uintptr_t>(&spec)) + "/" + id;
}

/// A unique index, or a document that cannot be stored, is the fault of one rule of a batch.
class OneOfThem : public std::exception {
public:
    const char* what() const noexcept override { return "one update of a batch cannot be written"; }
};

}  // namespace

struct Updates::Waiting {
    Rule rule;
    Deadline deadline;
    Reply<DocumentStore::UpdateOutcome> reply{};
    std::mutex mutex{};      ///< held while the rule runs, so that the caller's captures live as long as that
    bool abandoned = false;  ///< the caller is gone and its captures with it

    Turn take(Stored& state) {
        const std::lock_guard lock{mutex};
        Turn turn;
        if (!abandoned && deadline.passed())
            turn.error = std::make_exception_ptr(DeadlinePassed{"waiting to write"});
        if (abandoned || turn.error) return turn;
        return take_turn(rule, state);
    }
    void abandon() {
        const std::lock_guard lock{mutex};
        abandoned = true;
    }
};

Updates::Updates(Operations& operations, Pool& pool, Prepare prepare, Publish publish)
    : operations_{operations}, pool_{pool}, prepare_{std::move(prepare)}, publish_{std::move(publish)} {}

Task<DocumentStore::UpdateOutcome> Updates::update(const CollectionSpec& spec, std::string id, Rule rule,
                                                   Deadline deadline) {
    const auto waiting = std::make_shared<Waiting>(std::move(rule), deadline);
    const auto key = key_of(spec, id);
    bool first = false;
    {
        const std::lock_guard lock{mutex_};
        if (waiting_ >= most_waiting) throw Unavailable{"too many updates wait for the database"};
        auto& line = lines_[key];
        first = !line;
        if (first) line = std::make_shared<Line>(spec, std::move(id));
        line->waiting.push_back(waiting);
        ++waiting_;
    }
    if (first && !drive_later(key)) fail_line(key, "the pool " + pool_.name() + " is full or stopped");
    struct Abandon {
        Waiting& waiting;
        ~Abandon() { waiting.abandon(); }
    };
    const Abandon abandon{*waiting};
    co_return co_await waiting->reply.wait(deadline, "writing to the database");
}

bool Updates::drive_later(const std::string& key) {
    // If the pool stops before the job runs, whoever waits must hear of it.
    struct Job {
        Updates* updates;
        std::string key;
        bool ran = false;
        Job(Updates* of, std::string which) : updates{of}, key{std::move(which)} {}
        Job(Job&& other) noexcept
            : updates{std::exchange(other.updates, nullptr)}, key{std::move(other.key)} {}
        Job& operator=(Job&&) = delete;
        ~Job() {
            if (updates && !ran) updates->fail_line(key, "the pool of the database is full or stopped");
        }
        void operator()() {
            ran = true;
            updates->drive(key);
        }
    };
    return pool_.post(Job{this, key});
}

void Updates::drive(const std::string& key) {
    std::shared_ptr<Line> line;
    Batch batch;
    {
        const std::lock_guard lock{mutex_};
        line = lines_.at(key);
        const auto count = std::min(line->waiting.size(), most_together);
        const auto end = line->waiting.begin() + static_cast<std::ptrdiff_t>(count);
        batch.assign(line->waiting.begin(), end);
        line->waiting.erase(line->waiting.begin(), end);
        waiting_ -= count;
    }
    write(*line, batch);
    {
        const std::lock_guard lock{mutex_};
        if (line->waiting.empty()) {
            lines_.erase(key);
            return;
        }
    }
    // Behind what else waits for the pool: a hot document must not starve the others.
    drive_later(key);
}

void Updates::fail_line(const std::string& key, const std::string& why) {
    Batch batch;
    {
        const std::lock_guard lock{mutex_};
        const auto found = lines_.find(key);
        if (found == lines_.end()) return;
        batch = std::move(found->second->waiting);
        waiting_ -= batch.size();
        lines_.erase(found);
    }
    for (const auto& waiting : batch)
        waiting->reply.fail(std::make_exception_ptr(Unavailable{why}));
}

void Updates::write(const Line& line, const Batch& batch) {
    try {
        prepare_(line.spec.name);
        try {
            write_batch(line, batch);
        } catch (const OneOfThem&) {
            for (const auto& waiting : batch)
                write(line, {waiting});
        }
    } catch (...) {
        for (const auto& waiting : batch)
            waiting->reply.fail(std::current_exception());
    }
}

void Updates::write_batch(const Line& line, const Batch& batch) {
    for (int conflicts = 0; conflicts < most_conflicts; ++conflicts) {
        std::vector<Turn> turns;
        if (attempt(line, batch, turns)) {
            std::vector<OutboxEvent> events;
            for (auto& turn : turns)
                std::ranges::move(turn.events, std::back_inserter(events));
            if (!events.empty()) publish_(std::move(events));
            for (std::size_t i = 0; i < batch.size(); ++i) {
                if (turns[i].error)
                    batch[i]->reply.fail(turns[i].error);
                else
                    batch[i]->reply.settle(std::move(turns[i].outcome));
            }
            return;
        }
        back_off(conflicts);
    }
    throw Unavailable{"too many processes change one document at once"};
}

/// False when another process was first; `turns` has an entry a waiting one.
bool Updates::attempt(const Line& line, const Batch& batch, std::vector<Turn>& turns) {
    const auto raw = operations_.get(line.spec, line.id, Deadline::never());
    if (!raw) {
        turns.resize(batch.size());  // no outcome: there is no such document
        return true;
    }
    Stored state{line.id, raw->version, line.spec.codec.decode(raw->json, raw->schema)};
    Write write{.id = line.id, .expected = raw->version, .content = {}, .events = {}, .token = new_token()};
    for (const auto& waiting : batch) {
        auto turn = waiting->take(state);
        for (auto& event : turn.events)
            event.place = place_of(line.spec.name, line.id);
        write.events.insert(write.events.end(), turn.events.begin(), turn.events.end());
        turns.push_back(std::move(turn));
    }
    if (state.version == raw->version) return true;
    write.version = state.version;
    try {
        const auto json = line.spec.codec.encode(state.aggregate.get());
        check_document(json);
        write.content = content_of(line.spec, json);
        return operations_.compare_and_set(line.spec, write) == Operations::Set::done;
    } catch (const std::invalid_argument&) {
        if (batch.size() > 1) throw OneOfThem{};
        throw;
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::duplicate) throw;
        if (batch.size() > 1) throw OneOfThem{};
        turns.front().events.clear();
        turns.front().outcome = operations_.duplicate_of(line.spec, line.id, error.what());
        return true;
    }
}

}  // namespace bookverse::store::mongo
