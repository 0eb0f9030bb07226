#include "platform/telemetry/process_metrics.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "platform/telemetry/telemetry.hpp"

namespace bookverse::telemetry {
namespace {

std::int64_t count_entries(const char* folder) {
    std::error_code error;
    std::int64_t count = 0;
    for (std::filesystem::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error))
        ++count;
    return count;
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

ProcessFigures read_process_figures() noexcept {
    ProcessFigures figures;
    try {
        std::int64_t pages_total = 0, pages_resident = 0;
        if (std::ifstream{"/proc/self/statm"} >> pages_total >> pages_resident) {
            figures.resident_bytes = pages_resident * sysconf(_SC_PAGESIZE);
        }
        // The folder that counts the descriptors is one itself.
        const std::int64_t files = count_entries("/proc/self/fd");
        figures.open_files = files > 0 ? files - 1 : 0;
        figures.threads = count_entries("/proc/self/task");
    } catch (...) {  // out of memory while measuring it: the next scrape tells
    }
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0)
        figures.processor_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    return figures;
}

void add_process_metrics(Telemetry& telemetry) {
    const auto started = std::chrono::steady_clock::now();
    telemetry.collect(
        [resident = telemetry.gauge("process_resident_memory_bytes", "Resident memory of this process"),
         files = telemetry.gauge("process_open_fds", "Open file descriptors"),
         threads = telemetry.gauge("process_threads", "Threads"),
         processor = telemetry.counter("process_cpu_seconds_total", "Processor time, user and system"),
         uptime = telemetry.gauge("process_uptime_seconds", "Seconds since start"), started,
         counted = 0.0]() mutable {
            const ProcessFigures now = read_process_figures();
            resident.set(static_cast<double>(now.resident_bytes));
            files.set(static_cast<double>(now.open_files));
            threads.set(static_cast<double>(now.threads));
            if (now.processor_seconds > counted) {
                processor.add(now.processor_seconds - counted);
                counted = now.processor_seconds;
            }
            uptime.set(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        });
}

}  // namespace bookverse::telemetry
