#include "simulation/checks.hpp"

#include <boost/describe/enum_to_string.hpp>

namespace bookverse::simulation {

using orders::LineState;

namespace {

template <class Enum>
std::string word(Enum value) {
    return boost::describe::enum_to_string(value, "?");
}

template <class T>
const T& as(const store::Stored& stored) {
    return *static_cast<const T*>(stored.aggregate.get());
}

/// Has the copy, as far as the order knows.
bool has_it(const orders::Line& line) {
    return orders::is_held(line.state) || line.state == LineState::settled;
}

bool owes(const orders::Order& order, orders::OrderLineId line) {
    for (const auto& step : order.steps)
        if (step.line == line && step.kind != orders::StepKind::release) return true;
    return false;
}

}  // namespace

Checks::Checks(MemoryStore& store) : store_{store} {
    store_.watch = [this](const std::string& collection, const store::Stored& stored) {
        on_commit(collection, stored);
    };
}

void Checks::take(const payments::Transfer& transfer) {
    if (const auto fault = payments::fault_of(transfer)) fault_ = transfer.cause + ": " + *fault;
    for (const auto& posting : transfer.postings)
        trial_[std::string{transfer.currency.code()}] += posting.amount;
}

void Checks::count(const orders::Order& order) {
    for (const auto& line : order.lines) {
        auto& buyers = buyers_of_[line.what.to_string()];
        if (has_it(line)) {
            if (buyers.insert(line.id.to_string()).second) ++sales_;
        } else {
            buyers.erase(line.id.to_string());
        }
        copies_.insert(line.what.to_string());
    }
}

void Checks::on_commit(const std::string& collection, const store::Stored& stored) {
    if (collection == "orders.orders") {
        orders_.insert(stored.id);
        touched_.insert(stored.id);
        const auto& order = as<orders::Order>(stored);
        count(order);
    } else if (collection == "payments.payments") {
        touched_.insert(as<payments::Payment>(stored).order.to_string());
    } else if (collection == "payments.transfers") {
        take(as<payments::Transfer>(stored));
    }
}

const orders::Order* Checks::order(const std::string& id) const {
    const auto* const found = store_.look("orders.orders", id);
    return found == nullptr ? nullptr : &as<orders::Order>(*found);
}

const payments::Payment* Checks::payment(const orders::Order& order) const {
    const auto* const found =
        store_.look("payments.payments", payments::payment_id({order.id.value}).to_string());
    return found == nullptr ? nullptr : &as<payments::Payment>(*found);
}

std::string Checks::of_copy(const std::string& what) const {
    const auto found = buyers_of_.find(what);
    if (found == buyers_of_.end() || found->second.size() <= 1) return "";
    std::string all = "copy " + what + " was sold " + std::to_string(found->second.size()) + " times:";
    for (const auto& line : found->second)
        all += " " + line;
    return all;
}

std::string Checks::of_line(const orders::Order& order, const orders::Line& line, bool at_rest) const {
    const std::string name = "line " + line.id.to_string() + " is " + word(line.state);
    if (has_it(line)) {
        const auto* const stored = store_.look("market.listings", line.what.to_string());
        const auto& copy = as<market::Listing>(*stored);
        const auto hold = orders::hold_id(line.id, line.hold).to_string();
        if (copy.state != market::ListingState::sold || !copy.sale || copy.sale->line.to_string() != hold)
            return name + ", and its copy is " + word(copy.state) + " for somebody else";
    }
    const auto* const paid = payment(order);
    const auto* const money = paid == nullptr ? nullptr : payments::find_line(*paid, {line.id.value});
    if (money == nullptr) return has_it(line) ? name + " without a payment" : "";
    const std::string both = name + ", its money is " + word(money->state);
    const bool under_way = !at_rest && (owes(order, line.id) || !order.paid_at);
    using Money = payments::LineState;
    if (orders::is_held(line.state) && money->state != Money::held) return both;
    if (money->state == Money::held && !orders::is_held(line.state) && !under_way) return both;
    if (money->state == Money::settled && line.state != LineState::settled) return both;
    if (money->state == Money::refunded && line.state != LineState::refunded) return both;
    if (line.state == LineState::settled && !under_way &&
        (money->state != Money::settled || money->refunded != line.refunded.amount))
        return both + ", " + std::to_string(money->refunded) + " of it refunded";
    return "";
}

std::string Checks::of_order(const orders::Order& order, bool at_rest) const {
    for (const auto& line : order.lines)
        if (auto fault = of_line(order, line, at_rest); !fault.empty())
            return "order " + order.id.to_string() + " (" + word(order.state) + "): " + fault;
    if (at_rest && !order.steps.empty())
        return "order " + order.id.to_string() + " (" + word(order.state) + ") still owes a " +
               word(order.steps.front().kind) + " after " + std::to_string(order.step_failures) + " failures";
    return "";
}

std::optional<std::string> Checks::broken() {
    for (const auto& [currency, sum] : trial_)
        if (sum != 0) fault_ = "the trial balance is " + std::to_string(sum) + " " + currency;
    for (const auto& id : touched_)
        if (const auto* const one = order(id); one != nullptr && fault_.empty())
            fault_ = of_order(*one, false);
    for (const auto& what : copies_)
        if (fault_.empty()) fault_ = of_copy(what);
    touched_.clear();
    copies_.clear();
    return fault_.empty() ? std::nullopt : std::optional{fault_};
}

std::optional<std::string> Checks::broken_at_rest() const {
    for (const auto& id : orders_)
        if (auto fault = of_order(*order(id), true); !fault.empty()) return fault;
    return std::nullopt;
}

}  // namespace bookverse::simulation
