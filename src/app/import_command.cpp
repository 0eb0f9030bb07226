// `bookverse import-editions`: reads the file here, the running program keeps what it makes of the rows.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/commands.hpp"
#include "app/operator_client.hpp"
#include "base/csv.hpp"
#include "services/market/operator_dto.hpp"

namespace bookverse::app {

namespace {

using market::CatalogueRow;

constexpr std::size_t batch_size = 500;

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{path.string() + " cannot be read."};
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

struct Column {
    std::string_view name;
    std::string CatalogueRow::* member;
};
constexpr Column columns[] = {{"isbn", &CatalogueRow::isbn},
                              {"authors", &CatalogueRow::authors},
                              {"original_publication_year", &CatalogueRow::original_publication_year},
                              {"original_title", &CatalogueRow::original_title},
                              {"title", &CatalogueRow::title},
                              {"language_code", &CatalogueRow::language_code},
                              {"work_id", &CatalogueRow::work_id}};

/// Where each column of ours stands in the file.
std::vector<std::size_t> find_columns(const std::vector<std::string>& header) {
    std::vector<std::size_t> places;
    for (const auto& column : columns) {
        const auto found = std::ranges::find(header, column.name);
        if (found == header.end())
            throw std::runtime_error{"The first line names no column \"" + std::string{column.name} + "\"."};
        places.push_back(static_cast<std::size_t>(found - header.begin()));
    }
    return places;
}

class Import {
public:
    Import(OperatorClient& program, std::string text) : program_{program}, text_{std::move(text)} {}

    int run() {
        CsvReader reader{text_};
        CsvRow row;
        if (!reader.next(row)) throw std::runtime_error{"The file is empty."};
        const auto header_size = row.fields.size();
        const auto places = find_columns(row.fields);
        while (reader.next(row)) {
            ++rows_;
            if (row.broken || row.fields.size() != header_size) {
                refuse(row.line, row.broken ? "Its quotes do not match."
                                            : "It has " + std::to_string(row.fields.size()) +
                                                  " fields, not " + std::to_string(header_size) + ".");
                continue;
            }
            CatalogueRow wanted;
            wanted.line = row.line;
            for (std::size_t i = 0; i < places.size(); ++i)
                wanted.*columns[i].member = std::move(row.fields[places[i]]);
            batch_.rows.push_back(std::move(wanted));
            if (batch_.rows.size() == batch_size) send();
        }
        if (!batch_.rows.empty()) send();
        std::cout << rows_ << " rows: " << total_.added << " editions added, " << total_.filled
                  << " completed, " << total_.known << " known already, " << refused_ << " refused\n";
        return 0;
    }

private:
    void refuse(std::int64_t line, const std::string& reason) {
        ++refused_;
        std::cout << "line " << line << ": " << reason << '\n';
    }

    void send() {
        const auto report = program_.ask<market::dto::CatalogueReport>(
            http::Method::post, "/operator/market/editions", std::move(batch_));
        if (!report)
            throw std::runtime_error{
                "The program that answers does not run the market; ask the one that does."};
        batch_ = {};
        total_.added += report->added;
        total_.filled += report->filled;
        total_.known += report->known;
        for (const auto& row : report->refused)
            refuse(row.line, row.reason);
        std::cout << rows_ << " rows read" << std::endl;  // seen while it goes on
    }

    OperatorClient& program_;
    std::string text_;
    market::dto::CatalogueRows batch_;
    market::dto::CatalogueReport total_;
    std::int64_t rows_ = 0;
    std::int64_t refused_ = 0;
};

}  // namespace

int import_editions(const config::Options& options, telemetry::Telemetry& telemetry,
                    const std::filesystem::path& file) {
    auto text = read_file(file);
    OperatorClient program{options, telemetry};
    return Import{program, std::move(text)}.run();
}

}  // namespace bookverse::app
