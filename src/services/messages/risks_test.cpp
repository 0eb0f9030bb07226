#include "services/messages/risks.hpp"

#include <gtest/gtest.h>

#include <boost/describe.hpp>

#include "platform/json/json.hpp"

namespace bookverse::messages {
namespace {

std::u16string utf16(std::string_view text) {
    std::u16string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        out.append(length == 4 ? 2 : 1, length == 1 ? static_cast<char16_t>(lead) : u'?');
        at += length;
    }
    return out;
}

/// "phone[+49 170 1234567] …": the marked parts, cut out as a browser would.
std::string marked(std::string_view text) {
    const auto units = utf16(text);
    std::string all;
    for (const Risk& risk : find_risks(text, "books.example.edu")) {
        const auto part = units.substr(static_cast<std::size_t>(risk.begin),
                                       static_cast<std::size_t>(risk.end - risk.begin));
        all += (all.empty() ? "" : " ") + std::string{boost::describe::enum_to_string(risk.kind, "?")} + "[";
        for (const char16_t c : part)
            all += static_cast<char>(c);
        all += "]";
    }
    return all;
}

TEST(Risks, marks_what_leads_off_the_platform) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        // Mail
        {"write to ann.b+c@mail.example.com please", "email[ann.b+c@mail.example.com]"},
        {"ann@example.com.", "email[ann@example.com]"},
        {"ann (at) example (dot) com", "email[ann (at) example (dot) com]"},
        {"ann[at]example.org!", "email[ann[at]example.org]"},
        {"two: a@b.de, c@d.de", "email[a@b.de] email[c@d.de]"},
        {"Öl? ann@example.com", "email[ann@example.com]"},
        {"\U0001F600 ann@example.com", "email[ann@example.com]"},
        // Links
        {"see https://evil.example/x?y=1.", "link[https://evil.example/x?y=1]"},
        {"(http://evil.example)", "link[http://evil.example]"},
        {"HTTPS://EVIL.EXAMPLE", "link[HTTPS://EVIL.EXAMPLE]"},
        {"www.evil.example/pay", "link[www.evil.example/pay]"},
        {"pay at paypal.me/ann now", "link[paypal.me/ann]"},
        {"on vinted.de it is cheaper", "link[vinted.de]"},
        {"t.me/ann_books", "link[t.me/ann_books]"},
        {"tg://resolve?domain=ann", "link[tg://resolve?domain=ann]"},
        {"https://books.example.edu@evil.example/", "link[https://books.example.edu@evil.example/]"},
        {"https://books.example.edu.evil.example/", "link[https://books.example.edu.evil.example/]"},
        {"https://books.example.edu/x https://evil.example", "link[https://evil.example]"},
        {"https://books.example.edu/?to=https://evil.example", "link[https://evil.example]"},
        // Phone numbers
        {"call +49 170 1234567", "phone[+49 170 1234567]"},
        {"+1 (555) 123-4567", "phone[+1 (555) 123-4567]"},
        {"0049 30 1234567", "phone[0049 30 1234567]"},
        {"0170/1234567", "phone[0170/1234567]"},
        {"0151-23456789", "phone[0151-23456789]"},
        {"(030) 1234567", "phone[(030) 1234567]"},
        {"06 12 34 56 78", "phone[06 12 34 56 78]"},
        {"555-123-4567", "phone[555-123-4567]"},
        {"(555) 123-4567", "phone[(555) 123-4567]"},
        {"1-555-123-4567", "phone[1-555-123-4567]"},
        {"WhatsApp: 1234567", "phone[1234567]"},
        {"Tel. 8765 4321", "phone[8765 4321]"},
        {"am 2026-11-24 0170 1234567", "phone[0170 1234567]"},
        {"ISBN 9780198526636, call +49 170 1234567", "phone[+49 170 1234567]"},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(marked(text), expected) << text;
}

TEST(Risks, leaves_alone_what_students_write_all_day) {
    const std::string_view harmless[] = {
        "9780198526636",
        "978-0-19-852663-6",
        "978 0 19 852663 6",
        "979-10-90636-07-1",
        "0198526636",
        "0-19-852663-6",
        "0-8044-2957-X",
        "0 8044 2957 X",
        "080442957X",
        "ISBN: 0198526631",
        "ISBN 978 0 19 852663 1",
        "12.50",
        "1.234.567,00 €",
        "€ 0123456789",
        "15 EUR",
        "0.123456789",
        "2026-11-24",
        "24.11.2026",
        "01.12.2026 10:30",
        "2026-11-24 10:30-11:45",
        "11/24/2026",
        "between 2019 and 2026",
        "MATH 201",
        "CS101-002-2026",
        "PHYS-1234567890",
        "#0123456789",
        "pages 100-250, 300-420",
        "chapters 1 2 3 4 5 6 7 8 9 10 11 12",
        "room 02.012.034",
        "3rd ed., vol. 2",
        "e.g. this",
        "Mr.Smith",
        "It is nearly new.Is it ok for you",
        "ASP.NET Core in Action",
        "node.js",
        "a@b",
        "meet @ the library",
        "@ann",
        "https://books.example.edu/listings/1",
        "http://BOOKS.example.edu",
        "books.example.edu/sell",
        "://",
        "http://",
        "",
    };
    for (const auto text : harmless)
        EXPECT_EQ(marked(text), "") << text;
}

TEST(Risks, counts_as_a_browser_does) {
    const auto risks = find_risks("\U0001F600é a@b.de", "");
    ASSERT_EQ(risks.size(), 1U);
    EXPECT_EQ(risks[0].begin, 4);
    EXPECT_EQ(risks[0].end, 10);
}

TEST(Risks, what_stays_of_a_closed_account_has_no_way_to_reach_it) {
    EXPECT_EQ(without_risks("Hi, ann@example.com or 0170 1234567!", ""), "Hi, … or …!");
    EXPECT_EQ(without_risks("Tuesday at ten", ""), "Tuesday at ten");
}

}  // namespace
}  // namespace bookverse::messages
