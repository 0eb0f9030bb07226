// A peer that has gone is an error code, not the end of the program: as src/app/signals.cpp has it.
#include <csignal>

namespace {
[[maybe_unused]] const auto ignored = std::signal(SIGPIPE, SIG_IGN);
}  // namespace
