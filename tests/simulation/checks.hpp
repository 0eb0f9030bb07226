// What must be true after every step, whatever crashed, repeated or raced. Looks only at what a commit changed,
// so that a long run stays linear.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "services/market/model.hpp"
#include "services/orders/model.hpp"
#include "services/payments/model.hpp"
#include "simulation/memory_store.hpp"

namespace bookverse::simulation {

class Checks {
public:
    explicit Checks(MemoryStore& store);

    /// Of all that was committed since the last call; std::nullopt: all is well.
    std::optional<std::string> broken();
    /// The same for every order there is, with nothing under way any more.
    std::optional<std::string> broken_at_rest() const;

    std::size_t orders() const noexcept { return orders_.size(); }
    std::size_t sales() const noexcept { return sales_; }

private:
    using Sums = std::map<std::string, std::int64_t>;

    void on_commit(const std::string& collection, const store::Stored& stored);
    void take(const payments::Transfer& transfer);
    const orders::Order* order(const std::string& id) const;
    const payments::Payment* payment(const orders::Order& order) const;
    std::string of_order(const orders::Order& order, bool at_rest) const;
    std::string of_line(const orders::Order& order, const orders::Line& line, bool at_rest) const;
    std::string of_copy(const std::string& what) const;
    void count(const orders::Order& order);

    MemoryStore& store_;
    std::set<std::string> orders_;
    std::set<std::string> touched_;  ///< ids of orders
    std::set<std::string> copies_;   ///< touched ones
    /// Lines that bought it and did not give it back.
    std::map<std::string, std::set<std::string>> buyers_of_;
    Sums trial_;  ///< by currency
    std::string fault_;
    std::size_t sales_ = 0;
};

}  // namespace bookverse::simulation
