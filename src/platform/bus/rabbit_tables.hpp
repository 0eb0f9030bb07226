// librabbitmq's tables and byte ranges, for rabbit_connection.cpp only.
#pragma once

#include <amqp.h>

#include <string>
#include <string_view>
#include <vector>

#include "platform/bus/rabbit_connection.hpp"

namespace bookverse::bus {

/// A view: `text` outlives it.
amqp_bytes_t bytes_of(const std::string& text);
std::string text_of(amqp_bytes_t bytes);

/// Views of names and texts that outlive it.
class Table {
public:
    Table& add(const char* name, const std::string& text);
    Table& add(const char* name, std::string&& text) = delete;
    Table& add(const char* name, std::int64_t number);
    Table& add(const char* name, bool flag);
    Table& add(const char* name, const amqp_table_t& table);
    /// Valid until the next add().
    const amqp_table_t& get();

private:
    std::vector<amqp_table_entry_t> entries_;
    amqp_table_t view_{};
};

/// What a delivery holds; `key` stands in where a foreign publisher left out the type.
RabbitMessage read_message(const amqp_message_t& message, const std::string& key);

}  // namespace bookverse::bus
