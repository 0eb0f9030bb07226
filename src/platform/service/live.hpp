// What happens to somebody, told to the browsers that are open now: one stream a browser (accounts holds it,
// GET /api/v1/live), whichever service has something to say. It goes over the cache's channel of the account,
// so whichever process holds the stream gets it. At most once, and no record: an event says that something
// changed, the page reads it anew.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/id.hpp"
#include "platform/async/task.hpp"
#include "platform/auth/actor.hpp"
#include "platform/cache/cache.hpp"
#include "platform/json/json.hpp"

namespace bookverse::service {

/// `type` as events are called, message.sent; `data` is JSON on one line.
Task<> tell_live(cache::Cache& cache, AccountId account, std::string type, std::string data);

/// A described event.
template <class E>
Task<> tell_live(cache::Cache& cache, AccountId account, E event) {
    return tell_live(cache, account, std::string{E::type}, json::write(event));
}

/// The other end, for who holds the streams. The callback runs on any thread; see Cache::subscribe.
std::shared_ptr<void> hear_live(cache::Cache& cache, AccountId account,
                                std::function<void(std::string type, std::string data)> callback);

}  // namespace bookverse::service
