#include "services/accounts/mail_texts.hpp"

#include <gtest/gtest.h>

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>

namespace bookverse::accounts {
namespace {

TEST(MailTexts, every_kind_speaks_both_languages) {
    const std::map<std::string, std::string> values{{"until", "2027-01-01"}, {"reason", "spam"}};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<MailKind>>([&](auto kind) {
        const MailText en = compose(kind.value, Language::en, "Ann", "https://b.example/x", values);
        const MailText de = compose(kind.value, Language::de, "Ann", "https://b.example/x", values);
        EXPECT_NE(en.subject, de.subject) << kind.name;
        for (const MailText& mail : {en, de}) {
            EXPECT_FALSE(mail.subject.empty()) << kind.name;
            EXPECT_EQ((mail.subject + mail.text + mail.html).find_first_of("{}"), std::string::npos)
                << mail.text;
            EXPECT_NE(mail.text.find("Ann"), std::string::npos);
            EXPECT_EQ(mail.text.find("https://b.example/x") != std::string::npos,
                      mail.html.find("https://b.example/x") != std::string::npos);
        }
    });
}

TEST(MailTexts, what_people_wrote_is_text_in_html_too) {
    const MailText mail = compose(MailKind::suspended, Language::en, "<b>A&B</b>", "",
                                  {{"until", "<u>"}, {"reason", "\"<script>\""}});
    EXPECT_EQ(mail.html.find("<b>"), std::string::npos);
    EXPECT_EQ(mail.html.find("<script>"), std::string::npos);
    EXPECT_NE(mail.html.find("&lt;b&gt;A&amp;B&lt;/b&gt;"), std::string::npos);
    EXPECT_NE(mail.text.find("<b>A&B</b>"), std::string::npos);
}

}  // namespace
}  // namespace bookverse::accounts
