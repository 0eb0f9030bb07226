// The terms of one listing with their weights, packed: thousands of listings wait for the disk with theirs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bookverse::search {

class TermList {
public:
    static constexpr std::size_t longest = 245;  ///< bytes of a term; what Xapian takes

    struct Term {
        std::string_view text;  ///< lives as long as the list, and does not move
        std::uint8_t weight = 0;
    };
    class Iterator {
    public:
        explicit Iterator(const char* at) : at_{at} {}
        Term operator*() const { return {{at_ + 2, length()}, static_cast<std::uint8_t>(at_[1])}; }
        Iterator& operator++() {
            at_ += 2 + length();
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        std::size_t length() const { return static_cast<std::uint8_t>(*at_); }
        const char* at_;
    };

    void add(std::string_view text, std::uint8_t weight) {
        text = text.substr(0, longest);
        bytes_ += static_cast<char>(text.size());
        bytes_ += static_cast<char>(weight);
        bytes_ += text;
    }
    void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
    bool empty() const { return bytes_.empty(); }
    std::size_t bytes() const { return bytes_.capacity(); }
    Iterator begin() const { return Iterator{bytes_.data()}; }
    Iterator end() const { return Iterator{bytes_.data() + bytes_.size()}; }

private:
    std::string bytes_{};
};

}  // namespace bookverse::search
