// What was said, and where, before it is understood: flags win over the environment, the environment over the
// file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bookverse::config {

/// The texts given for one option by the strongest source that names it.
struct Given {
    std::vector<std::string> texts;
    std::string source;  ///< "--store", "BOOKVERSE_STORE", "store in /etc/bookverse.toml": for messages
};

/// By option name; absent when nobody said anything.
using Values = std::map<std::string, Given, std::less<>>;

/// Sentences for the operator, each naming its source and what to do. Never contains a secret.
using Complaints = std::vector<std::string>;

/// Variables of the environment as name and value.
using Environment = std::vector<std::pair<std::string, std::string>>;

Environment process_environment();

/// Reads BOOKVERSE_* into `values` where a stronger source has said nothing. Variables near a known name are
/// complained about; BOOKVERSE_TEST_* and others are left alone.
void read_environment(const Environment& environment, Values& values, Complaints& complaints);

/// Reads a TOML or INI file; unknown keys and tables are complained about.
void read_file(const std::string& path, Values& values, Complaints& complaints);

}  // namespace bookverse::config
