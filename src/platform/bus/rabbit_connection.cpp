#include "platform/bus/rabbit_connection.hpp"

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_tcp_socket.h>

#include <charconv>

#include "platform/bus/rabbit_tables.hpp"

namespace bookverse::bus {

namespace {

constexpr amqp_channel_t channel = 1;

timeval to_timeval(std::chrono::milliseconds duration) {
    return {.tv_sec = static_cast<time_t>(duration.count() / 1000),
            .tv_usec = static_cast<suseconds_t>(duration.count() % 1000 * 1000)};
}

/// What the broker said when it closed the connection or the channel.
std::string closing_text(const amqp_method_t& method) {
    if (method.id == AMQP_CONNECTION_CLOSE_METHOD) {
        return text_of(static_cast<amqp_connection_close_t*>(method.decoded)->reply_text);
    }
    if (method.id == AMQP_CHANNEL_CLOSE_METHOD) {
        return text_of(static_cast<amqp_channel_close_t*>(method.decoded)->reply_text);
    }
    return "it sent the unexpected method " + std::to_string(method.id);
}

void check_status(int status, const char* what) {
    if (status != AMQP_STATUS_OK) {
        throw Unavailable{std::string{"RabbitMQ, "} + what + ": " + amqp_error_string2(status)};
    }
}

}  // namespace

std::string queue_of(const std::string& group) {
    return "bookverse.group." + group;
}

void RabbitConnection::check(const amqp_rpc_reply_t& reply, const std::string& what) const {
    if (reply.reply_type == AMQP_RESPONSE_NORMAL) return;
    std::string why = "no answer";
    if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION) why = amqp_error_string2(reply.library_error);
    if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION) why = closing_text(reply.reply);
    throw Unavailable{"RabbitMQ, " + what + ": " + why};
}

void RabbitConnection::check_answer(const std::string& what) const {
    check(amqp_get_rpc_reply(state_), what);
}

RabbitConnection::RabbitConnection(const RabbitUrl& url, const Options& options)
    : state_{amqp_new_connection()} {
    if (state_ == nullptr) throw std::bad_alloc{};
    try {
        auto* const socket = amqp_tcp_socket_new(state_);
        if (socket == nullptr) throw std::bad_alloc{};
        const auto connect = to_timeval(options.connect);
        check_status(amqp_set_handshake_timeout(state_, &connect), "setting a limit");
        check_status(amqp_socket_open_noblock(socket, url.host.c_str(), url.port, &connect), "connecting");

        Table abilities;
        abilities.add("connection.blocked", true).add("consumer_cancel_notify", true);
        Table about;
        about.add("connection_name", options.name).add("capabilities", abilities.get());
        check(amqp_login_with_properties(state_, url.vhost.c_str(), 1, AMQP_DEFAULT_FRAME_SIZE,
                                         static_cast<int>(options.heartbeat.count()), &about.get(),
                                         AMQP_SASL_METHOD_PLAIN, url.user.c_str(),
                                         url.password.reveal().c_str()),
              "signing in");
        const auto answer = to_timeval(options.answer);
        check_status(amqp_set_rpc_timeout(state_, &answer), "setting a limit");
        amqp_channel_open(state_, channel);
        check_answer("opening a channel");
    } catch (...) {
        amqp_destroy_connection(state_);
        throw;
    }
}

RabbitConnection::~RabbitConnection() {
    amqp_destroy_connection(state_);
}

int RabbitConnection::descriptor() const {
    return amqp_get_sockfd(state_);
}

bool RabbitConnection::has_input() const {
    return amqp_frames_enqueued(state_) != 0 || amqp_data_in_buffer(state_) != 0;
}

void RabbitConnection::declare_queue(const std::string& name, const amqp_table_t& arguments) {
    amqp_queue_declare(state_, channel, bytes_of(name), 0, 1, 0, 0, arguments);
    check_answer("declaring the queue " + name +
                 " (if its settings have changed, empty and delete the old queue first)");
}

void RabbitConnection::declare(const std::vector<GroupSpec>& groups) {
    const std::string exchange{events_exchange};
    amqp_exchange_declare(state_, channel, bytes_of(exchange), amqp_cstring_bytes("direct"), 0, 1, 0, 0,
                          amqp_empty_table);
    check_answer("declaring the exchange");

    const std::string parked{parked_queue};
    const std::string quorum = "quorum";
    Table parking;
    parking.add("x-queue-type", quorum);
    declare_queue(parked, parking.get());

    const std::string reject = "reject-publish";
    const std::string at_least_once = "at-least-once";
    const std::string straight{};  // the default exchange routes by the queue's name
    for (const auto& group : groups) {
        const auto queue = queue_of(group.group);
        Table arguments;
        // The broker counts from the second delivery on. It gives up only what this program could not park
        // itself, because it died or lost the connection each time; and it must not lose it on the way to the
        // parking queue.
        arguments.add("x-queue-type", quorum)
            .add("x-delivery-limit", static_cast<std::int64_t>(std::max(0, group.max_deliveries - 1)))
            .add("x-dead-letter-exchange", straight)
            .add("x-dead-letter-routing-key", parked)
            .add("x-dead-letter-strategy", at_least_once)
            .add("x-overflow", reject);
        declare_queue(queue, arguments.get());
        for (const auto& type : group.types) {
            amqp_queue_bind(state_, channel, bytes_of(queue), bytes_of(exchange), bytes_of(type),
                            amqp_empty_table);
            check_answer("binding the queue " + queue);
        }
    }
}

void RabbitConnection::confirm_publishing() {
    amqp_confirm_select(state_, channel);
    check_answer("asking for confirms");
}

void RabbitConnection::consume(const std::string& queue, const std::string& consumer, std::size_t prefetch) {
    const auto count = static_cast<std::uint16_t>(std::clamp<std::size_t>(prefetch, 1, 65'535));
    amqp_basic_qos(state_, channel, 0, count, 0);  // of the next consumer
    check_answer("limiting deliveries");
    amqp_basic_consume(state_, channel, bytes_of(queue), bytes_of(consumer), 0, 0, 0, amqp_empty_table);
    check_answer("consuming from " + queue);
}

void RabbitConnection::publish(const std::string& exchange, const std::string& key,
                               const RabbitMessage& message, std::uint64_t tag, bool mandatory) {
    const auto& content = message.message;
    Table headers;
    headers.add("subject", content.subject)
        .add("traceparent", content.traceparent)
        .add("at", static_cast<std::int64_t>(content.at.time_since_epoch().count()));
    if (!message.group.empty()) {
        headers.add("bookverse-group", message.group)
            .add("bookverse-reason", message.reason)
            .add("bookverse-deliveries", static_cast<std::int64_t>(message.deliveries));
    }
    const auto correlation = std::to_string(tag);  // a returned message is told from others by it
    amqp_basic_properties_t properties{};
    properties._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG |
                        AMQP_BASIC_MESSAGE_ID_FLAG | AMQP_BASIC_TYPE_FLAG | AMQP_BASIC_HEADERS_FLAG |
                        AMQP_BASIC_CORRELATION_ID_FLAG;
    properties.content_type = amqp_cstring_bytes("application/json");
    properties.delivery_mode = AMQP_DELIVERY_PERSISTENT;
    properties.message_id = bytes_of(content.id);
    properties.type = bytes_of(content.type);
    properties.correlation_id = bytes_of(correlation);
    properties.headers = headers.get();
    check_status(amqp_basic_publish(state_, channel, bytes_of(exchange), bytes_of(key), mandatory ? 1 : 0, 0,
                                    &properties, bytes_of(content.data)),
                 "publishing");
}

void RabbitConnection::ack(std::uint64_t tag) {
    check_status(amqp_basic_ack(state_, channel, tag, 0), "acknowledging");
}

void RabbitConnection::requeue(std::uint64_t tag) {
    check_status(amqp_basic_nack(state_, channel, tag, 0, 1), "giving back");
}

std::optional<Notice> RabbitConnection::next_notice() {
    for (;;) {
        amqp_maybe_release_buffers(state_);
        amqp_frame_t frame{};
        const timeval at_once{};
        const int status = amqp_simple_wait_frame_noblock(state_, &frame, &at_once);
        if (status == AMQP_STATUS_TIMEOUT) return std::nullopt;
        check_status(status, "reading");
        if (frame.frame_type != AMQP_FRAME_METHOD) continue;
        const auto& method = frame.payload.method;
        switch (method.id) {
            case AMQP_BASIC_ACK_METHOD: {
                const auto* ack = static_cast<amqp_basic_ack_t*>(method.decoded);
                return Notice{Notice::Kind::confirmed, ack->delivery_tag, ack->multiple != 0};
            }
            case AMQP_BASIC_NACK_METHOD: {
                const auto* nack = static_cast<amqp_basic_nack_t*>(method.decoded);
                return Notice{Notice::Kind::rejected, nack->delivery_tag, nack->multiple != 0,
                              "the broker rejected it"};
            }
            case AMQP_BASIC_RETURN_METHOD: {
                Notice notice{
                    .kind = Notice::Kind::returned,
                    .reason = text_of(static_cast<amqp_basic_return_t*>(method.decoded)->reply_text)};
                amqp_message_t message{};
                check(amqp_read_message(state_, frame.channel, &message, 0), "reading a returned message");
                const auto tag = text_of(message.properties.correlation_id);
                amqp_destroy_message(&message);
                std::from_chars(tag.data(), tag.data() + tag.size(), notice.tag);
                return notice;
            }
            case AMQP_CONNECTION_BLOCKED_METHOD:
                return Notice{
                    .kind = Notice::Kind::blocked,
                    .reason = text_of(static_cast<amqp_connection_blocked_t*>(method.decoded)->reason)};
            case AMQP_CONNECTION_UNBLOCKED_METHOD:
                return Notice{.kind = Notice::Kind::unblocked};
            default:
                throw Unavailable{"RabbitMQ closed the connection: " + closing_text(method)};
        }
    }
}

std::optional<Delivered> RabbitConnection::next_delivery() {
    amqp_maybe_release_buffers(state_);
    amqp_envelope_t envelope{};
    const timeval at_once{};
    const auto reply = amqp_consume_message(state_, &envelope, &at_once, 0);
    if (reply.reply_type == AMQP_RESPONSE_NORMAL) {
        Delivered delivered{.consumer = text_of(envelope.consumer_tag),
                            .tag = envelope.delivery_tag,
                            .content = read_message(envelope.message, text_of(envelope.routing_key))};
        amqp_destroy_envelope(&envelope);
        return delivered;
    }
    const bool library = reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION;
    if (library && reply.library_error == AMQP_STATUS_TIMEOUT) return std::nullopt;
    if (!library || reply.library_error != AMQP_STATUS_UNEXPECTED_STATE) check(reply, "consuming");

    // Not a delivery: librabbitmq leaves the frame to us.
    amqp_frame_t frame{};
    const int status = amqp_simple_wait_frame_noblock(state_, &frame, &at_once);
    if (status == AMQP_STATUS_TIMEOUT) return std::nullopt;
    check_status(status, "reading");
    if (frame.frame_type != AMQP_FRAME_METHOD) return std::nullopt;
    switch (frame.payload.method.id) {
        case AMQP_CONNECTION_BLOCKED_METHOD:
        case AMQP_CONNECTION_UNBLOCKED_METHOD:
            return std::nullopt;  // about publishing; acknowledging goes on
        case AMQP_BASIC_CANCEL_METHOD:
            throw Unavailable{"RabbitMQ ended a consumer: somebody deleted its queue"};
        default:
            throw Unavailable{"RabbitMQ closed the connection: " + closing_text(frame.payload.method)};
    }
}

void RabbitConnection::close() {
    check(amqp_connection_close(state_, AMQP_REPLY_SUCCESS), "closing");
}

}  // namespace bookverse::bus
