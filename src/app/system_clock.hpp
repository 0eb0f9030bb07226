// The machine's clock, for the whole program.
#pragma once

#include "base/instant.hpp"

namespace bookverse::app {

class SystemClock final : public Clock {
public:
    Instant now() const noexcept override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace bookverse::app
