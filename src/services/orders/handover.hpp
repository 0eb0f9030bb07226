// The code with which a buyer proves that the thing changed hands: RFC 6238 from a random secret of the order
// that only the buyer's app and we know. The seller enters what the buyer shows. Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "services/orders/rules.hpp"

namespace bookverse::orders {

inline constexpr int most_tries = 5;
inline constexpr auto tries_window = std::chrono::minutes{10};
inline constexpr std::size_t most_unlocks = 3;
inline constexpr auto unlock_window = std::chrono::hours{24};

/// What one entry of a code made of the order. A wrong one is counted in the same write that checks it, so
/// `after` is to be stored although the caller is refused.
struct Tried {
    Order after{};
    std::optional<Refusal> refusal{};
};

/// Lines of the caller that are sold, or those named. Refuses without a count whom the table refuses, and
/// with code_locked; wrong_code is counted.
Result<Tried> hand_over(const Order& order, const Actor& actor, const std::vector<OrderLineId>& lines,
                        std::string_view code, const Secret& secret, Instant now);

/// By the buyer. too_many_unlocks.
Result<Order> unlock_code(const Order& order, const Actor& actor, Instant now);

}  // namespace bookverse::orders
