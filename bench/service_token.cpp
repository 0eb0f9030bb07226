// The credential of one of our own services, for measurements at internal routes; good for a minute.
//
//   bench_service_token MASTER_KEY_FILE ISSUER
#include <iostream>

#include "app/keys.hpp"
#include "app/system_clock.hpp"
#include "platform/auth/seal.hpp"
#include "platform/auth/tokens.hpp"

int main(int count, char** arguments) try {
    using namespace bookverse;
    if (count != 3) {
        std::cerr << "usage: bench_service_token MASTER_KEY_FILE ISSUER\n";
        return 2;
    }
    const auth::Seal seal{app::master_key(arguments[1], false)};
    auth::KeySet keys;
    keys.replace({auth::internal_key(seal)});
    const app::SystemClock clock;
    auth::TokenOptions options;
    options.issuer = arguments[2];
    options.audience = "bookverse";
    std::cout << auth::TokenIssuer{keys, clock, options}.issue_service("orders") << '\n';
    return 0;
} catch (const std::exception& error) {
    std::cerr << "bench_service_token: " << error.what() << '\n';
    return 1;
}
