#include "platform/http/input.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "platform/http/endpoint.hpp"
#include "platform/http/percent.hpp"

namespace bookverse::http::detail {
namespace {

// Of several reasons to refuse, the one that makes the others pointless is told.
enum Rank { unreadable_query = 1, precondition, malformed_body, media_type, no_such_thing };

/// Calls f(name) for each {name}.
template <class F>
void each_parameter(std::string_view pattern, F f) {
    for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
        f(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
    }
}

/// "image/png" of "Image/PNG; q=1".
std::string media_type_of(std::string_view header) {
    header = header.substr(0, header.find(';'));
    while (!header.empty() && (header.back() == ' ' || header.back() == '\t'))
        header.remove_suffix(1);
    std::string out{header};
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

bool matches(std::string_view type, std::string_view pattern) {
    if (pattern == "*/*") return true;
    if (pattern.ends_with("/*")) return type.starts_with(pattern.substr(0, pattern.size() - 1));
    return type == pattern;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

Refusal unsupported_media(std::string_view wanted) {
    return {RefusalKind::unsupported_media,
            "unsupported_media",
            "Send this as " + std::string{wanted} + ".",
            {},
            {}};
}

/// 304 when a GET has this already.
bool seen_already(const Call& call, std::string_view etag, Response& response) {
    if (call.request.method != Method::get && call.request.method != Method::head) return false;
    const auto header = call.request.headers.get("If-None-Match");
    if (!header) return false;
    bool seen = trimmed(*header) == "*";
    for (std::string_view rest = *header; !rest.empty() && !seen;) {
        const auto comma = rest.find(',');
        std::string_view tag = trimmed(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        seen = tag == etag;
    }
    if (!seen) return false;
    response = Response::empty(304);
    response.headers.add("ETag", std::string{etag});
    return true;
}

}  // namespace

void Input::stop(Refusal refusal, int rank) {
    if (rank <= rank_) return;
    stopped_ = std::move(refusal);
    rank_ = rank;
}

void Input::path(json::detail::Fill fill, void* slot) {
    json::Document document;
    document.begin(json::Node::Kind::object);
    std::size_t count = 0;
    if (call_->route) {
        each_parameter(call_->route->pattern, [&](std::string_view name) {
            if (count == call_->path_values.size()) return;
            document.string(name);
            document.string(call_->path_values[count++]);
        });
    }
    document.end(count);
    json::Reader reader{json::Mode::strict, json::Reader::Source::path};
    fill(reader, document.root(), slot);
    if (!reader.ok()) stop(refuse_not_found().error(), no_such_thing);
}

void Input::no_query() {
    if (!call_->request.query().empty()) query(true, {}, nullptr, nullptr);
}

void Input::query(bool known_only, std::span<const std::string_view> known, json::detail::Fill fill,
                  void* slot) {
    const auto pairs = query_pairs(call_->request.query());
    if (!pairs) {
        stop({RefusalKind::malformed,
              "malformed_query",
              "The address holds a parameter that cannot be read.",
              {},
              {}},
             unreadable_query);
        return;
    }
    std::vector<std::pair<std::string_view, std::vector<std::string_view>>> parameters;
    for (const auto& [name, value] : *pairs) {
        if (std::ranges::find(known, name) == known.end()) {
            if (known_only) faults_.push_back({'?' + name, "unknown_field", "There is no such parameter."});
            continue;
        }
        const auto same = std::ranges::find(parameters, name, [](const auto& each) { return each.first; });
        if (same == parameters.end()) {
            parameters.push_back({name, {value}});
        } else {
            same->second.push_back(value);
        }
    }
    if (!fill) return;
    json::Document document;
    document.begin(json::Node::Kind::object);
    for (const auto& [name, values] : parameters) {
        document.string(name);
        if (values.size() > 1) document.begin(json::Node::Kind::array);
        for (const std::string_view value : values)
            document.string(value);
        if (values.size() > 1) document.end(values.size());
    }
    document.end(parameters.size());
    json::Reader reader{json::Mode::strict, json::Reader::Source::query};
    fill(reader, document.root(), slot);
    add(reader);
}

void Input::body(json::detail::Fill fill, void* slot) {
    const auto type = call_->request.headers.get("Content-Type");
    if (!type || media_type_of(*type) != "application/json") {
        stop(unsupported_media("application/json"), media_type);
        return;
    }
    json::Document document;
    if (auto parsed = document.parse(call_->request.body); !parsed) {
        stop(std::move(parsed).error(), malformed_body);
        return;
    }
    json::Reader reader{json::Mode::strict, json::Reader::Source::body};
    fill(reader, document.root(), slot);
    add(reader);
}

std::optional<Bytes> Input::bytes() {
    const std::string type = media_type_of(call_->request.headers.get("Content-Type").value_or(""));
    if (call_->route && !call_->route->schema.body_types.empty()) {
        const auto& wanted = call_->route->schema.body_types;
        if (std::ranges::none_of(wanted, [&](const std::string& each) { return matches(type, each); })) {
            std::string list;
            for (const std::string& each : wanted)
                list += (list.empty() ? "" : ", ") + each;
            stop(unsupported_media(list), media_type);
            return std::nullopt;
        }
    }
    return Bytes{call_->request.body, type};
}

std::optional<std::int64_t> Input::if_match() {
    const auto header = call_->request.headers.get("If-Match");
    if (!header) {
        stop({RefusalKind::precondition_required,
              "precondition_required",
              "Say with If-Match which version you saw.",
              {},
              {}},
             precondition);
        return std::nullopt;
    }
    std::string_view tag = trimmed(*header);
    std::int64_t version = 0;
    if (tag.size() >= 3 && tag.front() == '"' && tag.back() == '"') {
        tag = tag.substr(1, tag.size() - 2);
        const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), version);
        if (error == std::errc{} && end == tag.data() + tag.size() && version > 0) return version;
    }
    stop({RefusalKind::malformed,
          "malformed_if_match",
          "If-Match is the ETag of an answer as it stands there.",
          {},
          {}},
         precondition);
    return std::nullopt;
}

void Input::add(json::Reader& reader) {
    for (Fault& fault : reader.faults())
        faults_.push_back(std::move(fault));
}

std::optional<Refusal> Input::refusal() {
    if (stopped_) return std::move(stopped_);
    if (faults_.empty()) return std::nullopt;
    // Whatever the order of the handler's parameters: first the address, then the body.
    std::vector<Fault> ordered;
    ordered.reserve(faults_.size());
    for (const bool of_query : {true, false}) {
        for (const Fault& fault : faults_) {
            if (fault.pointer.starts_with('?') == of_query) ordered.push_back(fault);
        }
    }
    return json::detail::invalid_fields(std::move(ordered));
}

void check_pattern(std::string_view pattern, std::span<const std::string_view> names) {
    std::vector<std::string_view> wanted{names.begin(), names.end()};
    std::vector<std::string_view> there;
    each_parameter(pattern, [&](std::string_view name) { there.push_back(name); });
    std::ranges::sort(wanted);
    std::ranges::sort(there);
    if (wanted != there) {
        throw std::invalid_argument{"the {names} of " + std::string{pattern} +
                                    " are not the members of its Path<>"};
    }
}

Task<Response> ready(Response response) {
    co_return response;
}

Response json_answer(int status, const void* value, json::detail::Append append) {
    std::string body;
    body.reserve(json::detail::first_capacity);
    append(body, value);
    return Response::json(status, std::move(body));
}

Response tagged_answer(const Call& call, std::int64_t version, const void* value,
                       json::detail::Append append) {
    std::string tag = '"' + std::to_string(version) + '"';
    Response response;
    if (seen_already(call, tag, response)) return response;
    response = json_answer(200, value, append);
    response.headers.add("ETag", std::move(tag));
    return response;
}

Response cached_answer(const Call& call, SharedBytes bytes, const std::string& etag) {
    Response response;
    std::string tag = etag.empty() ? std::string{} : '"' + etag + '"';
    if (!tag.empty() && seen_already(call, tag, response)) return response;
    response.body = std::move(bytes);
    response.headers.add("Content-Type", "application/json");
    if (!tag.empty()) response.headers.add("ETag", std::move(tag));
    return response;
}

Response bytes_answer(const Call& call, TaggedBytes bytes) {
    std::string tag = '"' + bytes.etag + '"';
    Response response;
    if (seen_already(call, tag, response)) return response;
    response = Response::text(200, std::move(bytes.bytes), std::move(bytes.content_type));
    response.headers.add("ETag", std::move(tag));
    return response;
}

void add_next_link(const Call& call, const std::optional<std::string>& next, Response& response) {
    if (!next) return;
    std::string link = '<' + std::string{call.request.path()};
    char separator = '?';
    for (std::string_view query = call.request.query(); !query.empty();) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        if (pair.empty() || pair == "after" || pair.starts_with("after=")) continue;
        link += separator;
        link += pair;
        separator = '&';
    }
    link += separator;
    link += "after=";
    percent_encode(link, *next);
    response.headers.add("Link", link + ">; rel=\"next\"");
}

void describe_body(json::OperationSchema& schema, json::SchemaMaker maker) {
    schema.body = maker;
    schema.body_types = {maker ? "application/json" : "*/*"};
}

void describe_answer(json::OperationSchema& schema, int status, json::SchemaMaker maker,
                     std::vector<std::string_view> headers) {
    schema.answers.push_back({status, maker, {}, {}, std::move(headers)});
}

void describe_tagged(json::OperationSchema& schema, Method method, json::SchemaMaker maker) {
    describe_answer(schema, 200, maker, {"ETag"});
    if (method == Method::get) describe_unchanged(schema);
}

void describe_unchanged(json::OperationSchema& schema) {
    schema.if_none_match = true;
    describe_answer(schema, 304, nullptr, {"ETag"});
}

}  // namespace bookverse::http::detail
