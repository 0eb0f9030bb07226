// Each subject is a lane: a queue whose front goes out in one publish() at a time; up to `batch` lanes are
// out at once. What is published leaves the store in batches. All of this runs on one strand; only the inbox,
// filled by the store's threads, has a lock.
//
// The sweep looks into the store for events that memory does not know: at the start (a crash), after memory
// was full, and every few seconds. In the last case an event must turn up in two sweeps, because another
// process that shares the store may be about to publish it.
#include "platform/bus/relay.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <deque>
#include <mutex>
#include <random>
#include <unordered_map>
#include <unordered_set>

#include "platform/async/reply.hpp"
#include "platform/async/run.hpp"

namespace bookverse::bus {

namespace {

using namespace std::chrono_literals;
using Events = std::vector<store::OutboxEvent>;

constexpr std::size_t lane_batch = 64;  ///< of one subject, in one publish()
constexpr auto store_deadline = 5s;
constexpr auto drain_deadline = 5s;

Message message_of(const store::OutboxEvent& event) {
    return {.id = event.id,
            .type = event.type,
            .subject = event.subject,
            .at = event.at,
            .traceparent = event.traceparent,
            .data = event.data};
}

/// Half to all of it, so that processes that lost the same broker do not come back in step.
std::chrono::milliseconds jittered(std::chrono::milliseconds pause) {
    thread_local std::minstd_rand random{std::random_device{}()};
    return std::chrono::milliseconds{
        std::uniform_int_distribution<std::int64_t>{pause.count() / 2, pause.count()}(random)};
}

}  // namespace

struct Relay::Impl : std::enable_shared_from_this<Impl> {
    using Strand = asio::strand<asio::any_io_executor>;

    store::DocumentStore& store;
    Bus& bus;
    telemetry::Telemetry& log;
    Options options;
    telemetry::Gauge waiting_gauge;
    telemetry::Counter published, failed, swept;

    std::mutex mutex{};
    std::deque<store::OutboxEvent> inbox{};
    bool woken = false;
    bool overflowed =
        false;  ///< events were left to the sweep; until it has caught up all are, to keep the order

    std::atomic<std::size_t> waiting{0};

    // Only on the strand.
    std::optional<Strand> strand{};
    std::unordered_map<std::string, std::deque<store::OutboxEvent>> lanes{};
    std::deque<std::string> ready{};          ///< lanes with something to publish of which nothing is out
    std::unordered_set<std::string> known{};  ///< ids in lanes and in `delivered`
    std::unordered_set<std::string> candidates{};  ///< unknown to memory in the last sweep
    std::unordered_set<std::string> removed_meanwhile{};
    Events delivered{};  ///< published, still in the store
    std::size_t out = 0;
    std::size_t active = 0;  ///< coroutines of ours
    bool removing = false;
    bool sweeping = false;
    bool paused = false;
    bool failing = false;
    bool draining = false;
    bool closed = false;
    std::chrono::milliseconds pause;
    std::vector<std::shared_ptr<Wake>> sleepers{};
    std::shared_ptr<Wake> next_sweep{};
    Wake drained{};
    Wake ended{};

    Impl(store::DocumentStore& from, Bus& to, telemetry::Telemetry& telemetry, Options wanted)
        : store{from},
          bus{to},
          log{telemetry},
          options{wanted},
          waiting_gauge{telemetry.gauge("bookverse_relay_waiting",
                                        "Committed events in memory, not yet published and removed")},
          published{telemetry.counter("bookverse_relay_published_total", "Events given to the bus")},
          failed{
              telemetry.counter("bookverse_relay_failed_total", "Failed attempts to publish or to remove")},
          swept{telemetry.counter("bookverse_relay_swept_total",
                                  "Events found in the store instead of in memory")},
          pause{wanted.first_pause} {}

    void committed(Events events);
    void count(std::ptrdiff_t change);
    void begin(std::function<Task<>()> operation, const char* name);
    void end_one();
    void absorb();
    void add(store::OutboxEvent event);
    void dispatch();
    void settle_stop();
    Task<> publish_front(std::string subject);
    void published_front(const std::string& subject, Events events);
    void failed_once(const char* where, const std::string& why);
    Task<> unpause();
    Task<> remove_delivered();
    Task<> sweep_forever();
    Task<> sweep(bool everything);
    Task<> rest(std::chrono::milliseconds duration, std::shared_ptr<Wake> wake);
};

void Relay::Impl::count(std::ptrdiff_t change) {
    waiting.fetch_add(static_cast<std::size_t>(change));
    waiting_gauge.set(static_cast<double>(waiting.load()));
}

/// Called by the store on any thread.
void Relay::Impl::committed(Events events) {
    const std::lock_guard lock{mutex};
    if (overflowed || waiting.load() + events.size() > options.memory) {
        overflowed = true;
        return;
    }
    count(static_cast<std::ptrdiff_t>(events.size()));
    for (auto& event : events)
        inbox.push_back(std::move(event));
    if (std::exchange(woken, true)) return;
    asio::post(*strand, [self = shared_from_this()] { self->absorb(); });
}

/// Posted, because spawning on the strand from within it would run the operation here and now.
void Relay::Impl::begin(std::function<Task<>()> operation, const char* name) {
    ++active;
    asio::post(*strand,
               [to = *strand, operation = std::move(operation), name] { spawn_logged(to, operation, name); });
}

void Relay::Impl::end_one() {
    --active;
    settle_stop();
}

void Relay::Impl::settle_stop() {
    if (draining && (waiting.load() == 0 || failing)) drained.fire();
    if (closed && active == 0) ended.fire();
}

void Relay::Impl::absorb() {
    if (sweeping) return;  // what the sweep finds is older; it calls this when it is done
    std::deque<store::OutboxEvent> fresh;
    {
        const std::lock_guard lock{mutex};
        fresh.swap(inbox);
        woken = false;
    }
    for (auto& event : fresh) {
        if (known.contains(event.id)) {
            count(-1);
        } else {
            add(std::move(event));
        }
    }
    dispatch();
}

/// Already counted in `waiting`.
void Relay::Impl::add(store::OutboxEvent event) {
    known.insert(event.id);
    auto& lane = lanes[event.subject];
    if (lane.empty()) ready.push_back(event.subject);
    lane.push_back(std::move(event));
}

void Relay::Impl::dispatch() {
    while (out < options.batch && !ready.empty() && !paused && !closed) {
        ++out;
        begin([self = shared_from_this(),
               subject = std::move(ready.front())] { return self->publish_front(subject); },
              "relay.publish");
        ready.pop_front();
    }
    settle_stop();
}

Task<> Relay::Impl::publish_front(std::string subject) {
    const auto& lane = lanes.at(subject);
    const auto end = lane.begin() + static_cast<std::ptrdiff_t>(std::min(lane.size(), lane_batch));
    const Events events(lane.begin(), end);
    std::vector<Message> messages;
    for (const auto& event : events)
        messages.push_back(message_of(event));
    std::string why;
    try {
        co_await bus.publish(std::move(messages), Deadline::after(options.publish_deadline));
    } catch (const std::exception& error) {
        why = error.what();
        if (why.empty()) why = "no reason given";
    }
    --out;
    if (why.empty()) {
        published_front(subject, events);
    } else {
        ready.push_front(subject);
        failed_once("relay.publish_failed", why);
    }
    dispatch();
    end_one();
}

void Relay::Impl::published_front(const std::string& subject, Events events) {
    auto& lane = lanes.at(subject);
    lane.erase(lane.begin(), lane.begin() + static_cast<std::ptrdiff_t>(events.size()));
    if (lane.empty()) {
        lanes.erase(subject);
    } else {
        ready.push_back(subject);
    }
    published.add(static_cast<double>(events.size()));
    std::ranges::move(events, std::back_inserter(delivered));
    pause = options.first_pause;
    failing = false;
    if (!std::exchange(removing, true)) {
        begin([self = shared_from_this()] { return self->remove_delivered(); }, "relay.remove");
    }
}

void Relay::Impl::failed_once(const char* where, const std::string& why) {
    failed.add();
    failing = true;
    if (paused || closed) return;
    log.log(telemetry::Level::error, where, {{"reason", why}});  // once a pause, not once an event
    paused = true;
    begin([self = shared_from_this()] { return self->unpause(); }, "relay.pause");
}

Task<> Relay::Impl::unpause() {
    const auto duration = jittered(pause);
    pause = std::min(pause * 2, options.last_pause);
    co_await rest(duration, std::make_shared<Wake>());
    paused = false;
    dispatch();
    end_one();
}

Task<> Relay::Impl::remove_delivered() {
    auto wait = options.first_pause;
    while (!delivered.empty()) {
        const auto size = static_cast<std::ptrdiff_t>(std::min(delivered.size(), options.batch));
        const Events batch(delivered.begin(), delivered.begin() + size);
        std::string why;
        try {
            co_await store.remove(batch, Deadline::after(store_deadline));
        } catch (const std::exception& error) {
            why = error.what();
        }
        if (!why.empty()) {
            failed.add();
            failing = true;
            log.log(telemetry::Level::error, "relay.remove_failed", {{"reason", why}});
            if (draining || closed) break;
            co_await rest(jittered(wait), std::make_shared<Wake>());
            wait = std::min(wait * 2, options.last_pause);
            continue;
        }
        wait = options.first_pause;
        delivered.erase(delivered.begin(), delivered.begin() + size);
        for (const auto& event : batch) {
            known.erase(event.id);
            if (sweeping) removed_meanwhile.insert(event.id);
        }
        count(-size);
        bool behind = false;
        {
            const std::lock_guard lock{mutex};
            behind = overflowed;
        }
        if (behind && waiting.load() < options.memory / 2 && next_sweep) next_sweep->fire();
    }
    removing = false;
    settle_stop();
    end_one();
}

Task<> Relay::Impl::sweep_forever() {
    bool everything = true;
    while (!closed && !draining) {
        try {
            co_await sweep(everything);
            everything = false;
        } catch (const std::exception& error) {
            failed.add();
            log.log(telemetry::Level::error, "relay.sweep_failed", {{"reason", error.what()}});
        }
        if (sweeping) {
            sweeping = false;
            absorb();
        }
        next_sweep = std::make_shared<Wake>();
        co_await rest(options.sweep, next_sweep);
        const std::lock_guard lock{mutex};
        everything = everything || overflowed;
    }
    end_one();
}

Task<> Relay::Impl::sweep(bool everything) {
    std::size_t room = options.batch;
    if (everything) {
        // From here memory takes new events again; if the page turns out to be full they are refused once
        // more.
        sweeping = true;
        const std::lock_guard lock{mutex};
        overflowed = false;
        room = std::max(options.memory / 2, options.batch);
    }
    removed_meanwhile.clear();
    const auto limit = waiting.load() + room;
    Events page;
    try {
        page = co_await store.pending(limit, Deadline::after(store_deadline));
    } catch (...) {
        const std::lock_guard lock{mutex};
        overflowed = overflowed || everything;
        throw;
    }
    if (page.size() == limit) {
        const std::lock_guard lock{mutex};
        overflowed = true;
    }
    std::unordered_set<std::string> unknown;
    for (auto& event : page) {
        if (known.contains(event.id) || removed_meanwhile.contains(event.id)) continue;
        if (everything || candidates.contains(event.id)) {
            swept.add();
            count(1);
            add(std::move(event));
        } else {
            unknown.insert(event.id);
        }
    }
    candidates = std::move(unknown);
    dispatch();
}

Task<> Relay::Impl::rest(std::chrono::milliseconds duration, std::shared_ptr<Wake> wake) {
    if (closed) co_return;
    sleepers.push_back(wake);
    co_await wake->wait(Deadline::after(duration));
    std::erase(sleepers, wake);
}

Relay::Relay(store::DocumentStore& store, Bus& bus, telemetry::Telemetry& telemetry, Options options)
    : impl_{std::make_shared<Impl>(store, bus, telemetry, options)} {}

Relay::~Relay() = default;

void Relay::start(asio::any_io_executor executor) {
    impl_->strand.emplace(asio::make_strand(std::move(executor)));
    impl_->store.on_committed([weak = std::weak_ptr{impl_}](Events events) {
        if (const auto impl = weak.lock()) impl->committed(std::move(events));
    });
    asio::post(*impl_->strand,
               [impl = impl_] { impl->begin([impl] { return impl->sweep_forever(); }, "relay.sweep"); });
}

Task<> Relay::stop() {
    const auto impl = impl_;
    if (!impl->strand) co_return;
    asio::post(*impl->strand, [impl] {
        impl->draining = true;
        impl->absorb();
        impl->settle_stop();
    });
    co_await impl->drained.wait(Deadline::after(drain_deadline));
    asio::post(*impl->strand, [impl] {
        impl->closed = true;
        for (const auto& wake : impl->sleepers)
            wake->fire();
        impl->settle_stop();
    });
    co_await impl->ended.wait(Deadline::never());
}

std::size_t Relay::waiting() const noexcept {
    return impl_->waiting.load();
}

}  // namespace bookverse::bus
