// Commands that print what the program knows of itself, and the one that makes a key.
#include <iostream>

#include "app/commands.hpp"
#include "app/foundation.hpp"
#include "app/keys.hpp"
#include "app/openapi.hpp"
#include "app/route_table.hpp"
#include "app/services.hpp"
#include "platform/auth/seal.hpp"
#include "platform/config/option_table.hpp"
#include "platform/config/secret_file.hpp"

namespace bookverse::app {

namespace {

/// A foundation that touches nothing: services are only asked for their routes.
std::unique_ptr<Foundation> paper_foundation(const config::Options& options,
                                             telemetry::Telemetry& telemetry) {
    return std::make_unique<Foundation>(options, telemetry, Secret{std::string(32, 'x')});
}

}  // namespace

int print_openapi(telemetry::Telemetry& telemetry) {
    const config::Options options;
    const auto foundation = paper_foundation(options, telemetry);
    http::Routes all;
    for (const auto& registration : all_services()) {
        const auto blueprint = blueprint_of(registration, foundation->blueprint());
        for (auto& route : public_part(registration, blueprint.routes))
            all.push_back(std::move(route));
    }
    std::cout << openapi_text(all);
    return 0;
}

int print_options() {
    std::cout << config::options_as_markdown();
    return 0;
}

int make_master_key(const std::filesystem::path& file) {
    if (!config::create_secret_file(std::filesystem::absolute(file), new_master_key())) {
        std::cerr << "bookverse: " << file.string() << " is there already; a key is never replaced.\n";
        return 1;
    }
    std::cout << file.string() << " written. Keep a copy: without it sealed data cannot be read.\n";
    return 0;
}

}  // namespace bookverse::app
