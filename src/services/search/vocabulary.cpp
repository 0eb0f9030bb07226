#include "services/search/vocabulary.hpp"

#include <algorithm>

#include "services/search/text.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t short_beginning =
    3;  ///< bytes; these begin many words and are asked for again and again
constexpr auto short_life = std::chrono::seconds{3};
constexpr std::size_t most_remembered = 4096;

int allowed_distance(std::size_t letters) {
    if (letters < 4) return 0;
    return letters < 8 ? 1 : 2;
}

bool more_frequent(const Vocabulary::Word& a, const Vocabulary::Word& b) {
    return a.listings != b.listings ? a.listings > b.listings : a.text < b.text;
}

/// The table of the optimal string alignment distance, one row a letter of the candidate, so that words which
/// begin alike share their first rows.
class Distance {
public:
    Distance(std::u32string word, int most) : word_{std::move(word)}, most_{most} {
        rows_.emplace_back(word_.size() + 1);
        for (std::size_t i = 0; i <= word_.size(); ++i)
            rows_[0][i] = static_cast<int>(i);
    }

    /// The distance to `candidate`; when it is too far, `dead` is how many letters of it already were.
    int to(std::u32string_view candidate, std::size_t& dead) {
        std::size_t same = 0;
        while (same < candidate.size() && same < seen_.size() && seen_[same] == candidate[same])
            ++same;
        seen_.resize(same);
        rows_.resize(same + 1);
        for (std::size_t i = same; i < candidate.size(); ++i) {
            seen_ += candidate[i];
            if (append_row() > most_) {
                dead = i + 1;
                return most_ + 1;
            }
        }
        dead = 0;
        return rows_.back().back();
    }

private:
    /// Answers its least value: no longer candidate comes nearer than this.
    int append_row() {
        const std::size_t y = seen_.size();
        std::vector<int> row(word_.size() + 1);
        row[0] = static_cast<int>(y);
        int least = row[0];
        for (std::size_t x = 1; x <= word_.size(); ++x) {
            const int change = word_[x - 1] == seen_[y - 1] ? 0 : 1;
            row[x] = std::min({rows_[y - 1][x] + 1, row[x - 1] + 1, rows_[y - 1][x - 1] + change});
            if (x > 1 && y > 1 && word_[x - 1] == seen_[y - 2] && word_[x - 2] == seen_[y - 1])
                row[x] = std::min(row[x], rows_[y - 2][x - 2] + 1);
            least = std::min(least, row[x]);
        }
        rows_.push_back(std::move(row));
        // A swap may still come back from the row before.
        const int before = *std::ranges::min_element(rows_[y - 1]);
        return std::min(least, before);
    }

    std::u32string word_;
    int most_;
    std::u32string seen_{};
    std::vector<std::vector<int>> rows_{};
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
    const auto now = std::chrono::steady_clock::now();
    const auto key = beginning + '/' + std::to_string(most);
    {
        const std::lock_guard lock{short_mutex_};
        const auto known = short_.find(key);
        if (known != short_.end() && now - known->second.at < short_life) return known->second.words;
    }
    auto found = scan(beginning, most);
    const std::lock_guard lock{short_mutex_};
    if (short_.size() >= most_remembered) short_.clear();
    short_[key] = {found, now};
    return found;
}

std::vector<Vocabulary::Word> Vocabulary::nearest(std::string_view word, std::size_t most) const {
    const auto letters = code_points_of(word);
    const int allowed = allowed_distance(letters.size());
    if (allowed == 0 || is_unspaced(word)) return {};
    Distance distance{letters, allowed};
    std::vector<Word> found;
    const std::shared_lock lock{mutex_};
    for (auto candidate = words_.begin(); candidate != words_.end();) {
        std::size_t dead = 0;
        const int away = distance.to(code_points_of(candidate->first), dead);
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
