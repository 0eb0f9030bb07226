#include "base/csv.hpp"

#include <gtest/gtest.h>

namespace bookverse {
namespace {

/// "1:a|b 2:c|d!" with ! for a broken row.
std::string rows_of(std::string_view text) {
    CsvReader reader{text};
    std::string out;
    for (CsvRow row; reader.next(row);) {
        out += (out.empty() ? "" : " ") + std::to_string(row.line) + ":";
        for (std::size_t i = 0; i < row.fields.size(); ++i)
            out += (i == 0 ? "" : "|") + row.fields[i];
        if (row.broken) out += '!';
    }
    return out;
}

TEST(Csv, rows_fields_and_lines) {
    struct Case {
        std::string_view text;
        std::string_view rows;
    };
    const Case cases[] = {
        {"", ""},
        {"a,b\nc,d\n", "1:a|b 2:c|d"},
        {"a,b\r\nc,d", "1:a|b 2:c|d"},
        {"\xEF\xBB\xBF"
         "a\n",
         "1:a"},
        {"a,,\n\n,b\n", "1:a|| 3:|b"},
        {"\"a,b\",c\n", "1:a,b|c"},
        {"\"say \"\"hi\"\"\",x", "1:say \"hi\"|x"},
        {"\"two\nlines\",x\nnext\n", "1:two\nlines|x 3:next"},
        {"\"\",x\n", "1:|x"},
        {"a\"b,c\n", "1:a\"b|c"},
        {"\"a\"b,c\nd\n", "1:ab|c! 2:d"},
        {"\"\"b,c\n", "1:b|c!"},
        {"a\n\"never closed,b\nc\n", "1:a 2:never closed,b\nc\n!"},
    };
    for (const auto& [text, rows] : cases)
        EXPECT_EQ(rows_of(text), rows) << text;
}

TEST(Csv, what_is_written_reads_as_the_same) {
    const std::vector<std::string> fields{"plain",      "",        "a,b",         "say \"hi\"",
                                          "two\nlines", " blank ", "\u65e5\u672c"};
    std::string text;
    append_csv(text, fields);
    CsvReader reader{text};
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.fields, fields);
    EXPECT_FALSE(row.broken);
    EXPECT_FALSE(reader.next(row));
}

}  // namespace
}  // namespace bookverse
