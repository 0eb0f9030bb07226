#include "platform/config/rules.hpp"

#include <algorithm>
#include <array>

#include "platform/config/suggest.hpp"

namespace bookverse::config {

namespace {

bool is_local_host(std::string_view host) {
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]" || host.ends_with(".localhost");
}

/// One process a service: what lives in one process is not seen by the others.
void check_separate(const FieldReader& read, const std::vector<std::string>& services,
                    const Options& options) {
    const auto why = "because some services run in other processes";
    const bool has_data = options.only != "gateway";
    if (has_data && options.store.kind == "sqlite")
        read.complain("store",
                      std::string{"must be mongodb://… "} + why + ", and SQLite belongs to one process.");
    if (has_data && options.bus.kind == "local")
        read.complain(
            "bus", std::string{"must be amqp://… "} + why + ", which a bus in this process does not reach.");
    if (options.cache.kind == "local")
        read.complain("cache",
                      std::string{"must be redis://… "} + why +
                          ": with a cache in each, limits would count apart and live events not arrive.");
    if (has_data && options.blobs.kind == "folder")
        read.complain("blobs", std::string{"must be gridfs "} + why + " and do not see this folder.");
    if (!read.given("master-key-file"))
        read.complain("master-key-file", "must be given: all processes need the same key.");
    if (!read.given("public-url")) read.complain("public-url", "must be given, the same for every process.");
    for (const auto& service : services)
        if (service != options.only && !options.service_urls.contains(service))
            read.complain("service-url", "must say where " + service + " listens: --service-url " + service +
                                             "=http://HOST:PORT");
    if (options.service_urls.contains(options.only))
        read.complain("service-url", "says where " + options.only + " is, but it runs here.");
    if (options.only != "gateway" && read.given("port"))
        read.complain("port", "is of no use here: only the gateway has a public port. Set --internal-port.");
}

void check_public_url(const FieldReader& read, const Options& options) {
    const auto& url = options.settings.public_url;
    const bool https = url.starts_with("https://");
    const auto host = host_of(url);
    const auto path = url.find('/', url.find("//") + 2);
    if ((!https && !url.starts_with("http://")) || host.empty() || path != std::string::npos) {
        read.complain("public-url",
                      "is scheme, host and port, like https://books.my-campus.edu, without a path.");
        return;
    }
    if (!https && !options.development && !is_local_host(host))
        read.complain(
            "public-url",
            "must begin with https://, else browsers do not keep the sign-in cookie and passwords travel "
            "readable. Put a proxy with a certificate in front (docs/operators/install.md).");
}

void check_production(const FieldReader& read, const Options& options, Use use) {
    if (use == Use::serving && options.mail.kind == "folder" && options.runs("accounts"))
        read.complain(
            "mail",
            "must be smtp://… or smtps://…: with a folder nobody gets the mails that prove an address. Use "
            "--development to try things out.");
    for (const auto& limit : options.rate_limits)
        if (limit.count == 0)
            read.complain("rate-limit",
                          "may switch a limit off in development only; give a higher one instead.");
    const std::array<std::pair<std::string_view, std::string>, 7> told{{
        {"public-url", host_of(options.settings.public_url)},
        {"store", options.store.where.reveal()},
        {"bus", options.bus.where.reveal()},
        {"cache", options.cache.where.reveal()},
        {"mail", options.mail.where.reveal()},
        {"mail-from", options.mail_from},
        {"mail-password-file", options.mail_password.reveal()},
    }};
    for (const auto& [option, text] : told)
        if (read.given(option) && is_example_value(text))
            read.complain(option, "holds an example from the documentation; put your own value there.");
}

}  // namespace

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    auto host = url.substr(scheme + 3);
    host = host.substr(0, host.find('/'));
    if (host.starts_with('[')) return std::string{host.substr(0, host.find(']') + 1)};
    return std::string{host.substr(0, host.rfind(':'))};
}

bool is_example_value(std::string_view text) {
    constexpr std::array marks{"example.com", "example.org", "example.net", "example.edu",
                               ".example",    "change-me",   "changeme"};
    return std::ranges::any_of(marks,
                               [&](const char* mark) { return text.find(mark) != std::string_view::npos; });
}

void check_rules(const FieldReader& read, const std::vector<std::string>& services, const Options& options,
                 Use use) {
    if (options.everything) {
        if (!options.service_urls.empty())
            read.complain("service-url",
                          "says that a service runs elsewhere, but --services is all. Either leave it out, "
                          "or start one "
                          "process a service with --services NAME.");
    } else {
        check_separate(read, services, options);
    }
    if (options.blobs.kind == "gridfs" && options.store.kind != "mongodb")
        read.complain("blobs", "can be gridfs only when --store is mongodb://…");
    if (!options.mail_password.empty() && options.mail_user.empty())
        read.complain("mail-password-file", "is given without --mail-user.");
    if (use == Use::serving && options.settings.mail_folder.empty() && options.mail.kind == "smtp" &&
        !read.given("mail-from") && is_local_host(host_of(options.settings.public_url)))
        read.complain("mail-from",
                      "must be given: no address can be made from " + options.settings.public_url + ".");
    check_public_url(read, options);
    if (!options.development) check_production(read, options, use);
}

}  // namespace bookverse::config
