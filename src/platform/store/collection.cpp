#include "platform/store/collection.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "platform/store/plan.hpp"

namespace bookverse::store {

Events::Events(std::vector<OutboxEvent>& out, std::string subject, Instant at, std::string traceparent)
    : out_{&out}, subject_{std::move(subject)}, at_{at}, traceparent_{std::move(traceparent)} {}

void Events::add(std::string type, std::string data) {
    out_->push_back({.id = new_uuid(at_).to_string(),
                     .type = std::move(type),
                     .subject = subject_,
                     .at = at_,
                     .traceparent = traceparent_,
                     .data = std::move(data)});
}

namespace detail {

namespace {

[[noreturn]] void bad_field(const std::string& index, const std::string& field, const std::string& why) {
    throw std::logic_error{"index " + index + ": the field " + field + ' ' + why};
}

}  // namespace

std::string resolve_field(const FieldType& type, const std::string& index, const std::string& field) {
    auto path = FieldPath::parse(field);
    auto parts = path.parent;
    parts.insert(parts.end(), path.inside.begin(), path.inside.end());

    std::string resolved;
    auto at = type;
    for (const auto& part : parts) {
        auto next = at.inside ? at.inside(part) : std::nullopt;
        if (!next) bad_field(index, field, "is no member of the document (is it described?)");
        at = std::move(*next);
        if (at.list && resolved.find("[]") != resolved.npos)
            bad_field(index, field, "is a list inside a list");
        if (!resolved.empty()) resolved += '.';
        resolved += part;
        if (at.list) resolved += "[]";
    }
    if (!at.scalar) bad_field(index, field, "is neither text, number, enum nor boolean");
    return resolved;
}

std::string upgraded(std::string_view json, int from, const std::vector<Upgrade>& upgrades) {
    auto tree = boost::json::parse({json.data(), json.size()});
    auto& object = tree.as_object();
    for (auto step = static_cast<std::size_t>(from - 1); step < upgrades.size(); ++step)
        upgrades[step](object);
    return boost::json::serialize(tree);
}

void unreadable(const std::string& collection, const Refusal& refusal) {
    std::string what = "a document of " + collection + " cannot be read: " + refusal.message;
    for (const auto& fault : refusal.faults)
        what += " " + fault.pointer + ' ' + fault.code;
    throw std::runtime_error{what};
}

void check_upgrades(const std::string& collection, int schema_version, std::size_t upgrades) {
    if (schema_version < 1 || static_cast<std::size_t>(schema_version) != upgrades + 1)
        throw std::logic_error{"collection " + collection + ": schema version " +
                               std::to_string(schema_version) +
                               " needs an upgrade for each version before it"};
}

Instant now(const Clock* clock) {
    return clock ? clock->now()
                 : std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Refusal duplicate_refusal() {
    return {RefusalKind::conflict, "duplicate", "Something like this exists already."};
}

Refusal changed_meanwhile_refusal() {
    return {RefusalKind::changed_meanwhile, "changed_meanwhile",
            "This was changed in the meantime. Look at it again, then repeat your change."};
}

}  // namespace detail

}  // namespace bookverse::store
