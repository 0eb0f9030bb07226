// A meeting as a calendar file (RFC 5545), for the phones of both.
#pragma once

#include <string>
#include <string_view>

#include "services/orders/model.hpp"

namespace bookverse::orders {

/// `origin` is the installation's, https://host.
std::string calendar_of(const Order& order, const Meeting& meeting, std::string_view origin, Instant now);

}  // namespace bookverse::orders
