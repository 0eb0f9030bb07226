// Who listens to which channel inside this process; both adapters deliver through it.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/cache/cache.hpp"

namespace bookverse::cache {

/// Thread-safe. Handles may outlive it.
class Channels {
public:
    /// `changed` is called, outside the lock, when a channel gets its first listener or loses its last.
    explicit Channels(std::function<void(const std::string& channel)> changed = {});
    ~Channels();

    std::shared_ptr<void> subscribe(std::string channel, Cache::Callback callback);
    /// Calls the listeners on this thread. What a callback throws is logged.
    void deliver(std::string_view channel, std::string_view message);
    bool wanted(std::string_view channel) const;
    std::vector<std::string> all() const;
    /// From here on `changed` is not called any more; waits for a call that runs.
    void close();

private:
    struct State;
    class Listener;
    std::shared_ptr<State> state_;
};

}  // namespace bookverse::cache
