#include "services/orders/calendar.hpp"

#include "base/text.hpp"

namespace bookverse::orders {
namespace {

/// 20270115T080000Z
std::string basic_time(Instant at) {
    std::string out;
    for (const char c : to_string(std::chrono::floor<std::chrono::seconds>(at)).substr(0, 19))
        if (c != '-' && c != ':') out += c;
    return out + 'Z';
}

/// A TEXT value: section 3.3.11.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        out += c;
    }
    return out;
}

/// A content line of at most 75 octets, the rest folded (section 3.1), never inside a character.
void add(std::string& out, std::string line) {
    std::size_t most = 75;
    while (line.size() > most) {
        std::size_t cut = most;
        while ((static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80)
            --cut;
        out += line.substr(0, cut) + "\r\n ";
        line.erase(0, cut);
        most = 74;  // behind the blank
    }
    out += line + "\r\n";
}

std::string_view host_of(std::string_view origin) {
    const auto begin = origin.find("://");
    return begin == std::string_view::npos ? origin : origin.substr(begin + 3);
}

}  // namespace

std::string calendar_of(const Order& order, const Meeting& meeting, std::string_view origin, Instant now) {
    std::string titles;
    for (const Line& line : order.lines) {
        if (line.seller != meeting.seller || line.state != LineState::sold) continue;
        titles += (titles.empty() ? "" : ", ") + line.title;
    }
    std::string out;
    add(out, "BEGIN:VCALENDAR");
    add(out, "VERSION:2.0");
    add(out, "PRODID:-//BookVerse+//Handover//EN");
    add(out, "METHOD:PUBLISH");
    add(out, "BEGIN:VEVENT");
    add(out, "UID:" + order.id.to_string() + "." + meeting.seller.to_string() + "@" +
                 std::string{host_of(origin)});
    add(out, "DTSTAMP:" + basic_time(now));
    add(out, "SEQUENCE:" + std::to_string(meeting.revision));
    add(out, "DTSTART:" + basic_time(meeting.at));
    add(out, "DURATION:PT30M");
    add(out, "SUMMARY:" + escaped("BookVerse+: " + titles));
    add(out, "LOCATION:" + escaped(meeting.place));
    add(out, "URL:" + std::string{origin} + "/orders/" + order.id.to_string());
    add(out, meeting.agreed ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE");
    add(out, "END:VEVENT");
    add(out, "END:VCALENDAR");
    return out;
}

}  // namespace bookverse::orders
