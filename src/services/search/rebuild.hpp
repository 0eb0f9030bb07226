// A generation that is being built. The market pages by id, but a listing's number says how new it is; so
// what comes lies in a file until all is there, and is indexed in the order of publication.
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

#include "services/search/generation.hpp"

namespace bookverse::search {

class Spill {
public:
    explicit Spill(std::filesystem::path file);
    ~Spill();
    Spill(const Spill&) = delete;
    Spill& operator=(const Spill&) = delete;

    void add(const market::ListingCard& card);
    std::size_t size() const { return places_.size(); }
    /// Into a new generation in `folder`, oldest first; `applied` counts along. Throws TornIndex.
    std::shared_ptr<Generation> index_into(const std::filesystem::path& folder,
                                           std::atomic<std::int64_t>& applied, const std::atomic<bool>& stop);

private:
    struct Place {
        Instant published_at;
        std::uint64_t offset;
        std::uint32_t size;
    };
    market::ListingCard read(std::ifstream& in, const Place& place) const;
    std::filesystem::path file_;
    std::ofstream out_;
    std::uint64_t end_ = 0;
    std::vector<Place> places_{};
};

}  // namespace bookverse::search
