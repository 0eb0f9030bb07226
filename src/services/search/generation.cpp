#include "services/search/generation.hpp"

#include <atomic>
#include <map>
#include <mutex>

#include "services/search/list_cache.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t listings_a_commit = 10'000;  ///< of sync(); Xapian itself commits at so many

/// Of each number what was said last; neighbours lie side by side on the disk.
std::map<Number, const Pending*> latest_of(const Layers& layers) {
    std::map<Number, const Pending*> out;
    for (const auto& layer : layers)
        for (const auto& listing : layer->listings())
            out.insert_or_assign(out.end(), listing->number, listing.get());
    return out;
}

}  // namespace

struct Generation::Impl {
    DiskIndex disk;
    Columns columns{};
    Vocabulary vocabulary{};
    Overlay overlay{};
    ListCache lists;
    Number last = 0;
    std::shared_ptr<Layer> layer = std::make_shared<Layer>();  ///< since the last publish
    std::atomic<std::uint64_t> changes{0};
    std::atomic<bool> torn{false};
    std::mutex readers_mutex{};
    std::vector<std::unique_ptr<DiskIndex::Reader>> idle{};
    std::mutex hits_mutex{};
    cache::Lru<DiskIndex::Hit> hits;

    Impl(std::filesystem::path folder, Begin begin, CacheSizes sizes)
        : disk{std::move(folder), begin}, lists{sizes.lists}, hits{sizes.hits} {}

    void load();
    /// At least as new as what left the overlay when `written` was read there.
    DiskIndex::Reader& as_new_as(std::uint64_t written, std::unique_ptr<DiskIndex::Reader>& reader);
    std::unique_ptr<DiskIndex::Reader> idle_reader();
    void give_back(std::unique_ptr<DiskIndex::Reader> reader);
    TermList terms_of(Number number);
    void put(PendingPtr listing);
};

void Generation::Impl::load() {
    last = disk.last();
    std::vector<std::pair<std::string, std::size_t>> words;
    disk.load(
        [&](Number number, const std::string& bytes) {
            const auto facts = unpack(bytes);
            if (!facts) throw TornIndex{"facts of a listing cannot be read"};
            columns.put(number, *facts);
        },
        [&](const std::string& term, std::size_t listings) {
            if (is_word_term(term)) words.emplace_back(term, listings);
        });
    std::vector<Vocabulary::Change> all;
    for (const auto& [word, listings] : words)
        all.push_back({word, static_cast<std::int64_t>(listings)});
    vocabulary.add(all);
}

std::unique_ptr<DiskIndex::Reader> Generation::Impl::idle_reader() {
    const std::lock_guard lock{readers_mutex};
    if (idle.empty()) return nullptr;
    auto reader = std::move(idle.back());
    idle.pop_back();
    return reader;
}

void Generation::Impl::give_back(std::unique_ptr<DiskIndex::Reader> reader) {
    if (!reader) return;
    const std::lock_guard lock{readers_mutex};
    idle.push_back(std::move(reader));
}

DiskIndex::Reader& Generation::Impl::as_new_as(std::uint64_t written,
                                               std::unique_ptr<DiskIndex::Reader>& reader) {
    if (!reader) reader = idle_reader();
    if (!reader) {
        reader = disk.reader();
    } else if (reader->as_new_as < written) {
        reader->reopen();
    } else {
        return *reader;
    }
    reader->as_new_as = written;
    return *reader;
}

TermList Generation::Impl::terms_of(Number number) {
    const auto [held, written] = overlay.find(number);
    if (held) return held->terms;
    std::unique_ptr<DiskIndex::Reader> reader;
    auto terms = as_new_as(written, reader).terms(number);
    give_back(std::move(reader));
    return terms;
}

/// Its hit can be read before the columns say that it is there.
void Generation::Impl::put(PendingPtr listing) {
    overlay.hold(listing);
    layer->add(std::move(listing));
}

Generation::Generation(std::filesystem::path folder, Begin begin, CacheSizes sizes)
    : impl_{std::make_unique<Impl>(std::move(folder), begin, sizes)} {
    impl_->load();
}

Generation::~Generation() = default;

bool Generation::apply(const market::ListingCard& card) {
    Impl& impl = *impl_;
    Number number = impl.columns.number_of(card.id);
    if (number != 0 && impl.columns.row_of_writer(number).version >= card.version) return false;
    Entry entry = entry_of(card);
    if (impl.torn) {
        if (number != 0 && !card.shown) impl.columns.put(number, entry.facts);
        throw TornIndex{"the index on disk is torn"};
    }
    if (number != 0) {
        const Row& row = impl.columns.row_of_writer(number);
        const bool newer =
            row.shown && card.shown && card.published_at > impl.columns.cold_of_writer(number).published_at;
        if (row.shown) impl.layer->forget(number, impl.terms_of(number));
        // Published anew: it comes first again, under a new number.
        if (newer) {
            impl.put(std::make_shared<const Pending>(Pending{.number = number, .gone = true}));
            impl.columns.retire(number);
            number = 0;
        }
    }
    if (number == 0) number = ++impl.last;
    impl.put(std::make_shared<const Pending>(
        Pending{.number = number,
                .version = card.version,
                .facts = pack(entry.facts),
                .hit = card.shown ? std::make_shared<const std::string>(std::move(entry.hit)) : nullptr,
                .terms = std::move(entry.terms)}));
    impl.columns.put(number, entry.facts);
    ++impl.changes;
    return true;
}

std::size_t Generation::publish() {
    Impl& impl = *impl_;
    if (impl.layer->empty()) return 0;
    const LayerPtr layer = std::exchange(impl.layer, std::make_shared<Layer>());
    const auto version = impl.overlay.publish(layer);
    impl.lists.published(*layer, version, impl.columns.end());
    std::vector<Vocabulary::Change> words;
    layer->each_term([&](std::string_view term, int more, const auto&) {
        if (is_word_term(term)) words.push_back({term, more});
    });
    impl.vocabulary.add(words);
    ++impl.changes;
    return layer->listings().size();
}

std::size_t Generation::persist(std::size_t most) {
    Impl& impl = *impl_;
    if (impl.torn) throw TornIndex{"the index on disk is torn"};
    const auto layers = impl.overlay.oldest(most);
    std::size_t published = 0;
    for (const auto& layer : layers)
        published += layer->listings().size();
    if (published == 0) return 0;
    try {
        for (const auto& [number, listing] : latest_of(layers))
            impl.disk.write(*listing);
        impl.disk.commit();
    } catch (...) {
        impl.torn = true;
        throw;
    }
    impl.overlay.written(layers.size());
    return published;
}

void Generation::sync() {
    while (unwritten() > 0)
        persist(listings_a_commit);
    impl_->disk.sync();
}

std::size_t Generation::unwritten() const {
    return impl_->overlay.waiting();
}

SharedList Generation::list(std::unique_ptr<DiskIndex::Reader>& reader, const std::string& term) {
    Impl& impl = *impl_;
    if (auto known = impl.lists.find(term)) return known;
    // First what the disk may not have, then a reader that has whatever had left by then: a change that is in
    // both does no harm, one that is in neither would.
    const auto overlay = impl.overlay.snapshot();
    const auto postings = impl.as_new_as(overlay.written, reader).postings(term);
    std::vector<PostingList::Posting> changes;
    for (const auto& layer : *overlay.layers)
        layer->changes_of(term, changes);
    Number end = 0;
    {
        const auto lock = impl.columns.read();
        end = impl.columns.end();
    }
    auto list = std::make_shared<const PostingList>(postings, end);
    if (!changes.empty()) list = std::make_shared<const PostingList>(list->changed(changes, end));
    impl.lists.keep(term, list, overlay.version);
    return list;
}

SharedBytes Generation::hit(std::unique_ptr<DiskIndex::Reader>& reader, Number number, std::int64_t version) {
    Impl& impl = *impl_;
    const auto [held, written] = impl.overlay.find(number);
    if (held) return held->hit;
    const std::string_view key{reinterpret_cast<const char*>(&number), sizeof number};
    {
        const std::lock_guard lock{impl.hits_mutex};
        const auto* known = impl.hits.find(key);
        if (known != nullptr && known->version == version) return known->bytes;
    }
    const auto hit = impl.as_new_as(written, reader).hit(number);
    if (hit.bytes && hit.version == version) {
        const std::lock_guard lock{impl.hits_mutex};
        std::size_t evicted = 0;
        impl.hits.put(key, hit, hit.bytes->size() + 168, evicted);
    }
    return hit.bytes;
}

void Generation::give_back(std::unique_ptr<DiskIndex::Reader> reader) {
    impl_->give_back(std::move(reader));
}

const Columns& Generation::columns() const {
    return impl_->columns;
}
const Vocabulary& Generation::vocabulary() const {
    return impl_->vocabulary;
}
std::uint64_t Generation::changes() const noexcept {
    return impl_->changes.load();
}
const std::filesystem::path& Generation::folder() const {
    return impl_->disk.folder();
}

std::uint64_t Generation::bytes_on_disk() const {
    std::uint64_t sum = 0;
    for (const auto& file : std::filesystem::directory_iterator{impl_->disk.folder()})
        sum += file.file_size();
    return sum;
}

ReaderLease::~ReaderLease() {
    generation_->give_back(std::move(reader_));
}

}  // namespace bookverse::search
