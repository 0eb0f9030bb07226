// What the kernel knows of this process, read at each scrape.
#pragma once

#include <cstdint>

namespace bookverse::telemetry {

class Telemetry;

struct ProcessFigures {
    std::int64_t resident_bytes = 0;
    std::int64_t open_files = 0;
    std::int64_t threads = 0;
    double processor_seconds = 0;
};

/// From /proc/self; a figure that cannot be read is 0.
ProcessFigures read_process_figures() noexcept;

/// process_resident_memory_bytes, process_open_fds, process_threads, process_cpu_seconds_total,
/// process_uptime_seconds.
void add_process_metrics(Telemetry& telemetry);

}  // namespace bookverse::telemetry
