// The subcommands of `bookverse`.
#pragma once

namespace bookverse::app {

/// 0: done. 1: it could not be done, standard error says why. 2: the command line or the configuration is
/// wrong.
int run_command_line(int argc, char** argv);

}  // namespace bookverse::app
