#include "services/orders/code.hpp"

#include <stdexcept>

namespace bookverse::orders {
namespace {

constexpr std::string_view purpose = "orders.handover";

}  // namespace

std::string seal_code(const auth::Seal& seal, OrderId order, const Secret& secret) {
    return seal.encrypt(purpose, order.to_string(), secret.reveal());
}

Secret open_code(const auth::Seal& seal, const Order& order) {
    auto plain = seal.decrypt(purpose, order.id.to_string(), order.handover->sealed_secret);
    if (!plain)
        throw std::runtime_error{"a sealed handover code cannot be opened: was the master key changed?"};
    return Secret{std::move(*plain)};
}

}  // namespace bookverse::orders
