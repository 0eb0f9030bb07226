#include "app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>

#include "app/commands.hpp"
#include "app/program.hpp"
#include "app/services.hpp"
#include "platform/config/flags.hpp"
#include "platform/config/option_table.hpp"
#include "platform/config/suggest.hpp"

namespace bookverse::app {

namespace {

constexpr int wrong_usage = 2;

void complain(const config::Complaints& complaints) {
    for (const auto& sentence : complaints)
        std::cerr << "bookverse: " << sentence << '\n';
    std::cerr << "bookverse: `bookverse serve --help` lists every option.\n";
}

std::filesystem::path program_folder() {
    std::error_code none;
    return std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
}

telemetry::Telemetry::Options log_options(const config::Options& options) {
    static const std::map<std::string, telemetry::Level> levels{{"debug", telemetry::Level::debug},
                                                                {"info", telemetry::Level::info},
                                                                {"warn", telemetry::Level::warn},
                                                                {"error", telemetry::Level::error}};
    telemetry::Telemetry::Options log;
    log.level = levels.at(options.log_level);
    log.service = options.everything ? "bookverse" : options.only;
    log.json = options.log_json;
    log.file = options.log_file.string();
    return log;
}

/// For commands that talk to a person: only what is wrong.
telemetry::Telemetry::Options quiet_log() {
    telemetry::Telemetry::Options log;
    log.level = telemetry::Level::error;
    log.json = false;
    return log;
}

/// A log that code without one at hand finds, as long as it lives.
class ProcessLog {
public:
    explicit ProcessLog(telemetry::Telemetry::Options options) : telemetry_{std::move(options)} {
        telemetry::set_process_log(&telemetry_);
    }
    ProcessLog(const ProcessLog&) = delete;
    ProcessLog& operator=(const ProcessLog&) = delete;
    ~ProcessLog() { telemetry::set_process_log(nullptr); }
    telemetry::Telemetry& get() { return telemetry_; }

private:
    telemetry::Telemetry telemetry_;
};

class CommandLine {
public:
    CommandLine();
    int run(int argc, char** argv);

private:
    using WithOptions = std::function<int(const config::Options&)>;
    CLI::App& add(const std::string& name, const std::string& help, std::function<int()> run);
    CLI::App& add_configured(const std::string& name, const std::string& help, WithOptions run,
                             config::Use use = config::Use::asking);
    void add_parked();
    void add_keys();
    config::Complaints unknown_words();

    CLI::App app_{"BookVerse+: books, events and tickets among the students of a campus.", "bookverse"};
    std::vector<std::unique_ptr<config::Flags>> flags_;
    std::map<CLI::App*, std::function<int()>> commands_;
    bool rotate_ = false;
    std::string folder_;
    std::string file_;
    ParkedCommand parked_;
};

CommandLine::CommandLine() {
    app_.require_subcommand(0, 1);
    app_.set_version_flag("--version", "BookVerse+ 0.1");
    add_configured(
        "serve", "Runs the services until SIGTERM.",
        [](const config::Options& options) {
            ProcessLog log{log_options(options)};
            return serve(options, log.get());
        },
        config::Use::serving);
    add_configured(
        "doctor", "Checks the configuration and every connection, and says what to do.",
        [](const config::Options& options) {
            ProcessLog log{quiet_log()};
            return doctor(options, log.get());
        },
        config::Use::serving);
    add_configured("audit",
                   "Checks the database, and in the running program every cent: trial balance, money held "
                   "against open orders, receivables. Exits 1 on any difference.",
                   [](const config::Options& options) {
                       ProcessLog log{quiet_log()};
                       return audit(options, log.get());
                   });
    add_configured("backup",
                   "Copies database, pictures and keys into a new folder, also while the program runs.",
                   [this](const config::Options& options) { return backup(options, folder_); })
        .add_option("folder", folder_, "The new folder.")
        ->required();
    add_configured("restore", "Puts a backup into an empty data folder.",
                   [this](const config::Options& options) { return restore(options, folder_); })
        .add_option("folder", folder_, "The folder that `backup` wrote.")
        ->required();
    add_parked();
    add_keys();
    add_configured("import-editions",
                   "Reads a catalogue of books (CSV) into the running program; again is no harm.",
                   [this](const config::Options& options) {
                       ProcessLog log{quiet_log()};
                       return import_editions(options, log.get(), file_);
                   })
        .add_option("file", file_, "A file with the columns of goodbooks-10k.csv.")
        ->required();
    add_configured("reindex",
                   "Builds the search index of the running program anew; the old one serves until then.",
                   [](const config::Options& options) {
                       ProcessLog log{quiet_log()};
                       return reindex(options, log.get());
                   });
    add("openapi", "Prints the API document (docs/api/openapi.json).", [] {
        ProcessLog log{quiet_log()};
        return print_openapi(log.get());
    });
    add("options", "Prints every option as a page (docs/operators/options.md).",
        [] { return print_options(); });
}

CLI::App& CommandLine::add(const std::string& name, const std::string& help, std::function<int()> run) {
    auto& command = *app_.add_subcommand(name, help);
    command.allow_extras();
    commands_.emplace(&command, std::move(run));
    return command;
}

CLI::App& CommandLine::add_configured(const std::string& name, const std::string& help, WithOptions run,
                                      config::Use use) {
    const auto index = flags_.size();
    auto& command = add(name, help, [this, index, use, run = std::move(run)] {
        config::Complaints complaints;
        const auto values = flags_[index]->gather(config::process_environment(), complaints);
        const auto options = config::understand(values, service_names(), program_folder(), use);
        if (!options) complaints.insert(complaints.end(), options.error().begin(), options.error().end());
        if (complaints.empty()) return run(*options);
        complain(complaints);
        return wrong_usage;
    });
    flags_.push_back(std::make_unique<config::Flags>(command));
    return command;
}

void CommandLine::add_parked() {
    auto& command = add_configured("parked", "Events that no handler could handle: look, replay, discard.",
                                   [this](const config::Options& options) {
                                       ProcessLog log{quiet_log()};
                                       return parked(options, log.get(), parked_);
                                   });
    command.add_option("--group", parked_.group, "Only this group, e.g. accounts.mails.")
        ->option_text("NAME");
    command
        .add_option_function<std::string>(
            "--replay",
            [this](const std::string& key) {
                parked_.what = ParkedCommand::What::replay;
                parked_.key = key;
            },
            "Deliver this one again; `all` for all of the group.")
        ->option_text("KEY");
    command
        .add_option_function<std::string>(
            "--discard",
            [this](const std::string& key) {
                parked_.what = ParkedCommand::What::discard;
                parked_.key = key;
            },
            "Forget this one; `all` for all of the group.")
        ->option_text("KEY");
}

void CommandLine::add_keys() {
    add_configured("keys", "The keys that sign access tokens: which there are; rotate them.",
                   [this](const config::Options& options) {
                       ProcessLog log{quiet_log()};
                       return signing_keys(options, log.get(), rotate_);
                   })
        .add_flag("--rotate", rotate_,
                  "A new key: published now, signing in an hour, the old ones run out then.");
    add("make-key", "Writes a new master key into a file that does not exist yet.",
        [this] { return make_master_key(file_); })
        .add_option("file", file_, "The new file.")
        ->required();
}

config::Complaints CommandLine::unknown_words() {
    for (auto* const command : app_.get_subcommands()) {
        const auto words = command->remaining();
        if (words.empty()) continue;
        std::vector<std::string> known;
        for (const auto* const option : command->get_options())
            for (const auto& name : option->get_lnames())
                known.push_back("--" + name);
        return config::complain_of_unknown(words, known);
    }
    std::vector<std::string> names;
    for (const auto* const command : app_.get_subcommands({}))
        names.push_back(command->get_name());
    config::Complaints complaints;
    for (const auto& word : app_.remaining())
        complaints.push_back("\"" + word + "\" is no command." + config::did_you_mean(word, names));
    return complaints;
}

int CommandLine::run(int argc, char** argv) {
    app_.allow_extras();
    try {
        app_.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app_.exit(help);
    } catch (const CLI::ParseError& error) {
        std::cerr << "bookverse: " << error.what() << '\n';
        return wrong_usage;
    }
    if (const auto complaints = unknown_words(); !complaints.empty()) {
        complain(complaints);
        return wrong_usage;
    }
    const auto chosen = app_.get_subcommands();
    if (chosen.empty()) {
        std::cout << app_.help();
        return wrong_usage;
    }
    return commands_.at(chosen.front())();
}

}  // namespace

int run_command_line(int argc, char** argv) {
    try {
        return CommandLine{}.run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "bookverse: " << error.what() << '\n';
        return 1;
    }
}

}  // namespace bookverse::app
