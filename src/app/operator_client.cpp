#include "app/operator_client.hpp"

#include "app/keys.hpp"

namespace bookverse::app {

OperatorClient::OperatorClient(const config::Options& options, telemetry::Telemetry& telemetry)
    : options_{with_url(options)},
      foundation_{options_, telemetry, master_key(options.master_key_file, false)},
      threads_{1, telemetry} {}

config::Options OperatorClient::with_url(config::Options options) {
    options.service_urls = {
        {running, "http://" + options.telemetry.address + ":" + std::to_string(options.telemetry.port)}};
    return options;
}

std::string OperatorClient::explain(const Refusal& refusal) {
    if (refusal.kind != RefusalKind::unauthenticated) return refusal.message;
    return "The running program does not know us: give this command the same configuration, at least "
           "--public-url and "
           "--master-key-file.";
}

}  // namespace bookverse::app
