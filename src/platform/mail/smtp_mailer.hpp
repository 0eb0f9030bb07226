// Mail through a server, by libcurl. TLS with a checked certificate is a must, except on this machine or
// where the address says smtp-plain.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "platform/mail/folder_mailer.hpp"
#include "platform/mail/mailer.hpp"

namespace bookverse::mail {

struct SmtpOptions {
    /// smtp://host[:587] (STARTTLS), smtps://host[:465] (TLS from the start), smtp-plain://host[:25] (none).
    /// A user and a password in it count as given below.
    Secret server;
    std::string user{};
    Secret password{};
    std::string ca_file{};  ///< PEM; empty: the system's
    std::chrono::milliseconds longest{30'000};
    bool tls_on_loopback = false;  ///< smtp:// to this machine demands STARTTLS too
};

/// Throws std::invalid_argument with a sentence for an address that cannot work, and for a password that
/// would travel unprotected over a network.
std::unique_ptr<Mailer> make_smtp_mailer(SmtpOptions options, Sender from);

}  // namespace bookverse::mail
