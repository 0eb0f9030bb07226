#include "services/market/edition_source.hpp"

#include <gtest/gtest.h>

namespace bookverse::market {
namespace {

const Instant now{std::chrono::milliseconds{1'795'000'000'000}};
const Isbn isbn = *Isbn::parse("9780306406157");

TEST(EditionSource, reads_what_open_library_says) {
    const auto edition = edition_in(
        R"({"ISBN:9780306406157":{"url":"x","title":"Linear Algebra","subtitle":"An Introduction",
            "authors":[{"name":"G. Strang","url":"y"},{"name":" "}],"publishers":[{"name":"Press"}],
            "publish_date":"October 1, 1988","subjects":[{"name":"Mathematics"}],"number_of_pages":500}})",
        isbn, now);
    ASSERT_TRUE(edition);
    EXPECT_EQ(edition->title, "Linear Algebra: An Introduction");
    EXPECT_EQ(edition->authors, std::vector<std::string>{"G. Strang"});
    EXPECT_EQ(edition->publisher, "Press");
    EXPECT_EQ(edition->year, 1988);
    EXPECT_EQ(edition->subjects, std::vector<std::string>{"Mathematics"});
    EXPECT_EQ(edition->isbn13, "9780306406157");
}

TEST(EditionSource, what_cannot_be_used_is_nothing) {
    for (const auto* answer :
         {"", "{}", "[]", "<html>", R"({"ISBN:9780439023481":{"title":"Another"}})",
          R"({"ISBN:9780306406157":{"authors":[]}})", R"({"ISBN:9780306406157":{"title":7}})"})
        EXPECT_FALSE(edition_in(answer, isbn, now)) << answer;
    const std::string long_title(501, 'x');
    EXPECT_FALSE(edition_in(R"({"ISBN:9780306406157":{"title":")" + long_title + "\"}}", isbn, now));
}

}  // namespace
}  // namespace bookverse::market
