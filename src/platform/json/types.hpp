// Types for members of described structs, where the plain ones say too little.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace bookverse::json {

/// An integer with bounds: Bounded<std::int64_t, 1, 100>.
template <class Int, Int Min, Int Max>
struct Bounded {
    static_assert(Min <= Max);
    Int value = Min;

    constexpr operator Int() const noexcept { return value; }  // NOLINT: it is a number
    friend constexpr auto operator<=>(const Bounded&, const Bounded&) = default;
};

/// A list with bounds: Items<Text<1, 20>, 20>.
template <class T, std::size_t Max, std::size_t Min = 0>
struct Items {
    std::vector<T> value;

    auto begin() const noexcept { return value.begin(); }
    auto end() const noexcept { return value.end(); }
    std::size_t size() const noexcept { return value.size(); }
    bool empty() const noexcept { return value.empty(); }
    friend bool operator==(const Items&, const Items&) = default;
};

/// A member of a PATCH body that may be set to nothing: absent leaves it, null clears it, a value sets it. A
/// member that cannot be nothing is a plain std::optional (absent or null leaves it).
template <class T>
struct Patch {
    bool present = false;
    std::optional<T> value{};

    static Patch set(T to) { return Patch{true, std::move(to)}; }
    static Patch clear() { return Patch{true, std::nullopt}; }
    /// What `old` becomes.
    std::optional<T> applied_to(std::optional<T> old) const { return present ? value : std::move(old); }
    friend bool operator==(const Patch&, const Patch&) = default;
};

/// A secret from people with a length in code points: a new password. Never written.
template <std::size_t Min, std::size_t Max>
struct SecretText {
    Secret value;
};

/// The opt-in to write a secret into a store: a password hash, a sealed TOTP key. Not for answers.
struct StoredSecret {
    Secret value;
};

}  // namespace bookverse::json
