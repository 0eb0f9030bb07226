// What stands on a receipt: pure, in the language of the buyer. receipts.cpp draws it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "services/accounts/api.hpp"
#include "services/payments/model.hpp"

namespace bookverse::payments {

struct ReceiptText {
    using Row = std::pair<std::string, std::string>;

    std::string title{};
    std::vector<std::string> issuer{};
    std::vector<Row> facts{};   ///< "Order", "…"
    std::vector<Row> lines{};   ///< what was bought, what was refunded, with the amount
    std::vector<Row> totals{};  ///< the last one is what was paid in the end
    std::vector<Row> taxes{};
    std::vector<std::string> notes{};
};

/// `payment` is captured. A tax is in the prices; it is told of what was not refunded, by rate.
ReceiptText receipt_of(const Payment& payment, const Settings& settings, const std::string& buyer,
                       accounts::Language language);

/// "12.50 EUR", "12,50 EUR".
std::string amount_text(Money money, accounts::Language language);

}  // namespace bookverse::payments
