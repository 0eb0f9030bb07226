#include "platform/http/openapi_printer.hpp"

#include "platform/json/write.hpp"

namespace bookverse::http::detail {

using json::Schema;
using json::Side;

void Printer::new_line() {
    out_ += '\n';
    out_.append(2 * depth_, ' ');
}

void Printer::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (!first_) out_ += ',';
    if (depth_ > 0) new_line();
    first_ = false;
}

void Printer::open(char bracket) {
    before_value();
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void Printer::close(char bracket) {
    --depth_;
    if (!first_) new_line();
    out_ += bracket;
    first_ = false;
}

Printer& Printer::key(std::string_view name) {
    before_value();
    json::write(out_, name);
    out_ += ": ";
    after_key_ = true;
    return *this;
}

void Printer::text(std::string_view value) {
    before_value();
    json::write(out_, value);
}

void Printer::number(std::int64_t value) {
    before_value();
    json::write(out_, value);
}

void Printer::word(std::string_view literal) {
    before_value();
    out_ += literal;
}

void Printer::object(const std::function<void()>& members) {
    open('{');
    members();
    close('}');
}

void Printer::array(const std::function<void()>& elements) {
    open('[');
    elements();
    close(']');
}

namespace {

bool refers_to(const Schema& schema, const SplitNames& names) {
    if (schema.kind == Schema::Kind::reference) return names.contains(schema.reference);
    if (schema.items && refers_to(*schema.items, names)) return true;
    for (const auto& property : schema.properties) {
        if (refers_to(property.schema, names)) return true;
    }
    return false;
}

std::string_view type_name(Schema::Kind kind) {
    switch (kind) {
        case Schema::Kind::string:
            return "string";
        case Schema::Kind::integer:
            return "integer";
        case Schema::Kind::number:
            return "number";
        case Schema::Kind::boolean:
            return "boolean";
        case Schema::Kind::array:
            return "array";
        case Schema::Kind::object:
        case Schema::Kind::map:
            return "object";
        case Schema::Kind::any:
        case Schema::Kind::reference:
            break;
    }
    return {};
}

void print_type(Printer& out, const Schema& schema) {
    const std::string_view name = type_name(schema.kind);
    if (name.empty()) return;
    if (!schema.nullable) {
        out.member("type", name);
        return;
    }
    out.key("type").array([&] {
        out.text(name);
        out.text("null");
    });
}

void print_bounds(Printer& out, const Schema& schema) {
    const auto number = [&](std::string_view name, const auto& value) {
        if (value) out.key(name).number(static_cast<std::int64_t>(*value));
    };
    if (!schema.format.empty()) out.member("format", schema.format);
    if (!schema.pattern.empty()) out.member("pattern", schema.pattern);
    number("minimum", schema.minimum);
    number("maximum", schema.maximum);
    number("minLength", schema.min_length);
    number("maxLength", schema.max_length);
    number("minItems", schema.min_items);
    number("maxItems", schema.max_items);
    if (schema.write_only) out.key("writeOnly").word("true");
    if (schema.names.empty()) return;
    out.key("enum").array([&] {
        for (const std::string& name : schema.names)
            out.text(name);
        if (schema.nullable) out.word("null");
    });
}

void print_members(Printer& out, const Schema& schema, Side side, const SplitNames& split) {
    out.key("properties").object([&] {
        for (const auto& property : schema.properties) {
            out.key(property.name);
            print_schema(out, property.schema, side, split);
        }
    });
    const auto required = schema.required();
    if (required.empty()) return;
    out.key("required").array([&] {
        for (const std::string_view name : required)
            out.text(name);
    });
}

void print_reference(Printer& out, const Schema& schema, Side side, const SplitNames& split) {
    const std::string target = "#/components/schemas/" + component_name(schema.reference, side, split);
    if (!schema.nullable) {
        out.object([&] { out.member("$ref", target); });
        return;
    }
    out.object([&] {
        out.key("anyOf").array([&] {
            out.object([&] { out.member("$ref", target); });
            out.object([&] { out.member("type", "null"); });
        });
    });
}

}  // namespace

SplitNames split_names(const json::Components& requests, const json::Components& answers) {
    SplitNames split;
    for (bool more = true; more;) {
        more = false;
        for (const auto& [name, schema] : requests.all()) {
            const auto other = answers.all().find(name);
            if (other == answers.all().end() || split.contains(name)) continue;
            if (schema == other->second && !refers_to(schema, split)) continue;
            split.insert(name);
            more = true;
        }
    }
    return split;
}

std::string component_name(std::string_view name, Side side, const SplitNames& split) {
    std::string out{name};
    if (side == Side::request && split.contains(name)) out += "Input";
    return out;
}

void print_schema(Printer& out, const Schema& schema, Side side, const SplitNames& split) {
    if (schema.kind == Schema::Kind::reference) {
        print_reference(out, schema, side, split);
        return;
    }
    out.object([&] {
        print_type(out, schema);
        if (!schema.description.empty()) out.member("description", schema.description);
        print_bounds(out, schema);
        if (schema.kind == Schema::Kind::object) print_members(out, schema, side, split);
        if (schema.kind == Schema::Kind::array || schema.kind == Schema::Kind::map) {
            out.key(schema.kind == Schema::Kind::array ? "items" : "additionalProperties");
            print_schema(out, *schema.items, side, split);
        }
    });
}

}  // namespace bookverse::http::detail
