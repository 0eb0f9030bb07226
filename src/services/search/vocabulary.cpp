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

std::size_t capped(std::size_t letters) {
    return std::min(letters, Vocabulary::most_letters);
}

/// Which letters a word holds, by their last five bits.
std::uint32_t letters_in(std::u32string_view word) {
    std::uint32_t mask = 0;
    for (const char32_t letter : word)
        mask |= std::uint32_t{1} << (letter & 31);
    return mask;
}

/// At most `allowed` (0 to 2) bits.
bool few(std::uint32_t bits, int allowed) {
    for (; allowed > 0; --allowed)
        bits &= bits - 1;
    return bits == 0;
}

/// Optimal string alignment distance of two words of at most 40 letters; more than `most` is as good as `most` + 1.
int distance(std::u32string_view a, std::u32string_view b, int most) {
    std::array<std::array<int, Vocabulary::most_letters + 1>, 3> rows;  // two above, above, this one
    for (std::size_t x = 0; x <= a.size(); ++x)
        rows[0][x] = static_cast<int>(x);
    int least_above = 0;
    for (std::size_t y = 1; y <= b.size(); ++y) {
        auto& row = rows[y % 3];
        const auto& above = rows[(y + 2) % 3];
        const auto& two_above = rows[(y + 1) % 3];
        row[0] = static_cast<int>(y);
        int least = row[0];
        for (std::size_t x = 1; x <= a.size(); ++x) {
            const int change = a[x - 1] == b[y - 1] ? 0 : 1;
            row[x] = std::min({above[x] + 1, row[x - 1] + 1, above[x - 1] + change});
            if (x > 1 && y > 1 && a[x - 1] == b[y - 2] && a[x - 2] == b[y - 1])
                row[x] = std::min(row[x], two_above[x - 2] + 1);
            least = std::min(least, row[x]);
        }
        // A swap may still come back from the row before.
        if (std::min(least, least_above) > most) return most + 1;
        least_above = least;
    }
    return rows[b.size() % 3][a.size()];
}

}  // namespace

void Vocabulary::add(const std::vector<Change>& changes) {
    const std::unique_lock lock{mutex_};
    for (const auto& [word, more] : changes) {
        if (more == 0) continue;
        auto found = words_.lower_bound(word);
        const bool fresh = found == words_.end() || found->first != word;
        if (fresh && more < 0) continue;
        if (fresh) {
            found = words_.emplace_hint(found, word, Known{});
            add_shape(*found);
        }
        const std::int64_t now = static_cast<std::int64_t>(found->second.listings) + more;
        found->second.listings = static_cast<std::uint32_t>(std::max<std::int64_t>(now, 0));
        if (now > 0) continue;
        forget_shape(*found);
        words_.erase(found);
    }
}

void Vocabulary::add_shape(Words::value_type& word) {
    const auto letters = code_points_of(word.first);
    auto& shapes = shapes_[capped(letters.size())];
    word.second.place = static_cast<std::uint32_t>(shapes.words.size());
    shapes.letters.push_back(letters_in(letters));
    shapes.words.push_back(&word);
}

/// The last one takes its place.
void Vocabulary::forget_shape(const Words::value_type& word) {
    auto& shapes = shapes_[capped(code_points_of(word.first).size())];
    const auto place = word.second.place;
    shapes.letters[place] = shapes.letters.back();
    shapes.words[place] = shapes.words.back();
    shapes.words[place]->second.place = place;
    shapes.letters.pop_back();
    shapes.words.pop_back();
}

std::uint32_t Vocabulary::listings_with(std::string_view word) const {
    const std::shared_lock lock{mutex_};
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second.listings;
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
        const auto listings = word->second.listings;
        // In order of the alphabet: one as frequent that comes later is no better.
        if (found.size() == most && listings <= found.front().listings) continue;
        if (found.size() == most) {
            std::ranges::pop_heap(found, more_frequent);
            found.pop_back();
        }
        found.push_back({word->first, listings});
        std::ranges::push_heap(found, more_frequent);
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
    return remembered(key, [&] { return look_near(letters, word, most); });
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

/// Looks at every word of about this length, but at its letters only: which of them occur differs by as many as
/// are changed, so few words are compared.
std::vector<Vocabulary::Word> Vocabulary::look_near(std::u32string_view letters, std::string_view word,
                                                    std::size_t most) const {
    letters = letters.substr(0, most_letters);
    const int allowed = allowed_distance(letters.size());
    const auto mask = letters_in(letters);
    std::vector<Word> found;
    const auto shortest = letters.size() - static_cast<std::size_t>(allowed);
    const auto longest = capped(letters.size() + static_cast<std::size_t>(allowed));
    const std::shared_lock lock{mutex_};
    for (auto length = shortest; length <= longest; ++length) {
        const auto& [masks, words] = shapes_[length];
        for (std::size_t i = 0; i < masks.size(); ++i) {
            if (!few(masks[i] & ~mask, allowed) || !few(mask & ~masks[i], allowed)) continue;
            const int away = distance(letters, code_points_of(words[i]->first), allowed);
            if (away <= allowed && words[i]->first != word)
                found.push_back({words[i]->first, words[i]->second.listings, away});
        }
    }
    std::ranges::sort(found, [](const Word& a, const Word& b) {
        return a.distance != b.distance ? a.distance < b.distance : more_frequent(a, b);
    });
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace bookverse::search
