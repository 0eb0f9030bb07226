#include "services/moderation/model.hpp"

namespace bookverse::moderation {

std::string open_key(ObjectKind kind, Uuid object) {
    return std::string{boost::describe::enum_to_string(kind, "")} + "/" + object.to_string();
}

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : cases{store,
            {.name = "moderation.cases",
             .indexes = {case_by_open_key, case_by_state, case_by_kind, case_by_affected, case_told_to,
                         case_by_reporter, case_by_due},
             .clock = &clock}},
      trail{store, {.name = "moderation.trail", .indexes = {trail_by_case, trail_by_time}, .clock = &clock}} {
}

}  // namespace bookverse::moderation
