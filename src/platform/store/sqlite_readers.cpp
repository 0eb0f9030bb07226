#include "platform/store/sqlite_readers.hpp"

#include <atomic>

#include "platform/store/sqlite_group.hpp"

namespace bookverse::store::sqlite {

namespace {

Stored stored(const CollectionSpec& spec, std::string id, const Use& use, int first) {
    return Stored{std::move(id), use.number(first),
                  spec.codec.decode(use.text(first + 2), static_cast<int>(use.number(first + 1)))};
}

Value value(const Use& use, int column) {
    switch (use.type(column)) {
        case SQLITE_NULL:
            return nullptr;
        case SQLITE_INTEGER:
            return use.number(column);
        default:
            return std::string{use.text(column)};
    }
}

void bind(Use& use, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        use.bind(*text);
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        use.bind(*number);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        use.bind(std::int64_t{*flag});
    } else {
        use.bind_null();
    }
}

void bind(Use& use, const Walk& walk) {
    for (const auto& equal : walk.equal)
        if (!std::holds_alternative<std::nullptr_t>(equal)) bind(use, equal);
    for (const auto& bound : walk.bounds)
        if (bound.op != Bound::Op::is_null && bound.op != Bound::Op::not_null) bind(use, bound.value);
}

}  // namespace

Reader::Reader(const std::filesystem::path& file, const std::string& vfs)
    : connection_{file, Connection::Mode::read_only, vfs} {
    sqlite3_busy_timeout(connection_.handle(), 100);
    connection_.exec("PRAGMA query_only = ON");
    connection_.exec("PRAGMA wal_autocheckpoint = 0");
    // Room for the inner pages and keys of 100,000 documents; Debian's 2 MB have them read anew each time.
    connection_.exec("PRAGMA cache_size = -16384");
    sqlite3_progress_handler(
        connection_.handle(), 50'000,
        [](void* self) { return static_cast<int>(static_cast<Reader*>(self)->deadline_.passed()); }, this);
}

template <class F>
auto Reader::answer(Deadline deadline, F work) {
    if (deadline.passed()) throw DeadlinePassed{"reading the database"};
    deadline_ = deadline;
    try {
        return work();
    } catch (const Error& error) {
        try {
            rethrow_as_fault(error);
        } catch (const Final& reason) {
            throw Unavailable{reason.what()};
        }
    }
}

std::optional<Stored> Reader::get(const Table& table, const CollectionSpec& spec, std::string id,
                                  Deadline deadline) {
    return answer(deadline, [&]() -> std::optional<Stored> {
        auto use = connection_.use(table.select());
        if (!use.bind(id).step()) return std::nullopt;
        auto found = stored(spec, {}, use, 0);
        found.id = std::move(id);  // bound without a copy, so it may go only now
        return found;
    });
}

Found Reader::find(const Table& table, const CollectionSpec& spec, const Find& find, Deadline deadline) {
    return answer(deadline, [&] {
        Found found;
        const auto& index = index_of(spec, find.index);
        for (const auto& walk : plan(index, find)) {
            auto use = connection_.use(table.find(find, walk));
            bind(use, walk);
            // One more than asked for: is there a next page?
            use.bind(static_cast<std::int64_t>(find.limit - found.items.size() + 1));
            while (use.step()) {
                if (found.items.size() == find.limit) return found;
                found.items.push_back(stored(spec, std::string{use.text(0)}, use, 1));
                if (found.items.size() < find.limit) continue;
                std::vector<Value> at;
                for (auto i = find.equal.size(); i < index.fields.size(); ++i)
                    at.push_back(value(use, 4 + static_cast<int>(i - find.equal.size())));
                found.next = position(at, found.items.back().id);
            }
        }
        found.next.clear();  // it ended before another one came
        return found;
    });
}

std::size_t Reader::count(const Table& table, const CollectionSpec& spec, const Find& find,
                          Deadline deadline) {
    return answer(deadline, [&] {
        std::size_t counted = 0;
        for (const auto& walk : plan(index_of(spec, find.index), find)) {
            auto use = connection_.use(table.count(find, walk));
            bind(use, walk);
            use.bind(static_cast<std::int64_t>(find.limit - counted));
            if (use.step()) counted += static_cast<std::size_t>(use.number(0));
        }
        return counted;
    });
}

std::vector<OutboxEvent> Reader::pending(std::size_t limit, Deadline deadline) {
    return answer(deadline, [&] {
        auto use = connection_.use(
            "SELECT id, type, subject, at, traceparent, data FROM \"@outbox\" ORDER BY id LIMIT ?");
        use.bind(static_cast<std::int64_t>(limit));
        std::vector<OutboxEvent> events;
        while (use.step())
            events.push_back({.id = std::string{use.text(0)},
                              .type = std::string{use.text(1)},
                              .subject = std::string{use.text(2)},
                              .at = Instant{std::chrono::milliseconds{use.number(3)}},
                              .traceparent = std::string{use.text(4)},
                              .data = std::string{use.text(5)}});
        return events;
    });
}

void Reader::ping() {
    answer(Deadline::never(), [&] {
        connection_.use("SELECT id FROM \"@outbox\" LIMIT 1").step();
        return true;
    });
}

namespace {

std::atomic<std::uint64_t> made{0};

/// The last reader that this thread used, so that the common case takes no lock.
struct Last {
    std::uint64_t readers = 0;
    Reader* reader = nullptr;
};
thread_local Last last;

}  // namespace

Readers::Readers(std::filesystem::path file, std::string vfs)
    : file_{std::move(file)}, vfs_{std::move(vfs)}, number_{++made} {}

Reader& Readers::mine() {
    if (last.readers == number_) return *last.reader;
    const std::lock_guard lock{mutex_};
    auto& reader = readers_[std::this_thread::get_id()];
    if (!reader) {
        try {
            reader = std::make_unique<Reader>(file_, vfs_);
        } catch (const Error& error) {
            throw Unavailable{error.what()};
        }
    }
    last = {number_, reader.get()};
    return *reader;
}

}  // namespace bookverse::store::sqlite
