// Text of people inside the HTML part of a mail.
#pragma once

#include <string>
#include <string_view>

namespace bookverse::mail {

/// For element text and for attributes in double quotes.
std::string html_escaped(std::string_view text);

}  // namespace bookverse::mail
