// Writes indented JSON piece by piece, and schemas with their references; for openapi.cpp only.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "platform/json/schema.hpp"

namespace bookverse::http::detail {

class Printer {
public:
    void open(char bracket);  ///< '{' or '['
    void close(char bracket);
    Printer& key(std::string_view name);
    void text(std::string_view value);
    void number(std::int64_t value);
    void word(std::string_view literal);  ///< true, null

    void object(const std::function<void()>& members);
    void array(const std::function<void()>& elements);
    void member(std::string_view name, std::string_view value) { key(name).text(value); }

    std::string take() { return std::move(out_) + '\n'; }

private:
    void before_value();
    void new_line();

    std::string out_;
    std::size_t depth_ = 0;
    bool first_ = true;
    bool after_key_ = false;
};

/// Names whose request side is another component than the answer side.
using SplitNames = std::set<std::string, std::less<>>;

/// Compares the sides of what both use; a difference spreads to whoever refers to it.
SplitNames split_names(const json::Components& requests, const json::Components& answers);

std::string component_name(std::string_view name, json::Side side, const SplitNames& split);
void print_schema(Printer& out, const json::Schema& schema, json::Side side, const SplitNames& split);

}  // namespace bookverse::http::detail
