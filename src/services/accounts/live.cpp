#include "services/accounts/live.hpp"

#include <boost/asio/this_coro.hpp>
#include <charconv>

#include "platform/auth/seal.hpp"
#include "services/accounts/caller.hpp"

namespace bookverse::accounts {
namespace {

constexpr std::size_t kept_events = 64;
constexpr std::size_t most_streams = 16;  ///< of one account: more devices than that are a script
constexpr auto kept_after_last_stream = std::chrono::minutes{2};

struct Listener {
    std::shared_ptr<http::EventStream> stream;
    SessionId session;
};

}  // namespace

// Callbacks of the cache come on any thread.
struct Live::Channel {
    std::string origin{};
    std::mutex mutex{};
    std::uint64_t last = 0;
    std::deque<http::ServerEvent> recent{};
    std::vector<Listener> listeners{};
    std::chrono::steady_clock::time_point left = std::chrono::steady_clock::now();
    std::shared_ptr<void> subscription{};

    void deliver(std::string_view message);
    void add(Listener listener, const std::optional<std::string>& last_event_id);
    void drop_closed();
    void close_all();
    bool is_idle(std::chrono::steady_clock::time_point now);
};

// A message is "type data".
void Live::Channel::deliver(std::string_view message) {
    const auto blank = message.find(' ');
    if (blank == std::string_view::npos) return;
    const std::scoped_lock lock{mutex};
    http::ServerEvent event{origin + "-" + std::to_string(++last), std::string{message.substr(0, blank)},
                            std::string{message.substr(blank + 1)}};
    for (const Listener& listener : listeners) {
        listener.stream->push(event);
        const bool own_end = event.type == SessionEnded::type &&
                             event.data.find(listener.session.to_string()) != std::string::npos;
        if (own_end) listener.stream->close();
    }
    recent.push_back(std::move(event));
    if (recent.size() > kept_events) recent.pop_front();
    drop_closed();
}

void Live::Channel::add(Listener listener, const std::optional<std::string>& last_event_id) {
    const std::scoped_lock lock{mutex};
    if (last_event_id) {
        std::uint64_t seen = 0;
        bool known = last_event_id->starts_with(origin + "-");
        if (known) {
            const char* end = last_event_id->data() + last_event_id->size();
            known = std::from_chars(last_event_id->data() + origin.size() + 1, end, seen).ptr == end &&
                    seen <= last && last - seen <= recent.size();
        }
        if (known) {
            for (std::size_t i = recent.size() - (last - seen); i < recent.size(); ++i)
                listener.stream->push(recent[i]);
        } else {
            listener.stream->push({origin + "-" + std::to_string(last), "resync", "{}"});
        }
    }
    drop_closed();
    if (listeners.size() >= most_streams) {
        listeners.front().stream->close();
        listeners.erase(listeners.begin());
    }
    listeners.push_back(std::move(listener));
}

void Live::Channel::drop_closed() {
    const auto dropped =
        std::erase_if(listeners, [](const Listener& listener) { return listener.stream->closed(); });
    if (dropped > 0 && listeners.empty()) left = std::chrono::steady_clock::now();
}

void Live::Channel::close_all() {
    const std::scoped_lock lock{mutex};
    for (const Listener& listener : listeners)
        listener.stream->close();
    listeners.clear();
}

bool Live::Channel::is_idle(std::chrono::steady_clock::time_point now) {
    const std::scoped_lock lock{mutex};
    if (!listeners.empty()) drop_closed();
    return listeners.empty() && now - left > kept_after_last_stream;
}

Live::Live(Context& context) : context_{context}, origin_{auth::random_token(9)} {}

Live::~Live() {
    close();
}

std::shared_ptr<Live::Channel> Live::channel_of(AccountId account) {
    const std::scoped_lock lock{mutex_};
    auto& channel = channels_[account];
    if (!channel) {
        channel = std::make_shared<Channel>();
        channel->origin = origin_;
        channel->subscription = context_.platform.cache.subscribe(
            "live." + account.to_string(),
            [weak = std::weak_ptr{channel}](std::string_view, std::string_view message) {
                if (const auto alive = weak.lock()) alive->deliver(message);
            });
    }
    return channel;
}

Task<Result<std::shared_ptr<http::EventStream>>> Live::open(Actor actor,
                                                            std::optional<std::string> last_event_id,
                                                            Deadline deadline) {
    if (!actor.is_account()) co_return refuse_session_ended();
    auto stream = std::make_shared<http::EventStream>(co_await asio::this_coro::executor);
    // Listens before it looks: a session that ends in between is heard of.
    channel_of(actor.account)->add({stream, actor.session}, last_event_id);
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) {
        stream->close();
        co_return std::unexpected(caller.error());
    }
    co_return stream;
}

Task<> Live::tell(AccountId account, std::string type, std::string data) {
    co_await context_.platform.cache.publish("live." + account.to_string(), type + " " + data);
}

void Live::sweep() {
    const auto now = std::chrono::steady_clock::now();
    // Destroyed after the lock: the end of a subscription may wait for a callback that runs.
    std::vector<std::shared_ptr<Channel>> gone;
    const std::scoped_lock lock{mutex_};
    for (auto at = channels_.begin(); at != channels_.end();) {
        const bool idle = at->second->is_idle(now);
        if (idle) gone.push_back(at->second);
        at = idle ? channels_.erase(at) : std::next(at);
    }
}

void Live::close() {
    std::unordered_map<AccountId, std::shared_ptr<Channel>> all;
    {
        const std::scoped_lock lock{mutex_};
        all.swap(channels_);
    }
    for (const auto& [account, channel] : all)
        channel->close_all();
}

std::size_t Live::streams() const {
    const std::scoped_lock lock{mutex_};
    std::size_t count = 0;
    for (const auto& [account, channel] : channels_) {
        const std::scoped_lock inner{channel->mutex};
        channel->drop_closed();
        count += channel->listeners.size();
    }
    return count;
}

}  // namespace bookverse::accounts
