#include "platform/config/option_table.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace bookverse::config {

namespace {

constexpr std::string_view general = "General";
constexpr std::string_view shape = "Which services, and where the others are";
constexpr std::string_view backends = "Where data lives";
constexpr std::string_view network = "Network";
constexpr std::string_view people = "People";
constexpr std::string_view market = "Market";
constexpr std::string_view money = "Payments";
constexpr std::string_view mails = "Mail";
constexpr std::string_view logs = "Logs";

constexpr std::array table{
    Option{
        "development", Kind::flag, "", "off", general,
        "For one's own machine: plain http, mails in a folder that the page shows, example values allowed."},
    Option{"data", Kind::text, "FOLDER", "./data", general,
           "Folder for everything that this process keeps: database, pictures, keys. Made when missing."},
    Option{"master-key-file", Kind::text, "FILE", "<data>/keys/master.key", general,
           "32 random bytes in base64url. Made at the first start when everything runs in one process; else "
           "required, "
           "the same in every process."},
    Option{"threads", Kind::number, "N", "one a core", general, "I/O threads.", 1, 256},
    Option{"shutdown-seconds", Kind::number, "N", "8", general,
           "After SIGTERM: how long calls in flight may take before they are cut.", 0, 600},
    Option{"rate-limit", Kind::list, "NAME=COUNT/SECONDS", "", general,
           "Another limit for the routes that share this name, e.g. sign_in_address=40/60. NAME=off switches "
           "it off "
           "(development only); the name `all` means every limit. May be given often."},

    Option{"services", Kind::list, "NAMES", "all", shape,
           "What this process runs: `all`, or one service, or `gateway` (the public one)."},
    Option{"service-url", Kind::list, "NAME=URL", "", shape,
           "Where a service that runs elsewhere listens internally, e.g. accounts=http://10.0.0.5:9080. May "
           "be given "
           "often."},

    Option{"store", Kind::text, "WHERE", "sqlite:<data>", backends,
           "Documents: sqlite:FOLDER or mongodb://…"},
    Option{"bus", Kind::text, "WHERE", "local", backends,
           "Events: local (in this process) or amqp://… (RabbitMQ)."},
    Option{"cache", Kind::text, "WHERE", "local", backends,
           "Cache and rate limits: local (in this process) or redis://…"},
    Option{"blobs", Kind::text, "WHERE", "folder:<data>/blobs", backends,
           "Pictures: folder:FOLDER, or gridfs (in the MongoDB of --store, then the default)."},

    Option{"address", Kind::text, "IP", "127.0.0.1", network, "Address of the public port."},
    Option{"port", Kind::number, "N", "8080", network, "The public port; 0 takes any free one.", 0, 65535},
    Option{"public-url", Kind::text, "URL", "http://localhost:<port>", network,
           "How people reach us: scheme, host and port, no path. Links in mails, tokens and cookies are made "
           "from it."},
    Option{"trusted-proxy", Kind::list, "IP", "", network,
           "A proxy (for TLS) whose X-Forwarded-For says who the caller is. May be given often."},
    Option{"internal-address", Kind::text, "IP", "127.0.0.1", network,
           "Address of the port for our own services."},
    Option{"internal-port", Kind::number, "N", "none, or 9080 for one service alone", network,
           "Port for our own services; 0 takes any free one.", 0, 65535},
    Option{"telemetry-address", Kind::text, "IP", "127.0.0.1", network,
           "Address of the port for metrics and health."},
    Option{"telemetry-port", Kind::number, "N", "9090", network,
           "/metrics, /health/live and /health/ready; 0 takes any free one.", 0, 65535},
    Option{"ca-file", Kind::text, "FILE", "the system's", network,
           "Certificates (PEM) that outgoing https trusts."},
    Option{"web", Kind::text, "FOLDER", "web/dist beside the program", network, "The built web app."},

    Option{"administrator", Kind::list, "EMAIL", "", people,
           "Whoever proves this address becomes an administrator. May be given often."},
    Option{"campus", Kind::list, "DOMAIN=NAME", "", people,
           "A campus beside the shipped list. May be given often."},
    Option{"campus-position", Kind::list, "DOMAIN=LAT/LON", "", people,
           "Where a campus is, in degrees, to sort copies by distance: uni.example=52.52/13.40. May be given "
           "often."},
    Option{"campus-domains-file", Kind::text, "FILE", "the shipped list", people,
           "Campus domains: TSV, domain and name."},
    Option{"campus-domains-abused-file", Kind::text, "FILE", "the shipped list", people,
           "Campus domains that anybody can get an address of: one a line."},
    Option{"oidc-providers-file", Kind::text, "FILE", "", people,
           "Campuses that sign people in by OpenID Connect: a JSON list, see docs/operators/sign-in.md."},

    Option{"currency", Kind::text, "CODE", "EUR", market,
           "Currency of all prices (ISO 4217). Do not change it once something was listed."},
    Option{"edition-source", Kind::text, "URL", "off", market,
           "Where an unknown ISBN is looked up: off, or an https origin with Open Library's JSON, e.g. "
           "https://openlibrary.org."},
    Option{"digest-hour", Kind::number, "0-23", "18", market,
           "Local hour (TZ) at which saved searches that tell once a day do so.", 0, 23},

    Option{"payment-provider", Kind::text, "NAME", "sandbox", money,
           "Who moves the money: sandbox (test cards, no real money) or stripe. What was paid before stays "
           "with whom it was paid."},
    Option{"sandbox-faults", Kind::list, "WORDS", "", money,
           "What the sandbox does wrong on purpose (development only): delay, repeat, reorder, forge, drop "
           "(webhooks), timeout (answers to refunds and payouts)."},
    Option{"stripe-key-file", Kind::text, "FILE", "", money, "File with the secret key of Stripe."},
    Option{"stripe-webhook-secrets-file", Kind::text, "FILE", "", money,
           "File with the signing secret of Stripe's webhooks; a second line holds a second one while it is "
           "being changed."},
    Option{"stripe-url", Kind::text, "URL", "https://api.stripe.com", money, "Where Stripe's API is."},

    Option{"mail", Kind::text, "WHERE", "folder:<data>/mail in development", mails,
           "Outgoing mail: smtp://HOST:PORT (STARTTLS), smtps://HOST:PORT, smtp-plain://HOST:PORT (readable "
           "on the way), or folder:FOLDER (development)."},
    Option{"mail-from", Kind::text, "EMAIL", "no-reply@<host of public-url>", mails, "The sender's address."},
    Option{"mail-from-name", Kind::text, "NAME", "BookVerse+", mails, "The sender's name."},
    Option{"mail-user", Kind::text, "NAME", "", mails, "User at the mail server."},
    Option{"mail-password-file", Kind::text, "FILE", "", mails, "File with the password at the mail server."},

    Option{"log-level", Kind::text, "LEVEL", "info", logs, "debug, info, warn or error."},
    Option{"log-format", Kind::text, "FORMAT", "json, or text in development", logs, "json or text."},
    Option{"log-file", Kind::text, "FILE", "standard error", logs, "Where the log goes."},
};

}  // namespace

std::span<const Option> option_table() {
    return table;
}

const Option* find_option(std::string_view name) {
    const auto* const found = std::ranges::find(table, name, &Option::name);
    return found == table.end() ? nullptr : found;
}

std::vector<std::string> option_names() {
    std::vector<std::string> names;
    for (const auto& option : table)
        names.emplace_back(option.name);
    return names;
}

std::string environment_name(std::string_view option) {
    std::string name = "BOOKVERSE_";
    for (const char c : option)
        name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

std::string options_as_markdown() {
    std::string out =
        "# Every option\n\n"
        "Each can be given as a flag (`--store …`), as an environment variable, or as a line in the file "
        "that `--config`\n"
        "names (`store = \"…\"`, TOML). A flag wins over the environment, the environment over the file. "
        "Lists are comma\n"
        "separated in the environment. Passwords and keys are never flags: they stand in files, in the "
        "environment, or in\n"
        "the configuration file. This page is printed by `bookverse options`.\n";
    std::string_view group;
    for (const auto& option : table) {
        if (option.group != group) {
            group = option.group;
            out +=
                "\n## " + std::string{group} + "\n\n| flag | environment | default | |\n|---|---|---|---|\n";
        }
        out += "| `--" + std::string{option.name};
        if (!option.placeholder.empty()) out += " " + std::string{option.placeholder};
        out += "` | `" + environment_name(option.name) + "` | ";
        if (!option.fallback.empty()) out += std::string{option.fallback};
        out += " | " + std::string{option.help} + " |\n";
    }
    return out;
}

}  // namespace bookverse::config
