// libmongoc behind few words: connections, what an error means, and whether the server is there at all.
// Only mongo_*.cpp include this.
#pragma once

#include <mongoc/mongoc.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>

#include "platform/store/bson_json.hpp"

namespace bookverse::store::mongo {

/// What the server or the driver said instead of a result.
class Error : public std::runtime_error {
public:
    enum class Kind {
        unknown,    ///< no answer, or no majority: it may have happened
        refused,    ///< the server is there and did not do it, now: not primary, write conflict
        duplicate,  ///< a unique index
        wrong,      ///< our mistake, or none that we know
    };
    Error(Kind kind, const std::string& what) : std::runtime_error{what}, kind_{kind} {}
    Kind kind() const noexcept { return kind_; }

private:
    Kind kind_;
};

/// Throws the Error of a failed call; `reply` may be null.
[[noreturn]] void raise(const bson_error_t& error, const bson_t* reply);

/// Whether the server answers. While it does not, one call at a time tries and all others fail at once, so a
/// dead server costs nobody else a time-out and no queue fills up.
class Presence {
public:
    /// Throws Unavailable when the server is away and somebody else is trying already.
    class Attempt {
    public:
        explicit Attempt(Presence& presence);
        Attempt(const Attempt&) = delete;
        Attempt& operator=(const Attempt&) = delete;
        ~Attempt();

    private:
        Presence& presence_;
        bool probe_ = false;
    };

    void answered() noexcept;
    /// `asked`: when the call began that got no answer.
    void lost(const std::string& why, std::chrono::steady_clock::time_point asked);
    std::string why() const;

private:
    bool tried_just_now() const;

    std::atomic<std::chrono::steady_clock::time_point> answered_{};
    std::atomic<bool> away_{false};
    std::atomic<bool> probing_{false};
    mutable std::mutex mutex_;
    std::string why_;
    std::chrono::steady_clock::time_point lost_{};  ///< when it last did not answer
};

class Clients {
public:
    /// `uri` with a database: mongodb://host:port/name. Concerns and time-outs are set here, whatever the uri
    /// says. Throws std::invalid_argument for a uri that is none; does not connect yet.
    Clients(const std::string& uri, const std::string& database, std::size_t most);

    /// A connection of the pool, while it lives.
    class Lease {
    public:
        explicit Lease(Clients& clients);
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease();

        /// Valid while the lease lives.
        struct Close {
            void operator()(mongoc_collection_t* collection) const noexcept {
                mongoc_collection_destroy(collection);
            }
        };
        std::unique_ptr<mongoc_collection_t, Close> collection(const std::string& name) const;
        /// Runs a command on the database. Throws Error.
        Bson command(const bson_t* command) const;

    private:
        Clients& clients_;
        mongoc_client_t* client_;
    };

    const std::string& database() const noexcept { return database_; }
    Presence& presence() noexcept { return presence_; }

private:
    struct Destroy {
        void operator()(mongoc_client_pool_t* pool) const noexcept { mongoc_client_pool_destroy(pool); }
    };
    std::string database_;
    std::unique_ptr<mongoc_client_pool_t, Destroy> pool_;
    Presence presence_;
};

}  // namespace bookverse::store::mongo
