#include "platform/http/sse.hpp"

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <mutex>
#include <vector>

namespace bookverse::http {

namespace {

/// A value inside a line of the event: a line end would begin a field of its own.
void append_line(std::string& out, std::string_view field, std::string_view value) {
    out += field;
    for (const char c : value) {
        if (c != '\n' && c != '\r' && c != '\0') out += c;
    }
    out += '\n';
}

std::string bytes_of(const ServerEvent& event) {
    std::string out;
    out.reserve(event.id.size() + event.type.size() + event.data.size() + 24);
    if (!event.id.empty()) append_line(out, "id: ", event.id);
    if (!event.type.empty()) append_line(out, "event: ", event.type);
    append_line(out, "data: ", event.data);
    out += '\n';
    return out;
}

}  // namespace

/// Shared with the wake-ups on their way.
struct EventStream::State : std::enable_shared_from_this<State> {
    State(asio::any_io_executor on, std::size_t most) : executor{std::move(on)}, capacity{most} {}

    const asio::any_io_executor executor;
    const std::size_t capacity;
    asio::steady_timer* waiting = nullptr;  ///< touched on the executor only
    mutable std::mutex mutex{};
    std::deque<std::string> queue{};
    bool closed = false;
    bool waking = false;
    std::vector<std::function<void()>> on_closed{};

    enum class Pushed : std::uint8_t { yes, refused, overflow };
    Pushed push(std::string bytes) {
        const std::lock_guard lock{mutex};
        if (closed) return Pushed::refused;
        if (queue.size() >= capacity) return Pushed::overflow;
        queue.push_back(std::move(bytes));
        return Pushed::yes;
    }

    /// One wake-up on its way is enough.
    void wake() {
        {
            const std::lock_guard lock{mutex};
            if (std::exchange(waking, true)) return;
        }
        asio::post(executor, [self = shared_from_this()] {
            {
                const std::lock_guard lock{self->mutex};
                self->waking = false;
            }
            if (self->waiting) self->waiting->cancel();
        });
    }

    /// False when it was closed before.
    bool mark_closed() {
        std::vector<std::function<void()>> callbacks;
        {
            const std::lock_guard lock{mutex};
            if (std::exchange(closed, true)) return false;
            callbacks.swap(on_closed);
        }
        for (const auto& callback : callbacks)
            callback();
        return true;
    }

    std::string take() {
        const std::lock_guard lock{mutex};
        std::string bytes;
        for (const auto& event : queue)
            bytes += event;
        queue.clear();
        return bytes;
    }
};

EventStream::EventStream(asio::any_io_executor executor, std::size_t capacity)
    : state_{std::make_shared<State>(std::move(executor), capacity)} {}

EventStream::~EventStream() {
    state_->mark_closed();
}

bool EventStream::push(ServerEvent event) {
    return push_bytes(bytes_of(event));
}

bool EventStream::try_push(const ServerEvent& event) {
    if (state_->push(bytes_of(event)) != State::Pushed::yes) return false;
    state_->wake();
    return true;
}

bool EventStream::push_bytes(std::string bytes) {
    switch (state_->push(std::move(bytes))) {
        case State::Pushed::yes:
            state_->wake();
            return true;
        case State::Pushed::overflow:
            close();
            return false;
        case State::Pushed::refused:
            return false;
    }
    return false;
}

void EventStream::close() {
    if (state_->mark_closed()) state_->wake();
}

void EventStream::abandon() noexcept {
    state_->mark_closed();
}

bool EventStream::closed() const noexcept {
    const std::lock_guard lock{state_->mutex};
    return state_->closed;
}

void EventStream::on_closed(std::function<void()> callback) {
    {
        const std::lock_guard lock{state_->mutex};
        if (!state_->closed) {
            state_->on_closed.push_back(std::move(callback));
            return;
        }
    }
    callback();
}

Task<std::optional<std::string>> EventStream::next(std::chrono::milliseconds heartbeat) {
    const auto state = state_;
    asio::steady_timer timer{co_await asio::this_coro::executor};
    timer.expires_after(heartbeat);
    for (bool silent = false;; silent = timer.expiry() <= std::chrono::steady_clock::now()) {
        const bool ended = closed();  // before the look: what was pushed before the close is still delivered
        if (auto bytes = state->take(); !bytes.empty()) co_return bytes;
        if (ended) co_return std::nullopt;
        if (silent) co_return ": \n\n";
        state->waiting = &timer;
        const std::shared_ptr<void> forget{nullptr, [&state](void*) { state->waiting = nullptr; }};
        co_await timer.async_wait(asio::as_tuple(asio::deferred));
    }
}

}  // namespace bookverse::http
