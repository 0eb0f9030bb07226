#include "platform/http/event_hub.hpp"

#include <charconv>
#include <deque>
#include <list>
#include <mutex>
#include <random>
#include <unordered_map>
#include <vector>

namespace bookverse::http {

namespace {

/// Ids of another process, or of this one before its restart, say nothing about what is kept here.
std::string new_epoch() {
    std::random_device system;
    std::string text;
    for (int i = 0; i < 8; ++i)
        text += "0123456789abcdef"[system() & 15U];
    return text;
}

}  // namespace

struct EventHub::Impl : std::enable_shared_from_this<EventHub::Impl> {
    /// `which` only tells them apart: a stream leaves before its memory is used again.
    struct Listener {
        const EventStream* which;
        std::weak_ptr<EventStream> stream;
    };
    struct Channel {
        std::deque<std::pair<std::uint64_t, ServerEvent>> last{};
        std::uint64_t forgotten = 0;  ///< the number of the newest event that is not kept any more
        std::vector<Listener> listeners{};
        std::list<std::string>::iterator use{};
    };

    explicit Impl(Limits given) : limits{given} {}

    const Limits limits;
    const std::string epoch = new_epoch();
    mutable std::mutex mutex{};
    std::uint64_t number = 0;
    /// Ids below this may have belonged to a channel that was forgotten.
    std::uint64_t unsure_below = 0;
    std::unordered_map<std::string, Channel> channels{};
    std::list<std::string> by_use{};  ///< the longest unused first

    Channel& channel(const std::string& name) {
        const auto [found, made] = channels.try_emplace(name);
        auto& channel = found->second;
        if (made) {
            channel.use = by_use.insert(by_use.end(), name);
            channel.forgotten = unsure_below;
        } else {
            by_use.splice(by_use.end(), by_use, channel.use);
        }
        return channel;
    }

    void shrink() {
        for (auto at = by_use.begin(); channels.size() > limits.channels && at != by_use.end();) {
            const auto found = channels.find(*at);
            if (!found->second.listeners.empty()) {
                ++at;
                continue;
            }
            if (!found->second.last.empty())
                unsure_below = std::max(unsure_below, found->second.last.back().first);
            channels.erase(found);
            at = by_use.erase(at);
        }
    }

    std::optional<std::uint64_t> number_of(std::string_view id) const {
        if (!id.starts_with(epoch) || id.size() < epoch.size() + 2 || id[epoch.size()] != '-')
            return std::nullopt;
        id.remove_prefix(epoch.size() + 1);
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), value);
        if (error != std::errc{} || end != id.data() + id.size() || value > number) return std::nullopt;
        return value;
    }

    void remove(const std::string& name, const EventStream* stream) {
        const std::lock_guard lock{mutex};
        const auto found = channels.find(name);
        if (found == channels.end()) return;
        std::erase_if(found->second.listeners,
                      [&](const auto& listener) { return listener.which == stream; });
    }
};

EventHub::EventHub() : EventHub{Limits{}} {}
EventHub::EventHub(Limits limits) : impl_{std::make_shared<Impl>(limits)} {}
EventHub::~EventHub() = default;

void EventHub::publish(const std::string& name, std::string type, std::string data) {
    ServerEvent event{{}, std::move(type), std::move(data)};
    // Pushed under the lock, so that all streams see one order. Closing a stream, or letting go of the last
    // hold on one, calls remove(), which takes the lock: both wait until it is free.
    std::vector<std::shared_ptr<EventStream>> alive;
    std::vector<std::shared_ptr<EventStream>> full;
    {
        const std::lock_guard lock{impl_->mutex};
        auto& channel = impl_->channel(name);
        event.id = impl_->epoch + "-" + std::to_string(++impl_->number);
        channel.last.emplace_back(impl_->number, event);
        if (channel.last.size() > impl_->limits.events_per_channel) {
            channel.forgotten = channel.last.front().first;
            channel.last.pop_front();
        }
        for (const auto& listener : channel.listeners) {
            auto live = listener.stream.lock();
            if (!live) continue;
            (live->try_push(event) ? alive : full).push_back(std::move(live));
        }
        impl_->shrink();
    }
    for (const auto& stream : full)
        stream->close();
}

void EventHub::subscribe(const std::string& name, const std::shared_ptr<EventStream>& stream,
                         std::optional<std::string_view> last_event_id) {
    {
        const std::lock_guard lock{impl_->mutex};
        auto& channel = impl_->channel(name);
        if (last_event_id) {
            const auto seen = impl_->number_of(*last_event_id);
            if (seen && *seen >= channel.forgotten) {
                for (const auto& [number, event] : channel.last) {
                    if (number > *seen) stream->try_push(event);
                }
            } else {
                // Its id is where the reader stands after it has read everything anew.
                stream->try_push({impl_->epoch + "-" + std::to_string(impl_->number), "resync", "{}"});
            }
        }
        channel.listeners.push_back({stream.get(), stream});
        impl_->shrink();
    }
    stream->on_closed([hub = std::weak_ptr{impl_}, name, self = stream.get()] {
        if (const auto live = hub.lock()) live->remove(name, self);
    });
}

std::size_t EventHub::listeners(const std::string& name) const {
    const std::lock_guard lock{impl_->mutex};
    const auto found = impl_->channels.find(name);
    return found == impl_->channels.end() ? 0 : found->second.listeners.size();
}

std::size_t EventHub::channels() const {
    const std::lock_guard lock{impl_->mutex};
    return impl_->channels.size();
}

}  // namespace bookverse::http
