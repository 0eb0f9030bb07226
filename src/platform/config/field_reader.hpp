// Turns the texts of one option into a typed value, and keeps a complaint when that fails, so that a run
// reports everything that is wrong at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/config/values.hpp"

namespace bookverse::config {

class FieldReader {
public:
    FieldReader(const Values& values, Complaints& complaints) : values_{values}, complaints_{complaints} {}

    bool given(std::string_view option) const { return values_.contains(option); }
    std::string text(std::string_view option, std::string fallback) const;
    std::vector<std::string> list(std::string_view option) const;
    bool flag(std::string_view option) const;
    std::int64_t number(std::string_view option, std::int64_t fallback) const;
    std::string one_of(std::string_view option, const std::vector<std::string>& allowed,
                       std::string fallback) const;
    /// KEY=VALUE; both not empty.
    std::vector<std::pair<std::string, std::string>> pairs(std::string_view option) const;

    /// "--store: " or wherever it was said, then the sentence.
    void complain(std::string_view option, const std::string& sentence) const;

private:
    const Values& values_;
    Complaints& complaints_;
};

}  // namespace bookverse::config
