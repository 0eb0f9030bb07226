// What the subcommands do, behind the command line. Each answers the exit code and prints for people on
// standard output, complaints on standard error.
#pragma once

#include <filesystem>
#include <string>

#include "platform/config/options.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::app {

/// The API document of all services.
int print_openapi(telemetry::Telemetry& telemetry);

/// docs/operators/options.md.
int print_options();

/// Keys of access tokens: which there are; `rotate` announces a new one.
int signing_keys(const config::Options& options, telemetry::Telemetry& telemetry, bool rotate);

/// A new master key, into a file that must not exist yet.
int make_master_key(const std::filesystem::path& file);

/// Looks at the configuration and at every connection; 1 when something is not well.
int doctor(const config::Options& options, telemetry::Telemetry& telemetry);

/// Embedded mode, while the program runs or not: database, blobs and keys into a new folder.
int backup(const config::Options& options, const std::filesystem::path& to);
/// Into an empty data folder, while no program runs on it.
int restore(const config::Options& options, const std::filesystem::path& from);

/// What SQLite and the documents say of themselves (embedded mode), and, asked of the running program, whether
/// the books balance; 1 when something is wrong.
int audit(const config::Options& options, telemetry::Telemetry& telemetry);

/// The shared catalogue (CSV) into the market of the running program; again is no harm.
int import_editions(const config::Options& options, telemetry::Telemetry& telemetry,
                    const std::filesystem::path& file);

/// The search index of the running program anew, while the old one serves; returns when the new one does.
int reindex(const config::Options& options, telemetry::Telemetry& telemetry);

struct ParkedCommand {
    enum class What { list, replay, discard };
    What what = What::list;
    std::string group;  ///< empty: all
    std::string key;    ///< for replay and discard; "all" means all of the group
};
/// Messages that no handler could handle.
int parked(const config::Options& options, telemetry::Telemetry& telemetry, const ParkedCommand& command);

}  // namespace bookverse::app
