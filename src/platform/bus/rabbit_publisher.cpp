#include "platform/bus/rabbit_publisher.hpp"

namespace bookverse::bus {

namespace {

using namespace std::chrono_literals;

constexpr auto stall_notice = 1s;  ///< from here on new messages are refused until a confirm comes

std::exception_ptr unavailable(const std::string& why) {
    return std::make_exception_ptr(Unavailable{why});
}

}  // namespace

/// One publish() that waits.
struct RabbitPublisher::Batch {
    explicit Batch(std::size_t count) : left{count} {}
    std::atomic<std::size_t> left;
    std::atomic<bool> abandoned{false};  ///< nobody waits any more: what is still queued need not go out
    Reply<Done> reply;

    void one_done() {
        if (left.fetch_sub(1) == 1) reply.settle({});
    }
};

RabbitPublisher::RabbitPublisher(RabbitUrl url, Options options, Limits limits,
                                 telemetry::Telemetry& telemetry)
    : RabbitThread{"publishing", std::move(url), std::move(options), telemetry},
      limits_{limits},
      confirmed_{telemetry.counter("bookverse_bus_published_total", "Messages that the bus took")},
      failed_{telemetry.counter(
          "bookverse_bus_publish_failed_total",
          "Messages that the broker did not confirm, and those refused because it is away")} {}

RabbitPublisher::~RabbitPublisher() {
    finish();
}

void RabbitPublisher::check() const {
    if (!up()) throw Unavailable{"the broker is not reachable: " + why()};
    const std::lock_guard lock{mutex_};
    if (!blocked_.empty()) throw Unavailable{"the broker takes no messages now: " + blocked_};
    if (stalled_) throw Unavailable{"the broker does not answer"};
}

Task<> RabbitPublisher::publish(std::vector<Publishing> messages, Deadline deadline) {
    if (messages.empty()) co_return;
    const auto batch = std::make_shared<Batch>(messages.size());
    try {
        check();
        const std::lock_guard lock{mutex_};
        if (queue_.size() + messages.size() > limits_.queue)
            throw Unavailable{"too many messages wait for the broker"};
        for (auto& message : messages)
            queue_.push_back({std::move(message), batch});
    } catch (...) {
        failed_.add(static_cast<double>(messages.size()));
        throw;
    }
    wake();
    // It may have broken between check() and the queue; then lost() has seen these messages or the next one
    // will.
    const auto limit = Deadline::after(limits_.answer);
    const bool own = limit.at < deadline.at;
    bool late = false;
    try {
        co_await batch->reply.wait(own ? limit : deadline, "the broker has not confirmed");
    } catch (const DeadlinePassed&) {
        batch->abandoned = true;
        if (!own) throw;
        late = true;
    } catch (...) {
        batch->abandoned = true;
        throw;
    }
    if (late) throw Unavailable{"the broker has not confirmed in time"};
}

void RabbitPublisher::serve(RabbitConnection& connection) {
    connection.confirm_publishing();
    last_tag_ = 0;
    {
        const std::lock_guard lock{mutex_};
        blocked_.clear();
        stalled_ = false;
    }
    set_up();
    for (;;) {
        const bool more = send_some(connection);
        read_all(connection);
        watch();
        if (quitting() && !more && sent_.empty()) return;
        if (!more) wait(connection, 200ms);
    }
}

/// True when there is more to send right now.
bool RabbitPublisher::send_some(RabbitConnection& connection) {
    constexpr std::size_t at_once =
        32;  // then the confirms are read, so that neither side waits for the other
    for (std::size_t i = 0; i < at_once; ++i) {
        std::optional<Item> item;
        {
            const std::lock_guard lock{mutex_};
            if (queue_.empty() || sent_.size() >= limits_.window || !blocked_.empty()) return false;
            item = std::move(queue_.front());
            queue_.pop_front();
        }
        if (item->batch->abandoned) continue;
        const auto tag = ++last_tag_;
        sent_.emplace(tag, Sent{item->batch, std::chrono::steady_clock::now()});
        const auto& message = item->message;
        connection.publish(message.exchange, message.key, message.content, tag, message.mandatory);
    }
    return true;
}

void RabbitPublisher::read_all(RabbitConnection& connection) {
    while (const auto notice = connection.next_notice())
        handle(*notice);
}

void RabbitPublisher::handle(const Notice& notice) {
    switch (notice.kind) {
        case Notice::Kind::confirmed:
            return confirm(notice.tag, notice.all_before, {});
        case Notice::Kind::rejected:
            return confirm(notice.tag, notice.all_before, notice.reason);
        case Notice::Kind::returned:
            // Its confirm follows and finds nothing. The queue of a group is gone: a new connection declares
            // it again.
            confirm(notice.tag, false, "no queue wants it (" + notice.reason + ")");
            throw Unavailable{"a message was returned: " + notice.reason};
        case Notice::Kind::blocked:
            return set_blocked(notice.reason.empty() ? "it is short of something" : notice.reason);
        case Notice::Kind::unblocked:
            return set_blocked({});
    }
}

void RabbitPublisher::confirm(std::uint64_t tag, bool all_before, const std::string& failure) {
    const auto end = sent_.upper_bound(tag);
    auto at = all_before ? sent_.begin() : sent_.find(tag);
    while (at != sent_.end() && at != end) {
        if (failure.empty()) {
            confirmed_.add();
            at->second.batch->one_done();
        } else {
            failed_.add();
            at->second.batch->reply.fail(unavailable("the broker did not take the message: " + failure));
        }
        at = sent_.erase(at);
    }
    const std::lock_guard lock{mutex_};
    stalled_ = false;
}

void RabbitPublisher::set_blocked(std::string reason) {
    {
        const std::lock_guard lock{mutex_};
        blocked_ = std::move(reason);
        if (blocked_.empty()) return;
    }
    fail_queued("the broker takes no messages now");
}

/// A broker that is there and does not answer.
void RabbitPublisher::watch() {
    if (sent_.empty()) return;
    const auto age = std::chrono::steady_clock::now() - sent_.begin()->second.at;
    const std::lock_guard lock{mutex_};
    if (age > stall_notice) stalled_ = true;
    if (age > limits_.stall && blocked_.empty()) throw Unavailable{"the broker does not confirm"};
}

void RabbitPublisher::lost(const std::string& why) {
    for (const auto& [tag, sent] : sent_) {
        failed_.add();
        sent.batch->reply.fail(unavailable("the connection to the broker broke: " + why));
    }
    sent_.clear();
    fail_queued(why);
}

void RabbitPublisher::fail_queued(const std::string& why) {
    std::deque<Item> queue;
    {
        const std::lock_guard lock{mutex_};
        queue.swap(queue_);
    }
    for (const auto& item : queue) {
        failed_.add();
        item.batch->reply.fail(unavailable("the broker is not reachable: " + why));
    }
}

}  // namespace bookverse::bus
