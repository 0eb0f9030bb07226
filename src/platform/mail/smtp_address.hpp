// What an address of a mail server means.
#pragma once

#include <string>

#include "base/text.hpp"

namespace bookverse::mail::detail {

enum class Tls : std::uint8_t { none, starttls, from_the_start };

struct SmtpAddress {
    std::string url;  ///< for libcurl: scheme, host, port, no user
    Tls tls{};
    bool loopback = false;
    std::string user;
    Secret password;
};

/// Throws std::invalid_argument; its text never holds the address, which may contain a password.
SmtpAddress read_smtp_address(const Secret& server);

}  // namespace bookverse::mail::detail
