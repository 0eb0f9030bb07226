#include "platform/store/sqlite_group.hpp"

#include <unordered_map>

#include "platform/store/combine.hpp"

namespace bookverse::store::sqlite {

namespace {

constexpr std::string_view insert_event =
    "INSERT OR IGNORE INTO \"@outbox\"(id, type, subject, at, traceparent, data) VALUES(?, ?, ?, ?, ?, ?)";

bool is_duplicate(const Error& error) {
    return error.extended() == SQLITE_CONSTRAINT_UNIQUE || error.extended() == SQLITE_CONSTRAINT_PRIMARYKEY;
}

/// The connection or the disk is in trouble, not this one job.
bool concerns_all(const Error& error) {
    switch (error.primary()) {
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_BUSY:
        case SQLITE_NOMEM:
            return true;
        default:
            return false;
    }
}

/// Updates of one document are those of one id by one spec: rules and codec must know the same type.
struct DocumentKey {
    const CollectionSpec* spec;
    std::string_view id;
    friend bool operator==(const DocumentKey&, const DocumentKey&) = default;
};
struct DocumentKeyHash {
    std::size_t operator()(const DocumentKey& key) const noexcept {
        return std::hash<std::string_view>{}(key.id) ^ std::hash<const void*>{}(key.spec);
    }
};

/// False when there is nothing to write for the job.
bool run_rule(Job& job, Stored& state) {
    auto turn = take_turn(job.rule, state);
    job.events = std::move(turn.events);
    job.outcome = std::move(turn.outcome);
    job.error = turn.error;
    return turn.changed;
}

}  // namespace

void rethrow_as_fault(const Error& error) {
    switch (error.primary()) {
        case SQLITE_FULL:
            throw StorageFull{"the disk of the database is full"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_NOMEM:
            throw Unavailable{error.what()};
        case SQLITE_INTERRUPT:
            throw DeadlinePassed{"reading the database"};
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            throw Final{error.what()};
        default:
            throw std::runtime_error{error.what()};
    }
}

std::vector<OutboxEvent> Group::commit(std::span<Job* const> jobs) {
    try {
        connection_.use("BEGIN IMMEDIATE").run();
        apply(jobs);
        // Until the commit the states before it are right; while it happens, only the file knows.
        for (const auto& [key, one] : written_)
            recent_.forget(*one.spec, key.second);
        connection_.use("COMMIT").run();
    } catch (...) {
        give_up(jobs);
        return {};
    }
    remember();
    std::vector<OutboxEvent> committed;
    for (auto* job : jobs) {
        if (job->kind == Job::Kind::remove || job->error) continue;
        committed.insert(committed.end(), std::move_iterator{job->events.begin()},
                         std::move_iterator{job->events.end()});
    }
    return committed;
}

void Group::remember() {
    for (auto& [key, one] : written_)
        if (one.state) recent_.put(*one.spec, std::move(*one.state), one.size);
}

void Group::wrote(const Job& job, std::optional<Stored> state, std::size_t size) {
    written_.insert_or_assign(Key{job.spec->name, job.id},
                              Written{.spec = job.spec, .state = std::move(state), .size = size});
}

void Group::give_up(std::span<Job* const> jobs) {
    auto fault = std::current_exception();
    // Without a result code to look at: if this fails too, the connection is of no use and the next BEGIN
    // says so.
    if (connection_.in_transaction())
        sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    bool final = false;
    try {
        try {
            throw;
        } catch (const Error& error) {
            rethrow_as_fault(error);
        }
    } catch (const Final& reason) {
        final = true;
        fault = std::make_exception_ptr(Unavailable{reason.what()});
    } catch (...) {
        fault = std::current_exception();
    }
    for (auto* job : jobs) {
        job->events.clear();
        job->error = fault;
    }
    if (final) throw;
}

void Group::apply(std::span<Job* const> jobs) {
    std::unordered_map<DocumentKey, std::vector<Job*>, DocumentKeyHash> updates;
    for (auto* job : jobs)
        if (job->kind == Job::Kind::update) updates[{job->spec, job->id}].push_back(job);
    // All jobs of a group run at the same time as far as their callers can tell, so any order of them is
    // right, and the updates of a document may move together.
    for (auto* job : jobs) {
        if (job->kind != Job::Kind::update) {
            apply_alone(*job);
        } else if (auto mine = updates.find({job->spec, job->id}); mine->second.front() == job) {
            update_together(mine->second);
        }
    }
}

template <class F>
bool Group::attempt(Job& job, bool savepoint, F work) {
    if (savepoint) connection_.use("SAVEPOINT job").run();
    const auto undo = [&] {
        job.events.clear();
        if (!savepoint) return;
        connection_.use("ROLLBACK TO job").run();
        connection_.use("RELEASE job").run();
    };
    try {
        work();
        if (savepoint) connection_.use("RELEASE job").run();
        return true;
    } catch (const Error& error) {
        // SQLite may have rolled the whole transaction back (full, I/O): then nothing of the group is left.
        if (concerns_all(error) || !connection_.in_transaction()) throw;
        undo();
        if (is_duplicate(error)) {
            job.outcome = Duplicate{job.table->broken_index(std::string_view{error.what()}.substr(8))};
            return false;
        }
        try {
            rethrow_as_fault(error);
        } catch (...) {
            job.error = std::current_exception();
        }
    } catch (...) {
        undo();
        job.error = std::current_exception();
    }
    return false;
}

void Group::apply_alone(Job& job) {
    // The savepoint makes one of several statements; a single one is atomic by itself, and that is most
    // inserts.
    switch (job.kind) {
        case Job::Kind::insert:
            if (attempt(job, !job.events.empty(), [&] { insert(job); }))
                wrote(job, Stored{job.id, 1, job.aggregate}, job.json.size());
            break;
        case Job::Kind::erase:
            if (attempt(job, false, [&] { erase(job); })) wrote(job, std::nullopt, 0);
            break;
        case Job::Kind::remove:
            attempt(job, true, [&] { remove(job); });
            break;
        case Job::Kind::update:
        case Job::Kind::call:
            break;
    }
}

void Group::insert(Job& job) {
    connection_.use(job.table->insert()).bind(job.id).bind(job.spec->schema_version).bind(job.json).run();
    publish(job.events);
    job.outcome = Stored{job.id, 1, job.aggregate};
}

void Group::erase(Job& job) {
    if (job.version)
        connection_.use(job.table->erase_version()).bind(job.id).bind(*job.version).run();
    else
        connection_.use(job.table->erase()).bind(job.id).run();
    if (connection_.changes() > 0) job.outcome = Stored{job.id, 0, nullptr};
}

void Group::remove(Job& job) {
    for (const auto& event : job.events)
        connection_.use("DELETE FROM \"@outbox\" WHERE id = ?").bind(event.id).run();
}

void Group::update_together(std::span<Job* const> jobs) {
    std::optional<Stored> before;
    try {
        before = load(*jobs.front());
    } catch (const Error&) {
        throw;
    } catch (...) {  // a text that this program cannot read
        for (auto* job : jobs)
            job->error = std::current_exception();
        return;
    }
    if (!before) return;  // every outcome is "none"

    Stored state = *before;
    bool changed = false;
    for (auto* job : jobs)
        changed |= run_rule(*job, state);
    if (!changed) return;
    std::size_t size = 0;
    const bool saved = attempt(*jobs.front(), true, [&] {
        size = save(*jobs.front(), state);
        for (const auto* job : jobs)
            publish(job->events);
    });
    if (saved)
        wrote(*jobs.front(), std::move(state), size);
    else
        update_one_by_one(jobs, *before);
}

void Group::update_one_by_one(std::span<Job* const> jobs, Stored state) {
    for (auto* job : jobs) {
        Stored next = state;
        if (!run_rule(*job, next)) continue;
        std::size_t size = 0;
        const bool saved = attempt(*job, true, [&] {
            size = save(*job, next);
            publish(job->events);
        });
        if (!saved) continue;
        wrote(*job, next, size);
        state = std::move(next);
    }
}

std::optional<Stored> Group::load(const Job& job) {
    if (const auto mine = written_.find({job.spec->name, job.id}); mine != written_.end())
        return mine->second.spec == job.spec ? mine->second.state : read(job);
    auto known = recent_.get(*job.spec, job.id);
    return known ? std::move(known) : read(job);
}

std::optional<Stored> Group::read(const Job& job) {
    auto use = connection_.use(job.table->select());
    if (!use.bind(job.id).step()) return std::nullopt;
    return Stored{job.id, use.number(0),
                  job.spec->codec.decode(use.text(2), static_cast<int>(use.number(1)))};
}

std::size_t Group::save(const Job& job, const Stored& state) {
    const auto json = job.spec->codec.encode(state.aggregate.get());
    check_document(json);
    connection_.use(job.table->update())
        .bind(state.version)
        .bind(job.spec->schema_version)
        .bind(json)
        .bind(job.id)
        .run();
    return json.size();
}

void Group::publish(const std::vector<OutboxEvent>& events) {
    for (const auto& event : events) {
        connection_.use(insert_event)
            .bind(event.id)
            .bind(event.type)
            .bind(event.subject)
            .bind(std::int64_t{event.at.time_since_epoch().count()})
            .bind(event.traceparent)
            .bind(event.data)
            .run();
    }
}

}  // namespace bookverse::store::sqlite
