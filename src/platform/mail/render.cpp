#include <algorithm>
#include <array>

#include "platform/mail/encoding.hpp"
#include "platform/mail/mailer.hpp"

namespace bookverse::mail {
namespace {

constexpr std::size_t longest_header = 900;  // RFC 5322 allows lines of 998
/// "=_" cannot occur in quoted-printable, so no text can forge the boundary.
constexpr std::string_view boundary = "=_bookverse_alternative";
constexpr std::array<std::string_view, 12> our_headers = {
    "from",       "to",           "subject",      "date",
    "message-id", "mime-version", "content-type", "auto-submitted",
    "cc",         "bcc",          "sender",       "content-transfer-encoding"};

void add_header(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

std::string mailbox(std::string_view name, const Email& address, std::size_t used) {
    if (name.empty()) return address.str();
    const std::string phrase = detail::encoded_phrase(name, used);
    // An address on a line of its own never makes the line too long.
    return phrase + (phrase.size() + used + address.str().size() > 70 ? "\r\n <" : " <") + address.str() +
           '>';
}

/// The id of the cause as a Message-ID; what RFC 5322 does not allow there becomes '-'.
std::string message_id(std::string_view id, const Email& from) {
    std::string local{id};
    std::ranges::replace_if(
        local,
        [](char c) {
            return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                     c == '_');
        },
        '-');
    if (local.empty() || local.size() > 200) throw std::invalid_argument{"a mail needs the id of its cause"};
    return '<' + local + '@' + std::string{from.domain()} + '>';
}

void check_own_header(const std::string& name, const std::string& value) {
    std::string lower = name;
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const bool token = !name.empty() && name.size() <= 60 && std::ranges::all_of(lower, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    const bool printable = std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
    if (!token || !printable || value.size() > longest_header ||
        std::ranges::find(our_headers, lower) != our_headers.end()) {
        throw std::invalid_argument{"a mail may not have the header " + name};
    }
}

void add_part(std::string& out, std::string_view type, std::string_view text) {
    add_header(out, "Content-Type", std::string{type} + "; charset=utf-8");
    add_header(out, "Content-Transfer-Encoding", "quoted-printable");
    out += "\r\n";
    out += detail::quoted_printable(text);
}

}  // namespace

std::string render(const Mail& mail, const Email& from, std::string_view from_name, std::string_view date) {
    for (const std::string_view text :
         {std::string_view{mail.subject}, std::string_view{mail.text}, std::string_view{mail.html},
          std::string_view{mail.to_name}, from_name}) {
        if (!is_utf8(text)) throw std::invalid_argument{"the text of a mail is not UTF-8"};
    }
    if (date.find_first_of("\r\n") != std::string_view::npos)
        throw std::invalid_argument{"not a date of a mail"};
    std::string out;
    add_header(out, "From", mailbox(from_name, from, 6));
    add_header(out, "To", mailbox(mail.to_name, mail.to, 4));
    add_header(out, "Subject", detail::encoded_header(mail.subject, 9));
    add_header(out, "Date", date);
    add_header(out, "Message-ID", message_id(mail.id, from));
    add_header(out, "MIME-Version", "1.0");
    // RFC 3834: no out-of-office answers, please.
    add_header(out, "Auto-Submitted", "auto-generated");
    for (const auto& [name, value] : mail.headers) {
        check_own_header(name, value);
        add_header(out, name, value);
    }
    if (mail.html.empty()) {
        add_part(out, "text/plain", mail.text);
        return out;
    }
    const std::string delimiter = "--" + std::string{boundary};
    add_header(out, "Content-Type", "multipart/alternative; boundary=\"" + std::string{boundary} + '"');
    out += "\r\n" + delimiter + "\r\n";
    add_part(out, "text/plain", mail.text);
    out += delimiter + "\r\n";
    add_part(out, "text/html", mail.html);
    out += delimiter + "--\r\n";
    return out;
}

std::string mail_date(Instant at) {
    static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
    const auto two = [](auto number) {
        std::string text = std::to_string(number);
        return text.size() < 2 ? '0' + text : text;
    };
    return std::string{days[std::chrono::weekday{day}.c_encoding()]} + ", " +
           two(static_cast<unsigned>(date.day())) + ' ' + months[static_cast<unsigned>(date.month()) - 1] +
           ' ' + std::to_string(static_cast<int>(date.year())) + ' ' + two(time.hours().count()) + ':' +
           two(time.minutes().count()) + ':' + two(time.seconds().count()) + " +0000";
}

}  // namespace bookverse::mail
