#include "platform/config/flags.hpp"

#include <CLI/CLI.hpp>
#include <regex>

#include "platform/config/option_table.hpp"
#include "platform/config/suggest.hpp"

namespace bookverse::config {

struct Flags::Impl {
    std::string file;
    std::map<std::string, CLI::Option*, std::less<>> by_name;
};

Flags::Flags(CLI::App& command) : impl_{std::make_unique<Impl>()} {
    command
        .add_option("--config", impl_->file, "A TOML file with any of these options; or BOOKVERSE_CONFIG.")
        ->option_text("FILE")
        ->group("General");
    for (const auto& option : option_table()) {
        const auto flag = "--" + std::string{option.name};
        // const: CLI11 takes an lvalue that is not for the variable to write to.
        const auto help = std::string{option.help} +
                          (option.fallback.empty() ? "" : " [" + std::string{option.fallback} + "]");
        auto* added =
            option.kind == Kind::flag ? command.add_flag(flag, help) : command.add_option(flag, help);
        if (option.kind == Kind::list) added->delimiter(',')->take_all();
        if (option.kind != Kind::flag) added->option_text(std::string{option.placeholder});
        added->group(std::string{option.group});
        impl_->by_name.emplace(option.name, added);
    }
}

Flags::~Flags() = default;

Values Flags::gather(const Environment& environment, Complaints& complaints) const {
    static const std::regex password{R"(://[^/@:]*:[^/@]+@)"};
    Values values;
    for (const auto& [name, option] : impl_->by_name) {
        if (option->count() == 0) continue;
        auto texts =
            find_option(name)->kind == Kind::flag ? std::vector<std::string>{"true"} : option->results();
        for (const auto& text : texts)
            if (std::regex_search(text, password))
                complaints.push_back(
                    "--" + name + " holds a password, which every user of this machine can read in the " +
                    "list of processes. Put it into " + environment_name(name) + " or the file of --config.");
        values.emplace(name, Given{std::move(texts), "--" + name});
    }
    read_environment(environment, values, complaints);
    auto file = impl_->file;
    for (const auto& [name, value] : environment)
        if (name == "BOOKVERSE_CONFIG" && file.empty()) file = value;
    if (!file.empty()) read_file(file, values, complaints);
    return values;
}

Complaints complain_of_unknown(const std::vector<std::string>& words,
                               const std::vector<std::string>& known_flags) {
    Complaints complaints;
    for (const auto& word : words) {
        if (!word.starts_with("-")) {
            complaints.push_back("\"" + word + "\" is not understood.");
            continue;
        }
        const auto name = word.substr(0, word.find('='));
        complaints.push_back(name + " is not known." + did_you_mean(name, known_flags));
    }
    return complaints;
}

}  // namespace bookverse::config
