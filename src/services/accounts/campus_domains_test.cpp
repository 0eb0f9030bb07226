#include "services/accounts/campus_domains.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace bookverse::accounts {
namespace {

constexpr std::string_view tsv =
    "domain\tinstitution\tother\n"
    "ac.example.org\tAcademy\t\n"
    "example.edu\tUniversity of Examples\tExU\n"
    "med.example.edu\tMedical School of Examples\t\n"
    "ufz.example\tÉcole Ülkü\t\n";

CampusDomains small() {
    return {tsv, "mail.example.edu\nfree.example\n", {{"zz.example", "Zed"}, {"free.example", "Free"}}};
}

TEST(CampusDomains, the_longest_match_counts_and_abused_ones_are_none) {
    struct Case {
        std::string_view domain;
        std::string_view name;  ///< empty: no campus
    };
    const Case cases[] = {
        {"example.edu", "University of Examples"},
        {"cs.example.edu", "University of Examples"},
        {"a.b.med.example.edu", "Medical School of Examples"},
        {"notexample.edu", ""},
        {"edu", ""},
        {"", ""},
        {"example.edu.evil.com", ""},
        {"mail.example.edu", ""},
        {"students.mail.example.edu", ""},
        {"xmail.example.edu", "University of Examples"},
        {"free.example", ""},
        {"zz.example", "Zed"},
        {"a.zz.example", "Zed"},
    };
    const CampusDomains domains = small();
    for (const Case& c : cases) {
        const auto campus = domains.find(c.domain);
        EXPECT_EQ(campus ? campus->name : std::string_view{}, c.name) << c.domain;
    }
}

TEST(CampusDomains, search_by_name_word_and_domain) {
    const CampusDomains domains = small();
    const auto names = [&](std::string_view query, std::size_t limit = 10) {
        std::string all;
        for (const CampusName& campus : domains.search(query, limit))
            all += std::string{campus.name} + "|";
        return all;
    };
    EXPECT_EQ(names("univ"), "University of Examples|");
    EXPECT_EQ(names("examp"), "University of Examples|Medical School of Examples|");
    EXPECT_EQ(names("examp", 1), "University of Examples|");
    EXPECT_EQ(names("A"), "Academy|") << "the whole name begins with it";
    EXPECT_EQ(names("med.e"), "Medical School of Examples|");
    EXPECT_EQ(names("éCO"), "École Ülkü|");
    EXPECT_EQ(names("ül"), "École Ülkü|");
    EXPECT_EQ(names("xyz"), "");
    EXPECT_EQ(names(""), "");
}

TEST(CampusDomains, the_shipped_list_is_whole_and_loads_quickly) {
    const auto began = std::chrono::steady_clock::now();
    const CampusDomains domains{shipped_campus_domains(), shipped_abused_domains(), {}};
    const auto took = std::chrono::steady_clock::now() - began;
    EXPECT_EQ(domains.size(), 26'870U);
    ASSERT_TRUE(domains.find("cs.stanford.edu"));
    EXPECT_EQ(domains.find("tum.de")->name, "Technical University of Munich");
    EXPECT_FALSE(domains.find("gmail.com"));
    EXPECT_FALSE(domains.find("mdx.ac"));
    EXPECT_FALSE(domains.find("x.mdx.ac"));
    EXPECT_FALSE(domains.search("technical u", 10).empty());
    // The aim is 20 ms on an idle machine; a loaded one with sanitizers gets more, a quadratic mistake does
    // not pass.
    EXPECT_LT(took, std::chrono::milliseconds{500});
}

}  // namespace
}  // namespace bookverse::accounts
