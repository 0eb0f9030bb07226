#include "base/folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <stdexcept>

namespace bookverse {
namespace {

constexpr std::size_t most_letters = 40;  ///< of a word; beyond it the rest does not tell words apart

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; });
}

UScriptCode script_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

/// In these, marks are spelling help that readers leave out; in Devanagari or kana a mark makes another
/// letter.
bool drops_marks(UScriptCode script) {
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC ||
           script == USCRIPT_HEBREW || script == USCRIPT_ARABIC;
}

bool is_mark(UChar32 c) {
    const auto type = u_charType(c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

/// Letters that no decomposition takes apart, as somebody without them on the keyboard types them.
const char16_t* typed_for(UChar32 c) {
    if (c >= 0x02B9 && c <= 0x02BF) return u"";  // half rings and primes of transliterations
    switch (c) {
        case 0x00E6:
            return u"ae";
        case 0x0153:
            return u"oe";
        case 0x00F8:
            return u"o";
        case 0x0142:
            return u"l";
        case 0x0111:
            return u"d";
        case 0x00F0:
            return u"d";
        case 0x00FE:
            return u"th";
        case 0x0131:
            return u"i";
        case 0x0127:
            return u"h";
        case 0x0640:
            return u"";  // tatweel stretches a word
        case 0x0629:
            return u"\u0647";  // teh marbuta is typed as heh
        case 0x0649:
            return u"\u064A";  // alef maksura as yeh
        default:
            return nullptr;
    }
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = get(status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU could not normalise text"};
    return *found;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out = normalizer(get).normalize(text, status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU could not normalise text"};
    return out;
}

icu::UnicodeString without_marks(const icu::UnicodeString& decomposed) {
    icu::UnicodeString out;
    bool dropping = false;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 c = decomposed.char32At(i);
        if (is_mark(c)) {
            if (!dropping) out.append(c);
            continue;
        }
        dropping = drops_marks(script_of(c));
        if (const auto* typed = typed_for(c)) {
            out.append(typed, -1);
        } else {
            out.append(c);
        }
    }
    return out;
}

constexpr UChar32 first_sign = 0x2E80;  ///< of Han and kana
constexpr UChar32 ascii = 0x80;         ///< asked of most letters, so it is not looked up

bool is_run_of_signs(UChar32 c) {
    if (c < first_sign) return false;
    const auto script = script_of(c);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || c == 0x30FC;
}

bool is_letter(UChar32 c) {
    if (c < ascii) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return u_isalnum(c) != 0 || is_mark(c) || u_charType(c) == U_COMBINING_SPACING_MARK;
}

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07;
}

/// Cuts a folded text. `all_ways` also gives what an index wants.
class Cutter {
public:
    Cutter(std::u32string text, bool all_ways) : text_{std::move(text)}, all_ways_{all_ways} {}

    std::vector<std::string> run() {
        while (at_ < text_.size()) {
            if (is_run_of_signs(here())) {
                signs();
            } else if (is_letter(here())) {
                if (!initials()) word();
            } else {
                ++at_;
            }
        }
        return std::move(words_);
    }

private:
    UChar32 here(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? static_cast<UChar32>(text_[at_ + ahead]) : 0;
    }
    bool letter_at(std::size_t ahead) const {
        const auto c = here(ahead);
        return c != 0 && is_letter(c) && !is_run_of_signs(c);
    }
    void give(std::u32string_view letters) {
        if (letters.empty()) return;
        auto word = utf8_of(letters.substr(0, most_letters));
        if (std::ranges::find(words_, word) == words_.end()) words_.push_back(std::move(word));
    }

    void signs() {
        const auto begin = at_;
        while (at_ < text_.size() && is_run_of_signs(here()))
            ++at_;
        const auto run = std::u32string_view{text_}.substr(begin, at_ - begin);
        for (std::size_t i = 0; i + 1 < run.size(); ++i)
            give(run.substr(i, 2));
        if (run.size() > 1 && !all_ways_) return;
        for (std::size_t i = 0; i < run.size(); ++i)
            give(run.substr(i, 1));
    }

    /// J.K. and J.R.R.: single letters with points between them, typed as jk and jrr, or apart.
    bool initials() {
        if (at_ > 0 && is_letter(static_cast<UChar32>(text_[at_ - 1]))) return false;
        std::u32string joined;
        std::size_t ahead = 0;
        while (letter_at(ahead) && u_isalpha(here(ahead)) && here(ahead + 1) == '.') {
            joined += text_[at_ + ahead];
            ahead += 2;
        }
        if (joined.size() < 2 && !(joined.size() == 1 && letter_at(ahead) && !letter_at(ahead + 1)))
            return false;
        if (letter_at(ahead) && !letter_at(ahead + 1)) joined += text_[at_ + ahead++];
        at_ += ahead;
        give(joined);
        if (all_ways_)
            for (std::size_t i = 0; i < joined.size(); ++i)
                give(std::u32string_view{joined}.substr(i, 1));
        return true;
    }

    void word() {
        std::u32string joined;
        std::size_t after_apostrophe = 0;
        while (letter_at(0) || (is_apostrophe(here()) && letter_at(1))) {
            if (is_apostrophe(here())) {
                after_apostrophe = joined.size();
            } else {
                joined += text_[at_];
            }
            ++at_;
        }
        if (all_ways_ && after_apostrophe > 0 && after_apostrophe <= 2)
            give(std::u32string_view{joined}.substr(after_apostrophe));
        const auto signs = joined.size() <= 2 ? suffix() : std::u32string{};
        if (signs.empty() || all_ways_) give(joined);
        if (!signs.empty()) give(joined + signs);
    }

    /// C++, C#, F#: names of languages.
    std::u32string suffix() {
        std::u32string found;
        if (here() == '+' && here(1) == '+') found = U"++";
        if (here() == '#' && !letter_at(1)) found = U"#";
        at_ += found.size();
        return found;
    }

    std::u32string text_;
    bool all_ways_;
    std::size_t at_ = 0;
    std::vector<std::string> words_{};
};

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    if (is_plain(text)) {
        out.resize(text.size());
        std::ranges::transform(text, out.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return out;
    }
    auto wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    wide = normalized(wide, &icu::Normalizer2::getNFKDInstance);
    wide.foldCase();
    wide = without_marks(normalized(wide, &icu::Normalizer2::getNFKDInstance));
    normalized(wide, &icu::Normalizer2::getNFCInstance).toUTF8String(out);
    return out;
}

std::string utf8_of(std::u32string_view letters) {
    std::string out;
    if (std::ranges::all_of(letters, [](char32_t c) { return static_cast<UChar32>(c) < ascii; })) {
        out.resize(letters.size());
        std::ranges::transform(letters, out.begin(), [](char32_t c) { return static_cast<char>(c); });
        return out;
    }
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(letters.data()),
                                  static_cast<std::int32_t>(letters.size()))
        .toUTF8String(out);
    return out;
}

std::u32string code_points_of(std::string_view word) {
    std::u32string out;
    const auto length = static_cast<std::int32_t>(word.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(word.data(), i, length, c);
        out += static_cast<char32_t>(c < 0 ? 0xFFFD : c);
    }
    return out;
}

std::vector<std::string> query_words(std::string_view text) {
    return Cutter{code_points_of(fold(text)), false}.run();
}

std::vector<std::string> index_words(std::string_view text) {
    return Cutter{code_points_of(fold(text)), true}.run();
}

std::string phrase_of(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string course_key(std::string_view code) {
    std::u32string out;
    for (const char32_t c : code_points_of(fold(code)))
        if (is_letter(static_cast<UChar32>(c))) out += c;
    return utf8_of(std::u32string_view{out}.substr(0, most_letters));
}

std::vector<std::string> course_parts(std::string_view key) {
    const auto digit = std::ranges::find_if(key, [](char c) { return c >= '0' && c <= '9'; });
    if (digit == key.begin() || digit == key.end()) return {};
    return {std::string{key.begin(), digit}, std::string{digit, key.end()}};
}

bool ends_inside_word(std::string_view text) {
    const auto letters = code_points_of(text);
    return !letters.empty() && is_letter(static_cast<UChar32>(letters.back()));
}

bool is_unspaced(std::string_view word) {
    const auto letters = code_points_of(word);
    return !letters.empty() && is_run_of_signs(static_cast<UChar32>(letters.front()));
}

}  // namespace bookverse
