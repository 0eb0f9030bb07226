#include "platform/store/bson_json.hpp"

#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <stdexcept>

#include "platform/json/json.hpp"

namespace bookverse::store::mongo {

namespace {

/// MongoDB reads dots and dollars in names, and servers differ in which they refuse.
std::string escaped(std::string_view name) {
    std::string out;
    if (name.empty()) return "%";
    for (const char c : name) {
        switch (c) {
            case '%':
                out += "%25";
                break;
            case '.':
                out += "%2E";
                break;
            case '$':
                out += "%24";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string unescaped(std::string_view name) {
    if (name == "%") return {};
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto code = name[i] == '%' ? name.substr(i, 3) : std::string_view{};
        if (code == "%25") {
            out += '%';
        } else if (code == "%2E") {
            out += '.';
        } else if (code == "%24") {
            out += '$';
        } else {
            out += name[i];
            continue;
        }
        i += 2;
    }
    return out;
}

/// Gets the events of the parser and appends to the innermost open document. libbson keeps pointers between a
/// document and its open child, so they stand still in an array.
class Builder {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);
    using Error = boost::system::error_code;
    using View = boost::json::string_view;

    Bson take() { return std::move(root_); }

    bool on_document_begin(Error&) { return true; }
    bool on_document_end(Error&) { return true; }
    bool on_object_begin(Error& error) { return open(error, false); }
    bool on_object_end(std::size_t, Error&) { return close(); }
    bool on_array_begin(Error& error) { return open(error, true); }
    bool on_array_end(std::size_t, Error&) { return close(); }
    bool on_key_part(View part, std::size_t, Error&) { return collect(part); }
    bool on_key(View part, std::size_t, Error& error) {
        collect(part);
        level().key = escaped(text_);
        text_.clear();
        return check(level().key.find('\0') == std::string::npos, error);
    }
    bool on_string_part(View part, std::size_t, Error&) { return collect(part); }
    bool on_string(View part, std::size_t, Error& error) {
        collect(part);
        const bool fine =
            text_.find('\0') == std::string::npos && append(error, [&](bson_t* to, const std::string& key) {
                return bson_append_utf8(to, key.data(), static_cast<int>(key.size()), text_.data(),
                                        static_cast<int>(text_.size()));
            });
        text_.clear();
        return check(fine, error);
    }
    bool on_number_part(View part, Error&) { return collect(part); }
    bool on_int64(std::int64_t number, View, Error& error) {
        text_.clear();
        return append(error, [&](bson_t* to, const std::string& key) {
            return bson_append_int64(to, key.data(), static_cast<int>(key.size()), number);
        });
    }
    bool on_uint64(std::uint64_t, View, Error& error) { return check(false, error); }
    bool on_double(double, View part, Error& error) {
        // The parser's own conversion may be off by the last bit.
        collect(part);
        double number = 0;
        const auto [end, code] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
        const bool fine = code == std::errc{} && end == text_.data() + text_.size();
        text_.clear();
        return check(fine, error) && append(error, [&](bson_t* to, const std::string& key) {
                   return bson_append_double(to, key.data(), static_cast<int>(key.size()), number);
               });
    }
    bool on_bool(bool flag, Error& error) {
        return append(error, [&](bson_t* to, const std::string& key) {
            return bson_append_bool(to, key.data(), static_cast<int>(key.size()), flag);
        });
    }
    bool on_null(Error& error) {
        return append(error, [&](bson_t* to, const std::string& key) {
            return bson_append_null(to, key.data(), static_cast<int>(key.size()));
        });
    }
    bool on_comment_part(View, Error&) { return true; }
    bool on_comment(View, Error&) { return true; }

private:
    struct Level {
        bson_t child{};
        bson_t* bson = nullptr;
        bool array = false;
        std::uint32_t next = 0;
        std::string key{};
    };

    Level& level() { return levels_[depth_ - 1]; }

    bool collect(View part) {
        text_.append(part.data(), part.size());
        return true;
    }

    static bool check(bool fine, Error& error) {
        if (!fine && !error) error = boost::json::error::syntax;
        return fine;
    }

    template <class F>
    bool append(Error& error, F put) {
        if (depth_ == 0) return check(false, error);  // a document is an object
        auto& to = level();
        if (to.array) to.key = std::to_string(to.next++);
        return check(put(to.bson, to.key), error);
    }

    bool open(Error& error, bool array) {
        if (depth_ == levels_.size()) return check(false, error);
        auto& opened = levels_[depth_];
        opened.array = array;
        opened.next = 0;
        if (depth_ == 0) {
            opened.bson = root_.get();
            ++depth_;
            return check(!array, error);
        }
        opened.bson = &opened.child;
        const bool fine = append(error, [&](bson_t* to, const std::string& key) {
            const auto size = static_cast<int>(key.size());
            return array ? bson_append_array_begin(to, key.data(), size, opened.bson)
                         : bson_append_document_begin(to, key.data(), size, opened.bson);
        });
        if (fine) ++depth_;
        return fine;
    }

    bool close() {
        --depth_;
        if (depth_ == 0) return true;
        auto& closed = levels_[depth_];
        return closed.array ? bson_append_array_end(level().bson, closed.bson)
                            : bson_append_document_end(level().bson, closed.bson);
    }

    Bson root_;
    std::array<Level, 34> levels_;
    std::size_t depth_ = 0;
    std::string text_;
};

void write_all(std::string& out, bson_iter_t& iter, bool array);

void write_one(std::string& out, bson_iter_t& iter) {
    switch (bson_iter_type(&iter)) {
        case BSON_TYPE_UTF8: {
            std::uint32_t size = 0;
            const char* const text = bson_iter_utf8(&iter, &size);
            return json::write(out, std::string_view{text, size});
        }
        case BSON_TYPE_INT64:
        case BSON_TYPE_INT32:
            return json::write(out, std::int64_t{bson_iter_as_int64(&iter)});
        case BSON_TYPE_DOUBLE:
            return json::write(out, bson_iter_double(&iter));
        case BSON_TYPE_BOOL:
            return json::write(out, bson_iter_bool(&iter));
        case BSON_TYPE_NULL:
            out += "null";
            return;
        case BSON_TYPE_DOCUMENT:
        case BSON_TYPE_ARRAY: {
            bson_iter_t inside;
            bson_iter_recurse(&iter, &inside);
            return write_all(out, inside, bson_iter_type(&iter) == BSON_TYPE_ARRAY);
        }
        default:
            throw std::runtime_error{"a stored document has a value that is no JSON"};
    }
}

void write_all(std::string& out, bson_iter_t& iter, bool array) {
    out += array ? '[' : '{';
    for (bool first = true; bson_iter_next(&iter); first = false) {
        if (!first) out += ',';
        if (!array) {
            json::write(out, unescaped(bson_iter_key(&iter)));
            out += ':';
        }
        write_one(out, iter);
    }
    out += array ? ']' : '}';
}

Value scalar(const bson_iter_t& iter) {
    switch (bson_iter_type(&iter)) {
        case BSON_TYPE_UTF8: {
            std::uint32_t size = 0;
            const char* const text = bson_iter_utf8(&iter, &size);
            return std::string{text, size};
        }
        case BSON_TYPE_INT64:
        case BSON_TYPE_INT32:
            return std::int64_t{bson_iter_as_int64(&iter)};
        case BSON_TYPE_BOOL:
            return bson_iter_bool(&iter);
        default:
            return nullptr;
    }
}

/// Steps down along `path`; false when there is nothing of that name.
bool descend(bson_iter_t& iter, const std::vector<std::string>& path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (i > 0) {
            bson_iter_t inside;
            if (!BSON_ITER_HOLDS_DOCUMENT(&iter) || !bson_iter_recurse(&iter, &inside)) return false;
            iter = inside;
        }
        if (!bson_iter_find(&iter, path[i].c_str())) return false;
    }
    return true;
}

}  // namespace

Bson& Bson::text(std::string_view key, std::string_view value) {
    bson_append_utf8(get(), key.data(), static_cast<int>(key.size()), value.data() ? value.data() : "",
                     static_cast<int>(value.size()));
    return *this;
}
Bson& Bson::number(std::string_view key, std::int64_t value) {
    bson_append_int64(get(), key.data(), static_cast<int>(key.size()), value);
    return *this;
}
Bson& Bson::flag(std::string_view key, bool value) {
    bson_append_bool(get(), key.data(), static_cast<int>(key.size()), value);
    return *this;
}
Bson& Bson::null(std::string_view key) {
    bson_append_null(get(), key.data(), static_cast<int>(key.size()));
    return *this;
}
Bson& Bson::value(std::string_view key, const Value& value) {
    if (const auto* held = std::get_if<std::string>(&value)) return text(key, *held);
    if (const auto* held = std::get_if<std::int64_t>(&value)) return number(key, *held);
    if (const auto* held = std::get_if<bool>(&value)) return flag(key, *held);
    return null(key);
}
Bson& Bson::document(std::string_view key, const bson_t* value) {
    bson_append_document(get(), key.data(), static_cast<int>(key.size()), value);
    return *this;
}
Bson& Bson::array(std::string_view key, const bson_t* value) {
    bson_append_array(get(), key.data(), static_cast<int>(key.size()), value);
    return *this;
}

Bson to_bson(std::string_view json) {
    boost::json::basic_parser<Builder> parser{boost::json::parse_options{}};
    boost::system::error_code error;
    const auto used = parser.write_some(false, json.data(), json.size(), error);
    if (error || used != json.size())
        throw std::invalid_argument{"this JSON cannot be stored: " + error.message()};
    return parser.handler().take();
}

std::string to_json(const bson_t* document) {
    bson_iter_t iter;
    std::string out;
    if (!bson_iter_init(&iter, document)) throw std::runtime_error{"a stored document is damaged"};
    write_all(out, iter, false);
    return out;
}

std::vector<Value> values_at(const bson_t* document, const FieldPath& path) {
    bson_iter_t iter;
    const bool found = bson_iter_init(&iter, document) && descend(iter, path.parent);
    if (!path.array) {
        std::vector<Value> one;
        one.push_back(found ? scalar(iter) : Value{nullptr});
        return one;
    }
    std::vector<Value> values;
    bson_iter_t element;
    if (!found || !BSON_ITER_HOLDS_ARRAY(&iter) || !bson_iter_recurse(&iter, &element)) return values;
    while (bson_iter_next(&element)) {
        auto inside = element;
        if (!path.inside.empty()) {
            bson_iter_t member;
            if (!BSON_ITER_HOLDS_DOCUMENT(&element) || !bson_iter_recurse(&element, &member) ||
                !descend(member, path.inside))
                continue;
            inside = member;
        }
        if (auto value = scalar(inside); !std::holds_alternative<std::nullptr_t>(value))
            values.push_back(std::move(value));
    }
    return values;
}

std::string mongo_path(std::string_view field) {
    std::string out = "d.";
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field.substr(i, 2) == "[]") {
            ++i;
            continue;
        }
        out += field[i];
    }
    return out;
}

}  // namespace bookverse::store::mongo
