// The options as flags of a subcommand. Only this folder and src/app know CLI11.
#pragma once

#include <memory>
#include <string>

#include "platform/config/values.hpp"

namespace CLI {
class App;
}

namespace bookverse::config {

/// Adds --config and every option of the table to `command`; reads them after it was parsed.
class Flags {
public:
    explicit Flags(CLI::App& command);
    ~Flags();
    Flags(const Flags&) = delete;
    Flags& operator=(const Flags&) = delete;

    /// Flags, environment and file, the strongest first. An address with a password on the command line is
    /// complained about: other users of the machine see it.
    Values gather(const Environment& environment, Complaints& complaints) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What to say of words on the command line that nobody knows.
Complaints complain_of_unknown(const std::vector<std::string>& words,
                               const std::vector<std::string>& known_flags);

}  // namespace bookverse::config
