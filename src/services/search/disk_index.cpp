#include "services/search/disk_index.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cstring>

namespace bookverse::search {
namespace {

constexpr auto format_key = "format";
constexpr auto format = "3";  ///< another one means: build anew
constexpr Xapian::valueno facts_slot = 0;
constexpr Xapian::valueno hit_slot =
    1;  ///< not the document's data: Xapian compresses these, which costs most
constexpr std::size_t version_bytes = sizeof(std::int64_t);

/// Xapian's faults as ours, but for that of a reader that two commits have overtaken: it looks again.
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
    std::string out;
    out.reserve(version_bytes + hit.size());
    out.append(reinterpret_cast<const char*>(&version), version_bytes);
    return out += hit;
}

}  // namespace

struct DiskIndex::Writer {
    Xapian::WritableDatabase database;
};

DiskIndex::DiskIndex(std::filesystem::path folder, Begin begin)
    : folder_{std::move(folder)}, writer_{std::make_unique<Writer>()} {
    guarded([&] {
        std::filesystem::create_directories(folder_);
        const int how = begin == Begin::fresh ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN;
        auto& database = writer_->database;
        // What a power cut tears is built anew at the next start, so commits need not wait for the disk.
        database =
            Xapian::WritableDatabase{folder_.string(), how | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS};
        if (begin == Begin::fresh) {
            database.set_metadata(format_key, format);
            database.commit();
        } else if (database.get_metadata(format_key) != format) {
            throw TornIndex{"the index has another format"};
        }
    });
}

DiskIndex::~DiskIndex() = default;

void DiskIndex::load(const std::function<void(Number, const std::string&)>& listing,
                     const std::function<void(const std::string&, std::size_t)>& term) const {
    guarded([&] {
        const auto& database = writer_->database;
        Xapian::doccount rows = 0;
        for (auto value = database.valuestream_begin(facts_slot);
             value != database.valuestream_end(facts_slot); ++value) {
            listing(value.get_docid(), *value);
            ++rows;
        }
        if (rows != database.get_doccount()) throw TornIndex{"some listings have no facts"};
        for (auto one = database.allterms_begin(); one != database.allterms_end(); ++one)
            term(*one, one.get_termfreq());
    });
}

Number DiskIndex::last() const {
    return guarded([&] { return writer_->database.get_lastdocid(); });
}

void DiskIndex::write(const Pending& listing) {
    guarded([&] {
        if (listing.gone) {
            try {
                writer_->database.delete_document(listing.number);
            } catch (const Xapian::DocNotFoundError&) {
                // It never came here: published anew before it was written.
            }
            return;
        }
        Xapian::Document document;
        for (const auto& [text, weight] : listing.terms)
            document.add_term(std::string{text}, weight);
        document.add_value(facts_slot, listing.facts);
        if (listing.hit) document.add_value(hit_slot, stored_hit(listing.version, *listing.hit));
        writer_->database.replace_document(listing.number, document);
    });
}

void DiskIndex::commit() {
    guarded([&] { writer_->database.commit(); });
}

void DiskIndex::sync() {
    commit();
    for (const auto& file : std::filesystem::directory_iterator{folder_}) {
        const int handle = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
        if (handle < 0) throw TornIndex{"cannot open " + file.path().string()};
        const bool kept = ::fsync(handle) == 0;
        ::close(handle);
        if (!kept) throw TornIndex{"the disk does not keep " + file.path().string()};
    }
}

std::unique_ptr<DiskIndex::Reader> DiskIndex::reader() const {
    return std::make_unique<Reader>(folder_);
}

struct DiskIndex::Reader::View {
    Xapian::Database database;
};

template <class F>
auto DiskIndex::Reader::looking_again(F work) {
    for (int tries = 0;; ++tries) {
        try {
            if (tries > 0) guarded([&] { view_->database.reopen(); });
            return guarded(work);
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (tries == 10) throw TornIndex{error.get_msg()};
        }
    }
}

DiskIndex::Reader::Reader(const std::filesystem::path& folder) : view_{std::make_unique<View>()} {
    looking_again([&] {
        if (view_->database.size() == 0) view_->database = Xapian::Database{folder.string()};
    });
}

DiskIndex::Reader::~Reader() = default;

void DiskIndex::Reader::reopen() {
    looking_again([&] { view_->database.reopen(); });
}

std::vector<PostingList::Posting> DiskIndex::Reader::postings(const std::string& term) {
    return looking_again([&] {
        std::vector<PostingList::Posting> out;
        const auto& database = view_->database;
        for (auto one = database.postlist_begin(term); one != database.postlist_end(term); ++one)
            out.push_back({*one, static_cast<std::uint8_t>(one.get_wdf())});
        return out;
    });
}

DiskIndex::Hit DiskIndex::Reader::hit(Number number) {
    const auto data = looking_again(
        [&] { return view_->database.get_document(number, Xapian::DOC_ASSUME_VALID).get_value(hit_slot); });
    if (data.size() <= version_bytes) return {};
    Hit hit;
    std::memcpy(&hit.version, data.data(), version_bytes);
    hit.bytes = std::make_shared<const std::string>(data, version_bytes);
    return hit;
}

TermList DiskIndex::Reader::terms(Number number) {
    return looking_again([&] {
        TermList out;
        const auto& database = view_->database;
        for (auto term = database.termlist_begin(number); term != database.termlist_end(number); ++term)
            out.add(*term, static_cast<std::uint8_t>(term.get_wdf()));
        return out;
    });
}

}  // namespace bookverse::search
