#include "platform/json/read.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <charconv>
#include <cmath>

#include "platform/json/json.hpp"

namespace bookverse::json {
namespace {

/// More would help nobody and make a small bad body a large answer.
constexpr std::size_t max_faults = 50;

void append_step(std::string& out, const At& at) {
    out += '/';
    if (at.is_index) {
        out += std::to_string(at.index);
        return;
    }
    for (const char c : at.key) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
}

void append_pointer(std::string& out, const At& at) {
    if (!at.up) return;
    append_pointer(out, *at.up);
    append_step(out, at);
}

/// The parameter, whichever of its repetitions it is.
std::string parameter_pointer(const At& at) {
    const At* here = &at;
    while (here->up && here->up->up)
        here = here->up;
    return '?' + std::string{here->key};
}

boost::json::value to_value(const Node& node);

boost::json::value to_array(const Node& node) {
    boost::json::array array;
    array.reserve(node.count);
    const Node* element = node.first();
    for (std::size_t i = 0; i < node.count; ++i, element = element->behind())
        array.push_back(to_value(*element));
    return array;
}

boost::json::value to_object(const Node& node) {
    boost::json::object object;
    object.reserve(node.count);
    const Node* key = node.first();
    for (std::size_t i = 0; i < node.count; ++i, key = (key + 1)->behind()) {
        object.emplace(key->str(), to_value(key[1]));
    }
    return object;
}

boost::json::value to_value(const Node& node) {
    switch (node.kind) {
        case Node::Kind::null:
            return nullptr;
        case Node::Kind::boolean:
            return node.integer != 0;
        case Node::Kind::integer:
            return node.integer;
        case Node::Kind::huge:
        case Node::Kind::real:
            return node.real;
        case Node::Kind::string:
            return boost::json::string{node.str()};
        case Node::Kind::array:
            return to_array(node);
        case Node::Kind::object:
            return to_object(node);
    }
    return nullptr;
}

}  // namespace

Result<boost::json::value> parse(std::string_view text) {
    Document document;
    if (auto parsed = document.parse(text); !parsed) return std::unexpected(std::move(parsed).error());
    return to_value(document.root());
}

bool Reader::strict() const noexcept {
    return mode_ == Mode::strict;
}

void Reader::fault(const At& at, std::string code, std::string message) {
    if (faults_.size() >= max_faults) return;
    std::string pointer;
    if (source_ == Source::query) {
        pointer = parameter_pointer(at);
    } else {
        append_pointer(pointer, at);
    }
    faults_.push_back({std::move(pointer), std::move(code), std::move(message)});
}

void Reader::fault(const At& at, TextFault text_fault) {
    fault(at, std::move(text_fault.code), std::move(text_fault.message));
}

void Reader::missing(const At& at) {
    fault(at, "required", "Please fill this in.");
}

void Reader::unknown_fields(const Node& object, std::span<const std::string_view> known, const At& at) {
    const Node* key = object.first();
    for (std::size_t i = 0; i < object.count; ++i, key = (key + 1)->behind()) {
        if (std::ranges::find(known, key->str()) != known.end()) continue;
        fault(At{&at, key->str()}, "unknown_field",
              source_ == Source::query ? "There is no such parameter." : "There is no such field.");
    }
}

bool Reader::expect(const Node& node, Node::Kind kind, const At& at, const char* what) {
    if (node.kind == kind) return true;
    if (node.kind == Node::Kind::null) {
        missing(at);
    } else if (textual() && node.kind == Node::Kind::array) {
        fault(at, "repeated", "This may be given once only.");
    } else {
        fault(at, "wrong_type", std::string{"This must be "} + what + ".");
    }
    return false;
}

std::optional<std::string_view> Reader::text(const Node& node, const At& at) {
    if (!expect(node, Node::Kind::string, at, "text")) return std::nullopt;
    return node.str();
}

std::optional<std::int64_t> Reader::integer(const Node& node, const At& at, std::int64_t min,
                                            std::int64_t max) {
    std::int64_t value = 0;
    bool too_large = node.kind == Node::Kind::huge;
    if (textual() && node.kind == Node::Kind::string) {
        const std::string_view text = node.str();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        too_large = error == std::errc::result_out_of_range;
        if (!too_large && (error != std::errc{} || end != text.data() + text.size())) {
            fault(at, "wrong_type", "This must be a whole number.");
            return std::nullopt;
        }
    } else if (!too_large) {
        if (!expect(node, Node::Kind::integer, at, "a whole number")) return std::nullopt;
        value = node.integer;
    }
    if (!too_large && value >= min && value <= max) return value;
    fault(at, "out_of_range",
          "Use a number from " + std::to_string(min) + " to " + std::to_string(max) + ".");
    return std::nullopt;
}

std::optional<double> Reader::real(const Node& node, const At& at) {
    if (textual() && node.kind == Node::Kind::string) {
        const std::string_view text = node.str();
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc{} && end == text.data() + text.size() && std::isfinite(value)) return value;
        fault(at, "wrong_type", "This must be a number.");
        return std::nullopt;
    }
    if (node.kind == Node::Kind::integer) return static_cast<double>(node.integer);
    if (node.kind == Node::Kind::huge) return node.real;
    if (!expect(node, Node::Kind::real, at, "a number")) return std::nullopt;
    return node.real;
}

std::optional<bool> Reader::boolean(const Node& node, const At& at) {
    if (textual() && node.kind == Node::Kind::string && (node.str() == "true" || node.str() == "false")) {
        return node.str() == "true";
    }
    if (!expect(node, Node::Kind::boolean, at, "true or false")) return std::nullopt;
    return node.integer != 0;
}

std::optional<std::size_t> Reader::name(const Node& node, const At& at,
                                        std::span<const std::string_view> names) {
    if (!expect(node, Node::Kind::string, at, "text")) return std::nullopt;
    const auto found = std::ranges::find(names, node.str());
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    std::string message = "Use one of ";
    for (const auto& each : names) {
        message += each;
        message += &each == &names.back() ? "." : ", ";
    }
    fault(at, "not_one_of", std::move(message));
    return std::nullopt;
}

bool Reader::object(const Node& node, const At& at) {
    return expect(node, Node::Kind::object, at, "an object");
}

bool Reader::array(const Node& node, const At& at, std::size_t min, std::size_t max) {
    if (node.kind != Node::Kind::array) return expect(node, Node::Kind::array, at, "a list");
    if (node.count > max) {
        fault(at, "too_many", "Use at most " + std::to_string(max) + ".");
    } else if (node.count < min) {
        fault(at, "too_few", "Use at least " + std::to_string(min) + ".");
    } else {
        return true;
    }
    return false;
}

namespace detail {

const Node* Fields::find(std::string_view name) noexcept {
    const Node* const end = object_->behind();
    // From where the last one was found to the end, then from the start to there.
    for (const Node* key = next_; key != end; key = (key + 1)->behind()) {
        if (key->str() == name) {
            next_ = (key + 1)->behind();
            ++found_;
            return key + 1;
        }
    }
    for (const Node* key = object_->first(); key != next_; key = (key + 1)->behind()) {
        if (key->str() == name) {
            ++found_;
            return key + 1;
        }
    }
    return nullptr;
}

void FaultsAt::add(std::string_view pointer, std::string code, std::string message) {
    if (!pointer.empty() && pointer.front() == '/') pointer.remove_prefix(1);
    const bool own = pointer.empty();
    const At here{at_, pointer};
    reader_->fault(own ? *at_ : here, std::move(code), std::move(message));
}

std::optional<Refusal> read_text(std::string_view text, Mode mode, Fill fill, void* slot) {
    Document document;
    if (auto parsed = document.parse(text); !parsed) return std::move(parsed).error();
    Reader reader{mode, Reader::Source::body};
    fill(reader, document.root(), slot);
    if (reader.ok()) return std::nullopt;
    return invalid_fields(std::move(reader.faults()));
}

Refusal invalid_fields(std::vector<Fault> faults) {
    return Refusal{
        RefusalKind::invalid, "invalid_fields", "Some fields need your attention.", std::move(faults), {}};
}

}  // namespace detail

}  // namespace bookverse::json
