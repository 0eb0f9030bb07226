// "Did you mean …?" for options, services and values.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bookverse::config {

/// The known word nearest to `word`, if it is near enough to be a slip: at most two edits (a swap of
/// neighbours is one) and less than half of the word; or the only known word that begins with it.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known);

/// " Did you mean --store?" with a leading blank, or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string> known,
                         std::string_view prefix = {});

}  // namespace bookverse::config
