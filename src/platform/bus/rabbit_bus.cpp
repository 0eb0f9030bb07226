// What is between the two threads of the connections and the handlers: who handles what, how often it was
// tried, and what becomes of it. Handlers run on the executor; the consumer's thread only posts to it.
//
// A message that failed for the last time goes, confirmed, to the queue bookverse.parked with its group and
// reason, and only then leaves its own queue. The broker's dead-lettering puts there as well what killed its
// handler each time. From that queue one of the processes carries it into the collection platform.parked.
#include "platform/bus/rabbit_bus.hpp"

#include <boost/asio/post.hpp>
#include <deque>
#include <set>
#include <stdexcept>
#include <unordered_set>

#include "platform/async/run.hpp"
#include "platform/bus/parking.hpp"
#include "platform/bus/rabbit_consumer.hpp"

namespace bookverse::bus {

namespace {

using namespace std::chrono_literals;

constexpr auto own_deadline = 2s;  ///< for parking, which nobody waits for
constexpr auto parking_pause = 5s;
const std::string parking_consumer = "parked";
constexpr std::size_t parking_prefetch = 8;

using Ticket = RabbitConsumer::Ticket;

struct Work {
    RabbitMessage content;
    Ticket ticket;
};

struct Group {
    Subscription subscription;
    GroupMetrics metrics;
    std::size_t running = 0;
    std::deque<Work> ready{};  ///< beyond in_flight only after a reconnect, while old handlers still run

    bool wants(const std::string& type) const {
        return std::ranges::find(subscription.types, type) != subscription.types.end();
    }
};

std::string consumer_of(const std::string& group) {
    return "group." + group;
}

}  // namespace

struct RabbitBus::Impl : std::enable_shared_from_this<Impl> {
    Parking parking;
    const Clock& clock;
    telemetry::Telemetry& telemetry;
    BackOff back_off;
    RabbitPublisher publisher;
    RabbitConsumer consumer;

    std::map<std::string, GroupSpec> declared{};
    std::unordered_set<std::string> wanted_types{};
    std::map<std::string, std::unique_ptr<Group>> groups{};  ///< by the consumer's name

    std::mutex mutex{};
    asio::any_io_executor executor{};
    bool started = false;
    bool stopping = false;
    std::size_t active = 0;
    std::set<std::shared_ptr<Wake>> pauses{};
    Wake idle{};

    Impl(const RabbitUrl& url, store::DocumentStore& store, const Clock& source,
         telemetry::Telemetry& metrics, Options options)
        : parking{store},
          clock{source},
          telemetry{metrics},
          back_off{std::move(options.back_off)},
          publisher{url, options.connection, options.limits, metrics},
          consumer{url, options.connection, metrics} {}

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { consumer.finish(); }  // it uses what is declared after it

    void begin(std::function<Task<>()> operation, const char* name);
    void end_one();
    void receive(const std::string& name, RabbitMessage content, Ticket ticket);
    Task<> work(Group& group, Work next);
    Task<bool> handle(Group& group, Work& work);
    Task<bool> give_up(Group& group, Work& work, std::string reason);
    Task<> keep_parked(RabbitMessage content, Ticket ticket);
    Task<bool> rest(std::chrono::milliseconds duration);
};

/// Under the lock. Posted, because spawning may run the operation here and now.
void RabbitBus::Impl::begin(std::function<Task<>()> operation, const char* name) {
    ++active;
    asio::post(executor, [to = executor, operation = std::move(operation), name] {
        spawn_logged(to, operation, name);
    });
}

/// Under the lock.
void RabbitBus::Impl::end_one() {
    if (--active == 0 && stopping) idle.fire();
}

/// On the consumer's thread.
void RabbitBus::Impl::receive(const std::string& name, RabbitMessage content, Ticket ticket) {
    const std::lock_guard lock{mutex};
    if (stopping) return;  // stays unacknowledged: delivered again to somebody else
    if (name == parking_consumer) {
        begin([self = shared_from_this(), content = std::move(content),
               ticket] { return self->keep_parked(content, ticket); },
              "bus.park");
        return;
    }
    const auto found = groups.find(name);
    if (found == groups.end()) return;
    auto& group = *found->second;
    if (group.running >= group.subscription.in_flight) {
        std::erase_if(group.ready, [this](const Work& work) { return !consumer.is_current(work.ticket); });
        group.ready.push_back({std::move(content), ticket});
        return;
    }
    ++group.running;
    begin([self = shared_from_this(), &group,
           next = Work{std::move(content), ticket}] { return self->work(group, next); },
          "bus.worker");
}

Task<> RabbitBus::Impl::work(Group& group, Work next) {
    for (;;) {
        const bool handled = co_await handle(group, next);
        consumer.done(next.ticket, handled);
        const std::lock_guard lock{mutex};
        while (!group.ready.empty() && !consumer.is_current(group.ready.front().ticket))
            group.ready.pop_front();
        if (group.ready.empty() || stopping) {
            --group.running;
            end_one();
            co_return;
        }
        next = std::move(group.ready.front());
        group.ready.pop_front();
    }
}

/// True when the message may leave the queue.
Task<bool> RabbitBus::Impl::handle(Group& group, Work& work) {
    const auto& message = work.content.message;
    if (!group.wants(message.type)) co_return true;  // bound by an older version of this service
    std::optional<std::string> failure;
    group.metrics.running.add(1);
    try {
        co_await group.subscription.handler(message);
    } catch (const std::exception& error) {
        failure = error.what();
    } catch (...) {
        failure = "an exception that is no std::exception";
    }
    group.metrics.running.add(-1);
    if (!failure) {
        group.metrics.handled.add();
        co_return true;
    }
    group.metrics.failed.add();
    const bool last = work.content.deliveries >= group.subscription.max_deliveries;
    telemetry.log(last ? telemetry::Level::error : telemetry::Level::warn, "bus.delivery_failed",
                  {{"group", group.subscription.group},
                   {"type", message.type},
                   {"message_id", message.id},
                   {"deliveries", std::to_string(work.content.deliveries)},
                   {"reason", *failure}});
    if (last && co_await give_up(group, work, std::move(*failure))) co_return true;
    co_await rest(back_off(work.content.deliveries));
    co_return false;
}

Task<bool> RabbitBus::Impl::give_up(Group& group, Work& work, std::string reason) {
    Publishing parked{.exchange = {}, .key = parked_queue, .content = work.content};
    parked.content.group = group.subscription.group;
    parked.content.reason = reason.substr(0, 2'000);
    std::vector<Publishing> one{std::move(parked)};
    try {
        co_await publisher.publish(std::move(one), Deadline::after(own_deadline));
        group.metrics.parked.add();
        co_return true;
    } catch (const std::exception& error) {
        telemetry.log(telemetry::Level::error, "bus.park_failed", {{"reason", error.what()}});
    }
    co_return false;  // back to its queue, and from there the broker puts it aside
}

Task<> RabbitBus::Impl::keep_parked(RabbitMessage content, Ticket ticket) {
    bool kept = false;
    try {
        Parked parked{.key = {},
                      .group = content.group,
                      .message = content.message,
                      .reason = content.reason,
                      .deliveries = content.deliveries,
                      .parked_at = clock.now()};
        co_await parking.park(std::move(parked), Deadline::after(own_deadline));
        kept = true;
    } catch (const std::exception& error) {
        telemetry.log(telemetry::Level::error, "bus.park_failed", {{"reason", error.what()}});
    }
    if (!kept) co_await rest(parking_pause);
    consumer.done(ticket, kept);
    const std::lock_guard lock{mutex};
    end_one();
}

/// False when stop() ended it.
Task<bool> RabbitBus::Impl::rest(std::chrono::milliseconds duration) {
    const auto pause = std::make_shared<Wake>();
    {
        const std::lock_guard lock{mutex};
        if (stopping) co_return false;
        pauses.insert(pause);
    }
    const bool stopped = co_await pause->wait(Deadline::after(duration));
    const std::lock_guard lock{mutex};
    pauses.erase(pause);
    co_return !stopped;
}

RabbitBus::RabbitBus(std::string_view url, store::DocumentStore& store, const Clock& clock,
                     telemetry::Telemetry& telemetry, Options options)
    : impl_{std::make_shared<Impl>(RabbitUrl::parse(url), store, clock, telemetry, std::move(options))} {}

RabbitBus::~RabbitBus() = default;

void RabbitBus::subscribe(Subscription subscription) {
    if (impl_->started) throw std::logic_error{"subscribe after the bus was started: " + subscription.group};
    auto& group = impl_->groups[consumer_of(subscription.group)];
    if (group) throw std::logic_error{"two subscriptions of one group: " + subscription.group};
    declare({{subscription.group, subscription.types, subscription.max_deliveries}});
    const GroupMetrics metrics{impl_->telemetry, subscription.group};
    group = std::make_unique<Group>(Group{.subscription = std::move(subscription), .metrics = metrics});
}

void RabbitBus::declare(std::vector<GroupSpec> groups) {
    if (impl_->started) throw std::logic_error{"declare after the bus was started"};
    for (auto& group : groups) {
        impl_->wanted_types.insert(group.types.begin(), group.types.end());
        const auto name = group.group;
        impl_->declared.insert_or_assign(name, std::move(group));
    }
}

Task<> RabbitBus::start(asio::any_io_executor executor) {
    const auto impl = impl_;
    impl->executor = std::move(executor);
    impl->started = true;
    std::vector<GroupSpec> all;
    for (const auto& [name, group] : impl->declared)
        all.push_back(group);
    std::vector<RabbitConsumer::Source> sources{{parked_queue, parking_consumer, parking_prefetch}};
    for (const auto& [name, group] : impl->groups) {
        const auto& subscription = group->subscription;
        sources.push_back({queue_of(subscription.group), name, subscription.in_flight});
    }
    impl->publisher.start(all);
    impl->consumer.start(all, std::move(sources),
                         [impl = impl.get()](const std::string& name, RabbitMessage content, Ticket ticket) {
                             impl->receive(name, std::move(content), ticket);
                         });
    const auto limit = Deadline::after(5s);
    co_await impl->publisher.first_attempt(limit);
    co_await impl->consumer.first_attempt(limit);
}

Task<> RabbitBus::stop() {
    const auto impl = impl_;
    bool idle = true;
    {
        const std::lock_guard lock{impl->mutex};
        impl->stopping = true;
        for (const auto& pause : impl->pauses)
            pause->fire();
        idle = impl->active == 0;
    }
    if (!idle) co_await impl->idle.wait(Deadline::never());
    co_await impl->consumer.stop();
    co_await impl->publisher.stop();
}

Task<> RabbitBus::publish(std::vector<Message> messages, Deadline deadline) {
    std::vector<Publishing> all;
    all.reserve(messages.size());
    for (auto& message : messages) {
        const auto key = message.type;
        const bool wanted = impl_->wanted_types.contains(key);
        RabbitMessage content{.message = std::move(message)};
        all.push_back(
            {.exchange = events_exchange, .key = key, .content = std::move(content), .mandatory = wanted});
    }
    return impl_->publisher.publish(std::move(all), deadline);
}

Task<std::vector<Parked>> RabbitBus::parked(std::string group, std::size_t limit, Deadline deadline) {
    return impl_->parking.list(std::move(group), limit, deadline);
}

Task<bool> RabbitBus::replay(std::string key, Deadline deadline) {
    const auto impl = impl_;
    auto parked = co_await impl->parking.find(key, deadline);
    if (!parked) co_return false;
    RabbitMessage content{.message = std::move(parked->message)};
    Publishing again{.exchange = {}, .key = queue_of(parked->group), .content = std::move(content)};
    std::vector<Publishing> one{std::move(again)};
    co_await impl->publisher.publish(std::move(one), deadline);
    co_await impl->parking.remove(key, deadline);
    co_return true;
}

Task<bool> RabbitBus::discard(std::string key, Deadline deadline) {
    return impl_->parking.remove(std::move(key), deadline);
}

Task<> RabbitBus::ping(Deadline) {
    impl_->publisher.check();
    if (!impl_->consumer.up()) throw Unavailable{"the broker is not reachable: " + impl_->consumer.why()};
    co_return;
}

}  // namespace bookverse::bus
