#include "services/notifications/letters.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "platform/mail/html.hpp"

namespace bookverse::notifications {
namespace {

using mail::html_escaped;

/// The text and the HTML of the same words.
class Letter {
public:
    explicit Letter(const Addressee& addressee)
        : addressee_{addressee}, words_{catalogue(addressee.language)} {
        html_ = addressee.language == Language::de ? "<!doctype html><html lang=\"de\">"
                                                   : "<!doctype html><html lang=\"en\">";
        html_ += "<body style=\"font:16px/1.5 sans-serif\">\n";
        paragraph(said("hello", {{"name", addressee.name}}));
    }

    std::string said(const char* key, const Values& values = {}) const {
        return fill(words_.mail.at(key), values);
    }
    std::string group(Group group) const {
        return words_.groups.at(boost::describe::enum_to_string(group, ""));
    }
    void paragraph(const std::string& words) {
        text_ += words + "\n\n";
        html_ += "<p>" + html_escaped(words) + "</p>\n";
    }
    void heading(const std::string& words) {
        text_ += words + "\n";
        html_ += "<h2 style=\"font-size:18px\">" + html_escaped(words) + "</h2>\n";
    }
    void link(const std::string& words, const std::string& path) {
        const std::string url = addressee_.public_url + path;
        text_ += words + ":\n" + url + "\n\n";
        html_ += "<p><a href=\"" + html_escaped(url) + "\">" + html_escaped(words) + "</a></p>\n";
    }
    mail::Mail done(std::string id, std::string subject, const std::string& why) {
        paragraph(why);
        std::vector<std::pair<std::string, std::string>> headers;
        if (!addressee_.unsubscribe_token.empty()) {
            link(said("unsubscribe"), "/unsubscribe?token=" + addressee_.unsubscribe_token);
            // RFC 8058: a POST to it is enough, a GET changes nothing.
            headers = {{"List-Unsubscribe",
                        "<" + addressee_.public_url +
                            "/api/v1/notifications/unsubscribe?token=" + addressee_.unsubscribe_token + ">"},
                       {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}};
        }
        text_ += "BookVerse+\n";
        html_ += "<p>BookVerse+</p>\n</body></html>\n";
        return {.id = std::move(id),
                .to = addressee_.to,
                .to_name = addressee_.name,
                .subject = std::move(subject),
                .text = std::move(text_),
                .html = std::move(html_),
                .headers = std::move(headers)};
    }

private:
    const Addressee& addressee_;
    const Catalogue& words_;
    std::string text_{};
    std::string html_{};
};

}  // namespace

mail::Mail letter_of(std::string id, const Notice& notice, const Addressee& addressee) {
    Letter letter{addressee};
    const Words words = words_of(addressee.language, notice.kind, notice.facts);
    letter.paragraph(words.text);
    letter.link(words.button, notice.path);
    return letter.done(std::move(id), words.title,
                       addressee.unsubscribe_token.empty()
                           ? letter.said("why_required")
                           : letter.said("why_group", {{"group", letter.group(notice.group)}}));
}

mail::Mail digest_of(std::string id, const std::vector<Notice>& notices, std::size_t more,
                     const Addressee& addressee) {
    Letter letter{addressee};
    letter.paragraph(letter.said("digest_before"));
    for (const Notice& notice : notices) {
        const Words words = words_of(addressee.language, notice.kind, notice.facts);
        letter.heading(words.title);
        letter.paragraph(words.text);
        letter.link(words.button, notice.path);
    }
    if (more > 0) letter.paragraph(letter.said("digest_more", {{"count", std::to_string(more)}}));
    letter.link(letter.said("inbox"), "/notifications");
    return letter.done(std::move(id),
                       letter.said("digest_subject", {{"count", std::to_string(notices.size() + more)}}),
                       letter.said("why_digest"));
}

}  // namespace bookverse::notifications
