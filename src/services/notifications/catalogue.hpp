// The words of notices in each language: share/notices/<language>.json, one file a language with the same
// keys and placeholders (catalogue_test.cpp). {title} stands for a fact; "[ … {when}]" is left out when a
// fact in it is missing.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "services/accounts/api.hpp"
#include "services/notifications/model.hpp"

namespace bookverse::notifications {

using accounts::Language;

/// The file as it was put into the program.
std::string_view catalogue_text(Language language) noexcept;

struct Words {
    std::string title;
    std::string text;
    std::string button;
};
BOOST_DESCRIBE_STRUCT(Words, (), (title, text, button))

struct Catalogue {
    std::map<std::string, Words> kinds;
    std::map<std::string, std::string> reasons;
    std::map<std::string, std::string> groups;
    std::map<std::string, std::string> mail;
};
BOOST_DESCRIBE_STRUCT(Catalogue, (), (kinds, reasons, groups, mail))

const Catalogue& catalogue(Language language);

using Values = std::map<std::string, std::string>;

std::string fill(std::string_view pattern, const Values& values);
/// 12.50 EUR, 12,50 EUR
std::string money_text(Language language, const Money& money);
/// 25 Nov 2026, 18:00; in the installation's zone.
std::string time_text(Language language, Instant at);

/// What a notice says.
Words words_of(Language language, Kind kind, const Facts& facts);

}  // namespace bookverse::notifications
