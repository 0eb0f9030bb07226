// From texts to Options: each option alone. What holds between options is in rules.cpp.
#include "platform/config/options.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <thread>

#include "platform/config/field_reader.hpp"
#include "platform/config/oidc_file.hpp"
#include "platform/config/rules.hpp"
#include "platform/config/secret_file.hpp"
#include "platform/config/suggest.hpp"

namespace bookverse::config {

namespace {

namespace fs = std::filesystem;

struct Scheme {
    std::string prefix;  ///< as written: "sqlite:", "mongodb://", "local"
    std::string kind;
    bool keep_prefix;  ///< the driver wants the whole address
};

/// An address is never quoted in a complaint: it may hold a password.
Backend backend(const FieldReader& read, std::string_view option, const std::vector<Scheme>& schemes,
                const std::string& fallback) {
    const auto value = read.text(option, fallback);
    std::vector<std::string> prefixes;
    for (const auto& scheme : schemes) {
        prefixes.push_back(scheme.prefix);
        const bool whole_word = !scheme.prefix.ends_with(':') && !scheme.prefix.ends_with('/');
        if (whole_word ? value != scheme.prefix : !value.starts_with(scheme.prefix)) continue;
        auto where = scheme.keep_prefix ? value : value.substr(scheme.prefix.size());
        if (!whole_word && value.size() == scheme.prefix.size()) break;
        return {scheme.kind, Secret{whole_word ? std::string{} : std::move(where)}};
    }
    std::string choices;
    std::vector<std::string> words;
    for (const auto& prefix : prefixes) {
        const bool open = prefix.ends_with(':') || prefix.ends_with('/');
        choices += (choices.empty() ? "" : ", ") + prefix + (open ? "…" : "");
        words.push_back(prefix.substr(0, prefix.find(':')));
    }
    read.complain(option,
                  "is one of " + choices + "." + did_you_mean(value.substr(0, value.find(':')), words));
    return {};
}

void read_services(const FieldReader& read, const std::vector<std::string>& services, Options& options) {
    auto known = services;
    known.emplace_back("gateway");
    auto allowed = known;
    allowed.emplace_back("all");
    const auto named = read.list("services");
    for (const auto& name : named)
        if (std::ranges::find(allowed, name) == allowed.end())
            read.complain("services",
                          "names \"" + name + "\", which is no service." + did_you_mean(name, allowed));
    options.everything = named.empty() || named == std::vector<std::string>{"all"};
    if (!options.everything) options.only = named.front();
    if (named.size() > 1)
        read.complain(
            "services",
            "names several services. Two shapes are supported: all of them in one process, or one service a "
            "process; start one process for each.");
    for (const auto& [name, url] : read.pairs("service-url")) {
        if (std::ranges::find(services, name) == services.end())
            read.complain("service-url",
                          "names \"" + name + "\", which is no service." + did_you_mean(name, services));
        else if (!url.starts_with("http://") && !url.starts_with("https://"))
            read.complain("service-url", "wants an address like http://10.0.0.5:9080 for " + name + ".");
        else
            options.service_urls[name] = url.ends_with('/') ? url.substr(0, url.size() - 1) : url;
    }
}

void read_limits(const FieldReader& read, Options& options) {
    for (const auto& [name, value] : read.pairs("rate-limit")) {
        LimitOverride limit{name, 0, 0};
        if (value != "off") {
            const auto* const end = value.data() + value.size();
            const auto count = std::from_chars(value.data(), end, limit.count);
            const bool slash = count.ec == std::errc{} && count.ptr != end && *count.ptr == '/';
            const auto rest = slash ? std::from_chars(count.ptr + 1, end, limit.seconds) : count;
            if (!slash || rest.ec != std::errc{} || rest.ptr != end || limit.count == 0 ||
                limit.seconds == 0) {
                read.complain("rate-limit",
                              "wants NAME=COUNT/SECONDS or NAME=off, not \"" + name + "=" + value + "\".");
                continue;
            }
        }
        options.rate_limits.push_back(std::move(limit));
    }
}

void read_network(const FieldReader& read, const fs::path& program_folder, Options& options) {
    options.listen = {read.text("address", "127.0.0.1"),
                      static_cast<std::uint16_t>(read.number("port", 8080))};
    if (!options.everything || read.given("internal-port") || read.given("internal-address"))
        options.internal = Endpoint{read.text("internal-address", "127.0.0.1"),
                                    static_cast<std::uint16_t>(read.number("internal-port", 9080))};
    options.telemetry = {read.text("telemetry-address", "127.0.0.1"),
                         static_cast<std::uint16_t>(read.number("telemetry-port", 9090))};
    options.trusted_proxies = read.list("trusted-proxy");
    options.ca_file = read.text("ca-file", "");
    options.settings.public_url =
        read.text("public-url", "http://localhost:" + std::to_string(options.listen.port));
    if (read.given("web")) {
        options.web = read.text("web", "");
        if (!fs::is_regular_file(options.web / "index.html"))
            read.complain("web", "has no index.html; build the web app first (npm run build in web/).");
        return;
    }
    // Installed: share/bookverse/web beside bin/. In a clone: web/dist, three folders above
    // build/<preset>/src/app/.
    for (const auto* const candidate : {"../share/bookverse/web", "../../../../web/dist"}) {
        const auto folder = (program_folder / candidate).lexically_normal();
        if (fs::is_regular_file(folder / "index.html")) options.web = folder;
    }
}

void read_backends(const FieldReader& read, Options& options) {
    const auto data = options.data.string();
    options.store = backend(
        read, "store",
        {{"sqlite:", "sqlite", false}, {"mongodb://", "mongodb", true}, {"mongodb+srv://", "mongodb", true}},
        "sqlite:" + data);
    options.bus = backend(read, "bus", {{"local", "local", false}, {"amqp://", "rabbitmq", true}}, "local");
    options.cache = backend(read, "cache", {{"local", "local", false}, {"redis://", "redis", true}}, "local");
    options.blobs = backend(read, "blobs", {{"folder:", "folder", false}, {"gridfs", "gridfs", false}},
                            options.store.kind == "mongodb" ? "gridfs" : "folder:" + data + "/blobs");
    options.mail = backend(read, "mail",
                           {{"folder:", "folder", false},
                            {"smtp://", "smtp", true},
                            {"smtps://", "smtp", true},
                            {"smtp-plain://", "smtp", true}},
                           "folder:" + data + "/mail");
    if (options.mail.kind == "folder") options.settings.mail_folder = options.mail.where.reveal();
}

/// "52.52/13.40"
std::optional<service::CampusPosition> position_of(const std::string& domain, const std::string& text) {
    service::CampusPosition position{.domain = domain};
    const char* const end = text.data() + text.size();
    const auto north = std::from_chars(text.data(), end, position.latitude);
    if (north.ec != std::errc{} || north.ptr == end || *north.ptr != '/') return std::nullopt;
    const auto east = std::from_chars(north.ptr + 1, end, position.longitude);
    if (east.ec != std::errc{} || east.ptr != end) return std::nullopt;
    // Written so that not-a-number is outside as well.
    if (!(std::abs(position.latitude) <= 90 && std::abs(position.longitude) <= 180)) return std::nullopt;
    return position;
}

void read_people(const FieldReader& read, Options& options, Complaints& complaints) {
    auto& settings = options.settings;
    for (const auto& text : read.list("administrator")) {
        if (auto email = Email::parse(text))
            settings.administrators.push_back(email->key());
        else
            read.complain("administrator", "wants an e-mail address, not \"" + text + "\".");
    }
    settings.extra_campuses = read.pairs("campus");
    for (const auto& [domain, text] : read.pairs("campus-position")) {
        if (auto position = position_of(domain, text))
            settings.campus_positions.push_back(std::move(*position));
        else
            read.complain("campus-position",
                          "wants DOMAIN=LAT/LON in degrees, not \"" + domain + "=" + text + "\".");
    }
    settings.campus_domains = read.text("campus-domains-file", "");
    settings.campus_domains_abused = read.text("campus-domains-abused-file", "");
    for (const auto* const option : {"campus-domains-file", "campus-domains-abused-file", "ca-file"})
        if (read.given(option) && !fs::is_regular_file(read.text(option, "")))
            read.complain(option, "names a file that is not there.");
    if (read.given("oidc-providers-file"))
        settings.oidc = read_oidc_providers(read.text("oidc-providers-file", ""), complaints);
}

void read_market(const FieldReader& read, Options& options) {
    auto& settings = options.settings;
    if (const auto currency = Currency::parse(read.text("currency", "EUR"));
        currency && currency != Currency{})
        settings.currency = *currency;
    else
        read.complain("currency", "wants a currency code of ISO 4217, such as EUR.");
    settings.digest_hour = static_cast<int>(read.number("digest-hour", settings.digest_hour));
    auto source = read.text("edition-source", "off");
    if (source == "off") return;
    while (source.ends_with('/'))
        source.pop_back();
    const bool fine =
        source.starts_with("https://") || (options.development && source.starts_with("http://"));
    if (!fine) read.complain("edition-source", "wants `off` or an https address.");
    settings.edition_source = std::move(source);
}

void read_payments(const FieldReader& read, Options& options, Complaints& complaints) {
    auto& settings = options.settings;
    settings.payment_provider = read.one_of("payment-provider", {"sandbox", "stripe"}, "sandbox");
    const std::vector<std::string> words{"delay", "repeat", "reorder", "forge", "drop", "timeout"};
    settings.sandbox_faults = read.list("sandbox-faults");
    for (const auto& word : settings.sandbox_faults)
        if (std::ranges::find(words, word) == words.end())
            read.complain("sandbox-faults",
                          "has the word \"" + word + "\", which is none." + did_you_mean(word, words));
    if (!settings.sandbox_faults.empty() && !options.development)
        read.complain("sandbox-faults", "is for development only.");
    settings.stripe_url = read.text("stripe-url", settings.stripe_url);
    while (settings.stripe_url.ends_with('/'))
        settings.stripe_url.pop_back();
    if (!settings.stripe_url.starts_with("https://") && !options.development)
        read.complain("stripe-url", "wants an https address.");
    if (read.given("stripe-key-file")) {
        auto key = read_secret_file(read.text("stripe-key-file", ""));
        if (key)
            settings.stripe_key = std::move(*key);
        else
            complaints.push_back(key.error());
    }
    if (read.given("stripe-webhook-secrets-file")) {
        auto secrets = read_secrets_file(read.text("stripe-webhook-secrets-file", ""));
        if (secrets)
            settings.stripe_webhook_secrets = std::move(*secrets);
        else
            complaints.push_back(secrets.error());
    }
    if (settings.payment_provider != "stripe") return;
    for (const auto* const option : {"stripe-key-file", "stripe-webhook-secrets-file"})
        if (!read.given(option) && options.runs("payments"))
            read.complain(option, "must be given with --payment-provider stripe.");
}

void read_mail(const FieldReader& read, Options& options, Complaints& complaints) {
    // An address needs a dot: localhost has none.
    const auto host = host_of(options.settings.public_url);
    const auto domain = host.find('.') == std::string::npos ? "bookverse.localhost" : host;
    options.mail_from = read.text("mail-from", "no-reply@" + domain);
    if (!Email::parse(options.mail_from)) read.complain("mail-from", "wants an e-mail address.");
    options.mail_from_name = read.text("mail-from-name", "BookVerse+");
    options.mail_user = read.text("mail-user", "");
    if (read.given("mail-password-file")) {
        auto secret = read_secret_file(read.text("mail-password-file", ""));
        if (secret)
            options.mail_password = std::move(*secret);
        else
            complaints.push_back(secret.error());
    }
}

}  // namespace

std::expected<Options, Complaints> understand(const Values& values, const std::vector<std::string>& services,
                                              const fs::path& program_folder, Use use) {
    Complaints complaints;
    const FieldReader read{values, complaints};
    Options options;
    options.development = read.flag("development");
    options.settings.development = options.development;
    options.data = fs::absolute(read.text("data", "data")).lexically_normal();
    options.settings.data = options.data;
    options.master_key_file = read.text("master-key-file", (options.data / "keys" / "master.key").string());
    options.threads =
        static_cast<unsigned>(read.number("threads", std::max(1U, std::thread::hardware_concurrency())));
    options.shutdown_seconds = static_cast<unsigned>(read.number("shutdown-seconds", 8));
    read_limits(read, options);
    read_services(read, services, options);
    read_network(read, program_folder, options);
    read_backends(read, options);
    read_people(read, options, complaints);
    read_market(read, options);
    read_payments(read, options, complaints);
    read_mail(read, options, complaints);
    options.log_level = read.one_of("log-level", {"debug", "info", "warn", "error"}, "info");
    options.log_json =
        read.one_of("log-format", {"json", "text"}, options.development ? "text" : "json") == "json";
    options.log_file = read.text("log-file", "");
    check_rules(read, services, options, use);
    if (!complaints.empty()) return std::unexpected(std::move(complaints));
    return options;
}

}  // namespace bookverse::config
