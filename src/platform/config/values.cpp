#include "platform/config/values.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "platform/config/option_table.hpp"
#include "platform/config/suggest.hpp"

namespace bookverse::config {

namespace {

std::vector<std::string> split_commas(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto comma = std::min(text.find(',', from), text.size());
        if (comma > from) parts.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return parts;
}

}  // namespace

Environment process_environment() {
    Environment all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text{*entry};
        const auto equals = text.find('=');
        if (equals == std::string_view::npos) continue;
        all.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return all;
}

void read_environment(const Environment& environment, Values& values, Complaints& complaints) {
    std::map<std::string, const Option*, std::less<>> known;
    std::vector<std::string> names;
    for (const auto& option : option_table()) {
        known.emplace(environment_name(option.name), &option);
        names.push_back(environment_name(option.name));
    }
    for (const auto& [name, value] : environment) {
        if (!name.starts_with("BOOKVERSE_") || name == "BOOKVERSE_CONFIG") continue;
        const auto found = known.find(name);
        if (found == known.end()) {
            const auto hint = did_you_mean(name, names);
            if (!hint.empty())
                complaints.push_back("The environment variable " + name + " is not known." + hint);
            continue;
        }
        const auto& option = *found->second;
        auto texts = option.kind == Kind::list ? split_commas(value) : std::vector{value};
        values.try_emplace(std::string{option.name}, Given{std::move(texts), name});
    }
}

void read_file(const std::string& path, Values& values, Complaints& complaints) {
    std::ifstream file{path};
    if (!file) {
        complaints.push_back("The configuration file " + path + " cannot be read.");
        return;
    }
    std::vector<CLI::ConfigItem> items;
    try {
        items = CLI::ConfigTOML{}.from_config(file);
    } catch (const CLI::Error& error) {
        complaints.push_back("The configuration file " + path + " cannot be understood: " + error.what() +
                             ".");
        return;
    }
    const auto names = option_names();
    for (const auto& item : items) {
        if (item.name == "++" || item.name == "--") continue;  // CLI11's marks of a table's begin and end
        const auto full = item.fullname();
        if (find_option(full) == nullptr) {
            complaints.push_back("The configuration file " + path + " sets " + full +
                                 ", which is not known." + did_you_mean(full, names));
            continue;
        }
        values.try_emplace(full, Given{item.inputs, full + " in " + path});
    }
}

}  // namespace bookverse::config
