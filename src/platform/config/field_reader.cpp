#include "platform/config/field_reader.hpp"

#include <algorithm>
#include <charconv>

#include "platform/config/option_table.hpp"
#include "platform/config/suggest.hpp"

namespace bookverse::config {

std::string FieldReader::text(std::string_view option, std::string fallback) const {
    const auto found = values_.find(option);
    if (found == values_.end()) return fallback;
    if (found->second.texts.size() != 1) {
        complain(option, "takes exactly one value.");
        return fallback;
    }
    return found->second.texts.front();
}

std::vector<std::string> FieldReader::list(std::string_view option) const {
    const auto found = values_.find(option);
    return found == values_.end() ? std::vector<std::string>{} : found->second.texts;
}

bool FieldReader::flag(std::string_view option) const {
    if (!given(option)) return false;
    const auto value = text(option, "true");
    if (value == "true" || value == "on" || value == "yes" || value == "1") return true;
    if (value == "false" || value == "off" || value == "no" || value == "0") return false;
    complain(option, "is a switch: true or false.");
    return false;
}

std::int64_t FieldReader::number(std::string_view option, std::int64_t fallback) const {
    if (!given(option)) return fallback;
    const auto value = text(option, "");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const auto* const spec = find_option(option);
    const bool read = error == std::errc{} && end == value.data() + value.size();
    if (read && number >= spec->min && number <= spec->max) return number;
    complain(option, "is a whole number from " + std::to_string(spec->min) + " to " +
                         std::to_string(spec->max) + ", not \"" + value + "\".");
    return fallback;
}

std::string FieldReader::one_of(std::string_view option, const std::vector<std::string>& allowed,
                                std::string fallback) const {
    auto value = text(option, fallback);
    if (!given(option) || std::ranges::find(allowed, value) != allowed.end()) return value;
    std::string names;
    for (const auto& name : allowed)
        names += (names.empty() ? "" : ", ") + name;
    complain(option, "is one of " + names + ", not \"" + value + "\"." + did_you_mean(value, allowed));
    return fallback;
}

std::vector<std::pair<std::string, std::string>> FieldReader::pairs(std::string_view option) const {
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& text : list(option)) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
            complain(option,
                     "wants " + std::string{find_option(option)->placeholder} + ", not \"" + text + "\".");
        else
            result.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return result;
}

void FieldReader::complain(std::string_view option, const std::string& sentence) const {
    const auto found = values_.find(option);
    const auto source = found == values_.end() ? "--" + std::string{option} : found->second.source;
    complaints_.push_back(source + " " + sentence);
}

}  // namespace bookverse::config
