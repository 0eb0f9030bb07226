#include "services/search/generation.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <cstring>
#include <mutex>
#include <shared_mutex>

#include "services/search/list_cache.hpp"

namespace bookverse::search {
namespace {

constexpr auto format_key = "format";
constexpr auto format = "2";  ///< another one means: build anew
constexpr Xapian::valueno facts_slot = 0;
constexpr std::size_t lists_bytes = 96 * 1024 * 1024;
constexpr std::size_t hits_bytes = 64 * 1024 * 1024;
constexpr std::size_t version_bytes = sizeof(std::int64_t);

/// Xapian's faults as ours. A reader that was overtaken by two commits looks again.
template <class F>
auto guarded(F work) {
    try {
        return work();
    } catch (const Xapian::DatabaseModifiedError&) {
        throw;
    } catch (const Xapian::Error& error) {
        throw TornIndex{error.get_type() + std::string{": "} + error.get_msg()};
    }
}

std::string stored_hit(std::int64_t version, const std::string& hit) {
    std::string out(version_bytes, '\0');
    std::memcpy(out.data(), &version, version_bytes);
    return out + hit;
}

struct Hit {
    std::int64_t version = 0;
    SharedBytes bytes;
};

}  // namespace

class Generation::Reader {
public:
    Xapian::Database database;
    std::uint64_t commits = 0;
};

struct Generation::Impl {
    std::filesystem::path folder;
    Xapian::WritableDatabase writer;
    Columns columns;
    Vocabulary vocabulary;
    ListCache lists{lists_bytes};
    Number last = 0;

    // Since the last commit.
    std::vector<ListCache::Change> list_changes;
    std::unordered_map<std::string, std::int64_t> word_changes;
    bool dirty = false;

    std::atomic<std::uint64_t> commits{0};
    std::atomic<std::uint64_t> changes{0};
    std::mutex readers_mutex;
    std::vector<std::unique_ptr<Reader>> idle;
    std::mutex hits_mutex;
    cache::Lru<Hit> hits{hits_bytes};

    void open(Begin begin);
    void load();
    void forget_terms(Number number);
    void add_terms(Number number, const Entry& entry, Xapian::Document& document);
};

void Generation::Impl::open(Begin begin) {
    guarded([&] {
        std::filesystem::create_directories(folder);
        const int how = begin == Begin::fresh ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN;
        // What a power cut tears is built anew at the next start, so commits need not wait for the disk.
        writer =
            Xapian::WritableDatabase{folder.string(), how | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS};
        if (begin == Begin::fresh) {
            writer.set_metadata(format_key, format);
            writer.commit();
        } else if (writer.get_metadata(format_key) != format) {
            throw TornIndex{"the index has another format"};
        }
    });
}

void Generation::Impl::load() {
    guarded([&] {
        last = writer.get_lastdocid();
        Xapian::doccount rows = 0;
        for (auto value = writer.valuestream_begin(facts_slot); value != writer.valuestream_end(facts_slot);
             ++value) {
            const auto facts = unpack(*value);
            if (!facts) throw TornIndex{"facts of a listing cannot be read"};
            columns.put(value.get_docid(), *facts);
            ++rows;
        }
        if (rows != writer.get_doccount()) throw TornIndex{"some listings have no facts"};
        std::unordered_map<std::string, std::int64_t> words;
        for (auto term = writer.allterms_begin(); term != writer.allterms_end(); ++term) {
            if (is_word_term(*term)) words[*term] = term.get_termfreq();
        }
        vocabulary.add(words);
    });
}

void Generation::Impl::forget_terms(Number number) {
    const auto document = writer.get_document(number);
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if (is_word_term(*term)) --word_changes[*term];
        list_changes.push_back({*term, {number, 0}});
    }
}

void Generation::Impl::add_terms(Number number, const Entry& entry, Xapian::Document& document) {
    for (const auto& [text, weight] : entry.terms) {
        document.add_term(text, weight);
        if (is_word_term(text)) ++word_changes[text];
        list_changes.push_back({text, {number, weight}});
    }
}

Generation::Generation(std::filesystem::path folder, Begin begin) : impl_{std::make_unique<Impl>()} {
    impl_->folder = std::move(folder);
    impl_->open(begin);
    impl_->load();
}

Generation::~Generation() = default;

bool Generation::apply(const market::ListingCard& card) {
    Impl& impl = *impl_;
    Number number = impl.columns.number_of(card.id);
    if (number != 0 && impl.columns.row_of_writer(number).version >= card.version) return false;
    const Entry entry = entry_of(card);
    return guarded([&] {
        if (number != 0) {
            const Row& row = impl.columns.row_of_writer(number);
            const bool newer = row.shown && card.shown &&
                               card.published_at > impl.columns.cold_of_writer(number).published_at;
            if (row.shown) impl.forget_terms(number);
            // Published anew: it comes first again, under a new number.
            if (newer) {
                impl.writer.delete_document(number);
                impl.columns.retire(number);
                number = 0;
            }
        }
        if (number == 0) number = ++impl.last;
        Xapian::Document document;
        impl.add_terms(number, entry, document);
        document.add_value(facts_slot, pack(entry.facts));
        if (card.shown) document.set_data(stored_hit(card.version, entry.hit));
        impl.writer.replace_document(number, document);
        impl.columns.put(number, entry.facts);
        impl.dirty = true;
        ++impl.changes;
        return true;
    });
}

bool Generation::has_changes() const {
    return impl_->dirty;
}

void Generation::commit() {
    Impl& impl = *impl_;
    guarded([&] { impl.writer.commit(); });
    impl.vocabulary.add(impl.word_changes);
    impl.lists.committed(impl.list_changes, impl.commits + 1, impl.columns.end());
    ++impl.commits;
    ++impl.changes;
    impl.list_changes.clear();
    impl.word_changes.clear();
    impl.dirty = false;
}

void Generation::sync() {
    commit();
    for (const auto& file : std::filesystem::directory_iterator{impl_->folder}) {
        const int handle = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
        if (handle < 0) throw TornIndex{"cannot open " + file.path().string()};
        const bool kept = ::fsync(handle) == 0;
        ::close(handle);
        if (!kept) throw TornIndex{"the disk does not keep " + file.path().string()};
    }
}

std::unique_ptr<Generation::Reader> Generation::reader() {
    const auto commits = impl_->commits.load();
    std::unique_ptr<Reader> reader;
    {
        const std::lock_guard lock{impl_->readers_mutex};
        if (!impl_->idle.empty()) {
            reader = std::move(impl_->idle.back());
            impl_->idle.pop_back();
        }
    }
    return guarded([&] {
        if (!reader) {
            reader = std::make_unique<Reader>();
            reader->database = Xapian::Database{impl_->folder.string()};
        } else if (reader->commits != commits) {
            reader->database.reopen();
        }
        reader->commits = commits;
        return std::move(reader);
    });
}

void Generation::give_back(std::unique_ptr<Reader> reader) {
    const std::lock_guard lock{impl_->readers_mutex};
    impl_->idle.push_back(std::move(reader));
}

namespace {

/// Two commits may overtake a reader; then it looks at the newest state.
template <class F>
auto looking_again(Xapian::Database& database, F work) {
    for (int tries = 0;; ++tries) {
        try {
            return guarded(work);
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (tries == 10) throw TornIndex{error.get_msg()};
            database.reopen();
        }
    }
}

}  // namespace

SharedList Generation::list(Reader& reader, const std::string& term) {
    if (auto known = impl_->lists.find(term)) return known;
    std::vector<PostingList::Posting> postings;
    looking_again(reader.database, [&] {
        postings.clear();
        auto& database = reader.database;
        for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
             ++posting) {
            postings.push_back({*posting, static_cast<std::uint8_t>(posting.get_wdf())});
        }
    });
    Number end = 0;
    {
        const auto lock = impl_->columns.read();
        end = impl_->columns.end();
    }
    auto list = std::make_shared<const PostingList>(postings, end);
    impl_->lists.keep(term, list, reader.commits);
    return list;
}

SharedBytes Generation::hit(Reader& reader, Number number, std::int64_t version) {
    const std::string_view key{reinterpret_cast<const char*>(&number), sizeof number};
    {
        const std::lock_guard lock{impl_->hits_mutex};
        const auto* known = impl_->hits.find(key);
        if (known != nullptr && known->version == version) return known->bytes;
    }
    const auto data = looking_again(reader.database, [&] {
        try {
            return reader.database.get_document(number).get_data();
        } catch (const Xapian::DocNotFoundError&) {
            return std::string{};  // it moved to another number since the columns were read
        }
    });
    if (data.size() <= version_bytes) return nullptr;
    Hit hit;
    std::memcpy(&hit.version, data.data(), version_bytes);
    hit.bytes = std::make_shared<const std::string>(data, version_bytes);
    if (hit.version == version) {
        const std::lock_guard lock{impl_->hits_mutex};
        std::size_t evicted = 0;
        impl_->hits.put(key, hit, data.size() + 160, evicted);
    }
    return hit.bytes;
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
    return impl_->folder;
}

std::uint64_t Generation::bytes_on_disk() const {
    std::uint64_t sum = 0;
    for (const auto& file : std::filesystem::directory_iterator{impl_->folder})
        sum += file.file_size();
    return sum;
}

ReaderLease::ReaderLease(Generation& generation) : generation_{&generation}, reader_{generation.reader()} {}

SharedList ReaderLease::list(const std::string& term) {
    return generation_->list(*reader_, term);
}

SharedBytes ReaderLease::hit(Number number, std::int64_t version) {
    return generation_->hit(*reader_, number, version);
}

ReaderLease::~ReaderLease() {
    generation_->give_back(std::move(reader_));
}

}  // namespace bookverse::search
