// The reasons that a decision is given with, in the languages of the accounts. Ids are part of the API and
// are kept with decisions: never reuse one.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "services/accounts/api.hpp"
#include "services/moderation/api.hpp"

namespace bookverse::moderation {

struct Template {
    std::string_view id;
    std::uint8_t actions;  ///< bit set over Action
    std::uint8_t kinds;    ///< bit set over ObjectKind
    std::string_view en;
    std::string_view de;

    bool fits(Action action, ObjectKind kind) const noexcept {
        return (actions >> static_cast<unsigned>(action) & 1U) != 0 &&
               (kinds >> static_cast<unsigned>(kind) & 1U) != 0;
    }
    std::string_view text(accounts::Language language) const noexcept {
        return language == accounts::Language::de ? de : en;
    }
};

std::span<const Template> all_templates() noexcept;
const Template* find_template(std::string_view id) noexcept;

}  // namespace bookverse::moderation
