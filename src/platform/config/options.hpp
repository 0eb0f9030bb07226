// The configuration, understood and checked. Whoever holds an Options may trust it: what would run but be
// wrong was refused with an explanation.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "platform/config/values.hpp"
#include "platform/service/settings.hpp"

namespace bookverse::config {

/// sqlite:DIR is {"sqlite", "DIR"}, mongodb://h is {"mongodb", "mongodb://h"}, local is {"local", ""}.
struct Backend {
    std::string kind;
    Secret where;  ///< an address may hold a password
};

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};

/// Another limit for all routes of this name; count 0 switches it off.
struct LimitOverride {
    std::string name;
    std::uint32_t count = 0;
    std::uint32_t seconds = 0;
};

struct Options {
    bool development = false;
    std::filesystem::path data;
    std::filesystem::path master_key_file;
    unsigned threads = 1;
    unsigned shutdown_seconds = 8;
    std::vector<LimitOverride> rate_limits;

    bool everything = true;  ///< all services in this process
    std::string only;        ///< else the one that runs here: a service's name or "gateway"
    std::map<std::string, std::string> service_urls;

    Backend store, bus, cache, blobs, mail;
    Endpoint listen;
    std::optional<Endpoint> internal;
    Endpoint telemetry;
    std::vector<std::string> trusted_proxies;
    std::filesystem::path ca_file;
    std::filesystem::path web;

    std::string mail_from, mail_from_name, mail_user;
    Secret mail_password;

    std::string log_level;
    bool log_json = true;
    std::filesystem::path log_file;

    service::Settings settings;

    bool runs(std::string_view service) const { return everything || only == service; }
};

/// Who only asks or looks (audit, backup, parked, …) need not say what it takes to serve: how mail goes out.
enum class Use : std::uint8_t { serving, asking };

/// `services`: the names that exist, without the gateway. `program_folder`: where the binary lies, to find
/// the web app.
std::expected<Options, Complaints> understand(const Values& values, const std::vector<std::string>& services,
                                              const std::filesystem::path& program_folder,
                                              Use use = Use::serving);

}  // namespace bookverse::config
