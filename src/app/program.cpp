// Three steps: ports are bound and answer 503; the graph of modules starts, as long as that takes; the doors
// open. Going down is the same in reverse: readiness, doors, modules, threads.
#include "app/program.hpp"

#include <mutex>
#include <optional>

#include "app/door.hpp"
#include "app/foundation.hpp"
#include "app/io_threads.hpp"
#include "app/job_runner.hpp"
#include "app/module_graph.hpp"
#include "app/probes.hpp"
#include "app/running_services.hpp"
#include "app/signals.hpp"
#include "app/startup_pages.hpp"
#include "app/telemetry_port.hpp"
#include "platform/bus/relay.hpp"

namespace bookverse::app {

namespace {

class Program {
public:
    Program(const config::Options& options, telemetry::Telemetry& telemetry);
    int run();

private:
    void add_modules();
    void add_probes();
    void bind_ports();
    void shut_down();
    void note(const std::string& module, const std::string& reason);
    std::vector<std::pair<std::string, std::string>> problems() const;
    bool has_services() const { return options_.only != "gateway"; }

    const config::Options& options_;
    telemetry::Telemetry& telemetry_;
    Foundation foundation_;
    Door public_door_;
    Door internal_door_;
    Door operator_door_;
    IoThreads threads_;
    Signals signals_;
    JobRunner jobs_;
    Probes probes_;
    ModuleGraph graph_;
    std::optional<bus::Relay> relay_;
    RunningServices services_;
    std::optional<http::Server> public_port_, internal_port_, telemetry_port_;

    mutable std::mutex mutex_;
    bool ready_ = false;
    std::pair<std::string, std::string> waiting_for_{"program", "starting"};
};

Program::Program(const config::Options& options, telemetry::Telemetry& telemetry)
    : options_{options},
      telemetry_{telemetry},
      foundation_{options, telemetry},
      threads_{options.threads, telemetry},
      signals_{*threads_.contexts().front(), telemetry},
      jobs_{threads_, telemetry},
      probes_{telemetry},
      graph_{[this](const std::string& module, const std::string& reason) { note(module, reason); }},
      services_{foundation_} {}

void Program::note(const std::string& module, const std::string& reason) {
    telemetry_.log(reason.empty() ? telemetry::Level::info : telemetry::Level::warn,
                   reason.empty() ? "module.runs" : "module.waits", {{"module", module}, {"what", reason}});
    const std::lock_guard lock{mutex_};
    waiting_for_ = {module, reason.empty() ? "starting" : reason};
}

std::vector<std::pair<std::string, std::string>> Program::problems() const {
    {
        const std::lock_guard lock{mutex_};
        if (signals_.token().stop_requested()) return {{"program", "stopping"}};
        if (!ready_) return {waiting_for_};
    }
    return probes_.problems();
}

/// Each line: name, what it needs, how it starts, how it stops.
void Program::add_modules() {
    auto& base = foundation_;
    graph_.add({"store", {}, [&] {
                    if (has_services()) base.open_store();
                }});
    graph_.add({"cache", {}, [&] { base.open_cache(); }});
    graph_.add({"blobs", {}, [&] {
                    if (has_services()) base.open_blobs();
                }});
    graph_.add({"mail", {}, [&] {
                    if (has_services()) base.open_mailer();
                }});
    graph_.add({"bus", {"store"}, [&] {
                    if (has_services()) base.open_bus();
                }});
    graph_.add({"services", {"store", "cache", "blobs", "mail"}, [&] { services_.make(); }});
    graph_.add({"keys", {"services"}, [&] { threads_.run([&] { return services_.learn_keys(); }); }});
    graph_.add({"started services",
                {"services", "keys", "bus"},
                [&] { threads_.run([&] { return services_.start(); }); },
                [&] { threads_.run([&] { return services_.stop(); }); }});
    graph_.add({"subscriptions",
                {"started services"},
                [&] {
                    if (!has_services()) return;
                    services_.subscribe();
                    threads_.run([&] { return base.bus->start(threads_.next()); });
                },
                [&] {
                    if (has_services()) threads_.run([&] { return base.bus->stop(); });
                }});
    graph_.add({"relay",
                {"subscriptions"},
                [&] {
                    if (!has_services()) return;
                    relay_.emplace(*base.store, *base.bus, telemetry_);
                    relay_->start(threads_.next());
                },
                [&] {
                    if (relay_) threads_.run([&] { return relay_->stop(); });
                }});
    graph_.add({"jobs",
                {"relay"},
                [&] {
                    add_probes();
                    for (auto& job : probes_.jobs())
                        jobs_.start(std::move(job));
                    for (auto& job : services_.jobs())
                        jobs_.start(std::move(job));
                },
                [&] { jobs_.stop(std::chrono::milliseconds{1500}); }});
    graph_.add(
        {"doors", {"jobs"}, [&] { services_.open_doors(public_door_, internal_door_, operator_door_); }});
}

void Program::add_probes() {
    auto& base = foundation_;
    probes_.add("cache", [&](Deadline deadline) { return base.cache->ping(deadline); });
    if (!has_services()) return;
    probes_.add("store", [&](Deadline deadline) { return base.store->ping(deadline); });
    probes_.add("bus", [&](Deadline deadline) { return base.bus->ping(deadline); });
    probes_.add("blobs", [&](Deadline deadline) { return base.blobs->ping(deadline); });
}

http::ServerOptions at(const config::Endpoint& endpoint) {
    http::ServerOptions options;
    options.address = endpoint.address;
    options.port = endpoint.port;
    return options;
}

/// An internal port is called by few peers with many connections each.
http::ServerOptions uncapped(http::ServerOptions options) {
    options.limits.connections_per_address = 0;
    return options;
}

void Program::bind_ports() {
    const auto bind = [&](std::optional<http::Server>& port, http::ServerOptions options,
                          http::RequestHandler handler, const char* what, const std::string& address) {
        port.emplace(threads_.contexts(), std::move(options), std::move(handler), telemetry_);
        port->start();
        telemetry_.log(telemetry::Level::info, "port.listening",
                       {{"what", what}, {"address", address}, {"port", std::to_string(port->port())}});
    };
    const auto through = [](const Door& door) {
        return [&door](http::Request request) { return door.handle(std::move(request)); };
    };
    const auto limited = [](http::ServerOptions options, const Door& door) {
        options.body_limit = [&door](http::Method method, std::string_view path) {
            return door.body_limit(method, path);
        };
        return options;
    };
    bind(telemetry_port_, uncapped(at(options_.telemetry)),
         telemetry_pages(
             telemetry_, [this] { return problems(); }, through(operator_door_)),
         "telemetry", options_.telemetry.address);
    if (options_.internal)
        bind(internal_port_, limited(uncapped(at(*options_.internal)), internal_door_),
             through(internal_door_), "internal", options_.internal->address);
    if (!options_.runs("gateway")) return;
    auto open = limited(at(options_.listen), public_door_);
    open.uncapped_addresses = options_.trusted_proxies;  // everybody comes through them
    bind(public_port_, std::move(open), through(public_door_), "public", options_.listen.address);
}

/// Calls in flight keep everything they use until they are done or cut; only then do modules stop.
void Program::shut_down() {
    const auto patience = std::chrono::seconds{options_.shutdown_seconds};
    if (public_port_) public_port_->drain(patience);
    if (internal_port_) internal_port_->drain(std::chrono::milliseconds{500});
    graph_.stop();
    if (telemetry_port_) telemetry_port_->drain(std::chrono::milliseconds{200});
    threads_.stop();
    foundation_.http.let_go();  // the foundation outlives the threads' contexts
}

int Program::run() {
    bind_ports();
    add_modules();
    try {
        if (graph_.start(signals_.token())) {
            {
                const std::lock_guard lock{mutex_};
                ready_ = true;
            }
            telemetry_.log(telemetry::Level::info, "program.ready", {{"url", options_.settings.public_url}});
            unmap_startup_pages();
            signals_.wait();
        }
    } catch (...) {
        shut_down();
        throw;
    }
    shut_down();
    telemetry_.log(telemetry::Level::info, "program.stopped");
    return 0;
}

}  // namespace

int serve(const config::Options& options, telemetry::Telemetry& telemetry) {
    Program program{options, telemetry};
    return program.run();
}

}  // namespace bookverse::app
