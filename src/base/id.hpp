// Ids are UUIDv7 (RFC 9562): unique without coordination, and new ones sort behind old ones, which keeps
// B-trees and cursors cheap. Id<Account> and Id<Session> are different types.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace bookverse {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    friend auto operator<=>(const Uuid&, const Uuid&) = default;

    /// 36 characters, lower case.
    std::string to_string() const;
    /// Only the canonical form; upper case is accepted and folded. Any version.
    static std::optional<Uuid> parse(std::string_view text);
    /// Deterministic, for what must happen once: the same name gives the same id (version 8, BLAKE2b-128 of
    /// the name).
    static Uuid of_name(std::string_view name);
    /// The millisecond inside a version 7 id; std::nullopt for other versions.
    std::optional<Instant> time() const;
};

/// A new version 7 id, strictly increasing within this process even if the clock steps back. Thread-safe.
Uuid new_uuid(Instant now);

template <class Tag>
struct Id {
    Uuid value{};

    friend auto operator<=>(const Id&, const Id&) = default;

    std::string to_string() const { return value.to_string(); }
    static std::optional<Id> parse(std::string_view text) {
        const auto uuid = Uuid::parse(text);
        return uuid ? std::optional<Id>{Id{*uuid}} : std::nullopt;
    }
    static Id make(Instant now) { return Id{new_uuid(now)}; }
    static Id of_name(std::string_view name) { return Id{Uuid::of_name(name)}; }
};

}  // namespace bookverse

template <>
struct std::hash<bookverse::Uuid> {
    std::size_t operator()(const bookverse::Uuid& id) const noexcept {
        std::size_t hash = 0;
        // The last 8 bytes of a version 7 id are random: they are the hash.
        for (std::size_t i = 8; i < 16; ++i)
            hash = hash << 8 | id.bytes[i];
        return hash;
    }
};

template <class Tag>
struct std::hash<bookverse::Id<Tag>> {
    std::size_t operator()(const bookverse::Id<Tag>& id) const noexcept {
        return std::hash<bookverse::Uuid>{}(id.value);
    }
};
