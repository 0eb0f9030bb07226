// A mail server of a few lines for contract tests: one thread, one connection at a time, and faults on
// demand.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace bookverse::mail::testing {

/// What the server does at which step. Steps: "connect", "EHLO", "MAIL", "RCPT", "DATA", "end" (of the text).
struct Fault {
    std::string step;
    std::string answer;  ///< "451 later", "" closes the connection, "silence" never answers
};

struct Received {
    std::string from, to;
    std::string text;   ///< dots unstuffed
    std::string login;  ///< what AUTH PLAIN carried, base64
};

class SmtpSink {
public:
    explicit SmtpSink(Fault fault = {}, bool offers_auth = false);
    SmtpSink(const SmtpSink&) = delete;
    SmtpSink& operator=(const SmtpSink&) = delete;
    ~SmtpSink();

    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    std::vector<Received> mails() const;
    std::vector<std::string> commands() const;

private:
    void serve();
    void talk(int connection);
    bool answer(int connection, const std::string& step, std::string_view usual);

    Fault fault_;
    bool offers_auth_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> closing_ = false;
    mutable std::mutex mutex_;
    std::vector<Received> mails_;
    std::vector<std::string> commands_;
    std::thread thread_;
};

}  // namespace bookverse::mail::testing
