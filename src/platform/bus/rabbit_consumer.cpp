#include "platform/bus/rabbit_consumer.hpp"

namespace bookverse::bus {

using namespace std::chrono_literals;

RabbitConsumer::RabbitConsumer(RabbitUrl url, Options options, telemetry::Telemetry& telemetry)
    : RabbitThread{"consuming", std::move(url), std::move(options), telemetry} {}

RabbitConsumer::~RabbitConsumer() {
    finish();
}

void RabbitConsumer::start(std::vector<GroupSpec> groups, std::vector<Source> sources, Receive receive) {
    sources_ = std::move(sources);
    receive_ = std::move(receive);
    RabbitThread::start(std::move(groups));
}

void RabbitConsumer::done(Ticket ticket, bool handled) {
    {
        const std::lock_guard lock{mutex_};
        answers_.push_back({ticket, handled});
    }
    wake();
}

void RabbitConsumer::serve(RabbitConnection& connection) {
    const auto number = connection_number_.fetch_add(1) + 1;
    for (const auto& source : sources_)
        connection.consume(source.queue, source.consumer, source.prefetch);
    set_up();
    while (!quitting()) {
        send_answers(connection);
        while (auto delivered = connection.next_delivery()) {
            receive_(delivered->consumer, std::move(delivered->content), {number, delivered->tag});
            send_answers(connection);
        }
        wait(connection, 1s);  // and back here often enough for the heartbeat
    }
    send_answers(connection);
}

void RabbitConsumer::send_answers(RabbitConnection& connection) {
    std::vector<Answer> answers;
    {
        const std::lock_guard lock{mutex_};
        answers.swap(answers_);
    }
    for (const auto& answer : answers) {
        if (!is_current(answer.ticket)) continue;  // the broker has taken it back and delivers it again
        if (answer.handled) {
            connection.ack(answer.ticket.tag);
        } else {
            connection.requeue(answer.ticket.tag);
        }
    }
}

void RabbitConsumer::lost(const std::string&) {
    connection_number_.fetch_add(1);
}

}  // namespace bookverse::bus
