#include "services/orders/inventory.hpp"

namespace bookverse::orders {

Inventories::Inventories(service::ServiceClient& services) {
    by_service_.emplace("market", make_market_inventory(services));
}

Inventory* Inventories::find(const std::string& service) const noexcept {
    const auto found = by_service_.find(service);
    return found == by_service_.end() ? nullptr : found->second.get();
}

Inventory& Inventories::of(const Line& line) const {
    Inventory* const inventory = find(line.service);
    if (inventory == nullptr) throw Unavailable{"nobody keeps the stock of " + line.service};
    return *inventory;
}

}  // namespace bookverse::orders
