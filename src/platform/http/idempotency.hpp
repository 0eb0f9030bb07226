// The outer guard against a POST that is sent twice: the same key, caller, route and body get the stored
// answer. Where a use case creates an aggregate the key is also part of that aggregate (design, section 4):
// this layer saves the work and keeps the answer the same, that one keeps the effect single.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/instant.hpp"
#include "base/refusal.hpp"
#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "platform/http/call.hpp"
#include "platform/http/message.hpp"

namespace bookverse::store {
class DocumentStore;
}

namespace bookverse::http {

/// What of an answer is kept.
struct StoredAnswer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  ///< content type, location, tag
    std::string body;
};

class IdempotencyStore {
public:
    struct Started {};   ///< ours: run the handler, then finish() or forget()
    struct InFlight {};  ///< somebody runs it just now
    struct Reused {};    ///< the key was used with another body
    using Begin = std::variant<Started, InFlight, Reused, StoredAnswer>;

    IdempotencyStore() = default;
    IdempotencyStore(const IdempotencyStore&) = delete;
    IdempotencyStore& operator=(const IdempotencyStore&) = delete;
    virtual ~IdempotencyStore() = default;

    // All throw Unavailable or DeadlinePassed. `key` names credential, route and the caller's key;
    // `fingerprint` the body.
    /// Atomic: of many callers with one key one gets Started. One who never finishes (a crash) is given up
    /// after a minute.
    virtual Task<Begin> begin(std::string key, std::string fingerprint, Deadline deadline) = 0;
    virtual Task<> finish(std::string key, StoredAnswer answer, Deadline deadline) = 0;
    /// It failed: the next one with this key may try.
    virtual Task<> forget(std::string key, Deadline deadline) = 0;
};

/// Over the store: collection platform.idempotency, kept for 24 hours.
class StoredIdempotency final : public IdempotencyStore {
public:
    /// Declares the collection: at start, before the first request.
    StoredIdempotency(store::DocumentStore& store, const Clock& clock);
    ~StoredIdempotency() override;

    Task<Begin> begin(std::string key, std::string fingerprint, Deadline deadline) override;
    Task<> finish(std::string key, StoredAnswer answer, Deadline deadline) override;
    Task<> forget(std::string key, Deadline deadline) override;

    /// Erases what is older than a day, at most `most`; says how many that were. A job calls it.
    Task<std::size_t> sweep(std::size_t most, Deadline deadline);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The layer around a handler. `run` answers in any case: faults are problem documents by then.
Task<Response> idempotently(Call& call, IdempotencyStore& store, Task<Response> run);

/// Why the header of this call cannot be used; std::nullopt where the handler may run, with or without a key.
std::optional<Refusal> check_idempotency_key(const Call& call);

}  // namespace bookverse::http
