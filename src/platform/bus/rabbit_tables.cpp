#include "platform/bus/rabbit_tables.hpp"

#include <amqp_framing.h>

namespace bookverse::bus {

namespace {

const amqp_field_value_t* find(const amqp_table_t& table, std::string_view name) {
    for (int i = 0; i < table.num_entries; ++i) {
        const auto& entry = table.entries[i];
        if (std::string_view{static_cast<const char*>(entry.key.bytes), entry.key.len} == name)
            return &entry.value;
    }
    return nullptr;
}

std::string find_text(const amqp_table_t& table, std::string_view name) {
    const auto* value = find(table, name);
    return value != nullptr && value->kind == AMQP_FIELD_KIND_UTF8 ? text_of(value->value.bytes)
                                                                   : std::string{};
}

std::int64_t find_number(const amqp_table_t& table, std::string_view name, std::int64_t otherwise) {
    const auto* value = find(table, name);
    if (value == nullptr) return otherwise;
    switch (value->kind) {
        case AMQP_FIELD_KIND_I8:
            return value->value.i8;
        case AMQP_FIELD_KIND_U8:
            return value->value.u8;
        case AMQP_FIELD_KIND_I16:
            return value->value.i16;
        case AMQP_FIELD_KIND_U16:
            return value->value.u16;
        case AMQP_FIELD_KIND_I32:
            return value->value.i32;
        case AMQP_FIELD_KIND_U32:
            return value->value.u32;
        case AMQP_FIELD_KIND_I64:
            return value->value.i64;
        default:
            return otherwise;
    }
}

/// The broker's own note on a message that it gave up.
void read_death(const amqp_table_t& headers, RabbitMessage& out) {
    const auto* deaths = find(headers, "x-death");
    if (deaths == nullptr || deaths->kind != AMQP_FIELD_KIND_ARRAY || deaths->value.array.num_entries == 0)
        return;
    const auto& last = deaths->value.array.entries[0];
    if (last.kind != AMQP_FIELD_KIND_TABLE) return;
    const auto queue = find_text(last.value.table, "queue");
    const auto prefix = queue_of("");
    if (!queue.starts_with(prefix)) return;
    out.group = queue.substr(prefix.size());
    out.reason = "given up by the broker (" + find_text(last.value.table, "reason") +
                 "): whoever handled it died or lost its connection";
}

}  // namespace

amqp_bytes_t bytes_of(const std::string& text) {
    amqp_bytes_t bytes{};
    bytes.len = text.size();
    bytes.bytes = const_cast<char*>(text.data());  // the library does not write to what it sends
    return bytes;
}

std::string text_of(amqp_bytes_t bytes) {
    return bytes.len == 0 ? std::string{} : std::string{static_cast<const char*>(bytes.bytes), bytes.len};
}

Table& Table::add(const char* name, const std::string& text) {
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(name);
    entry.value.kind = AMQP_FIELD_KIND_UTF8;
    entry.value.value.bytes = bytes_of(text);
    entries_.push_back(entry);
    return *this;
}

Table& Table::add(const char* name, std::int64_t number) {
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(name);
    entry.value.kind = AMQP_FIELD_KIND_I64;
    entry.value.value.i64 = number;
    entries_.push_back(entry);
    return *this;
}

Table& Table::add(const char* name, bool flag) {
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(name);
    entry.value.kind = AMQP_FIELD_KIND_BOOLEAN;
    entry.value.value.boolean = flag ? 1 : 0;
    entries_.push_back(entry);
    return *this;
}

Table& Table::add(const char* name, const amqp_table_t& table) {
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(name);
    entry.value.kind = AMQP_FIELD_KIND_TABLE;
    entry.value.value.table = table;
    entries_.push_back(entry);
    return *this;
}

const amqp_table_t& Table::get() {
    view_.num_entries = static_cast<int>(entries_.size());
    view_.entries = entries_.data();
    return view_;
}

RabbitMessage read_message(const amqp_message_t& message, const std::string& key) {
    const auto& properties = message.properties;
    const bool has_headers = (properties._flags & AMQP_BASIC_HEADERS_FLAG) != 0;
    const amqp_table_t headers = has_headers ? properties.headers : amqp_empty_table;
    RabbitMessage out;
    if ((properties._flags & AMQP_BASIC_MESSAGE_ID_FLAG) != 0)
        out.message.id = text_of(properties.message_id);
    out.message.type = (properties._flags & AMQP_BASIC_TYPE_FLAG) != 0 ? text_of(properties.type) : key;
    out.message.subject = find_text(headers, "subject");
    out.message.traceparent = find_text(headers, "traceparent");
    out.message.at = Instant{Duration{find_number(headers, "at", 0)}};
    out.message.data = text_of(message.body);
    out.group = find_text(headers, "bookverse-group");
    out.reason = find_text(headers, "bookverse-reason");
    if (out.group.empty()) read_death(headers, out);
    // A quorum queue counts how often it has delivered the message before.
    out.deliveries = static_cast<int>(
        find_number(headers, "bookverse-deliveries", find_number(headers, "x-delivery-count", 0) + 1));
    return out;
}

}  // namespace bookverse::bus
