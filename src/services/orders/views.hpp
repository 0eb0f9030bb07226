// What people see of an order, each their part.
#pragma once

#include "services/orders/dto.hpp"
#include "services/orders/payments_client.hpp"

namespace bookverse::orders {

/// `actor` may see it.
dto::Order view_of(const Order& order, const Actor& actor, Instant now);
dto::OrderPayment view_of(const PaymentStatus& status);

}  // namespace bookverse::orders
