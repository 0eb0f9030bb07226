// One exchange with the server, and what its failing means for the next one. Only mongo_*.cpp include this.
#pragma once

#include <chrono>
#include <type_traits>

#include "platform/async/deadline.hpp"
#include "platform/store/mongo_client.hpp"

namespace bookverse::store::mongo {

/// One exchange with the server. An answer of any kind says that it is there; a connection that breaks at
/// once was only an old one.
template <class F>
auto asking(Clients& clients, F ask) {
    const Presence::Attempt attempt{clients.presence()};
    const Clients::Lease lease{clients};
    const auto start = std::chrono::steady_clock::now();
    try {
        if constexpr (std::is_void_v<decltype(ask(lease))>) {
            ask(lease);
            clients.presence().answered();
        } else {
            auto result = ask(lease);
            clients.presence().answered();
            return result;
        }
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::unknown)
            clients.presence().answered();
        else if (std::chrono::steady_clock::now() - start > std::chrono::milliseconds{200})
            clients.presence().lost(error.what(), start);
        throw;
    }
}

/// Reading again does no harm, so a connection that had died meanwhile costs one more try. A server that is
/// away does not get it: then the first try took its time, and the second one is refused.
template <class F>
auto reading(Clients& clients, F ask) {
    try {
        try {
            return asking(clients, ask);
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::unknown && error.kind() != Error::Kind::refused) throw;
        }
        return asking(clients, ask);
    } catch (const Error& error) {
        if (error.kind() == Error::Kind::unknown || error.kind() == Error::Kind::refused)
            throw Unavailable{error.what()};
        throw;
    }
}

/// The driver fills the reply of a write; this owns it.
struct Reply {
    bson_t bson{};
    Reply() { bson_init(&bson); }
    Reply(const Reply&) = delete;
    Reply& operator=(const Reply&) = delete;
    ~Reply() { bson_destroy(&bson); }
    bson_t* fresh() {
        bson_destroy(&bson);  // the driver initialises it anew
        return &bson;
    }
    std::int64_t number(const char* name) const {
        bson_iter_t iter;
        return bson_iter_init_find(&iter, &bson, name) ? bson_iter_as_int64(&iter) : 0;
    }
};

inline Bson by_id(const std::string& id) {
    return std::move(Bson{}.text("_id", id));
}

}  // namespace bookverse::store::mongo
