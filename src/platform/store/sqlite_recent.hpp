// What was written lately, as it is in memory: a document that a purchase moves on six times within a second is read
// from the file once. Only the writer thread puts documents in, after their commit, and takes them out before it, so
// what is found here is the newest committed state. Reads of the rest go to the file; they leave nothing here, because
// a slow reader could put an older state over a newer one.
#pragma once

#include <array>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/store/document_store.hpp"

namespace bookverse::store::sqlite {

class Recent {
public:
    /// @p bytes bounds the JSON of what is kept; in memory it is two to three times that.
    explicit Recent(std::size_t bytes) : bytes_a_shard_{bytes / shards} {}

    /// Thread-safe, constant time.
    std::optional<Stored> get(const CollectionSpec& spec, std::string_view id);

    // By the writer thread only.
    void forget(const CollectionSpec& spec, std::string_view id);
    /// @p size of its JSON.
    void put(const CollectionSpec& spec, Stored stored, std::size_t size);

    /// All of a collection: when it is declared, since a spec may come to lie where another one was.
    void forget_all(const std::string& collection);

private:
    static constexpr std::size_t shards = 8;
    static constexpr std::size_t size_of_entry = 400;  ///< keys, list and map nodes

    /// Both bear their hash: it is needed for the shard, the place in it, and whenever that grows.
    struct Key {
        std::string collection;
        std::string id;
        std::size_t hash;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyView {
        KeyView(std::string_view of_collection, std::string_view of_id) noexcept;
        std::string_view collection;
        std::string_view id;
        std::size_t hash;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const KeyView& key) const noexcept { return key.hash; }
        std::size_t operator()(const Key& key) const noexcept { return key.hash; }
    };
    struct Equal {
        using is_transparent = void;
        bool operator()(const Key& a, const Key& b) const noexcept { return a == b; }
        bool operator()(const KeyView& a, const Key& b) const noexcept {
            return a.hash == b.hash && a.id == b.id && a.collection == b.collection;
        }
        bool operator()(const Key& a, const KeyView& b) const noexcept { return (*this)(b, a); }
    };
    struct Entry {
        /// Whose codec made the aggregate: another one is of another type. None: forgotten, its place is kept for what comes.
        const CollectionSpec* spec = nullptr;
        Stored stored;
        std::size_t size = 0;
        std::list<const Key*>::iterator place;
    };
    using Entries = std::unordered_map<Key, Entry, Hash, Equal>;
    struct Shard {
        std::mutex mutex;
        Entries entries;
        std::list<const Key*> used;  ///< the longest unused one last
        std::size_t size = 0;
    };

    Shard& shard(const KeyView& key) { return shards_[key.hash % shards]; }
    static void erase(Shard& shard, Entries::iterator entry);

    const std::size_t bytes_a_shard_;
    std::array<Shard, shards> shards_;
};

}  // namespace bookverse::store::sqlite
