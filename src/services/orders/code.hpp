// The handover code's secret at rest: sealed to its order, opened only to be compared or shown to the buyer.
#pragma once

#include <string>

#include "base/text.hpp"
#include "platform/auth/seal.hpp"
#include "services/orders/model.hpp"

namespace bookverse::orders {

std::string seal_code(const auth::Seal& seal, OrderId order, const Secret& secret);
/// Throws std::runtime_error when the master key is another one. `order` has a code.
Secret open_code(const auth::Seal& seal, const Order& order);

}  // namespace bookverse::orders
