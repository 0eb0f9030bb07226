// The cards that the sandbox knows, as a table: the page shows it.
#pragma once

#include <array>
#include <string_view>

namespace bookverse::payments {

enum class CardOutcome : std::uint8_t { succeeds, declined, second_step, stays_pending };

struct TestCard {
    std::string_view number;
    CardOutcome outcome;
    std::string_view name;  ///< stable; the page has its words for it
};

inline constexpr std::array test_cards{
    TestCard{"4242424242424242", CardOutcome::succeeds, "succeeds"},
    TestCard{"4000000000000002", CardOutcome::declined, "declined"},
    TestCard{"4000002500003155", CardOutcome::second_step, "second_step"},
    TestCard{"4000000000000077", CardOutcome::stays_pending, "stays_pending"},
};

}  // namespace bookverse::payments
