// The clock that tests hold and move. Never in the program: nothing but *_test.cpp, *_contract.cpp and what
// only they include may name it.
#pragma once

#include <atomic>

#include "base/instant.hpp"

namespace bookverse {

/// Begins at a fixed instant in 2027, so that a test is the same on each day. Thread-safe.
class ManualClock final : public Clock {
public:
    Instant now() const noexcept override { return Instant{Duration{ms_.load()}}; }
    void move(Duration by) { ms_ += by.count(); }

private:
    std::atomic<std::int64_t> ms_{1'800'000'000'000};
};

}  // namespace bookverse
