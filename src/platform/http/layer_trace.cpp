#include "platform/http/layer_trace.hpp"

#include <algorithm>
#include <cstdint>
#include <random>

namespace bookverse::http {

namespace {

std::uint64_t random_bits() {
    thread_local std::mt19937_64 generator{[] {
        std::random_device system;
        return (static_cast<std::uint64_t>(system()) << 32U) ^ system();
    }()};
    return generator();
}

void put_hex(char* out, std::uint64_t bits, int digits) {
    static constexpr char names[] = "0123456789abcdef";
    for (int i = digits - 1; i >= 0; --i, bits >>= 4U)
        out[i] = names[bits & 15U];
}

bool is_hex(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool all_zero(std::string_view text) {
    return text.find_first_not_of('0') == std::string_view::npos;
}

/// 00-<trace 32>-<span 16>-<flags 2>
bool is_traceparent(std::string_view text) {
    return text.size() == 55 && text.starts_with("00-") && text[35] == '-' && text[52] == '-' &&
           is_hex(text.substr(3, 32)) && is_hex(text.substr(36, 16)) && is_hex(text.substr(53)) &&
           !all_zero(text.substr(3, 32)) && !all_zero(text.substr(36, 16));
}

}  // namespace

std::string make_request_id(Instant now) {
    std::string id(36, '-');
    const auto milliseconds = static_cast<std::uint64_t>(now.time_since_epoch().count());
    const auto random = random_bits();
    const auto tail = random_bits();
    put_hex(&id[0], milliseconds >> 16U, 8);
    put_hex(&id[9], milliseconds, 4);
    put_hex(&id[14], 0x7000U | (random & 0xfffU), 4);
    put_hex(&id[19], 0x8000U | ((random >> 12U) & 0x3fffU), 4);
    put_hex(&id[24], tail, 12);
    return id;
}

bool is_request_id(std::string_view text) noexcept {
    return text.size() >= 8 && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '_' || c == '.';
           });
}

std::string continue_trace(std::optional<std::string_view> incoming) {
    std::string trace{"00-00000000000000000000000000000000-0000000000000000-01"};
    if (incoming && is_traceparent(*incoming)) {
        trace = *incoming;
    } else {
        put_hex(&trace[3], random_bits() | 1U, 16);
        put_hex(&trace[19], random_bits(), 16);
    }
    put_hex(&trace[36], random_bits() | 1U, 16);
    return trace;
}

std::string_view trace_id(std::string_view traceparent) noexcept {
    return traceparent.size() == 55 ? traceparent.substr(3, 32) : std::string_view{};
}

}  // namespace bookverse::http
