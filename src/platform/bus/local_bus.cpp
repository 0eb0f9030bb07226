// A group is a queue and up to `in_flight` workers; a worker is a coroutine that lives while the queue has
// something. A failed message leaves its worker and waits by itself, so that it does not hold up others. One
// mutex guards all of it and is never held across a co_await; a message that is published again while its
// group still works on it joins that delivery instead of starting a second one (the relay repeats what took
// too long).
#include "platform/bus/local_bus.hpp"

#include <atomic>
#include <boost/asio/post.hpp>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "platform/async/reply.hpp"
#include "platform/async/run.hpp"
#include "platform/bus/parking.hpp"

namespace bookverse::bus {

namespace {

/// One publish() that waits for `left` deliveries.
struct Waiter {
    explicit Waiter(std::size_t count) : left{count} {}
    std::atomic<std::size_t> left;
    Reply<Done> reply;

    void one_done() {
        if (left.fetch_sub(1) == 1) reply.settle({});
    }
    void fail(const std::string& why) { reply.fail(std::make_exception_ptr(Unavailable{why})); }
};

struct Delivery {
    Message message;
    int deliveries = 0;
    int copies_left = 1;
    std::string parked_key{};  ///< set when it is a replay: removed from the parking once it is handled
    std::vector<std::shared_ptr<Waiter>> waiters{};
};
using DeliveryPtr = std::shared_ptr<Delivery>;

struct Group {
    Subscription subscription;
    GroupMetrics metrics;
    std::deque<DeliveryPtr> ready{};
    std::unordered_map<std::string, DeliveryPtr>
        live{};  ///< by message id: queued, running or waiting to be repeated
    std::size_t workers = 0;
};

constexpr auto parking_deadline = std::chrono::seconds{2};

}  // namespace

struct LocalBus::Impl : std::enable_shared_from_this<Impl> {
    Parking parking;
    const Clock& clock;
    telemetry::Telemetry& telemetry;
    Options options;
    telemetry::Counter published;

    std::mutex mutex{};
    std::map<std::string, std::unique_ptr<Group>> groups{};
    std::unordered_map<std::string, std::vector<Group*>> by_type{};
    std::vector<std::string> declared{};
    asio::any_io_executor executor{};
    bool started = false;
    bool stopping = false;
    std::size_t active = 0;  ///< workers and waits for a repetition
    std::set<std::shared_ptr<Wake>> pauses{};
    Wake idle{};

    Impl(store::DocumentStore& store, const Clock& source, telemetry::Telemetry& metrics, Options wanted)
        : parking{store},
          clock{source},
          telemetry{metrics},
          options{std::move(wanted)},
          published{metrics.counter("bookverse_bus_published_total", "Messages that the bus took")} {}

    // These need the lock.
    void check_open() const {
        if (!started || stopping) throw Unavailable{"the bus is not running"};
    }
    void check_room(const std::vector<Message>& messages) const;
    void enqueue(Group& group, DeliveryPtr delivery);
    void begin(std::function<Task<>()> operation, const char* name);
    void end_one();

    Task<> work(Group& group);
    Task<> deliver(Group& group, DeliveryPtr delivery);
    Task<> succeed(Group& group, DeliveryPtr delivery);
    Task<> fail(Group& group, DeliveryPtr delivery, std::string reason);
    Task<> repeat_later(Group& group, DeliveryPtr delivery, std::chrono::milliseconds delay);
    void finish(Group& group, const DeliveryPtr& delivery);
};

void LocalBus::Impl::check_room(const std::vector<Message>& messages) const {
    std::unordered_map<const Group*, std::size_t> more;
    for (const auto& message : messages) {
        const auto wanted = by_type.find(message.type);
        if (wanted == by_type.end()) continue;
        for (const auto* group : wanted->second) {
            if (group->live.size() + ++more[group] > options.queue) {
                throw Unavailable{"the queue of " + group->subscription.group + " is full"};
            }
        }
    }
}

void LocalBus::Impl::enqueue(Group& group, DeliveryPtr delivery) {
    group.ready.push_back(std::move(delivery));
    if (group.workers >= group.subscription.in_flight) return;
    ++group.workers;
    begin([self = shared_from_this(), &group] { return self->work(group); }, "bus.worker");
}

void LocalBus::Impl::begin(std::function<Task<>()> operation, const char* name) {
    ++active;
    // Posted: spawning from the executor's own thread would run the operation right here, under the lock.
    asio::post(executor, [to = executor, operation = std::move(operation), name] {
        spawn_logged(to, operation, name);
    });
}

void LocalBus::Impl::end_one() {
    if (--active == 0 && stopping) idle.fire();
}

Task<> LocalBus::Impl::work(Group& group) {
    for (;;) {
        DeliveryPtr next;
        {
            const std::lock_guard lock{mutex};
            if (group.ready.empty() || stopping) {
                --group.workers;
                end_one();
                co_return;
            }
            next = std::move(group.ready.front());
            group.ready.pop_front();
        }
        co_await deliver(group, std::move(next));
    }
}

Task<> LocalBus::Impl::deliver(Group& group, DeliveryPtr delivery) {
    std::optional<std::string> failure;
    group.metrics.running.add(1);
    ++delivery->deliveries;
    try {
        co_await group.subscription.handler(delivery->message);
    } catch (const std::exception& error) {
        failure = error.what();
    } catch (...) {
        failure = "an exception that is no std::exception";
    }
    group.metrics.running.add(-1);
    if (failure) {
        group.metrics.failed.add();
        co_await fail(group, std::move(delivery), std::move(*failure));
    } else {
        group.metrics.handled.add();
        co_await succeed(group, std::move(delivery));
    }
}

Task<> LocalBus::Impl::succeed(Group& group, DeliveryPtr delivery) {
    if (--delivery->copies_left > 0) {
        const std::lock_guard lock{mutex};
        enqueue(group, std::move(delivery));
        co_return;
    }
    std::string parked_key;
    {
        const std::lock_guard lock{mutex};
        parked_key = delivery->parked_key;
    }
    if (!parked_key.empty()) {
        try {
            co_await parking.remove(parked_key, Deadline::after(parking_deadline));
        } catch (const std::exception& error) {
            // Handled, yet still listed: a person may replay it once more, handlers are idempotent.
            telemetry.log(telemetry::Level::error, "bus.unpark_failed", {{"reason", error.what()}});
        }
    }
    finish(group, delivery);
}

Task<> LocalBus::Impl::fail(Group& group, DeliveryPtr delivery, std::string reason) {
    const bool last = delivery->deliveries >= group.subscription.max_deliveries;
    telemetry.log(last ? telemetry::Level::error : telemetry::Level::warn, "bus.delivery_failed",
                  {{"group", group.subscription.group},
                   {"type", delivery->message.type},
                   {"message_id", delivery->message.id},
                   {"deliveries", std::to_string(delivery->deliveries)},
                   {"reason", reason}});
    if (last) {
        Parked parked{.key = {},
                      .group = group.subscription.group,
                      .message = delivery->message,
                      .reason = std::move(reason),
                      .deliveries = delivery->deliveries,
                      .parked_at = clock.now()};
        bool done = false;
        try {
            co_await parking.park(std::move(parked), Deadline::after(parking_deadline));
            done = true;
        } catch (const std::exception& error) {
            telemetry.log(telemetry::Level::error, "bus.park_failed", {{"reason", error.what()}});
        }
        if (done) {
            group.metrics.parked.add();
            finish(group, delivery);
            co_return;
        }
        // The store is down as well: the message stays in the outbox and here, and is tried again.
    }
    const auto delay = options.back_off(delivery->deliveries);
    const std::lock_guard lock{mutex};
    if (stopping) co_return;
    begin([self = shared_from_this(), &group, delivery,
           delay] { return self->repeat_later(group, delivery, delay); },
          "bus.repeat");
}

Task<> LocalBus::Impl::repeat_later(Group& group, DeliveryPtr delivery, std::chrono::milliseconds delay) {
    const auto pause = std::make_shared<Wake>();
    {
        const std::lock_guard lock{mutex};
        if (stopping) pause->fire();
        pauses.insert(pause);
    }
    co_await pause->wait(Deadline::after(delay));
    const std::lock_guard lock{mutex};
    pauses.erase(pause);
    if (!stopping) enqueue(group, std::move(delivery));
    end_one();
}

void LocalBus::Impl::finish(Group& group, const DeliveryPtr& delivery) {
    std::vector<std::shared_ptr<Waiter>> waiters;
    {
        const std::lock_guard lock{mutex};
        group.live.erase(delivery->message.id);
        waiters.swap(delivery->waiters);
    }
    for (const auto& waiter : waiters)
        waiter->one_done();
}

LocalBus::LocalBus(store::DocumentStore& store, const Clock& clock, telemetry::Telemetry& telemetry,
                   Options options)
    : impl_{std::make_shared<Impl>(store, clock, telemetry, std::move(options))} {}

LocalBus::~LocalBus() = default;

void LocalBus::subscribe(Subscription subscription) {
    const std::lock_guard lock{impl_->mutex};
    if (impl_->started) throw std::logic_error{"subscribe after the bus was started: " + subscription.group};
    auto& group = impl_->groups[subscription.group];
    if (group) throw std::logic_error{"two subscriptions of one group: " + subscription.group};
    GroupMetrics metrics{impl_->telemetry, subscription.group};
    group = std::make_unique<Group>(Group{.subscription = std::move(subscription), .metrics = metrics});
    for (const auto& type : group->subscription.types)
        impl_->by_type[type].push_back(group.get());
}

void LocalBus::declare(std::vector<GroupSpec> groups) {
    const std::lock_guard lock{impl_->mutex};
    for (auto& spec : groups)
        impl_->declared.push_back(std::move(spec.group));
}

Task<> LocalBus::start(asio::any_io_executor executor) {
    const std::lock_guard lock{impl_->mutex};
    for (const auto& name : impl_->declared) {
        if (!impl_->groups.contains(name)) {
            throw std::logic_error{"the in-process bus cannot reach the group " + name +
                                   ", which runs in another process; use --bus amqp://..."};
        }
    }
    impl_->executor = std::move(executor);
    impl_->started = true;
    co_return;
}

Task<> LocalBus::stop() {
    auto impl = impl_;
    bool idle = true;
    {
        const std::lock_guard lock{impl->mutex};
        impl->stopping = true;
        for (const auto& pause : impl->pauses)
            pause->fire();
        idle = impl->active == 0;
    }
    if (!idle) co_await impl->idle.wait(Deadline::never());
    std::vector<std::shared_ptr<Waiter>> left;
    {
        const std::lock_guard lock{impl->mutex};
        for (const auto& [name, group] : impl->groups) {
            for (const auto& [id, delivery] : group->live) {
                left.insert(left.end(), delivery->waiters.begin(), delivery->waiters.end());
            }
            group->live.clear();
            group->ready.clear();
        }
    }
    for (const auto& waiter : left)
        waiter->fail("the bus was stopped");
}

Task<> LocalBus::publish(std::vector<Message> messages, Deadline deadline) {
    std::shared_ptr<Waiter> waiter;
    {
        const std::lock_guard lock{impl_->mutex};
        impl_->check_open();
        impl_->check_room(messages);
        std::vector<std::pair<Group*, const Message*>> targets;
        for (const auto& message : messages) {
            const auto wanted = impl_->by_type.find(message.type);
            if (wanted == impl_->by_type.end()) continue;
            for (auto* group : wanted->second)
                targets.emplace_back(group, &message);
        }
        if (targets.empty()) co_return;
        waiter = std::make_shared<Waiter>(targets.size());
        for (const auto& [group, message] : targets) {
            auto& delivery = group->live[message->id];
            if (delivery) {
                delivery->waiters.push_back(waiter);
                continue;
            }
            delivery = std::make_shared<Delivery>(
                Delivery{.message = *message, .copies_left = impl_->options.copies});
            delivery->waiters.push_back(waiter);
            impl_->enqueue(*group, delivery);
        }
    }
    impl_->published.add(static_cast<double>(messages.size()));
    co_await waiter->reply.wait(deadline, "the groups have not handled the messages yet");
}

Task<std::vector<Parked>> LocalBus::parked(std::string group, std::size_t limit, Deadline deadline) {
    return impl_->parking.list(std::move(group), limit, deadline);
}

Task<bool> LocalBus::replay(std::string key, Deadline deadline) {
    auto parked = co_await impl_->parking.find(key, deadline);
    if (!parked) co_return false;
    const auto waiter = std::make_shared<Waiter>(1);
    {
        const std::lock_guard lock{impl_->mutex};
        impl_->check_open();
        const auto group = impl_->groups.find(parked->group);
        if (group == impl_->groups.end()) throw Unavailable{"nobody here handles the group " + parked->group};
        auto& delivery = group->second->live[parked->message.id];
        const bool fresh = delivery == nullptr;
        if (fresh) delivery = std::make_shared<Delivery>(Delivery{.message = parked->message});
        delivery->parked_key = key;
        delivery->waiters.push_back(waiter);
        if (fresh) impl_->enqueue(*group->second, delivery);
    }
    co_await waiter->reply.wait(deadline, "the group has not handled the replayed message yet");
    co_return true;
}

Task<bool> LocalBus::discard(std::string key, Deadline deadline) {
    return impl_->parking.remove(std::move(key), deadline);
}

Task<> LocalBus::ping(Deadline) {
    const std::lock_guard lock{impl_->mutex};
    impl_->check_open();
    co_return;
}

}  // namespace bookverse::bus
