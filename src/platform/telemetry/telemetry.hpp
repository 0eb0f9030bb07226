// Logs (JSON lines, redacted), metrics (Prometheus), health. Cheap enough for the request path: a metric is
// an atomic.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bookverse::telemetry {

enum class Level { debug, info, warn, error };

struct Field {
    std::string_view name;
    std::string value;
};

/// One metric child; get it once, keep it, use it from any thread.
class Counter {
public:
    void add(double amount = 1) noexcept;

private:
    friend class Telemetry;
    void* child_ = nullptr;
};
class Gauge {
public:
    void set(double value) noexcept;
    void add(double amount) noexcept;

private:
    friend class Telemetry;
    void* child_ = nullptr;
};
class Histogram {
public:
    void observe(double seconds) noexcept;

private:
    friend class Telemetry;
    void* child_ = nullptr;
};

using Labels = std::vector<std::pair<std::string, std::string>>;

class Telemetry {
public:
    struct Options {
        Level level = Level::info;
        std::string service = "bookverse";
        bool json = true;    ///< false: lines for people (development)
        std::string file{};  ///< empty: standard error
    };
    explicit Telemetry(Options options);
    ~Telemetry();
    Telemetry(const Telemetry&) = delete;
    Telemetry& operator=(const Telemetry&) = delete;

    /// Never blocks on the disk (bounded queue, oldest dropped and counted). Values of fields named
    /// authorization, cookie, code, token, password, secret, pin, and anything like a bearer token inside a
    /// text, become "***".
    void log(Level level, std::string_view event, std::initializer_list<Field> fields = {}) noexcept;

    Counter counter(std::string name, std::string help, Labels labels = {});
    Gauge gauge(std::string name, std::string help, Labels labels = {});
    /// Buckets fit for requests: 100 us to 10 s.
    Histogram histogram(std::string name, std::string help, Labels labels = {});
    /// Asked at each scrape: queue depths, pool loads.
    void collect(std::function<void()> refresh);

    /// The Prometheus text format.
    std::string metrics() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The one log that code without a Telemetry at hand uses (run.hpp's spawn_logged); set by src/app, else
/// standard error.
void set_process_log(Telemetry* telemetry) noexcept;
void log_fault(std::string_view where, std::string_view what) noexcept;

/// What a component says of itself; all must be well for /health/ready.
class Health {
public:
    /// `check` is cheap (an atomic): real probes run by themselves every few seconds.
    void add(std::string component, std::function<std::string()> why_not);
    /// Component -> why it is not ready; empty when all is well.
    std::vector<std::pair<std::string, std::string>> problems() const;

private:
    std::vector<std::pair<std::string, std::function<std::string()>>> checks_;
};

}  // namespace bookverse::telemetry
