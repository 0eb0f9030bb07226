// CSV as RFC 4180 has it: commas, optional quotes that double inside, line feeds with or without a carriage
// return. A broken line is a row that says so, and reading goes on behind it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bookverse {

struct CsvRow {
    std::int64_t line = 0;  ///< where it begins, from 1
    std::vector<std::string> fields{};
    bool broken = false;  ///< text behind a closing quote, or a quote that never closes
};

class CsvReader {
public:
    /// `text` must outlive it. A byte order mark in front is skipped.
    explicit CsvReader(std::string_view text);
    /// False at the end. Empty lines are skipped.
    bool next(CsvRow& row);

private:
    /// False at the end of the row.
    bool field(CsvRow& row);
    void quoted(std::string& out, CsvRow& row);

    std::string_view rest_;
    std::int64_t line_ = 1;
};

/// One row with a line feed; quotes what needs them.
void append_csv(std::string& out, std::span<const std::string> fields);

}  // namespace bookverse
