// spdlog carries lines from any thread to one writer thread through a bounded ring; prometheus-cpp holds the
// metrics. Both are known only in this folder. The caller's thread formats and redacts its own line, so what
// waits in the ring is already harmless, and the writer only writes.
#include "platform/telemetry/telemetry.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <cstdio>
#include <map>
#include <mutex>
#include <span>

#include "platform/telemetry/log_line.hpp"
#include "platform/telemetry/process_metrics.hpp"

namespace bookverse::telemetry {
namespace {

/// Lines that may wait for the disk: at 400 bytes a slot under a megabyte.
constexpr std::size_t ring_size = 2048;

const prometheus::Histogram::BucketBoundaries request_buckets = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

Instant wall_clock() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::shared_ptr<spdlog::sinks::sink> make_sink(const std::string& file) {
    if (file.empty()) return std::make_shared<spdlog::sinks::stderr_sink_mt>();
    return std::make_shared<spdlog::sinks::basic_file_sink_mt>(file);
}

prometheus::Labels to_map(Labels labels) {
    return {std::make_move_iterator(labels.begin()), std::make_move_iterator(labels.end())};
}

std::atomic<Telemetry*> process_log{nullptr};

}  // namespace

struct Telemetry::Impl {
    explicit Impl(Options given)
        : options{std::move(given)},
          writer{std::make_shared<spdlog::details::thread_pool>(ring_size, 1)},
          logger{std::make_shared<spdlog::async_logger>(options.service, make_sink(options.file), writer,
                                                        spdlog::async_overflow_policy::overrun_oldest)} {
        logger->set_level(spdlog::level::trace);
        logger->flush_on(
            spdlog::level::trace);  // in the writer thread: a line is on its way before the next one is
        logger->set_pattern("%v");
    }

    Options options;
    std::shared_ptr<spdlog::details::thread_pool> writer;
    std::shared_ptr<spdlog::async_logger> logger;
    prometheus::Registry registry;
    std::mutex collecting;  // one scrape at a time, so a refresh needs no lock of its own
    std::vector<std::function<void()>> refreshes;
};

void Counter::add(double amount) noexcept {
    if (child_ != nullptr) static_cast<prometheus::Counter*>(child_)->Increment(amount);
}

void Gauge::set(double value) noexcept {
    if (child_ != nullptr) static_cast<prometheus::Gauge*>(child_)->Set(value);
}

void Gauge::add(double amount) noexcept {
    if (child_ != nullptr) static_cast<prometheus::Gauge*>(child_)->Increment(amount);
}

void Histogram::observe(double seconds) noexcept {
    if (child_ != nullptr) static_cast<prometheus::Histogram*>(child_)->Observe(seconds);
}

Telemetry::Telemetry(Options options) : impl_{std::make_unique<Impl>(std::move(options))} {
    add_process_metrics(*this);
    collect(
        [this,
         dropped = counter("bookverse_log_dropped_total", "Log lines dropped because the disk was too slow"),
         counted = std::size_t{0}]() mutable {
            const std::size_t overrun = impl_->writer->overrun_counter();
            dropped.add(static_cast<double>(overrun - counted));
            counted = overrun;
        });
}

Telemetry::~Telemetry() {
    Telemetry* self = this;
    process_log.compare_exchange_strong(self, nullptr);
}

void Telemetry::log(Level level, std::string_view event, std::initializer_list<Field> fields) noexcept {
    if (level < impl_->options.level) return;
    try {
        const LogLine line{
            wall_clock(), level, impl_->options.service, event, {fields.begin(), fields.size()}};
        impl_->logger->log(spdlog::level::info,
                           impl_->options.json ? to_json_line(line) : to_people_line(line));
    } catch (...) {
        std::fputs("bookverse: a log line was lost\n", stderr);
    }
}

Counter Telemetry::counter(std::string name, std::string help, Labels labels) {
    auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(impl_->registry);
    Counter handle;
    handle.child_ = &family.Add(to_map(std::move(labels)));
    return handle;
}

Gauge Telemetry::gauge(std::string name, std::string help, Labels labels) {
    auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(impl_->registry);
    Gauge handle;
    handle.child_ = &family.Add(to_map(std::move(labels)));
    return handle;
}

Histogram Telemetry::histogram(std::string name, std::string help, Labels labels) {
    auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(impl_->registry);
    Histogram handle;
    handle.child_ = &family.Add(to_map(std::move(labels)), request_buckets);
    return handle;
}

void Telemetry::collect(std::function<void()> refresh) {
    const std::lock_guard lock{impl_->collecting};
    impl_->refreshes.push_back(std::move(refresh));
}

std::string Telemetry::metrics() const {
    const std::lock_guard lock{impl_->collecting};
    for (const auto& refresh : impl_->refreshes) {
        try {
            refresh();
        } catch (const std::exception& error) {
            // One broken probe must not hide all the others.
            const Field what{"what", error.what()};
            impl_->logger->log(spdlog::level::info, to_json_line({wall_clock(),
                                                                  Level::error,
                                                                  impl_->options.service,
                                                                  "metric_refresh_failed",
                                                                  {&what, 1}}));
        }
    }
    return prometheus::TextSerializer{}.Serialize(impl_->registry.Collect());
}

void set_process_log(Telemetry* telemetry) noexcept {
    process_log = telemetry;
}

void log_fault(std::string_view where, std::string_view what) noexcept {
    try {
        if (Telemetry* telemetry = process_log) {
            telemetry->log(Level::error, "fault",
                           {{"where", std::string{where}}, {"what", std::string{what}}});
            telemetry
                ->counter("bookverse_faults_total",
                          "Exceptions that reached the end of a background operation",
                          {{"where", std::string{where}}})
                .add();
            return;
        }
        const Field fields[] = {{"where", std::string{where}}, {"what", std::string{what}}};
        const std::string line =
            to_json_line({wall_clock(), Level::error, "bookverse", "fault", fields}) + '\n';
        std::fputs(line.c_str(), stderr);
    } catch (...) {
        std::fputs("bookverse: a fault could not be logged\n", stderr);
    }
}

void Health::add(std::string component, std::function<std::string()> why_not) {
    checks_.emplace_back(std::move(component), std::move(why_not));
}

std::vector<std::pair<std::string, std::string>> Health::problems() const {
    std::vector<std::pair<std::string, std::string>> found;
    for (const auto& [component, why_not] : checks_) {
        try {
            if (std::string reason = why_not(); !reason.empty())
                found.emplace_back(component, std::move(reason));
        } catch (const std::exception& error) {
            found.emplace_back(component, error.what());
        }
    }
    return found;
}

}  // namespace bookverse::telemetry
