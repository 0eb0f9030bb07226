// Every word of the index with the number of listings that hold it, in memory: what a beginning may become,
// and which known words are near to one that nobody wrote. Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bookverse::search {

class Vocabulary {
public:
    struct Word {
        std::string text;
        std::uint32_t listings = 0;
        int distance = 0;  ///< letters to change, of nearest()

        friend bool operator==(const Word&, const Word&) = default;
    };

    /// How many listings more (or fewer) hold each word.
    void add(const std::unordered_map<std::string, std::int64_t>& changes);

    std::uint32_t listings_with(std::string_view word) const;
    /// The most frequent words that begin so and are longer. What is asked often (short beginnings) may be a
    /// few seconds old.
    std::vector<Word> completions(const std::string& beginning, std::size_t most) const;
    /// Words within one change (a letter more, less, other, or two swapped) for 4 to 7 letters, two from 8
    /// on; nearest first, then the most frequent. Not the word itself.
    std::vector<Word> nearest(std::string_view word, std::size_t most) const;
    std::size_t size() const;

private:
    using Words = std::map<std::string, std::uint32_t, std::less<>>;
    struct Remembered {
        std::vector<Word> words;
        std::chrono::steady_clock::time_point at;
    };
    std::vector<Word> walk(std::u32string_view letters, std::string_view word, std::size_t most) const;
    template <class Look>
    std::vector<Word> remembered(const std::string& key, Look look) const;
    std::vector<Word> scan(const std::string& beginning, std::size_t most) const;

    mutable std::shared_mutex mutex_;
    Words words_;
    mutable std::mutex memory_mutex_;
    mutable std::unordered_map<std::string, Remembered> memory_;
};

}  // namespace bookverse::search
