// What the sandbox does wrong on purpose (--sandbox-faults), as a pure plan: which deliveries of one event,
// when. Its state is right all the time, as a provider's is.
#pragma once

#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bookverse::payments {

enum class SandboxFault : std::uint8_t {
    delay,    ///< webhooks come 3 s later
    repeat,   ///< three times, two of them at once
    reorder,  ///< up to 3 s later each, so that they overtake each other
    forge,    ///< before each comes one with another amount that somebody else signed
    drop,     ///< none comes
    timeout,  ///< a refund or payout is done, and the answer to the first try is lost
};

/// "delay", …; throws std::invalid_argument for another word, with the words that there are.
std::set<SandboxFault> sandbox_faults(const std::vector<std::string>& words);

struct Delivery {
    std::chrono::milliseconds after{0};
    bool forged = false;
};

/// In the order in which they are sent; what is due at once is sent before the caller of the page gets his
/// answer. `event` decides the accident, so that a run can be repeated.
std::vector<Delivery> deliveries_of(std::string_view event, const std::set<SandboxFault>& faults);

}  // namespace bookverse::payments
