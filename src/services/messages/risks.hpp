// What in a text may lead a reader off the platform, where nobody can help: mail addresses, phone numbers,
// links to elsewhere. Marked for the reader, never dropped. It would rather miss one than warn of an ISBN, a
// price, a date or a course code.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bookverse::messages {

enum class RiskKind : std::uint8_t { email, phone, link };
BOOST_DESCRIBE_ENUM(RiskKind, email, phone, link)

/// [begin, end) in UTF-16 code units, as the text is counted in a browser.
struct Risk {
    RiskKind kind{};
    std::int64_t begin = 0;
    std::int64_t end = 0;

    friend bool operator==(const Risk&, const Risk&) = default;
};
BOOST_DESCRIBE_STRUCT(Risk, (), (kind, begin, end))

/// In order, not overlapping. `text` is valid UTF-8; links to `own_host` ("books.example.edu", lower case)
/// are none.
std::vector<Risk> find_risks(std::string_view text, std::string_view own_host);

/// The text with an ellipsis in place of each: what stays of a closed account's words.
std::string without_risks(std::string_view text, std::string_view own_host);

}  // namespace bookverse::messages
