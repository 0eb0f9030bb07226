// Every word of the index with the number of listings that hold it, in memory: what a beginning may become,
// and which known words are near to one that nobody wrote. Thread-safe.
#pragma once

#include <array>
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
    static constexpr std::size_t most_letters = 40;  ///< of a word (base/folding cuts longer ones)

    struct Word {
        std::string text;
        std::uint32_t listings = 0;
        int distance = 0;  ///< letters to change, of nearest()

        friend bool operator==(const Word&, const Word&) = default;
    };

    struct Change {
        std::string_view word;
        std::int64_t more = 0;  ///< listings that hold it, or fewer
    };
    void add(const std::vector<Change>& changes);

    std::uint32_t listings_with(std::string_view word) const;
    /// The most frequent words that begin so and are longer. What is asked often (short beginnings) may be a
    /// few seconds old.
    std::vector<Word> completions(const std::string& beginning, std::size_t most) const;
    /// Words within one change (a letter more, less, other, or two swapped) for 4 to 7 letters, two from 8
    /// on; nearest first, then the most frequent. Not the word itself.
    std::vector<Word> nearest(std::string_view word, std::size_t most) const;
    std::size_t size() const;

private:
    struct Known {
        std::uint32_t listings = 0;
        std::uint32_t place = 0;  ///< among the shapes of its length
    };
    using Words = std::map<std::string, Known, std::less<>>;
    /// Words of one length, each by which letters it holds.
    struct Shapes {
        std::vector<std::uint32_t> letters{};
        std::vector<Words::value_type*> words{};
    };
    struct Remembered {
        std::vector<Word> words;
        std::chrono::steady_clock::time_point at;
    };
    void add_shape(Words::value_type& word);
    void forget_shape(const Words::value_type& word);
    std::vector<Word> look_near(std::u32string_view letters, std::string_view word, std::size_t most) const;
    template <class Look>
    std::vector<Word> remembered(const std::string& key, Look look) const;
    std::vector<Word> scan(const std::string& beginning, std::size_t most) const;

    mutable std::shared_mutex mutex_;
    Words words_;
    std::array<Shapes, most_letters + 1> shapes_{};
    mutable std::mutex memory_mutex_;
    mutable std::unordered_map<std::string, Remembered> memory_;
};

}  // namespace bookverse::search
