// What a service may know of how it was started. src/platform/config fills it in from file, environment and
// flags; a service reads and never changes it.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/money.hpp"
#include "base/text.hpp"

namespace bookverse::service {

/// A campus that signs people in by OpenID Connect (code flow with PKCE). The discovery document is
/// `issuer` + /.well-known/openid-configuration.
struct OidcProvider {
    std::string id;    ///< in our paths: /api/v1/oidc/{id}/start
    std::string name;  ///< on the button
    std::string issuer;
    std::string client_id;
    Secret client_secret;  ///< empty: a public client
    std::vector<std::string>
        domains{};  ///< campus domains whose addresses this provider may vouch for; empty: any
};

/// Where a campus is, in degrees: north and east are positive.
struct CampusPosition {
    std::string domain;
    double latitude = 0;
    double longitude = 0;
};

struct Settings {
    std::string public_url = "http://localhost:8080";  ///< origin of links and cookies, no slash at the end
    bool development = false;                          ///< /api/v1/dev/mails exists, http origins are fine
    std::filesystem::path data;  ///< this process's folder; may be empty when nothing is kept here

    std::filesystem::path campus_domains;         ///< TSV: domain, name; empty: the list in the program
    std::filesystem::path campus_domains_abused;  ///< one domain a line; empty: the list in the program
    /// domain -> name, beside the shipped list: a new campus, or a test.
    std::vector<std::pair<std::string, std::string>> extra_campuses{};
    /// Those whose way to each other can be told.
    std::vector<CampusPosition> campus_positions{};
    /// Lower case. Who proves such an address becomes an administrator: how the first one comes to be.
    std::vector<std::string> administrators{};
    std::vector<OidcProvider> oidc{};

    /// Of all prices. Never changed once something was listed.
    Currency currency = *Currency::parse("EUR");
    /// Where an unknown ISBN is looked up: an origin that speaks Open Library's JSON; empty: nowhere.
    std::string edition_source;
    int digest_hour = 18;  ///< local hour at which people get their daily digests

    /// Who moves the money: "sandbox" (test cards, no real money) or "stripe".
    std::string payment_provider = "sandbox";
    /// What the sandbox does wrong on purpose: delay, repeat, reorder, forge, drop, timeout.
    std::vector<std::string> sandbox_faults{};
    std::string stripe_url = "https://api.stripe.com";
    Secret stripe_key{};
    std::vector<Secret> stripe_webhook_secrets{};  ///< several while one is being changed for another

    /// A folder in which mails lie as .eml files; empty when they go out by SMTP. For /api/v1/dev/mails.
    std::filesystem::path mail_folder;
};

}  // namespace bookverse::service
