// Whole answers that were given a moment ago. Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "platform/cache/lru.hpp"

namespace bookverse::search {

class Answers {
public:
    using Bytes = std::shared_ptr<const std::string>;
    using Time = std::chrono::steady_clock::time_point;

    explicit Answers(std::size_t bytes) : answers_{bytes} {}

    /// One that was given while the index was as it is now, or a moment ago.
    Bytes find(std::string_view key, std::uint64_t changes, Time now) {
        const std::lock_guard lock{mutex_};
        const auto* known = answers_.find(key);
        if (known == nullptr) return nullptr;
        const auto age = now - known->at;
        return age < moment || (known->changes == changes && age < life) ? known->bytes : nullptr;
    }
    /// `changes`: as they were before the search began.
    void keep(std::string_view key, Bytes bytes, std::uint64_t changes, Time now) {
        const std::lock_guard lock{mutex_};
        std::size_t evicted = 0;
        const auto weight = bytes->size() + 2 * key.size() + 200;
        answers_.put(key, {std::move(bytes), changes, now}, weight, evicted);
    }

    static constexpr auto moment = std::chrono::milliseconds{200};
    static constexpr auto life = std::chrono::seconds{20};  ///< completions may be older than the index says

private:
    struct Answer {
        Bytes bytes;
        std::uint64_t changes = 0;
        Time at{};
    };
    std::mutex mutex_;
    cache::Lru<Answer> answers_;
};

}  // namespace bookverse::search
