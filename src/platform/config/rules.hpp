// Combinations of options that would start and be wrong; each is refused with the reason and the way out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/config/field_reader.hpp"
#include "platform/config/options.hpp"

namespace bookverse::config {

void check_rules(const FieldReader& read, const std::vector<std::string>& services, const Options& options,
                 Use use);

/// books.example.edu of https://books.example.edu:8443; empty when there is none.
std::string host_of(std::string_view url);

/// Names that RFC 2606 and 6761 keep for examples, and the passwords of our own documentation.
bool is_example_value(std::string_view text);

}  // namespace bookverse::config
