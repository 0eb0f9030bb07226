#include "services/market/bulk_rows.hpp"

#include <algorithm>
#include <array>
#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>

#include "base/csv.hpp"

namespace bookverse::market {
namespace {

// `state` and `title` of a known book are for people; the rest is read back.
constexpr std::array<std::string_view, 15> columns{
    "id",        "state", "isbn",   "title",   "authors",       "year",       "publisher",  "edition",
    "condition", "price", "campus", "courses", "pickup_places", "negotiable", "description"};

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : "; ") + word;
    return out;
}

std::vector<std::string> separated(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = text.find(';');
        if (auto word = clean_text(text.substr(0, end), 1, 1000, Lines::one))
            words.push_back(std::move(*word));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return words;
}

bool looks_like_a_formula(std::string_view text) {
    return !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
}

/// A spreadsheet runs what begins like a formula, unless an apostrophe stands before it.
std::string harmless(std::string text) {
    return looks_like_a_formula(text) ? "'" + text : text;
}

std::string_view as_written(std::string_view text) {
    const bool guarded = text.starts_with('\'') && looks_like_a_formula(text.substr(1));
    return guarded ? text.substr(1) : text;
}

/// Reads the fields of one line and notes what is wrong with them.
class Line {
public:
    Line(const CsvRow& row, const std::vector<std::string>& header, std::vector<Fault>& faults)
        : row_{row}, header_{header}, faults_{faults} {}

    std::string_view get(std::string_view column) const {
        const auto at = std::ranges::find(header_, column);
        return at == header_.end() ? std::string_view{}
                                   : as_written(row_.fields[static_cast<std::size_t>(at - header_.begin())]);
    }
    void fault(std::string_view column, TextFault fault) {
        faults_.push_back({"/" + std::to_string(row_.line) + "/" + std::string{column}, std::move(fault.code),
                           std::move(fault.message)});
    }
    /// Empty fields are nothing.
    template <class T>
    std::optional<T> scalar(std::string_view column) {
        const auto text = get(column);
        if (text.empty()) return std::nullopt;
        auto value = json::Scalar<T>::parse(text);
        if (value) return std::move(*value);
        fault(column, std::move(value).error());
        return std::nullopt;
    }
    template <class L>
    std::optional<L> list(std::string_view column) {
        using Bounds = json::detail::ItemsOf<L>;
        L items;
        for (const auto& word : separated(get(column))) {
            auto item = Bounds::Item::parse(word);
            if (!item) {
                fault(column, std::move(item).error());
                return std::nullopt;
            }
            items.value.push_back(std::move(*item));
        }
        if (items.size() > Bounds::max)
            fault(column, {"too_many", "At most " + std::to_string(Bounds::max) + " are possible."});
        return items.empty() ? std::nullopt : std::optional{std::move(items)};
    }
    template <class E>
    std::optional<E> word(std::string_view column) {
        E value{};
        const std::string text{get(column)};
        if (text.empty()) return std::nullopt;
        if (boost::describe::enum_from_string(text.c_str(), value)) return value;
        fault(column, {"not_one_of", "This is none of the known words."});
        return std::nullopt;
    }

private:
    const CsvRow& row_;
    const std::vector<std::string>& header_;
    std::vector<Fault>& faults_;
};

std::optional<dto::Price> price_of(Line& line, Currency currency) {
    const auto text = line.get("price");
    if (text.empty()) return std::nullopt;
    const auto money = parse_decimal(text, currency);
    if (money && money->amount >= 1 && money->amount <= dto::highest_price) return dto::Price{money->amount};
    line.fault("price",
               money ? TextFault{"out_of_range", "This price is not possible."}
                     : TextFault{"invalid_price", "Write the price like 12.50, without the currency."});
    return std::nullopt;
}

std::optional<bool> yes_or_no(Line& line, std::string_view column) {
    const auto text = line.get(column);
    if (text.empty()) return std::nullopt;
    if (text == "yes" || text == "true") return true;
    if (text != "no" && text != "false") line.fault(column, {"not_one_of", "Write yes or no."});
    return false;
}

std::optional<dto::NewEdition> edition_of(Line& line) {
    auto title = line.scalar<Text<1, 500>>("title");
    if (!title) {
        if (line.get("title").empty()) line.fault("title", {"required", "Give an ISBN or a title."});
        return std::nullopt;
    }
    dto::NewEdition edition{.title = std::move(*title)};
    edition.authors = line.list<json::Items<Text<1, 200>, 30>>("authors");
    edition.publisher = line.scalar<Text<0, 200>>("publisher");
    edition.edition = line.scalar<Text<0, 80>>("edition");
    edition.isbn = line.scalar<Isbn>("isbn");
    return edition;
}

BulkRow row_of(Line& line, std::int64_t number, Currency currency) {
    BulkRow row{.line = number, .id = line.scalar<ListingId>("id")};
    auto& body = row.body;
    if (!row.id) {
        // With a title beside it an unknown ISBN can be entered, a known one keeps its words.
        if (line.get("title").empty() && !line.get("isbn").empty())
            body.isbn = line.scalar<Isbn>("isbn");
        else
            body.edition = edition_of(line);
    }
    body.price = price_of(line, currency);
    body.condition = line.word<Condition>("condition");
    body.description = line.scalar<dto::Description>("description");
    body.campus = line.scalar<dto::Domain>("campus");
    body.courses = line.list<dto::Courses>("courses");
    body.pickup_places = line.list<dto::Places>("pickup_places");
    body.negotiable = yes_or_no(line, "negotiable");
    return row;
}

void check_header(const std::vector<std::string>& header, std::vector<Fault>& faults) {
    for (const auto& name : header)
        if (std::ranges::find(columns, name) == columns.end())
            faults.push_back({"/1/" + name, "unknown_column", "We do not know this column."});
    const auto has = [&](std::string_view name) { return std::ranges::find(header, name) != header.end(); };
    if (!has("id") && !has("isbn") && !has("title"))
        faults.push_back({"/1", "missing_column", "There is no column isbn, title or id."});
}

}  // namespace

std::string bulk_csv(const std::vector<Listing>& listings, Instant now) {
    std::string out;
    append_csv(out, std::vector<std::string>{columns.begin(), columns.end()});
    for (const auto& listing : listings) {
        const auto& edition = listing.edition;
        std::vector<std::string> fields{
            listing.id.to_string(),
            boost::describe::enum_to_string(state_of(listing, now), ""),
            edition.isbn13.value_or(""),
            edition.title,
            joined(edition.authors),
            edition.year ? std::to_string(*edition.year) : "",
            edition.publisher,
            edition.edition,
            listing.condition ? boost::describe::enum_to_string(*listing.condition, "") : "",
            listing.price ? decimal(*listing.price) : "",
            listing.campus.value_or(""),
            joined(listing.courses),
            joined(listing.pickup_places),
            listing.negotiable ? "yes" : "no",
            listing.description};
        std::ranges::transform(fields, fields.begin(), harmless);
        append_csv(out, fields);
    }
    return out;
}

Result<std::vector<BulkRow>> read_bulk(std::string_view csv, Currency currency) {
    std::vector<Fault> faults;
    std::vector<BulkRow> rows;
    if (!is_utf8(csv)) return refuse(RefusalKind::invalid, "not_utf8", "The file is not UTF-8 text.");
    CsvReader reader{csv};
    CsvRow header;
    if (!reader.next(header)) return refuse(RefusalKind::invalid, "empty_file", "The file is empty.");
    check_header(header.fields, faults);
    for (CsvRow row; faults.size() < 50 && reader.next(row);) {
        if (rows.size() == most_bulk_rows) {
            faults.push_back({"/" + std::to_string(row.line), "too_many_lines",
                              "At most " + std::to_string(most_bulk_rows) + " lines at once."});
            break;
        }
        if (row.broken || row.fields.size() != header.fields.size()) {
            faults.push_back({"/" + std::to_string(row.line), "broken_line",
                              row.broken ? "The quotes of this line do not match."
                                         : "This line has another number of fields than the first."});
            continue;
        }
        Line line{row, header.fields, faults};
        rows.push_back(row_of(line, row.line, currency));
    }
    if (faults.empty()) return rows;
    return std::unexpected(Refusal{RefusalKind::invalid, "invalid_lines",
                                   "Nothing was imported: some lines need your attention.",
                                   std::move(faults)});
}

}  // namespace bookverse::market
