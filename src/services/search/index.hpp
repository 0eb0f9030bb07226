// The index as the service sees it: takes listings from any thread, lets one thread write them, answers
// searches in a pool, and is built anew beside the one that serves.
//
//     data/search/current        names the generation that serves
//     data/search/generation-7/  a Xapian database
//     data/search/clean          there when the program ended in order: nothing was lost on the way
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "platform/async/run.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/search/listing_search.hpp"

namespace bookverse::search {

struct IndexOptions {
    std::chrono::milliseconds gather{20};  ///< events of this time become visible together
    std::chrono::milliseconds persist_every{1000};
    std::size_t queue = 20'000;      ///< listings that wait to become visible
    std::size_t unwritten = 50'000;  ///< listings that wait for the disk: about 100 MB
    Pool::Limits pool{.threads = 2, .queue = 256};
    Limits limits{};
    Places places{};
};

class Index {
public:
    Index(std::filesystem::path folder, const Clock& clock, telemetry::Telemetry& telemetry,
          IndexOptions options = {});
    ~Index();
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;

    /// Opens what is there, or begins an empty one, and starts the writer. False: the index is not known to
    /// be whole (there was none, it was torn, or the program did not end in order), so build it anew.
    bool start();
    void stop();

    /// Thread-safe. Very soon after what may no longer be found is gone and the rest is found. False, and the
    /// card is left as it is, when too many wait to be found, or for the disk: offer it again later.
    bool offer(market::ListingCard&& card);
    /// Listings that can be found and are not on the disk yet.
    std::size_t unwritten() const;
    /// Until what was offered so far can be found.
    Task<> settled(Deadline deadline);

    /// Throw Unavailable before start() and when too many wait, DeadlinePassed. Answers that were given a
    /// moment ago are given again; `key` names the question, page and all.
    Task<SharedBytes> listings(std::string key, dto::ListingsQuery query, std::string position,
                               std::function<std::optional<std::string>(const std::string&)> cursor,
                               Deadline deadline);
    Task<SharedBytes> suggestions(std::string typed, Deadline deadline);

    /// The next generation: filled page by page from the market, then put in place of the one that serves.
    class Rebuild;
    /// Null when one is under way.
    std::shared_ptr<Rebuild> begin_rebuild();
    Task<> add(std::shared_ptr<Rebuild> rebuild, std::vector<market::ListingCard> page);
    /// Returns when the new generation serves. Throws what went wrong; then the old one still does.
    Task<> finish(std::shared_ptr<Rebuild> rebuild);

    /// For a rebuild that cannot be finished.
    void abandon(const std::string& why);

    dto::IndexState state() const;
    /// Set when a search found the index torn: it wants to be built anew.
    bool is_torn() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::search
