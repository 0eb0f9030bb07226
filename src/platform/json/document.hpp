// A parsed text as a flat list of nodes in document order; strings without escapes stay where they are in the
// text. Reading a body costs one pass, no allocation for a small one, and no tree. Only read.cpp and
// document.cpp look inside.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"

namespace bookverse::json {

struct Node {
    enum class Kind : std::uint8_t { null, boolean, integer, huge, real, string, array, object };

    Kind kind = Kind::null;
    std::uint32_t count = 0;  ///< bytes of a string, elements of an array, fields of an object
    std::uint32_t span = 1;   ///< nodes that this one and its children take
    union {
        std::int64_t integer = 0;  ///< also a boolean
        double real;
        const char* text;
    };

    std::string_view str() const noexcept { return {text, count}; }
    /// The first child: an element, or the key of the first field with its value behind it.
    const Node* first() const noexcept { return this + 1; }
    const Node* behind() const noexcept { return this + span; }
};

/// Parses once; `text` must outlive it. Not movable: nodes may lie inside.
class Document {
public:
    static constexpr std::size_t max_depth = 32;

    Document();
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Refuses with malformed_json what is not exactly one JSON value: depth over 32, duplicate keys,
    /// trailing text, invalid UTF-8, numbers that no double holds.
    Result<> parse(std::string_view text);
    const Node& root() const noexcept { return nodes_.front(); }

    // Building by hand, for query strings and path values: an object, then its fields, then end().
    void begin(Node::Kind kind);
    void string(std::string_view text);  ///< must outlive the document
    void end(std::size_t count);
    /// Keeps a copy as long as the document lives.
    std::string_view keep(std::string_view text);

private:
    friend class DocumentHandler;

    std::array<std::byte, 3072> inline_;
    std::pmr::monotonic_buffer_resource arena_{inline_.data(), inline_.size()};
    std::pmr::vector<Node> nodes_;
    std::array<std::uint32_t, max_depth + 1> open_{};
    std::size_t depth_ = 0;
};

}  // namespace bookverse::json
