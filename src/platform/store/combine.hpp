// Updates of one document that wait at the same time are applied one after another in memory and written
// once; each caller gets the state behind its own rule. Shared by the adapters.
#pragma once

#include <exception>
#include <vector>

#include "platform/store/document_store.hpp"

namespace bookverse::store {

/// What a rule made of the state that it got.
struct Turn {
    std::vector<OutboxEvent> events{};
    DocumentStore::UpdateOutcome outcome{};
    std::exception_ptr error{};
    bool changed = false;
};

/// Runs `rule` on `state` and moves it on if the rule says so. A rule that refuses or throws leaves it as it
/// is.
Turn take_turn(const Rule& rule, Stored& state);

}  // namespace bookverse::store
