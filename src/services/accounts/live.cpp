#include "services/accounts/live.hpp"

#include <boost/asio/this_coro.hpp>
#include <vector>

#include "platform/service/live.hpp"
#include "services/accounts/caller.hpp"

namespace bookverse::accounts {
namespace {

constexpr std::size_t most_streams = 16;  // of one account: more devices than that are a script
constexpr auto watched_after_last_stream = std::chrono::minutes{2};

struct Listener {
    std::shared_ptr<http::EventStream> stream;
    SessionId session;
};

}  // namespace

// One account that this process has streams of. Callbacks of the cache come on any thread.
struct Live::Watch {
    Watch(http::EventHub& events, std::string name) : hub{events}, channel{std::move(name)} {}

    http::EventHub& hub;
    std::string channel;
    std::shared_ptr<void> subscription{};

    void hear(std::string type, std::string data);
    void add(Listener listener);
    bool is_idle(std::chrono::steady_clock::time_point now);
    std::size_t streams();
    void close_all();

private:
    void drop_closed();
    std::mutex mutex_{};
    std::vector<Listener> listeners_{};
    std::chrono::steady_clock::time_point left_ = std::chrono::steady_clock::now();
};

void Live::Watch::hear(std::string type, std::string data) {
    hub.publish(channel, type, data);
    if (type != SessionEnded::type) return;
    const std::scoped_lock lock{mutex_};
    for (const Listener& listener : listeners_) {
        if (data.find(listener.session.to_string()) != std::string::npos) listener.stream->close();
    }
    drop_closed();
}

void Live::Watch::add(Listener listener) {
    const std::scoped_lock lock{mutex_};
    drop_closed();
    if (listeners_.size() >= most_streams) {
        listeners_.front().stream->close();
        listeners_.erase(listeners_.begin());
    }
    listeners_.push_back(std::move(listener));
}

void Live::Watch::drop_closed() {
    const auto dropped = std::erase_if(listeners_, [](const Listener& one) { return one.stream->closed(); });
    if (dropped > 0 && listeners_.empty()) left_ = std::chrono::steady_clock::now();
}

bool Live::Watch::is_idle(std::chrono::steady_clock::time_point now) {
    const std::scoped_lock lock{mutex_};
    drop_closed();
    return listeners_.empty() && now - left_ > watched_after_last_stream;
}

std::size_t Live::Watch::streams() {
    const std::scoped_lock lock{mutex_};
    drop_closed();
    return listeners_.size();
}

void Live::Watch::close_all() {
    const std::scoped_lock lock{mutex_};
    for (const Listener& listener : listeners_)
        listener.stream->close();
    listeners_.clear();
}

Live::Live(Context& context) : context_{context} {}

Live::~Live() {
    close();
}

std::shared_ptr<Live::Watch> Live::watch(AccountId account) {
    const std::scoped_lock lock{mutex_};
    auto& watch = watches_[account];
    if (!watch) {
        watch = std::make_shared<Watch>(hub_, account.to_string());
        watch->subscription =
            service::hear_live(context_.platform.cache, account,
                               [weak = std::weak_ptr{watch}](std::string type, std::string data) {
                                   if (const auto alive = weak.lock())
                                       alive->hear(std::move(type), std::move(data));
                               });
    }
    return watch;
}

Task<Result<std::shared_ptr<http::EventStream>>> Live::open(Actor actor,
                                                            std::optional<std::string> last_event_id,
                                                            Deadline deadline) {
    if (!actor.is_account()) co_return refuse_session_ended();
    auto stream = std::make_shared<http::EventStream>(co_await asio::this_coro::executor);
    // Listens before it looks: a session that ends in between is heard of.
    const auto account = watch(actor.account);
    account->add({stream, actor.session});
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) {
        stream->close();
        co_return std::unexpected(caller.error());
    }
    hub_.subscribe(account->channel, stream, last_event_id);
    co_return stream;
}

void Live::sweep() {
    const auto now = std::chrono::steady_clock::now();
    // Dies after the lock is given back: the end of a subscription may wait for a callback that runs.
    std::vector<std::shared_ptr<Watch>> gone;
    const std::scoped_lock lock{mutex_};
    for (auto at = watches_.begin(); at != watches_.end();) {
        const bool idle = at->second->is_idle(now);
        if (idle) gone.push_back(at->second);
        at = idle ? watches_.erase(at) : std::next(at);
    }
}

void Live::close() {
    std::unordered_map<AccountId, std::shared_ptr<Watch>> all;
    {
        const std::scoped_lock lock{mutex_};
        all.swap(watches_);
    }
    for (const auto& [account, watch] : all)
        watch->close_all();
}

std::size_t Live::streams() const {
    const std::scoped_lock lock{mutex_};
    std::size_t count = 0;
    for (const auto& [account, watch] : watches_)
        count += watch->streams();
    return count;
}

}  // namespace bookverse::accounts
