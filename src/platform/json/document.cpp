// The only file that sees the parser's templates. The parser walks the text; the handler notes what it meets.
#include "platform/json/document.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <cstring>

namespace bookverse::json {
namespace {

using Code = boost::json::error_code;

/// A few keys are compared with each other, many are sorted: a body must not cost more than its length.
bool has_duplicate_keys(const Node* object) {
    std::array<std::string_view, 24> few;
    std::vector<std::string_view> many;
    const bool small = object->count <= few.size();
    if (!small) many.reserve(object->count);
    const Node* key = object->first();
    for (std::size_t i = 0; i < object->count; ++i) {
        const std::string_view name = key->str();
        if (small) {
            if (std::find(few.begin(), few.begin() + static_cast<std::ptrdiff_t>(i), name) !=
                few.begin() + static_cast<std::ptrdiff_t>(i)) {
                return true;
            }
            few[i] = name;
        } else {
            many.push_back(name);
        }
        key = (key + 1)->behind();
    }
    std::ranges::sort(many);
    return std::ranges::adjacent_find(many) != many.end();
}

}  // namespace

/// Callbacks of boost::json::basic_parser; false stops it.
class DocumentHandler {
public:
    static constexpr std::size_t max_object_size = 1U << 20;
    static constexpr std::size_t max_array_size = 1U << 20;
    static constexpr std::size_t max_key_size = 1U << 20;
    static constexpr std::size_t max_string_size = 1U << 28;

    DocumentHandler(Document& document, std::string_view text) : document_{document}, text_{text} {}
    const char* complaint() const noexcept { return complaint_; }

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return begin(Node::Kind::object); }
    bool on_array_begin(Code&) { return begin(Node::Kind::array); }
    bool on_array_end(std::size_t n, Code&) {
        document_.end(n);
        return true;
    }
    bool on_object_end(std::size_t n, Code& error) {
        const Node* object = &document_.nodes_[document_.open_[document_.depth_ - 1]];
        document_.end(n);
        return !has_duplicate_keys(object) || stop(error, "A field occurs twice.");
    }
    bool on_key_part(boost::json::string_view part, std::size_t, Code&) { return more(part); }
    bool on_key(boost::json::string_view rest, std::size_t, Code&) { return string(rest); }
    bool on_string_part(boost::json::string_view part, std::size_t, Code&) { return more(part); }
    bool on_string(boost::json::string_view rest, std::size_t, Code&) { return string(rest); }
    bool on_number_part(boost::json::string_view part, Code&) { return more(part); }
    bool on_int64(std::int64_t value, boost::json::string_view, Code&) {
        parts_.clear();
        Node node;
        node.kind = Node::Kind::integer;
        node.integer = value;
        return add(node);
    }
    bool on_uint64(std::uint64_t value, boost::json::string_view, Code&) {
        parts_.clear();
        Node node;
        node.kind = Node::Kind::huge;
        node.real = static_cast<double>(value);
        return add(node);
    }
    // The parser's own double may be off by one unit in the last place; from_chars is exact.
    bool on_double(double, boost::json::string_view literal, Code& error) {
        std::string joined;
        std::string_view text{literal.data(), literal.size()};
        if (!parts_.empty()) text = joined = std::exchange(parts_, {}).append(text);
        Node node;
        node.kind = Node::Kind::real;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), node.real);
        if (fault != std::errc{} || end != text.data() + text.size() || !std::isfinite(node.real)) {
            return stop(error, "A number is out of range.");
        }
        return add(node);
    }
    bool on_bool(bool value, Code&) {
        Node node;
        node.kind = Node::Kind::boolean;
        node.integer = value ? 1 : 0;
        return add(node);
    }
    bool on_null(Code&) { return add(Node{}); }
    bool on_comment_part(boost::json::string_view, Code&) { return true; }
    bool on_comment(boost::json::string_view, Code&) { return true; }

private:
    bool begin(Node::Kind kind) {
        document_.begin(kind);
        return true;
    }
    bool add(const Node& node) {
        document_.nodes_.push_back(node);
        return true;
    }
    bool more(boost::json::string_view part) {
        parts_.append(part.data(), part.size());
        return true;
    }
    /// Escaped strings come in parts, through the parser's buffer; the others are where they were.
    bool string(boost::json::string_view rest) {
        if (parts_.empty() && rest.data() >= text_.data() && rest.data() < text_.data() + text_.size()) {
            document_.string({rest.data(), rest.size()});
        } else {
            parts_.append(rest.data(), rest.size());
            document_.string(document_.keep(parts_));
            parts_.clear();
        }
        return true;
    }
    bool stop(Code& error, const char* complaint) {
        complaint_ = complaint;
        error = boost::json::error::syntax;
        return false;
    }

    Document& document_;
    std::string_view text_;
    std::string parts_;
    const char* complaint_ = nullptr;
};

// inline_ is written before it is read; zeroing it would cost more than parsing a small body.
Document::Document() : nodes_{&arena_} {}  // NOLINT(cppcoreguidelines-pro-type-member-init)
Document::~Document() = default;

void Document::begin(Node::Kind kind) {
    open_[depth_++] = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back().kind = kind;
}

void Document::string(std::string_view text) {
    Node& node = nodes_.emplace_back();
    node.kind = Node::Kind::string;
    node.count = static_cast<std::uint32_t>(text.size());
    node.text = text.data();
}

void Document::end(std::size_t count) {
    Node& node = nodes_[open_[--depth_]];
    node.count = static_cast<std::uint32_t>(count);
    node.span = static_cast<std::uint32_t>(nodes_.size()) - open_[depth_];
}

std::string_view Document::keep(std::string_view text) {
    if (text.empty()) return "";
    auto* copy = static_cast<char*>(arena_.allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

Result<> Document::parse(std::string_view text) {
    // Node counts are 32 bits wide.
    if (text.size() >= 1U << 28) {
        return refuse(RefusalKind::too_large, "too_large", "This is too large.");
    }
    nodes_.reserve(std::min<std::size_t>(text.size() / 10 + 8, 1024));
    boost::json::parse_options options;
    options.max_depth = max_depth;
    boost::json::basic_parser<DocumentHandler> parser{options, *this, text};
    Code error;
    const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
    if (error) {
        const char* complaint = parser.handler().complaint();
        if (!complaint) {
            complaint = error == boost::json::error::too_deep ? "It is nested too deeply."
                                                              : "This is not valid JSON.";
        }
        return refuse(RefusalKind::malformed, "malformed_json", complaint);
    }
    if (text.find_first_not_of(" \t\r\n", used) != std::string_view::npos) {
        return refuse(RefusalKind::malformed, "malformed_json", "There is something behind the JSON value.");
    }
    return {};
}

}  // namespace bookverse::json
