// Which passwords everybody tries first. There is no list of a million here (docs/decisions/0050): people
// build long common passwords out of few pieces, so a password is taken apart into well-known words, runs of
// the keyboard, sequences, repeated characters and years; when hardly anything else is in it, it is common.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "platform/auth/passwords.hpp"

namespace bookverse::auth {
namespace {

/// Words of the published lists of most used passwords, names and places that stand in them, and words of
/// this place. Lower case; digits and signs that stand for letters are folded when comparing.
constexpr std::string_view well_known =
    "password passwort passwd pass kennwort geheim secret admin administrator root user login logon welcome "
    "willkommen "
    "hallo hello letmein letme iloveyou ilove loveyou love lovely liebe ichliebe dich schatz schatzi engel "
    "angel princess "
    "prinzessin prince monkey dragon master shadow sunshine sunflower football fussball baseball basketball "
    "soccer hockey "
    "tennis superman batman spiderman ironman pokemon pikachu starwars trustno1 trustno whatever freedom "
    "freiheit "
    "computer internet google facebook instagram youtube twitter tiktok netflix samsung iphone apple android "
    "windows "
    "microsoft linkedin linux ubuntu default changeme change access temp test tester testing guest gast "
    "qwerty qwertz "
    "azerty asdf asdfgh zxcvbn yxcvbn qazwsx 1q2w3e 1q2w3e4r 1q2w3e4r5t zaq1 xsw2 abc123 abcd abcdef summer "
    "sommer "
    "winter spring autumn herbst fruehling january february march april june july august september october "
    "november "
    "december januar februar maerz juni juli oktober dezember monday tuesday wednesday thursday friday "
    "saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag michael jennifer jessica ashley amanda "
    "daniel thomas "
    "matthew joshua andrew anthony robert william charlie jordan hunter harley ranger buster killer george "
    "maggie ginger "
    "pepper cookie chocolate schokolade cheese banana orange purple yellow silver golden diamond thunder "
    "tiger eagle "
    "falcon phoenix mustang ferrari porsche mercedes corvette yankees lakers liverpool arsenal chelsea "
    "barcelona "
    "realmadrid bayern dortmund schalke berlin hamburg muenchen deutschland germany england london america "
    "france paris "
    "nicole daniela andrea sandra stefanie sabine alexander christian sebastian stefan martin andreas markus "
    "tobias "
    "florian patrick marcel jasmin julia laura sarah hannah emma sophie marie anna lisa lena leon lukas "
    "felix paul max "
    "peter hans maria michelle melissa samantha elizabeth victoria matrix merlin gandalf hobbit frodo potter "
    "harrypotter "
    "hogwarts minecraft fortnite roblox zelda mario naruto dolphin butterfly flower blume sonne stern star "
    "family familie "
    "forever always together friends freunde baby babygirl mother father mutter vater mama papa bitch fuck "
    "fucker fuckyou "
    "asshole arschloch scheisse ficken pussy sexy sex blink182 metallica nirvana eminem slipknot ninja "
    "pirate warrior "
    "wizard knight jesus christ god gott blessed heaven hello kitty kitten hund katze doggy puppy lucky "
    "happy smile peace "
    "power money geld please bitte danke thankyou nothing nobody anything something security sicherheit "
    "server database "
    "manager system service support office account private student students studi studium studieren "
    "university "
    "universitaet universit uni college campus school schule hochschule fakultaet faculty library bibliothek "
    "books book "
    "buch buecher bookverse bookversum plus verse reader lesen semester exam klausur bachelor ticket tickets "
    "the "
    "my is for and "
    "you me in of und ist mein meine der die das";

/// Neighbours on keyboards: rows of the American, German and French layout, the columns from the top, the
/// number pad.
constexpr std::array<std::string_view, 12> walks = {"qwertyuiop",
                                                    "asdfghjkl",
                                                    "zxcvbnm",
                                                    "qwertzuiop",
                                                    "yxcvbnm",
                                                    "azertyuiop",
                                                    "qsdfghjklm",
                                                    "wxcvbn",
                                                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                                                    "1q2w3e4r5t6y7u8i9o0p",
                                                    "1q2w3e4r5t6z7u8i9o0p",
                                                    "147258369"};

constexpr std::size_t most_left_over = 3;  // "password" and three more characters is still "password"
constexpr std::size_t most_pieces = 4;

const std::vector<std::string_view>& words() {
    static const std::vector<std::string_view> list = [] {
        std::vector<std::string_view> found;
        for (std::size_t at = 0; at < well_known.size();) {
            const auto end = std::min(well_known.find(' ', at), well_known.size());
            found.push_back(well_known.substr(at, end - at));
            at = end + 1;
        }
        return found;
    }();
    return list;
}

/// Lower case, one character a code point: what is not ASCII becomes one sign that no word has, kept apart by
/// value.
std::u32string fold(std::string_view text) {
    std::u32string folded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) == 0x80 && !folded.empty()) {
            folded.back() = folded.back() << 6 | (byte & 0x3F);
        } else {
            folded += c >= 'A' && c <= 'Z' ? byte + 32U : byte;
        }
    }
    return folded;
}

bool stands_for(char32_t typed, char letter) {
    if (typed == static_cast<unsigned char>(letter)) return true;
    switch (typed) {
        case '0':
            return letter == 'o';
        case '1':
        case '!':
        case '|':
            return letter == 'i' || letter == 'l';
        case '3':
            return letter == 'e';
        case '4':
        case '@':
            return letter == 'a';
        case '5':
        case '$':
            return letter == 's';
        case '7':
            return letter == 't';
        default:
            return false;
    }
}

bool word_at(const std::u32string& text, std::size_t at, std::string_view word) {
    if (word.size() > text.size() - at) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (!stands_for(text[at + i], word[i])) return false;
    }
    return true;
}

/// Length of the run from `at` in which each character follows the one before by `step`; 9 is followed by 0.
std::size_t sequence_at(const std::u32string& text, std::size_t at, int step) {
    std::size_t length = 1;
    const auto follows = [step](char32_t a, char32_t b) {
        if (step == 1 && a == '9') return b == '0';
        if (step == -1 && a == '0') return b == '9';
        return static_cast<std::int64_t>(b) - static_cast<std::int64_t>(a) == step;
    };
    while (at + length < text.size() && follows(text[at + length - 1], text[at + length]))
        ++length;
    return length;
}

std::size_t walk_at(const std::u32string& text, std::size_t at) {
    std::size_t best = 0;
    for (const std::string_view walk : walks) {
        for (std::size_t start = 0; start < walk.size(); ++start) {
            for (const int step : {1, -1}) {
                std::size_t length = 0;
                auto key = static_cast<std::ptrdiff_t>(start);
                while (at + length < text.size() && key >= 0 && key < std::ssize(walk) &&
                       text[at + length] == static_cast<unsigned char>(walk[static_cast<std::size_t>(key)])) {
                    ++length;
                    key += step;
                }
                best = std::max(best, length);
            }
        }
    }
    return best;
}

std::size_t year_at(const std::u32string& text, std::size_t at) {
    if (text.size() - at < 4) return 0;
    const bool century = (text[at] == '1' && text[at + 1] == '9') || (text[at] == '2' && text[at + 1] == '0');
    const auto digit = [&](std::size_t i) { return text[at + i] >= '0' && text[at + i] <= '9'; };
    return century && digit(2) && digit(3) ? 4 : 0;
}

/// The lengths of the well-known pieces that begin at `at`.
std::vector<std::size_t> pieces_at(const std::u32string& text, std::size_t at,
                                   const std::u32string& own_name) {
    std::vector<std::size_t> found;
    const auto add = [&](std::size_t length, std::size_t shortest) {
        if (length >= shortest) found.push_back(length);
    };
    for (const std::string_view word : words()) {
        if (word_at(text, at, word)) found.push_back(word.size());
    }
    for (const int step : {0, 1, -1})
        add(sequence_at(text, at, step), 3);
    add(walk_at(text, at), 3);
    add(year_at(text, at), 4);
    if (own_name.size() >= 3 && text.compare(at, own_name.size(), own_name) == 0)
        found.push_back(own_name.size());
    return found;
}

/// The fewest characters outside of at most four well-known pieces.
std::size_t left_over(const std::u32string& text, const std::u32string& own_name) {
    const std::size_t none = text.size() + 1;
    // best[n][i]: characters left over in the first i when n pieces were taken.
    std::vector<std::vector<std::size_t>> best(most_pieces + 1,
                                               std::vector<std::size_t>(text.size() + 1, none));
    best[0][0] = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto pieces = pieces_at(text, at, own_name);
        for (std::size_t n = 0; n <= most_pieces; ++n) {
            if (best[n][at] == none) continue;
            best[n][at + 1] = std::min(best[n][at + 1], best[n][at] + 1);
            if (n == most_pieces) continue;
            for (const std::size_t length : pieces) {
                best[n + 1][at + length] = std::min(best[n + 1][at + length], best[n][at]);
            }
        }
    }
    std::size_t least = none;
    for (const auto& row : best)
        least = std::min(least, row.back());
    return least;
}

/// The shortest unit that the text repeats (the last one may be cut); the text itself when it repeats
/// nothing.
std::u32string unit_of(const std::u32string& text) {
    for (std::size_t period = 1; period * 2 <= text.size(); ++period) {
        if (std::equal(text.begin() + static_cast<std::ptrdiff_t>(period), text.end(), text.begin())) {
            return text.substr(0, period);
        }
    }
    return text;
}

}  // namespace

bool is_common_password(std::string_view password, std::string_view email_local_part) {
    const std::u32string text = fold(password), own_name = fold(email_local_part);
    if (own_name.size() >= 4 && text.find(own_name) != std::u32string::npos) return true;
    const std::u32string unit = unit_of(text);
    if (unit.size() <= 4 && unit.size() < text.size()) return true;
    return left_over(unit, own_name) <= (unit.size() == text.size() ? most_left_over : 1);
}

}  // namespace bookverse::auth
