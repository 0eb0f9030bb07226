#include "services/search/index.hpp"

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <mutex>

#include "platform/json/json.hpp"
#include "services/search/answers.hpp"
#include "services/search/rebuild.hpp"
#include "services/search/writer.hpp"

namespace bookverse::search {
namespace {

namespace fs = std::filesystem;
constexpr auto generation_prefix = "generation-";
constexpr std::size_t answers_bytes = 32 * 1024 * 1024;

std::string read_line(const fs::path& file) {
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);
    return line;
}

/// Whole or not at all, also when the power goes.
void write_file(const fs::path& file, const std::string& text) {
    const auto draft = fs::path{file}.concat(".new");
    {
        std::ofstream out{draft, std::ios::trunc};
        out << text << '\n';
        if (!out.flush()) throw StorageFull{"cannot write " + draft.string()};
    }
    fs::rename(draft, file);
    ::sync();  // once a rebuild and once a shutdown
}

}  // namespace

class Index::Rebuild {
public:
    Rebuild(const fs::path& file, fs::path to) : spill{file}, folder{std::move(to)} {}
    Spill spill;
    fs::path folder;
};

struct Index::Impl {
    fs::path folder;
    const Clock& clock;
    telemetry::Telemetry& telemetry;
    IndexOptions options;
    Pool searches;
    Pool rebuilding{"search.rebuild", {.threads = 1, .queue = 64}};
    Answers answers{answers_bytes};
    telemetry::Counter from_answers, searched, rebuilds;
    telemetry::Histogram seconds;

    mutable std::mutex mutex;
    std::shared_ptr<Generation> generation;  ///< the one that serves
    std::uint64_t generations = 0;           ///< how many have served: part of the key of an answer
    std::weak_ptr<Rebuild> current_rebuild;
    std::optional<Instant> rebuilt_at;
    std::string problem;
    std::atomic<std::int64_t> rebuilt{0};
    std::atomic<bool> torn{false};
    std::atomic<bool> stopping{false};
    std::unique_ptr<Writer> writer;

    Impl(fs::path where, const Clock& source, telemetry::Telemetry& log, IndexOptions wanted)
        : folder{std::move(where)},
          clock{source},
          telemetry{log},
          options{std::move(wanted)},
          searches{"search", options.pool},
          from_answers{log.counter("bookverse_search_answers_total", "Answers by where they came from",
                                   {{"from", "memory"}})},
          searched{log.counter("bookverse_search_answers_total", "Answers by where they came from",
                               {{"from", "index"}})},
          rebuilds{log.counter("bookverse_search_rebuilds_total", "Indexes that were built anew and serve")},
          seconds{log.histogram("bookverse_search_seconds", "One search in the index")} {}

    std::pair<std::shared_ptr<Generation>, std::uint64_t> serving() const {
        const std::lock_guard lock{mutex};
        if (!generation) throw Unavailable{"the search is not running"};
        return {generation, generations};
    }
    fs::path next_folder() const;
    /// False when it is an empty one.
    bool open();
    void swap_in(const std::shared_ptr<Generation>& next);
    void found_torn(const std::string& why);
    void remove_others(const fs::path& but) const;
    template <class F>
    auto in_index(F work, Deadline deadline) -> Task<std::invoke_result_t<F&, Generation&>>;
};

fs::path Index::Impl::next_folder() const {
    int highest = 0;
    for (const auto& entry : fs::directory_iterator{folder}) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(generation_prefix))
            highest = std::max(highest, std::atoi(name.c_str() + std::string_view{generation_prefix}.size()));
    }
    return folder / (generation_prefix + std::to_string(highest + 1));
}

void Index::Impl::remove_others(const fs::path& but) const {
    std::vector<fs::path> others;
    for (const auto& entry : fs::directory_iterator{folder}) {
        const auto name = entry.path().filename().string();
        if ((name.starts_with(generation_prefix) || name.starts_with("spill")) && entry.path() != but)
            others.push_back(entry.path());
    }
    std::error_code left;  // nobody reads them; the next start tries again
    for (const auto& other : others)
        fs::remove_all(other, left);
}

bool Index::Impl::open() {
    const auto current = read_line(folder / "current");
    if (!current.empty()) {
        try {
            generation = std::make_shared<Generation>(folder / current, Generation::Begin::existing);
        } catch (const TornIndex& error) {
            telemetry.log(telemetry::Level::error, "search.torn", {{"reason", error.what()}});
        }
    }
    const bool existing = generation != nullptr;
    if (!existing) {
        generation = std::make_shared<Generation>(next_folder(), Generation::Begin::fresh);
        write_file(folder / "current", generation->folder().filename().string());
    }
    remove_others(generation->folder());
    return existing;
}

/// On the writer's thread.
void Index::Impl::swap_in(const std::shared_ptr<Generation>& next) {
    write_file(folder / "current", next->folder().filename().string());
    std::shared_ptr<Generation> old;
    {
        const std::lock_guard lock{mutex};
        old = std::exchange(generation, next);
        ++generations;
        rebuilt_at = clock.now();
        problem.clear();
    }
    torn = false;
    rebuilds.add();
    // Searches that still read the old one hold its files open.
    remove_others(next->folder());
    telemetry.log(telemetry::Level::info, "search.rebuilt",
                  {{"generation", next->folder().filename().string()}});
}

void Index::Impl::found_torn(const std::string& why) {
    if (!torn.exchange(true)) telemetry.log(telemetry::Level::error, "search.torn", {{"reason", why}});
}

Index::Index(fs::path folder, const Clock& clock, telemetry::Telemetry& telemetry, IndexOptions options)
    : impl_{std::make_unique<Impl>(std::move(folder), clock, telemetry, std::move(options))} {}

Index::~Index() {
    impl_->stopping = true;
}

bool Index::start() {
    Impl& impl = *impl_;
    fs::create_directories(impl.folder);
    const bool clean = fs::remove(impl.folder / "clean");
    const bool existing = impl.open();
    impl.writer =
        std::make_unique<Writer>(impl.generation,
                                 Writer::Options{impl.options.gather, impl.options.persist_every,
                                                 impl.options.queue, impl.options.unwritten},
                                 impl.telemetry, [&impl](const std::string& why) { impl.found_torn(why); });
    return clean && existing;
}

void Index::stop() {
    Impl& impl = *impl_;
    impl.stopping = true;
    impl.rebuilding.stop();
    impl.writer.reset();
    impl.searches.stop();
    std::shared_ptr<Generation> generation;
    {
        const std::lock_guard lock{impl.mutex};
        generation = std::exchange(impl.generation, nullptr);
    }
    if (!generation || impl.torn) return;
    try {
        generation->sync();
        write_file(impl.folder / "clean", "");
    } catch (const std::exception& error) {
        impl.telemetry.log(telemetry::Level::error, "search.not_kept", {{"reason", error.what()}});
    }
}

bool Index::offer(market::ListingCard&& card) {
    return impl_->writer && impl_->writer->offer(std::move(card));
}

std::size_t Index::unwritten() const {
    return impl_->serving().first->unwritten();
}

Task<> Index::settled(Deadline deadline) {
    co_await impl_->writer->settled()->wait(deadline, "search index");
}

template <class F>
auto Index::Impl::in_index(F work, Deadline deadline) -> Task<std::invoke_result_t<F&, Generation&>> {
    auto held = serving().first;
    auto job = [this, held, work = std::move(work)]() mutable {
        const auto begin = std::chrono::steady_clock::now();
        try {
            auto result = work(*held);
            seconds.observe(std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count());
            return result;
        } catch (const TornIndex& error) {
            found_torn(error.what());
            throw Unavailable{"the search index is being repaired"};
        }
    };
    return offload(searches, std::move(job), deadline);
}

Task<SharedBytes> Index::listings(std::string key, dto::ListingsQuery query, std::string position,
                                  std::function<std::optional<std::string>(const std::string&)> cursor,
                                  Deadline deadline) {
    const auto [generation, serial] = impl_->serving();
    const auto changes = generation->changes();
    key += '#' + std::to_string(serial);
    if (auto known = impl_->answers.find(key, changes, std::chrono::steady_clock::now())) {
        impl_->from_answers.add();
        co_return known;
    }
    impl_->searched.add();
    auto work = [&options = impl_->options, query = std::move(query), position = std::move(position),
                 deadline](Generation& in) {
        return search_listings(query, position, in, options.limits, deadline, options.places);
    };
    const Outcome outcome = co_await impl_->in_index(std::move(work), deadline);
    const auto next = outcome.next.empty() ? std::nullopt : cursor(outcome.next);
    SharedBytes bytes = std::make_shared<const std::string>(write(outcome, next));
    impl_->answers.keep(key, bytes, changes, std::chrono::steady_clock::now());
    co_return bytes;
}

Task<SharedBytes> Index::suggestions(std::string typed, Deadline deadline) {
    const auto [generation, serial] = impl_->serving();
    const auto changes = generation->changes();
    const auto key = "suggestions#" + std::to_string(serial) + '#' + typed;
    if (auto known = impl_->answers.find(key, changes, std::chrono::steady_clock::now())) co_return known;
    auto work = [typed = std::move(typed), deadline](Generation& in) {
        return std::make_shared<const std::string>(json::write(suggest(typed, in, deadline)));
    };
    SharedBytes bytes = co_await impl_->in_index(std::move(work), deadline);
    impl_->answers.keep(key, bytes, changes, std::chrono::steady_clock::now());
    co_return bytes;
}

std::shared_ptr<Index::Rebuild> Index::begin_rebuild() {
    Impl& impl = *impl_;
    const std::lock_guard lock{impl.mutex};
    if (!impl.current_rebuild.expired() || impl.stopping) return nullptr;
    const auto folder = impl.next_folder();
    auto rebuild = std::make_shared<Rebuild>(impl.folder / "spill", folder);
    impl.current_rebuild = rebuild;
    impl.rebuilt = 0;
    impl.writer->remember();
    return rebuild;
}

Task<> Index::add(std::shared_ptr<Rebuild> rebuild, std::vector<market::ListingCard> page) {
    auto work = [rebuild, page = std::move(page)] {
        for (const auto& card : page)
            rebuild->spill.add(card);
    };
    co_await offload(impl_->rebuilding, std::move(work));
}

Task<> Index::finish(std::shared_ptr<Rebuild> rebuild) {
    Impl& impl = *impl_;
    std::string why;
    try {
        auto work = [&impl, rebuild] {
            return rebuild->spill.index_into(rebuild->folder, impl.rebuilt, impl.stopping);
        };
        auto next = co_await offload(impl.rebuilding, std::move(work));
        auto reply = impl.writer->adopt(next, [&impl, next] { impl.swap_in(next); });
        co_await reply->wait(Deadline::after(std::chrono::minutes{5}), "new search index");
        co_return;
    } catch (const std::exception& error) {
        why = error.what();
    }
    abandon(why);
    throw Unavailable{"the search index could not be built anew: " + why};
}

void Index::abandon(const std::string& why) {
    if (impl_->writer) impl_->writer->forget();
    const std::lock_guard lock{impl_->mutex};
    impl_->problem = why;
}

dto::IndexState Index::state() const {
    const std::lock_guard lock{impl_->mutex};
    dto::IndexState state;
    state.listings = 0;
    if (impl_->generation) {
        const auto read = impl_->generation->columns().read();
        state.listings = static_cast<std::int64_t>(impl_->generation->columns().shown());
    }
    state.rebuilding = !impl_->current_rebuild.expired();
    state.rebuilt = impl_->rebuilt;
    state.rebuilt_at = impl_->rebuilt_at;
    state.problem = impl_->problem;
    return state;
}

bool Index::is_torn() const noexcept {
    return impl_->torn;
}

}  // namespace bookverse::search
