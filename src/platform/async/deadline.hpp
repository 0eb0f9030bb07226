// A deadline is a point on the steady clock; it travels between processes as the duration that is left.
#pragma once

#include <chrono>
#include <stdexcept>

namespace bookverse {

using SteadyTime = std::chrono::steady_clock::time_point;

struct Deadline {
    SteadyTime at = SteadyTime::max();

    static Deadline after(std::chrono::milliseconds duration) {
        return Deadline{std::chrono::steady_clock::now() + duration};
    }
    static Deadline never() { return {}; }

    bool passed() const { return std::chrono::steady_clock::now() >= at; }
    /// Zero when it has passed; a day stands for never.
    std::chrono::milliseconds left() const {
        if (at == SteadyTime::max()) return std::chrono::hours{24};
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(at - std::chrono::steady_clock::now());
        return rest < rest.zero() ? rest.zero() : rest;
    }
};

/// A fault: something needed longer than it may. Becomes 503 with Retry-After. What was asked for may have
/// happened.
class DeadlinePassed : public std::runtime_error {
public:
    explicit DeadlinePassed(const std::string& what) : std::runtime_error{"deadline passed: " + what} {}
};

/// A fault: a store, broker, pool or other service cannot be used right now. Becomes 503 with Retry-After.
class Unavailable : public std::runtime_error {
public:
    explicit Unavailable(const std::string& what) : std::runtime_error{what} {}
};

/// A fault: the disk is full, so nothing was written; reading goes on. Becomes 507.
class StorageFull : public std::runtime_error {
public:
    explicit StorageFull(const std::string& what) : std::runtime_error{what} {}
};

}  // namespace bookverse
