#include "platform/http/idempotency.hpp"

#include <boost/describe.hpp>

#include "platform/auth/seal.hpp"
#include "platform/store/collection.hpp"

namespace bookverse::http {

namespace {

constexpr std::chrono::hours kept_for{24};
constexpr std::chrono::minutes given_up_after{1};

}  // namespace

struct IdempotencyField {
    std::string name;
    std::string value;
    friend bool operator==(const IdempotencyField&, const IdempotencyField&) = default;
};
BOOST_DESCRIBE_STRUCT(IdempotencyField, (), (name, value))

/// Collection platform.idempotency.
struct IdempotencyRecord {
    std::string id;  ///< SHA-256 of the key: credential, route and the caller's own
    std::string fingerprint;
    bool done = false;
    Instant started_at;
    Instant expires_at;
    int status = 0;
    std::vector<IdempotencyField> headers;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(IdempotencyRecord, (),
                      (id, fingerprint, done, started_at, expires_at, status, headers, body))

struct StoredIdempotency::Impl {
    const store::Index<IdempotencyRecord> by_expiry{"by_expiry", {"expires_at"}};
    const Clock& clock;
    store::Collection<IdempotencyRecord> records;

    Impl(store::DocumentStore& store, const Clock& given)
        : clock{given},
          records{store, {.name = "platform.idempotency", .indexes = {by_expiry}, .clock = &given}} {}

    IdempotencyRecord fresh(std::string id, std::string fingerprint) const {
        const auto now = clock.now();
        return {.id = std::move(id),
                .fingerprint = std::move(fingerprint),
                .done = false,
                .started_at = now,
                .expires_at = now + kept_for,
                .status = 0,
                .headers = {},
                .body = {}};
    }

    /// std::nullopt: it may be taken over.
    std::optional<Begin> verdict(const IdempotencyRecord& record, const std::string& fingerprint) const {
        const auto now = clock.now();
        if (record.expires_at <= now) return std::nullopt;
        if (!record.done && record.started_at + given_up_after <= now) return std::nullopt;
        if (record.fingerprint != fingerprint) return Reused{};
        if (!record.done) return InFlight{};
        StoredAnswer answer{record.status, {}, record.body};
        for (const auto& [name, value] : record.headers)
            answer.headers.emplace_back(name, value);
        return answer;
    }
};

StoredIdempotency::StoredIdempotency(store::DocumentStore& store, const Clock& clock)
    : impl_{std::make_unique<Impl>(store, clock)} {}

StoredIdempotency::~StoredIdempotency() = default;

Task<IdempotencyStore::Begin> StoredIdempotency::begin(std::string key, std::string fingerprint,
                                                       Deadline deadline) {
    const auto id = auth::sha256_hex(key);
    const auto record = impl_->fresh(id, fingerprint);
    const auto inserted = co_await impl_->records.insert(record, deadline);
    if (inserted) co_return Started{};
    const auto there = co_await impl_->records.get(id, deadline);
    if (!there) co_return InFlight{};  // forgotten this very moment: the caller may come again
    if (auto verdict = impl_->verdict(**there, fingerprint)) co_return std::move(*verdict);
    const auto taken = co_await impl_->records.update(
        id, [record](const IdempotencyRecord&) -> Result<IdempotencyRecord> { return record; }, deadline,
        there->version);
    if (taken) co_return Started{};
    co_return InFlight{};
}

Task<> StoredIdempotency::finish(std::string key, StoredAnswer answer, Deadline deadline) {
    const auto done = [answer =
                           std::move(answer)](const IdempotencyRecord& record) -> Result<IdempotencyRecord> {
        auto next = record;
        next.done = true;
        next.status = answer.status;
        next.body = answer.body;
        for (const auto& [name, value] : answer.headers)
            next.headers.push_back({name, value});
        return next;
    };
    co_await impl_->records.update(auth::sha256_hex(key), done, deadline);
}

Task<> StoredIdempotency::forget(std::string key, Deadline deadline) {
    co_await impl_->records.erase(auth::sha256_hex(key), deadline);
}

Task<std::size_t> StoredIdempotency::sweep(std::size_t most, Deadline deadline) {
    store::PageOf page{.limit = std::min<std::size_t>(most, 1000)};
    page.less_than = bookverse::to_string(impl_->clock.now());
    const auto old = co_await impl_->records.find(impl_->by_expiry, {}, page, deadline);
    for (const auto& record : old.items)
        co_await impl_->records.erase(record->id, deadline, record.version);
    co_return old.items.size();
}

}  // namespace bookverse::http
