#include <iostream>

#include "app/commands.hpp"
#include "app/operator_client.hpp"
#include "services/accounts/operator_dto.hpp"

namespace bookverse::app {

int signing_keys(const config::Options& options, telemetry::Telemetry& telemetry, bool rotate) {
    OperatorClient program{options, telemetry};
    const auto keys = rotate ? program.ask<accounts::dto::KeyList>(
                                   http::Method::post, "/operator/accounts/keys/rotate", http::NoContent{})
                             : program.ask<accounts::dto::KeyList>(
                                   http::Method::get, "/operator/accounts/keys", http::NoContent{});
    if (!keys)
        throw std::runtime_error{"The program that answers does not run accounts; ask the one that does."};
    for (const auto& key : keys->items)
        std::cout << key.kid << "  made " << to_string(key.created_at) << "  signs from "
                  << to_string(key.signs_from) << (key.signing ? "  signing now" : "") << '\n';
    return 0;
}

}  // namespace bookverse::app
