#include "base/csv.hpp"

namespace bookverse {

CsvReader::CsvReader(std::string_view text) : rest_{text} {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (rest_.starts_with(mark)) rest_.remove_prefix(mark.size());
}

bool CsvReader::next(CsvRow& row) {
    while (!rest_.empty()) {
        row = {.line = line_};
        while (field(row)) {
        }
        if (row.fields.size() > 1 || row.broken || !row.fields.front().empty()) return true;
    }
    return false;
}

bool CsvReader::field(CsvRow& row) {
    std::string& out = row.fields.emplace_back();
    const bool in_quotes = rest_.starts_with('"');
    if (in_quotes) quoted(out, row);
    const auto end = rest_.find_first_of(",\n");
    auto plain = rest_.substr(0, end);
    const bool comma = end != std::string_view::npos && rest_[end] == ',';
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    if (!comma) {
        ++line_;
        if (plain.ends_with('\r')) plain.remove_suffix(1);
    }
    // Behind a closing quote there is nothing.
    if (in_quotes && !plain.empty()) row.broken = true;
    out += plain;
    return comma;
}

void CsvReader::quoted(std::string& out, CsvRow& row) {
    rest_.remove_prefix(1);
    for (;;) {
        const auto quote = rest_.find('"');
        const auto text = rest_.substr(0, quote);
        for (const char c : text)
            line_ += c == '\n';
        out += text;
        if (quote == std::string_view::npos) {
            rest_ = {};
            row.broken = true;
            return;
        }
        rest_.remove_prefix(quote + 1);
        if (!rest_.starts_with('"')) return;
        out += '"';
        rest_.remove_prefix(1);
    }
}

void append_csv(std::string& out, std::span<const std::string> fields) {
    bool first = true;
    for (const auto& field : fields) {
        if (!first) out += ',';
        first = false;
        const bool blank_ends = field.starts_with(' ') || field.ends_with(' ');
        if (field.find_first_of(",\"\r\n") == std::string::npos && !blank_ends) {
            out += field;
            continue;
        }
        out += '"';
        for (const char c : field) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    out += '\n';
}

}  // namespace bookverse
