#include "services/search/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "base/folding.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t short_beginning =
    3;  ///< bytes; these begin many words and are asked for again and again
constexpr auto memory_life = std::chrono::seconds{3};
constexpr std::size_t most_remembered = 4096;

int allowed_distance(std::size_t letters) {
    if (letters < 4) return 0;
    return letters < 8 ? 1 : 2;
}

bool more_frequent(const Vocabulary::Word& a, const Vocabulary::Word& b) {
    return a.listings != b.listings ? a.listings > b.listings : a.text < b.text;
}

/// The table of the optimal string alignment distance, one row a letter of the candidate, so that words which
/// begin alike share their first rows. Words are cut to 40 letters, so the table has its place here.
class Distance {
public:
    static constexpr std::size_t most_letters = 48;

    Distance(std::u32string_view word, int most) : word_{word.substr(0, most_letters - 1)}, most_{most} {
        for (std::size_t i = 0; i <= word_.size(); ++i)
            rows_[0][i] = static_cast<int>(i);
        least_[0] = 0;
    }

    /// The distance to `candidate`; when it is too far, `dead` is how many letters of it already were.
    int to(std::string_view candidate, std::size_t& dead) {
        std::size_t letters = 0;
        bool alike = true;
        for (std::size_t at = 0; at < candidate.size() && letters < most_letters - 1; ++letters) {
            const char32_t letter = next_letter(candidate, at);
            alike = alike && letters < known_ && seen_[letters] == letter;
            if (alike) continue;
            seen_[letters] = letter;
            known_ = letters + 1;
            fill_row(letters + 1);
            // A swap may still come back from the row before.
            if (std::min(least_[letters + 1], least_[letters]) > most_) {
                dead = letters + 1;
                return most_ + 1;
            }
        }
        dead = 0;
        return rows_[letters][word_.size()];
    }

private:
    static char32_t next_letter(std::string_view text, std::size_t& at) {
        const auto byte = [&] { return static_cast<unsigned char>(text[at]); };
        char32_t letter = byte();
        int more = letter < 0x80 ? 0 : letter < 0xE0 ? 1 : letter < 0xF0 ? 2 : 3;
        if (more > 0) letter &= 0x3Fu >> more;
        for (++at; more > 0 && at < text.size(); --more, ++at)
            letter = letter << 6 | (byte() & 0x3F);
        return letter;
    }
    void fill_row(std::size_t y) {
        auto& row = rows_[y];
        const auto& above = rows_[y - 1];
        row[0] = static_cast<int>(y);
        int least = row[0];
        for (std::size_t x = 1; x <= word_.size(); ++x) {
            const int change = word_[x - 1] == seen_[y - 1] ? 0 : 1;
            int best = std::min({above[x] + 1, row[x - 1] + 1, above[x - 1] + change});
            if (x > 1 && y > 1 && word_[x - 1] == seen_[y - 2] && word_[x - 2] == seen_[y - 1])
                best = std::min(best, rows_[y - 2][x - 2] + 1);
            row[x] = best;
            least = std::min(least, best);
        }
        least_[y] = least;
    }

    std::u32string_view word_;
    int most_;
    std::array<char32_t, most_letters> seen_{};
    std::size_t known_ = 0;  ///< letters of the candidate before, as far as rows were filled
    std::array<std::array<int, most_letters>, most_letters> rows_{};
    std::array<int, most_letters> least_{};
};

/// The bytes of the first `letters` letters.
std::string_view first_letters(std::string_view word, std::size_t letters) {
    std::size_t at = 0;
    while (at < word.size()) {
        if ((word[at] & 0xC0) != 0x80 && letters-- == 0) break;
        ++at;
    }
    return word.substr(0, at);
}

}  // namespace

void Vocabulary::add(const std::unordered_map<std::string, std::int64_t>& changes) {
    const std::unique_lock lock{mutex_};
    for (const auto& [word, change] : changes) {
        if (change == 0) continue;
        auto found = words_.try_emplace(word, 0).first;
        const std::int64_t now = static_cast<std::int64_t>(found->second) + change;
        if (now <= 0) {
            words_.erase(found);
        } else {
            found->second = static_cast<std::uint32_t>(now);
        }
    }
}

std::uint32_t Vocabulary::listings_with(std::string_view word) const {
    const std::shared_lock lock{mutex_};
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
}

std::size_t Vocabulary::size() const {
    const std::shared_lock lock{mutex_};
    return words_.size();
}

std::vector<Vocabulary::Word> Vocabulary::scan(const std::string& beginning, std::size_t most) const {
    std::vector<Word> found;
    const std::shared_lock lock{mutex_};
    for (auto word = words_.upper_bound(beginning); word != words_.end(); ++word) {
        if (!word->first.starts_with(beginning)) break;
        if (found.size() < most) {
            found.push_back({word->first, word->second});
            std::ranges::push_heap(found, more_frequent);
        } else if (more_frequent({word->first, word->second}, found.front())) {
            std::ranges::pop_heap(found, more_frequent);
            found.back() = {word->first, word->second};
            std::ranges::push_heap(found, more_frequent);
        }
    }
    std::ranges::sort(found, more_frequent);
    return found;
}

std::vector<Vocabulary::Word> Vocabulary::completions(const std::string& beginning, std::size_t most) const {
    if (beginning.size() > short_beginning) return scan(beginning, most);
    return remembered('<' + beginning + '/' + std::to_string(most), [&] { return scan(beginning, most); });
}

std::vector<Vocabulary::Word> Vocabulary::nearest(std::string_view word, std::size_t most) const {
    const auto letters = code_points_of(word);
    if (allowed_distance(letters.size()) == 0 || is_unspaced(word)) return {};
    const auto key = '~' + std::string{word} + '/' + std::to_string(most);
    return remembered(key, [&] { return walk(letters, word, most); });
}

template <class Look>
std::vector<Vocabulary::Word> Vocabulary::remembered(const std::string& key, Look look) const {
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock{memory_mutex_};
        const auto known = memory_.find(key);
        if (known != memory_.end() && now - known->second.at < memory_life) return known->second.words;
    }
    auto found = look();
    const std::lock_guard lock{memory_mutex_};
    if (memory_.size() >= most_remembered) memory_.clear();
    memory_[key] = {found, now};
    return found;
}

std::vector<Vocabulary::Word> Vocabulary::walk(std::u32string_view letters, std::string_view word,
                                               std::size_t most) const {
    const int allowed = allowed_distance(letters.size());
    Distance distance{letters, allowed};
    std::vector<Word> found;
    const std::shared_lock lock{mutex_};
    for (auto candidate = words_.begin(); candidate != words_.end();) {
        std::size_t dead = 0;
        const int away = distance.to(candidate->first, dead);
        if (away <= allowed && candidate->first != word)
            found.push_back({candidate->first, candidate->second, away});
        if (dead == 0) {
            ++candidate;
        } else {  // nothing that begins so comes near
            auto beyond = std::string{first_letters(candidate->first, dead)};
            beyond += '\xff';
            candidate = words_.lower_bound(beyond);
        }
    }
    std::ranges::sort(found, [](const Word& a, const Word& b) {
        return a.distance != b.distance ? a.distance < b.distance : more_frequent(a, b);
    });
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace bookverse::search
