#include "platform/mail/smtp_mailer.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "platform/async/run.hpp"
#include "platform/mail/smtp_address.hpp"

namespace bookverse::mail {
namespace {

using detail::SmtpAddress;
using detail::Tls;

struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;
using List = std::unique_ptr<curl_slist, FreeList>;

/// What libcurl reads from us and what we remember of the server.
struct Exchange {
    std::string_view to_send;
    bool greeted = false;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* context) {
    auto& exchange = *static_cast<Exchange*>(context);
    const std::size_t length = std::min(size * count, exchange.to_send.size());
    std::memcpy(buffer, exchange.to_send.data(), length);
    exchange.to_send.remove_prefix(length);
    return length;
}

std::size_t hear(char* line, std::size_t size, std::size_t count, void* context) {
    if (std::string_view{line, size * count}.starts_with("220"))
        static_cast<Exchange*>(context)->greeted = true;
    return size * count;
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

/// 5xx that say something about us or the server, not about this mail: mend the configuration, then it works.
bool is_about_us(long code) {
    return code == 530 || code == 534 || code == 535 || code == 538 || code == 502 || code == 504;
}

class SmtpMailer final : public Mailer {
public:
    SmtpMailer(SmtpOptions options, Sender from)
        : options_{std::move(options)},
          from_{std::move(from)},
          address_{detail::read_smtp_address(options_.server)} {
        [[maybe_unused]] static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
        const bool plain_by_name = options_.server.reveal().starts_with("smtp-plain:");
        if (options_.tls_on_loopback && address_.tls == Tls::none && !plain_by_name)
            address_.tls = Tls::starttls;
        if (options_.user.empty()) {
            options_.user = address_.user;
            options_.password = address_.password;
        }
        if (!options_.user.empty() && address_.tls == Tls::none && !address_.loopback) {
            throw std::invalid_argument{
                "smtp-plain would send the mail password unprotected; use smtp:// or smtps://"};
        }
    }

    Task<> send(Mail mail, Deadline deadline) override {
        co_await offload(
            pool_, [this, mail = std::move(mail), deadline] { transfer(mail, deadline); }, deadline);
    }
    Task<> ping(Deadline deadline) override {
        co_await offload(
            pool_,
            [this, deadline] {
                Exchange exchange;
                const Handle handle = prepare(exchange, deadline);
                curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, "NOOP");
                perform(handle.get(), exchange, deadline);
            },
            deadline);
    }
    std::string_view kind() const noexcept override { return "smtp"; }

private:
    void transfer(const Mail& mail, Deadline deadline) const {
        const auto now = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
        const std::string text = render(mail, from_.address, from_.name, mail_date(now));
        const std::string sender = '<' + from_.address.str() + '>', recipient = '<' + mail.to.str() + '>';
        Exchange exchange{text};
        const Handle handle = prepare(exchange, deadline);
        const List recipients{curl_slist_append(nullptr, recipient.c_str())};
        if (!recipients) throw Unavailable{"mail: out of memory"};
        curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, sender.c_str());
        curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, recipients.get());
        curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, &give);
        curl_easy_setopt(handle.get(), CURLOPT_READDATA, &exchange);
        curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
        perform(handle.get(), exchange, deadline);
    }

    Handle prepare(Exchange& exchange, Deadline deadline) const {
        Handle handle{curl_easy_init()};
        if (!handle) throw Unavailable{"mail: out of memory"};
        CURL* h = handle.get();
        const auto limit = std::clamp(deadline.left(), std::chrono::milliseconds{1}, options_.longest);
        // Behind the slash is the name that we greet with; localhost's would be the machine's.
        const std::string url = address_.url + '/' + std::string{from_.address.domain()};
        curl_easy_setopt(h, CURLOPT_URL, url.c_str());
        curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(h, CURLOPT_PROXY, "");
        curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, static_cast<long>(limit.count()));
        curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT_MS, std::min(static_cast<long>(limit.count()), 10'000L));
        curl_easy_setopt(h, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                         std::max(1L, static_cast<long>(options_.longest.count() / 1000)));
        curl_easy_setopt(h, CURLOPT_USE_SSL, address_.tls == Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL);
        curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(h, CURLOPT_SSL_VERIFYHOST, 2L);
        curl_easy_setopt(h, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
        if (!options_.ca_file.empty()) curl_easy_setopt(h, CURLOPT_CAINFO, options_.ca_file.c_str());
        if (!options_.user.empty()) {
            curl_easy_setopt(h, CURLOPT_USERNAME, options_.user.c_str());
            curl_easy_setopt(h, CURLOPT_PASSWORD, options_.password.reveal().c_str());
        }
        curl_easy_setopt(h, CURLOPT_SASL_IR, 1L);  // one round trip less
        curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, &hear);
        curl_easy_setopt(h, CURLOPT_HEADERDATA, &exchange);
        curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, &ignore);
        return handle;
    }

    static void perform(CURL* handle, const Exchange& exchange, Deadline deadline) {
        const CURLcode result = curl_easy_perform(handle);
        if (result == CURLE_OK) return;
        // libcurl counts whole milliseconds and may be a little early.
        const bool out_of_time = deadline.left() < std::chrono::milliseconds{50};
        if (result == CURLE_OPERATION_TIMEDOUT && out_of_time) throw DeadlinePassed{"mail"};
        long code = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
        const bool mail_was_judged = result == CURLE_SEND_ERROR || result == CURLE_WEIRD_SERVER_REPLY;
        const std::string what = std::string{"mail server: "} + curl_easy_strerror(result) +
                                 (code > 0 ? " (" + std::to_string(code) + ')' : "");
        if (mail_was_judged && exchange.greeted && code >= 500 && code < 600 && !is_about_us(code))
            throw MailRefused{what};
        throw Unavailable{what};
    }

    SmtpOptions options_;
    Sender from_;
    SmtpAddress address_;
    Pool pool_{"mail", {.threads = 2, .queue = 256}};
};

}  // namespace

std::unique_ptr<Mailer> make_smtp_mailer(SmtpOptions options, Sender from) {
    return std::make_unique<SmtpMailer>(std::move(options), std::move(from));
}

}  // namespace bookverse::mail
