#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/mail/encoding.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/mail/smtp_address.hpp"
#include "platform/mail/smtp_mailer.hpp"

namespace bookverse::mail {
namespace {

const Email from = *Email::parse("no-reply@books.example.edu");

Mail mail_to_jane() {
    return {.id = "01890a5d-ac96-774b-bcce-b302099a8057",
            .to = *Email::parse("jane@uni.edu"),
            .to_name = "Jane Doe",
            .subject = "Your book",
            .text = "Hello Jane,\nit is yours.\n",
            .html = ""};
}

std::string rendered(const Mail& mail, std::string_view name = "BookVerse+") {
    return render(mail, from, name, "Sun, 22 Nov 2026 21:50:00 +0000");
}

/// Undoes quoted-printable, leniently.
std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out += text[i];
        } else if (text.substr(i + 1, 2) == "\r\n") {
            i += 2;
        } else {
            out += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 2)}, nullptr, 16));
            i += 2;
        }
    }
    return out;
}

void expect_sound_lines(const std::string& text, std::size_t longest) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        ASSERT_NE(end, std::string::npos) << "the last line has an end";
        const std::string line = text.substr(at, end - at);
        EXPECT_LE(line.size(), longest) << line;
        for (const char c : line)
            EXPECT_TRUE((c >= ' ' && c <= '~') || c == '\t') << line;
        at = end + 2;
    }
}

TEST(Render, plain_mail) {
    EXPECT_EQ(rendered(mail_to_jane()),
              "From: \"BookVerse+\" <no-reply@books.example.edu>\r\n"
              "To: \"Jane Doe\" <jane@uni.edu>\r\n"
              "Subject: Your book\r\n"
              "Date: Sun, 22 Nov 2026 21:50:00 +0000\r\n"
              "Message-ID: <01890a5d-ac96-774b-bcce-b302099a8057@books.example.edu>\r\n"
              "MIME-Version: 1.0\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "Hello Jane,\r\nit is yours.\r\n");
}

TEST(Render, html_is_an_alternative) {
    Mail mail = mail_to_jane();
    mail.html = "<p class=\"x\">Hällo</p>";
    mail.headers = {{"List-Unsubscribe", "<https://books.example.edu/u>"}};
    const std::string text = rendered(mail);
    EXPECT_NE(text.find("List-Unsubscribe: <https://books.example.edu/u>\r\n"), std::string::npos);
    EXPECT_NE(text.find("Content-Type: multipart/alternative; boundary=\"=_bookverse_alternative\"\r\n\r\n"
                        "--=_bookverse_alternative\r\nContent-Type: text/plain"),
              std::string::npos);
    EXPECT_NE(text.find("<p class=3D\"x\">H=C3=A4llo</p>\r\n--=_bookverse_alternative--\r\n"),
              std::string::npos);
    expect_sound_lines(text, 76);
}

TEST(Render, no_header_can_be_injected) {
    const std::string evil = "x\r\nBcc: victim@uni.edu\r\n\r\nbody";
    Mail mail = mail_to_jane();
    mail.subject = mail.to_name = evil;
    mail.id = "1>\r\nBcc: victim@uni.edu";
    mail.text = "--=_bookverse_alternative\r\nContent-Type: text/html\r\n\r\nforged\r\n.\r\nQUIT";
    mail.html = mail.text;
    const std::string text = rendered(mail, evil);
    const std::string head = text.substr(0, text.find("\r\n\r\n"));
    EXPECT_EQ(head.find("\r\nBcc"), std::string::npos) << head;
    std::size_t delimiters = 0;
    for (auto at = text.find("\r\n--=_bookverse"); at != std::string::npos;
         at = text.find("\r\n--=_bookverse", at + 1))
        ++delimiters;
    EXPECT_EQ(delimiters, 3U);
    // Every line of the head is a header that we know, or the continuation of one.
    for (std::size_t at = 0; at < head.size(); at = std::min(head.find("\r\n", at), head.size() - 2) + 2) {
        const std::string line = head.substr(at, head.find("\r\n", at) - at);
        const bool known =
            std::ranges::any_of(std::array{" ", "From: ", "To: ", "Subject: ", "Date: ", "Message-ID: ",
                                           "MIME-Version: ", "Auto-Submitted: ", "Content-Type: "},
                                [&](const char* start) { return line.starts_with(start); });
        EXPECT_TRUE(known) << line;
    }
    mail.subject = std::string{"a\0b\x1B[2J\x7F", 8};
    expect_sound_lines(rendered(mail), 200);
}

TEST(Render, what_is_refused) {
    const std::pair<std::string, std::string> headers[] = {
        {"X-Y", "a\r\nBcc: b"}, {"X\r\nBcc", "a"}, {"", "a"},
        {"X Y", "a"},           {"bcc", "a@b.c"},  {"Subject", "a"},
        {"Content-Type", "a"},  {"X-Y", "ü"},      {"X-Y", std::string(1000, 'a')}};
    for (const auto& header : headers) {
        Mail mail = mail_to_jane();
        mail.headers = {header};
        EXPECT_THROW(rendered(mail), std::invalid_argument) << header.first;
    }
    for (std::string Mail::* member : {&Mail::subject, &Mail::text, &Mail::html, &Mail::to_name}) {
        Mail mail = mail_to_jane();
        mail.*member = "\xFF\xFE";
        EXPECT_THROW(rendered(mail), std::invalid_argument);
    }
    Mail mail = mail_to_jane();
    mail.id = "";
    EXPECT_THROW(rendered(mail), std::invalid_argument);
    EXPECT_THROW(render(mail_to_jane(), from, "", "today\r\nBcc: a"), std::invalid_argument);
}

TEST(EncodedHeader, table) {
    struct Case {
        std::string text, encoded;
    };
    const Case cases[] = {
        {"", ""},
        {"Plain subject", "Plain subject"},
        {"Grüße", "=?UTF-8?B?R3LDvMOfZQ==?="},
        {"a\r\nb", "a  b"},
        {"=?UTF-8?B?ZXZpbA==?=", "=?UTF-8?B?PT9VVEYtOD9CP1pYWnBiQT09Pz0=?="},
    };
    for (const Case& c : cases)
        EXPECT_EQ(detail::encoded_header(c.text, 9), c.encoded);
    std::string books;
    for (int i = 0; i < 40; ++i)
        books += "📚";
    const std::string folded = "Subject: " + detail::encoded_header(books, 9) + "\r\n";
    expect_sound_lines(folded, 76);
    // Each word stands for whole characters: books of four bytes, so every word's base64 is a multiple of
    // 16/3.
    EXPECT_EQ(folded.find("=?UTF-8?B?"), 9U);
    EXPECT_EQ(detail::encoded_phrase("Jane \"J\" \\Doe", 4), "\"Jane \\\"J\\\" \\\\Doe\"");
    EXPECT_EQ(detail::encoded_phrase("Jürgen", 4), "=?UTF-8?B?SsO8cmdlbg==?=");
}

TEST(QuotedPrintable, round_trip) {
    const std::string texts[] = {"",
                                 "a",
                                 "a\n",
                                 "a=b",
                                 "trailing blank \nand tab\t\n",
                                 "mixed\rline\nends\r\n\r\n",
                                 ".\n..\nFrom me",
                                 "Grüße 📚",
                                 std::string(200, 'x'),
                                 std::string(75, 'x') + "ü",
                                 std::string(76, ' '),
                                 std::string(74, 'x') + "=",
                                 std::string{"nul\0", 4}};
    for (const std::string& text : texts) {
        const std::string encoded = detail::quoted_printable(text);
        expect_sound_lines(encoded, 76);
        EXPECT_EQ(encoded.find(" \r\n"), std::string::npos);
        std::string expected;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
            expected += text[i] == '\n' || text[i] == '\r' ? std::string{"\r\n"} : std::string(1, text[i]);
        }
        if (!text.empty() && text.back() != '\n' && text.back() != '\r') expected += "\r\n";
        EXPECT_EQ(plain(encoded), expected);
    }
}

TEST(MailDate, is_rfc_5322) {
    EXPECT_EQ(mail_date(Instant{std::chrono::milliseconds{1'795'384'205'999}}),
              "Sun, 22 Nov 2026 21:50:05 +0000");
    EXPECT_EQ(mail_date(Instant{}), "Thu, 01 Jan 1970 00:00:00 +0000");
}

TEST(SmtpAddress, says_what_protects_it) {
    using detail::Tls;
    struct Case {
        const char *address, *url;
        Tls tls;
    };
    const Case cases[] = {
        {"smtp://mail.uni.edu", "smtp://mail.uni.edu:587", Tls::starttls},
        {"smtp://mail.uni.edu:25/", "smtp://mail.uni.edu:25", Tls::starttls},
        {"smtps://mail.uni.edu", "smtps://mail.uni.edu:465", Tls::from_the_start},
        {"smtp-plain://mail.uni.edu", "smtp://mail.uni.edu:25", Tls::none},
        {"smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525", Tls::none},
        {"smtp://127.9.9.9:25", "smtp://127.9.9.9:25", Tls::none},
        {"smtp://[::1]:25", "smtp://[::1]:25", Tls::none},
        {"smtp://localhost:25", "smtp://localhost:25", Tls::none},
        {"smtp://localhost.evil.example:25", "smtp://localhost.evil.example:25", Tls::starttls},
        {"smtp://10.0.0.1:25", "smtp://10.0.0.1:25", Tls::starttls},
    };
    for (const Case& c : cases) {
        const auto read = detail::read_smtp_address(Secret{c.address});
        EXPECT_EQ(read.url, c.url);
        EXPECT_EQ(read.tls, c.tls) << c.address;
    }
    const auto read = detail::read_smtp_address(Secret{"smtps://jane%40uni.edu:p%40ss@mail.uni.edu"});
    EXPECT_EQ(read.url, "smtps://mail.uni.edu:465");
    EXPECT_EQ(read.user, "jane@uni.edu");
    EXPECT_EQ(read.password.reveal(), "p@ss");
    for (const auto* bad : {"", "mail.uni.edu", "http://mail.uni.edu", "smtp://", "smtp://a/path",
                            "smtp://a?x=hunter2", "file:///x"}) {
        try {
            detail::read_smtp_address(Secret{bad});
            ADD_FAILURE() << bad;
        } catch (const std::invalid_argument& error) {
            EXPECT_EQ(std::string_view{error.what()}.find("hunter2"), std::string_view::npos);
        }
    }
    EXPECT_THROW(make_smtp_mailer({.server = Secret{"smtp-plain://u:p@mail.uni.edu"}}, {from, ""}),
                 std::invalid_argument);
    EXPECT_THROW(make_smtp_mailer({.server = Secret{"smtp-plain://mail.uni.edu"}, .user = "u"}, {from, ""}),
                 std::invalid_argument);
}

}  // namespace
}  // namespace bookverse::mail
