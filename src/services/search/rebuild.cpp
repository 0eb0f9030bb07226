#include "services/search/rebuild.hpp"

#include <algorithm>

#include "platform/async/deadline.hpp"
#include "platform/json/json.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t listings_a_commit = 10'000;

void keep(Generation& generation) {
    generation.publish();
    generation.persist(SIZE_MAX);
}

}  // namespace

Spill::Spill(std::filesystem::path file)
    : file_{std::move(file)}, out_{file_, std::ios::binary | std::ios::trunc} {
    if (!out_) throw TornIndex{"cannot write " + file_.string()};
}

Spill::~Spill() {
    std::error_code gone;
    std::filesystem::remove(file_, gone);
}

void Spill::add(const market::ListingCard& card) {
    const auto bytes = json::write(card);
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out_) throw StorageFull{"cannot write " + file_.string()};
    places_.push_back({card.published_at, end_, static_cast<std::uint32_t>(bytes.size())});
    end_ += bytes.size();
}

market::ListingCard Spill::read(std::ifstream& in, const Place& place) const {
    std::string bytes(place.size, '\0');
    in.seekg(static_cast<std::streamoff>(place.offset));
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    auto card = json::read<market::ListingCard>(bytes, json::Mode::lenient);
    if (!in || !card) throw TornIndex{"cannot read back " + file_.string()};
    return std::move(*card);
}

std::shared_ptr<Generation> Spill::index_into(const std::filesystem::path& folder,
                                              std::atomic<std::int64_t>& applied,
                                              const std::atomic<bool>& stop) {
    out_.flush();
    if (!out_) throw StorageFull{"cannot write " + file_.string()};
    std::ranges::sort(places_, [](const Place& a, const Place& b) {
        return a.published_at != b.published_at ? a.published_at < b.published_at : a.offset < b.offset;
    });
    auto generation = std::make_shared<Generation>(folder, Generation::Begin::fresh);
    std::ifstream in{file_, std::ios::binary};
    std::size_t since_commit = 0;
    for (const auto& place : places_) {
        if (stop) throw Unavailable{"the program ends"};
        generation->apply(read(in, place));
        ++applied;
        if (++since_commit % listings_a_commit == 0) keep(*generation);
    }
    keep(*generation);
    return generation;
}

}  // namespace bookverse::search
