#include "services/moderation/effects.hpp"

namespace bookverse::moderation {
namespace {

constexpr auto lease = std::chrono::seconds{15};

Deadline step_deadline() {
    return Deadline::after(std::chrono::seconds{5});
}

}  // namespace

Effects::Effects(Context& context, Owners& owners)
    : context_{context},
      owners_{owners},
      timers_{context.stores.cases,
              case_by_due,
              context.platform.clock,
              {.name = "moderation.effects", .due_at = &Case::due_at, .lease = lease},
              [this](store::Versioned<Case> due) { return drive(due->id); }} {}

Task<> Effects::drive(CaseId id) {
    auto found = co_await context_.stores.cases.get(id, step_deadline());
    while (found) {
        const Effect* next = next_effect(**found);
        if (next == nullptr) co_return;
        const Effect effect = *next;
        const auto done = co_await owners_.apply(**found, effect, step_deadline());
        const auto outcome = done ? EffectState::done : EffectState::refused;
        const auto why = done ? std::string{} : done.error().code;
        (void)co_await context_.stores.cases.update(
            id,
            [effect, outcome, why](const Case& one) -> Result<Case> {
                return settle_effect(one, effect, outcome, why);
            },
            step_deadline());
        found = co_await context_.stores.cases.get(id, step_deadline());
    }
}

Task<> Effects::begin(CaseId id) {
    try {
        co_await drive(id);
    } catch (const std::exception& error) {
        telemetry::log_fault("moderation.effects", error.what());
    }
}

Task<> Effects::sweep() {
    (void)co_await timers_.run_due();
}

}  // namespace bookverse::moderation
