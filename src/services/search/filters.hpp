// Facets: which values are chosen, how they narrow the search, and how often each value occurs.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "services/search/dto.hpp"
#include "services/search/generation.hpp"
#include "services/search/matcher.hpp"

namespace bookverse::search {

enum class Facet : std::uint8_t { subject, course, condition, language, price, campus, seller_rating };
inline constexpr std::size_t facets = 7;

/// What is chosen in one facet: its terms, and how each is written.
struct Choice {
    std::vector<std::string> terms{};
    std::vector<std::string> values{};
};
using Choices = std::array<Choice, facets>;

Choices choices_of(const dto::ListingsQuery& query);

/// One AnyOf for each facet in which something is chosen; empty for the others.
std::array<AnyOf, facets> filters_of(const Choices& choices, ReaderLease& reader);

/// Tells the processor that these will be counted: they lie all over the memory.
void fetch_ahead(std::span<const Candidate> listings, const Columns& columns);

/// The most frequent values among these listings, with what is chosen always among them; counts times
/// `scale`. Under the lock of columns.read().
std::vector<dto::FacetValue> count(Facet facet, std::span<const Candidate> listings, double scale,
                                   const Choice& chosen, const Columns& columns);

}  // namespace bookverse::search
