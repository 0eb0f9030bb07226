#include "platform/cache/channels.hpp"

#include <algorithm>

#include "platform/telemetry/telemetry.hpp"

namespace bookverse::cache {

namespace {

struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
};

}  // namespace

struct Channels::State {
    mutable std::mutex mutex;
    std::unordered_map<std::string, std::vector<std::weak_ptr<Listener>>, Hash, std::equal_to<>> listeners;

    std::recursive_mutex change_mutex;  ///< recursive: `changed` of a closing handle may drop another one
    std::function<void(const std::string&)> changed;

    void tell(const std::string& channel) {
        const std::lock_guard lock{change_mutex};
        if (changed) changed(channel);
    }
    void drop(const std::string& channel, const Listener* listener);
};

/// One subscription. Its mutex is recursive because a callback may drop its own handle.
class Channels::Listener {
public:
    Listener(std::weak_ptr<State> state, std::string channel, Cache::Callback callback)
        : state_{std::move(state)}, channel_{std::move(channel)}, callback_{std::move(callback)} {}

    void call(std::string_view message) {
        const std::lock_guard lock{mutex_};
        if (!live_) return;
        try {
            callback_(channel_, message);
        } catch (const std::exception& error) {
            telemetry::log_fault("cache.subscription", error.what());
        }
    }

    void end() {
        {
            const std::lock_guard lock{mutex_};
            live_ = false;
        }
        if (const auto state = state_.lock()) state->drop(channel_, this);
    }

private:
    std::weak_ptr<State> state_;
    std::string channel_;
    std::recursive_mutex mutex_;
    bool live_ = true;
    Cache::Callback callback_;
};

void Channels::State::drop(const std::string& channel, const Listener* listener) {
    bool last = false;
    {
        const std::lock_guard lock{mutex};
        const auto found = listeners.find(channel);
        if (found == listeners.end()) return;
        std::erase_if(found->second, [&](const auto& weak) {
            const auto other = weak.lock();
            return !other || other.get() == listener;
        });
        last = found->second.empty();
        if (last) listeners.erase(found);
    }
    if (last) tell(channel);
}

Channels::Channels(std::function<void(const std::string&)> changed) : state_{std::make_shared<State>()} {
    state_->changed = std::move(changed);
}

Channels::~Channels() {
    close();
}

void Channels::close() {
    const std::lock_guard lock{state_->change_mutex};
    state_->changed = nullptr;
}

std::shared_ptr<void> Channels::subscribe(std::string channel, Cache::Callback callback) {
    auto listener = std::make_shared<Listener>(state_, channel, std::move(callback));
    bool first = false;
    {
        const std::lock_guard lock{state_->mutex};
        auto& list = state_->listeners[channel];
        first = list.empty();
        list.push_back(listener);
    }
    if (first) state_->tell(channel);
    auto* raw = listener.get();
    return {raw, [listener = std::move(listener)](void*) { listener->end(); }};
}

void Channels::deliver(std::string_view channel, std::string_view message) {
    std::vector<std::weak_ptr<Listener>> now;
    {
        const std::lock_guard lock{state_->mutex};
        const auto found = state_->listeners.find(channel);
        if (found == state_->listeners.end()) return;
        now = found->second;
    }
    for (const auto& weak : now) {
        if (const auto listener = weak.lock()) listener->call(message);
    }
}

bool Channels::wanted(std::string_view channel) const {
    const std::lock_guard lock{state_->mutex};
    return state_->listeners.contains(channel);
}

std::vector<std::string> Channels::all() const {
    const std::lock_guard lock{state_->mutex};
    std::vector<std::string> names;
    for (const auto& [name, list] : state_->listeners)
        names.push_back(name);
    return names;
}

}  // namespace bookverse::cache
