#include "services/notifications/catalogue.hpp"

#include <array>
#include <boost/describe/enum_to_string.hpp>
#include <stdexcept>

#include "platform/json/json.hpp"
#include "platform/service/local_time.hpp"

namespace bookverse::notifications {
namespace {

Catalogue read_catalogue(Language language) {
    auto read = json::read<Catalogue>(catalogue_text(language));
    if (!read) throw std::logic_error{"a catalogue of notices cannot be read: " + read.error().message};
    return std::move(*read);
}

/// One pattern without brackets; `whole` turns false when a value is missing.
std::string fill_plain(std::string_view pattern, const Values& values, bool& whole) {
    std::string out;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = pattern.find('}', open);
        const auto value = values.find(std::string{pattern.substr(open + 1, close - open - 1)});
        if (value != values.end()) out += value->second;
        whole = whole && value != values.end() && !value->second.empty();
        pattern.remove_prefix(close + 1);
    }
    return out;
}

std::string title_of(const Facts& facts) {
    return facts.count > 1 ? facts.title + " (+" + std::to_string(facts.count - 1) + ")" : facts.title;
}

}  // namespace

const Catalogue& catalogue(Language language) {
    static const Catalogue english = read_catalogue(Language::en);
    static const Catalogue german = read_catalogue(Language::de);
    return language == Language::de ? german : english;
}

std::string fill(std::string_view pattern, const Values& values) {
    std::string out;
    bool ignored = true;
    while (!pattern.empty()) {
        const auto open = pattern.find('[');
        out += fill_plain(pattern.substr(0, open), values, ignored);
        if (open == std::string_view::npos) break;
        const auto close = pattern.find(']', open);
        bool whole = true;
        const auto inside = fill_plain(pattern.substr(open + 1, close - open - 1), values, whole);
        if (whole) out += inside;
        pattern.remove_prefix(close + 1);
    }
    return out;
}

std::string money_text(Language language, const Money& money) {
    std::string number = decimal(money);
    if (language == Language::de)
        for (char& c : number)
            if (c == '.') c = ',';
    return number + " " + std::string{money.currency.code()};
}

std::string time_text(Language language, Instant at) {
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::tm local = service::local_time(at);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string time = two(local.tm_hour) + ":" + two(local.tm_min);
    const std::string year = std::to_string(local.tm_year + 1900);
    if (language == Language::de)
        return two(local.tm_mday) + "." + two(local.tm_mon + 1) + "." + year + ", " + time + " Uhr";
    return std::to_string(local.tm_mday) + " " + months[static_cast<std::size_t>(local.tm_mon)] + " " + year +
           ", " + time;
}

Words words_of(Language language, Kind kind, const Facts& facts) {
    const Catalogue& all = catalogue(language);
    const auto found = all.kinds.find(boost::describe::enum_to_string(kind, ""));
    if (found == all.kinds.end()) return {};
    Values values{{"title", title_of(facts)}, {"words", facts.words}};
    if (facts.money) values["money"] = money_text(language, *facts.money);
    if (facts.when) values["when"] = time_text(language, *facts.when);
    // A reason that this version does not know is not told: better nothing than a code.
    if (const auto reason = all.reasons.find(facts.reason); reason != all.reasons.end())
        values["reason"] = reason->second;
    const Words& words = found->second;
    return {fill(words.title, values), fill(words.text, values), words.button};
}

}  // namespace bookverse::notifications
