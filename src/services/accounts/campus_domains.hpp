// Which e-mail domains prove a student. 26,870 domains cost 210 KiB of heap: the text itself lies in the
// program (campus_list.cpp) and is only pointed into.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bookverse::accounts {

struct CampusName {
    std::string_view domain;
    std::string_view name;
};

class CampusDomains {
public:
    /// `tsv`: domain, name, other name a line, the first line a header. `abused`: one domain a line. `extra`:
    /// domain and name. The texts are kept.
    CampusDomains(std::shared_ptr<const std::string> tsv, std::shared_ptr<const std::string> abused,
                  std::vector<std::pair<std::string, std::string>> extra);
    /// Over texts that live as long as the program.
    CampusDomains(std::string_view tsv, std::string_view abused,
                  std::vector<std::pair<std::string, std::string>> extra);

    /// The campus of an address' domain (lower case); a campus covers its subdomains, the longest match
    /// counts. Nothing for an unknown domain and for an abused one and what is below it.
    std::optional<CampusName> find(std::string_view domain) const;

    /// At most `limit` campuses of which a word of the name, or the domain, begins with `query` (case
    /// folded); those whose whole name begins with it first.
    std::vector<CampusName> search(std::string_view query, std::size_t limit) const;

    std::size_t size() const noexcept { return campuses_.size(); }

private:
    // Offsets instead of pointers, 8 bytes a campus; the name follows the domain in the text.
    struct Line {
        std::uint32_t begin;
        std::uint16_t domain;
        std::uint16_t name;
    };
    void index(std::string_view tsv, std::string_view abused);
    CampusName at(const Line& line) const;
    const Line* exactly(std::string_view domain) const;
    bool is_abused(std::string_view domain) const;

    std::shared_ptr<const std::string> tsv_keeper_;
    std::shared_ptr<const std::string> abused_keeper_;
    std::string_view tsv_;
    std::vector<Line> campuses_;            ///< sorted by domain
    std::vector<std::string_view> abused_;  ///< sorted
    std::vector<std::pair<std::string, std::string>> extra_;
};

/// The lists that are part of the program.
std::string_view shipped_campus_domains() noexcept;
std::string_view shipped_abused_domains() noexcept;

}  // namespace bookverse::accounts
