// Tokens that were verified, by their digest. Bounded and sharded: two halves a shard, the older one is
// dropped when the younger is full, so that looking and inserting are O(1) and a flood of tokens only costs
// verifying again.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/instant.hpp"
#include "platform/auth/actor.hpp"

namespace bookverse::auth::detail {

class VerifiedCache {
public:
    using Digest = std::array<std::uint8_t, 32>;  ///< of the whole token; the token itself is not kept

    struct Entry {
        Actor actor;
        Instant valid_until;             ///< the earlier of the token's end and its key's
        std::uint64_t keys_version = 0;  ///< of the KeySet that it was verified with
    };

    explicit VerifiedCache(std::size_t entries) : half_{entries / shards / 2 + 1} {}

    static Digest digest_of(std::string_view token);

    std::optional<Actor> find(const Digest& digest, Instant now, std::uint64_t keys_version);
    void insert(const Digest& digest, Entry entry);
    std::size_t size() const;

private:
    static constexpr std::size_t shards = 16;
    struct Hash {
        std::size_t operator()(const Digest& digest) const noexcept {
            std::size_t hash = 0;
            std::memcpy(&hash, digest.data(), sizeof hash);
            return hash;
        }
    };
    using Map = std::unordered_map<Digest, Entry, Hash>;
    struct Shard {
        mutable std::mutex mutex;
        Map young, old;
    };
    void insert_locked(Shard& shard, const Digest& digest, Entry entry) const;
    Shard& shard_of(const Digest& digest) { return shards_[digest.back() % shards]; }

    std::size_t half_;
    std::array<Shard, shards> shards_;
};

}  // namespace bookverse::auth::detail
