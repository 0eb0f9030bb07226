// Part of risks.hpp: what among the numbers of a text is a phone number, and not an ISBN, a price, a date or
// a course code.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace bookverse::messages {

/// [begin, end) in bytes, in order.
std::vector<std::pair<std::size_t, std::size_t>> find_phone_numbers(std::string_view text);

}  // namespace bookverse::messages
