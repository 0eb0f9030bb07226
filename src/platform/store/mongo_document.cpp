#include "platform/store/mongo_document.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <stdexcept>

namespace bookverse::store::mongo {

namespace {

constexpr std::string_view unique_prefix = "unique_";
constexpr const char* outbox_index = "outbox";

/// Every combination of the values of a unique index, as one text each; none when a field is null.
std::vector<std::string> unique_keys(const IndexSpec& index, const bson_t* document) {
    std::set<std::string> keys;
    std::vector<boost::json::array> rows{{}};
    for (const auto& field : index.fields) {
        const auto values = values_at(document, FieldPath::parse(field));
        std::vector<boost::json::array> longer;
        for (const auto& row : rows) {
            for (const auto& value : values) {
                if (std::holds_alternative<std::nullptr_t>(value)) continue;
                auto next = row;
                std::visit([&](const auto& held) { next.emplace_back(held); }, value);
                longer.push_back(std::move(next));
            }
        }
        rows = std::move(longer);
    }
    for (const auto& row : rows)
        keys.insert(boost::json::serialize(row));
    return {keys.begin(), keys.end()};
}

Bson key_pattern(const std::vector<std::string>& fields) {
    Bson keys;
    for (const auto& field : fields)
        bson_append_int32(keys.get(), field.c_str(), -1, 1);
    return keys;
}

std::vector<std::string> walked_fields(const IndexSpec& index) {
    std::vector<std::string> fields;
    for (const auto& field : index.fields)
        fields.push_back(mongo_path(field));
    fields.emplace_back("_id");
    return fields;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts)
        out += (out.empty() ? "" : ",") + part;
    return out;
}

std::string text_at(bson_iter_t& iter) {
    std::uint32_t size = 0;
    const char* const text = bson_iter_utf8(&iter, &size);
    return text ? std::string{text, size} : std::string{};
}

std::vector<OutboxEvent> events_at(const bson_iter_t& array, const std::string& place) {
    std::vector<OutboxEvent> events;
    bson_iter_t element;
    if (!BSON_ITER_HOLDS_ARRAY(&array) || !bson_iter_recurse(&array, &element)) return events;
    while (bson_iter_next(&element)) {
        OutboxEvent event;
        event.place = place;
        bson_iter_t member;
        if (!BSON_ITER_HOLDS_DOCUMENT(&element) || !bson_iter_recurse(&element, &member)) continue;
        while (bson_iter_next(&member)) {
            const std::string_view key = bson_iter_key(&member);
            if (key == "id") event.id = text_at(member);
            if (key == "type") event.type = text_at(member);
            if (key == "subject") event.subject = text_at(member);
            if (key == "at") event.at = Instant{std::chrono::milliseconds{bson_iter_as_int64(&member)}};
            if (key == "traceparent") event.traceparent = text_at(member);
            if (key == "data") event.data = text_at(member);
        }
        events.push_back(std::move(event));
    }
    return events;
}

void add_condition(Bson& conditions, const Bound& bound) {
    switch (bound.op) {
        case Bound::Op::at_least:
            conditions.value("$gte", bound.value);
            break;
        case Bound::Op::more:
            conditions.value("$gt", bound.value);
            break;
        case Bound::Op::less:
            conditions.value("$lt", bound.value);
            break;
        case Bound::Op::not_null:
            conditions.null("$ne");
            break;
        case Bound::Op::is_null:
            conditions.null("$eq");
            break;
    }
}

}  // namespace

Bson Table::create_indexes() const {
    Bson list;
    std::uint32_t next = 0;
    const auto add = [&](const std::string& name, const std::vector<std::string>& fields, bool unique,
                         bool sparse) {
        Bson index;
        index.document("key", key_pattern(fields)).text("name", name);
        if (unique) index.flag("unique", true);
        if (sparse) index.flag("sparse", true);
        list.document(std::to_string(next++), index);
    };
    add(outbox_index, {"p"}, false, true);
    for (const auto& index : spec.indexes) {
        add(index.name, walked_fields(index), false, false);
        if (index.unique) add(std::string{unique_prefix} + index.name, {"u." + index.name}, true, true);
    }
    Bson command;
    command.text("createIndexes", spec.name).array("indexes", list);
    return command;
}

std::vector<std::pair<std::string, std::string>> Table::declared() const {
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& index : spec.indexes)
        names.emplace_back(index.name, joined(walked_fields(index)));
    return names;
}

Content content_of(const CollectionSpec& spec, const std::string& json) {
    Content content{to_bson(json), {}};
    for (const auto& index : spec.indexes) {
        if (!index.unique) continue;
        Bson keys;
        std::uint32_t next = 0;
        for (const auto& key : unique_keys(index, content.document))
            keys.text(std::to_string(next++), key);
        // An empty list would be an entry of the index, and there may be many of them.
        if (next > 0) content.unique.array(index.name, keys);
    }
    return content;
}

Raw raw_of(const bson_t* stored, const std::string& collection, const std::vector<FieldPath>& position) {
    Raw raw;
    bson_iter_t iter;
    if (!bson_iter_init(&iter, stored))
        throw std::runtime_error{"a document of " + collection + " is damaged"};
    // No std::optional: a template argument loses the alignment that this C type asks for.
    bson_iter_t events{};
    bool has_events = false;
    while (bson_iter_next(&iter)) {
        const std::string_view key = bson_iter_key(&iter);
        if (key == "_id") raw.id = text_at(iter);
        if (key == "v") raw.version = bson_iter_as_int64(&iter);
        if (key == "s") raw.schema = static_cast<int>(bson_iter_as_int64(&iter));
        if (key == "w") raw.token = text_at(iter);
        if (key == "o") {
            events = iter;
            has_events = true;
        }
        if (key == "d" && BSON_ITER_HOLDS_DOCUMENT(&iter)) {
            std::uint32_t size = 0;
            const std::uint8_t* data = nullptr;
            bson_iter_document(&iter, &size, &data);
            bson_t document;
            bson_init_static(&document, data, size);
            raw.json = to_json(&document);
            for (const auto& field : position)
                raw.position.push_back(values_at(&document, field).at(0));
        }
    }
    if (has_events) raw.events = events_at(events, place_of(collection, raw.id));
    return raw;
}

Bson events_to_bson(const std::vector<OutboxEvent>& events) {
    Bson list;
    std::uint32_t next = 0;
    for (const auto& event : events) {
        Bson one;
        one.text("id", event.id)
            .text("type", event.type)
            .text("subject", event.subject)
            .number("at", event.at.time_since_epoch().count())
            .text("traceparent", event.traceparent)
            .text("data", event.data);
        list.document(std::to_string(next++), one);
    }
    return list;
}

std::string place_of(const std::string& collection, const std::string& id) {
    return collection + "/" + id;  // names of collections have no slash
}

Place parse_place(const std::string& place) {
    const auto slash = place.find('/');
    if (slash == place.npos) throw std::logic_error{"an event that this store did not give out"};
    return {place.substr(0, slash), place.substr(slash + 1)};
}

Bson filter_of(const IndexSpec& index, const Walk& walk) {
    Bson filter;
    for (std::size_t i = 0; i < walk.equal.size(); ++i)
        filter.value(mongo_path(index.fields[i]), walk.equal[i]);
    const auto at = walk.equal.size();
    auto bounds = walk.bounds;
    const bool last_is_bounded = at + 1 == index.fields.size();
    // MongoDB's index has all documents: the filter makes it a sparse one.
    if (index.sparse && last_is_bounded) bounds.push_back({.op = Bound::Op::not_null, .value = {}});
    if (index.sparse && at + 1 < index.fields.size()) {
        Bson there;
        there.null("$ne");
        filter.document(mongo_path(index.fields.back()), there);
    }
    if (bounds.empty()) return filter;
    Bson conditions;
    for (const auto& bound : bounds)
        add_condition(conditions, bound);
    return std::move(
        filter.document(at < index.fields.size() ? mongo_path(index.fields[at]) : "_id", conditions));
}

Bson order_of(const IndexSpec& index, const Find& find) {
    Bson order;
    const int direction = find.descending ? -1 : 1;
    for (auto i = find.equal.size(); i < index.fields.size(); ++i)
        bson_append_int32(order.get(), mongo_path(index.fields[i]).c_str(), -1, direction);
    bson_append_int32(order.get(), "_id", -1, direction);
    return order;
}

std::string broken_index(const CollectionSpec& spec, std::string_view message) {
    // "E11000 duplicate key error collection: db.c index: NAME dup key: { ... }"
    constexpr std::string_view mark = "index: ";
    const auto at = message.find(mark);
    if (at == message.npos) return {};
    const auto rest = message.substr(at + mark.size());
    const auto name = rest.substr(0, rest.find(' '));
    if (name.starts_with("_id")) return "id";
    for (const auto& index : spec.indexes)
        if (index.unique &&
            (name == std::string{unique_prefix} + index.name || name.find("u." + index.name + "_") == 0))
            return index.name;
    return {};
}

}  // namespace bookverse::store::mongo
