// Every option of `bookverse`, as data. From one row come the flag (--store), the environment variable
// (BOOKVERSE_STORE), the key in the configuration file (store = …), --help and docs/operators/options.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bookverse::config {

enum class Kind : std::uint8_t { text, number, flag, list };

struct Option {
    std::string_view name;
    Kind kind = Kind::text;
    std::string_view placeholder;  ///< what stands for the value in --help
    std::string_view fallback;     ///< shown as the default; the real one where it is constant
    std::string_view group;
    std::string_view help;
    std::int64_t min = 0;  ///< of a number
    std::int64_t max = 0;
};

std::span<const Option> option_table();
const Option* find_option(std::string_view name);
std::vector<std::string> option_names();

/// BOOKVERSE_SERVICE_URL for service-url.
std::string environment_name(std::string_view option);

/// The table as Markdown: docs/operators/options.md.
std::string options_as_markdown();

}  // namespace bookverse::config
