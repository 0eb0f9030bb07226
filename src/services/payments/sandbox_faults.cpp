#include "services/payments/sandbox_faults.hpp"

#include <stdexcept>

#include "base/id.hpp"

namespace bookverse::payments {
namespace {

struct Word {
    std::string_view text;
    SandboxFault fault;
};
constexpr Word words_known[] = {{"delay", SandboxFault::delay},     {"repeat", SandboxFault::repeat},
                                {"reorder", SandboxFault::reorder}, {"forge", SandboxFault::forge},
                                {"drop", SandboxFault::drop},       {"timeout", SandboxFault::timeout}};

constexpr std::chrono::milliseconds longest{3000};

std::chrono::milliseconds accident(std::string_view event) {
    const auto bytes = Uuid::of_name(event).bytes;
    return longest * (bytes[14] * 256 + bytes[15]) / 65536;
}

}  // namespace

std::set<SandboxFault> sandbox_faults(const std::vector<std::string>& words) {
    std::set<SandboxFault> faults;
    for (const auto& word : words) {
        const auto before = faults.size();
        for (const auto& known : words_known)
            if (known.text == word) faults.insert(known.fault);
        if (faults.size() == before)
            throw std::invalid_argument{"\"" + word +
                                        "\" is none of delay, repeat, reorder, forge, drop, timeout."};
    }
    return faults;
}

std::vector<Delivery> deliveries_of(std::string_view event, const std::set<SandboxFault>& faults) {
    const auto has = [&](SandboxFault fault) { return faults.contains(fault); };
    std::vector<Delivery> plan;
    if (has(SandboxFault::forge)) plan.push_back({.forged = true});
    if (has(SandboxFault::drop)) return plan;
    std::chrono::milliseconds after{0};
    if (has(SandboxFault::delay)) after += longest;
    if (has(SandboxFault::reorder)) after += accident(event);
    plan.push_back({after});
    if (has(SandboxFault::repeat)) {
        plan.push_back({after});
        plan.push_back({after + longest / 2});
    }
    return plan;
}

}  // namespace bookverse::payments
