#include "services/messages/risks.hpp"

#include <algorithm>
#include <optional>

#include "services/messages/phone_numbers.hpp"

namespace bookverse::messages {
namespace {

using namespace std::string_view_literals;

/// Bytes of the text.
struct Span {
    RiskKind kind;
    std::size_t begin;
    std::size_t end;
};

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alnum(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}
/// Letters of other alphabets too: IDN.
bool is_label(char c) {
    return is_alnum(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_local_part(char c) {
    return is_alnum(c) || "._%+-"sv.find(c) != std::string_view::npos;
}

std::string lower(std::string_view text) {
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool begins(std::string_view text, std::string_view with) {
    return text.size() >= with.size() && lower(text.substr(0, with.size())) == with;
}

/// Without the punctuation of the sentence around it.
std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && ".,;:!?')]}*_"sv.find(text[end - 1]) != std::string_view::npos)
        --end;
    return end;
}

std::size_t end_of_link(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_space(text[at]) && "<>\""sv.find(text[at]) == std::string_view::npos)
        ++at;
    return at;
}

/// The host of what stands behind "://", as a browser reads it: what is before an @ is a user's name.
struct Authority {
    std::string host;
    std::size_t end;
};
Authority authority_at(std::string_view text, std::size_t begin, std::size_t end) {
    const auto stop = std::min(text.substr(0, end).find_first_of("/?#\\", begin), end);
    auto host = text.substr(begin, stop - begin);
    host.remove_prefix(host.rfind('@') + 1);  // npos + 1 is 0
    return {lower(host.substr(0, host.find(':'))), stop};
}

/// Words of everyday language, or of book titles (ASP.NET), behind a full stop without a blank: such a name
/// counts with a path only.
constexpr std::string_view shy_endings[] = {"me",  "is",   "it",     "at",   "in",   "to",   "so",    "be",
                                            "no",  "my",   "am",     "us",   "net",  "link", "store", "site",
                                            "app", "shop", "online", "club", "info", "gl",   "ly"};
constexpr std::string_view plain_endings[] = {
    "com", "org", "edu", "gov", "de",  "eu", "uk",  "ch", "fr", "es", "nl", "pl", "ru",  "cn", "io",
    "co",  "dk",  "cz",  "biz", "xyz", "tv", "dev", "jp", "kr", "ca", "au", "br", "top", "ee"};

class Finder {
public:
    Finder(std::string_view text, std::string_view own_host) : text_{text}, own_{own_host} {}

    std::vector<Span> spans() {
        std::size_t at = 0;
        while (at < text_.size()) {
            if (is_start(at)) {
                if (const auto end = url(at)) {
                    at = *end;
                    continue;
                }
                if (const auto end = mail(at)) {
                    at = *end;
                    continue;
                }
                if (const auto end = domain(at)) {
                    at = *end;
                    continue;
                }
            }
            ++at;
        }
        return std::move(found_);
    }

private:
    char before(std::size_t at) const { return at == 0 ? ' ' : text_[at - 1]; }
    bool is_start(std::size_t at) const {
        return (is_label(text_[at]) && text_[at] != '-') && !is_alnum(before(at));
    }
    bool is_whole_start(std::size_t at) const {
        return !is_label(before(at)) && "._%+@/"sv.find(before(at)) == std::string_view::npos;
    }
    std::optional<std::size_t> found(RiskKind kind, std::size_t begin, std::size_t end) {
        found_.push_back({kind, begin, end});
        return end;
    }

    std::optional<std::size_t> url(std::size_t at) {
        auto behind = at;
        if (begins(text_.substr(at), "www.") && at + 4 < text_.size() && is_label(text_[at + 4])) {
            const auto end = trimmed(text_, at, end_of_link(text_, at));
            const auto authority = authority_at(text_, at, end);
            if (authority.host == own_) return authority.end;
            return found(RiskKind::link, at, end);
        }
        while (behind < text_.size() &&
               (is_alnum(text_[behind]) || "+.-"sv.find(text_[behind]) != "+.-"sv.npos))
            ++behind;
        if (behind == at || text_.substr(behind, 3) != "://") return std::nullopt;
        const auto end = trimmed(text_, behind + 3, end_of_link(text_, behind + 3));
        if (end == behind + 3) return end;
        const auto scheme = lower(text_.substr(at, behind - at));
        const auto authority = authority_at(text_, behind + 3, end);
        if ((scheme == "http" || scheme == "https") && authority.host == own_) return authority.end;
        return found(RiskKind::link, at, end);
    }

    /// Behind a sign that is written out: "(at)", " [dot] ".
    std::optional<std::size_t> sign(std::size_t at, char plain, std::string_view word) const {
        if (at < text_.size() && text_[at] == plain) return at + 1;
        if (at < text_.size() && text_[at] == ' ') ++at;
        if (at >= text_.size() || "([{"sv.find(text_[at]) == std::string_view::npos) return std::nullopt;
        if (!begins(text_.substr(at + 1), word)) return std::nullopt;
        at += 1 + word.size();
        if (at >= text_.size() || ")]}"sv.find(text_[at]) == std::string_view::npos) return std::nullopt;
        ++at;
        return at < text_.size() && text_[at] == ' ' ? at + 1 : at;
    }

    std::optional<std::size_t> mail(std::size_t begin) {
        auto at = begin;
        while (at < text_.size() && is_local_part(text_[at]))
            ++at;
        if (at == begin) return std::nullopt;
        auto next = sign(at, '@', "at");
        if (!next) return std::nullopt;
        int labels = 0;
        std::size_t end = 0, label = 0;
        while (next) {
            at = label = *next;
            while (at < text_.size() && is_label(text_[at]))
                ++at;
            if (at == label) break;
            end = at;
            ++labels;
            next = sign(at, '.', "dot");
            if (next && (*next >= text_.size() || !is_label(text_[*next]))) break;
        }
        if (labels < 2 || end - label < 2) return std::nullopt;
        return found(RiskKind::email, begin, end);
    }

    std::optional<std::size_t> domain(std::size_t begin) {
        if (!is_whole_start(begin)) return std::nullopt;
        auto end = begin;
        while (end < text_.size() && (is_label(text_[end]) || text_[end] == '.'))
            ++end;
        end = trimmed(text_, begin, end);
        const auto host = lower(text_.substr(begin, end - begin));
        const auto dot = host.rfind('.');
        if (dot == std::string::npos || dot == 0 || host.find("..") != std::string::npos) return std::nullopt;
        const auto ending = host.substr(dot + 1);
        const bool path = end + 1 < text_.size() && text_[end] == '/' && !is_space(text_[end + 1]);
        const bool known = std::ranges::find(plain_endings, ending) != std::end(plain_endings) ||
                           (path && std::ranges::find(shy_endings, ending) != std::end(shy_endings));
        if (!known) return std::nullopt;
        if (host == own_) return end;
        return found(RiskKind::link, begin, path ? trimmed(text_, begin, end_of_link(text_, end)) : end);
    }

    std::string_view text_;
    std::string_view own_;
    std::vector<Span> found_{};
};

std::vector<Span> find_spans(std::string_view text, std::string_view own_host) {
    auto spans = Finder{text, own_host}.spans();
    const auto names = spans.size();
    for (const auto& [begin, end] : find_phone_numbers(text)) {
        const bool inside = std::any_of(spans.begin(), spans.begin() + std::ptrdiff_t(names),
                                        [&](const Span& one) { return begin < one.end && one.begin < end; });
        if (!inside) spans.push_back({RiskKind::phone, begin, end});
    }
    std::ranges::sort(spans, {}, &Span::begin);
    return spans;
}

}  // namespace

std::vector<Risk> find_risks(std::string_view text, std::string_view own_host) {
    std::vector<Risk> risks;
    std::size_t at = 0;
    std::int64_t units = 0;
    const auto units_up_to = [&](std::size_t end) {
        for (; at < end; ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0U ? 2 : 1;
        }
        return units;
    };
    for (const Span& span : find_spans(text, own_host)) {
        Risk risk{.kind = span.kind};
        risk.begin = units_up_to(span.begin);
        risk.end = units_up_to(span.end);
        risks.push_back(risk);
    }
    return risks;
}

std::string without_risks(std::string_view text, std::string_view own_host) {
    std::string out;
    std::size_t at = 0;
    for (const Span& span : find_spans(text, own_host)) {
        out.append(text.substr(at, span.begin - at)).append("…");
        at = span.end;
    }
    return out.append(text.substr(at));
}

}  // namespace bookverse::messages
