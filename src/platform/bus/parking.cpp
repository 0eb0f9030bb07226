#include "platform/bus/parking.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

#include "base/id.hpp"

namespace bookverse::bus {

namespace {

std::string text(const boost::json::object& from, std::string_view name) {
    return std::string{from.at(name).as_string()};
}

Instant instant(const boost::json::object& from, std::string_view name) {
    const auto at = parse_instant(text(from, name));
    if (!at) throw std::runtime_error{"a parked message has no valid " + std::string{name}};
    return *at;
}

store::Aggregate decode(std::string_view json, int) {
    const auto object = boost::json::parse({json.data(), json.size()}).as_object();
    const auto& message = object.at("message").as_object();
    Parked parked;
    parked.key = text(object, "id");
    parked.group = text(object, "group");
    parked.reason = text(object, "reason");
    parked.deliveries = boost::json::value_to<int>(object.at("deliveries"));
    parked.parked_at = instant(object, "parked_at");
    parked.message = Message{.id = text(message, "id"),
                             .type = text(message, "type"),
                             .subject = text(message, "subject"),
                             .at = instant(message, "at"),
                             .traceparent = text(message, "traceparent"),
                             .data = text(message, "data")};
    return std::make_shared<const Parked>(std::move(parked));
}

std::string encode(const void* aggregate) {
    const auto& parked = *static_cast<const Parked*>(aggregate);
    const auto& message = parked.message;
    return boost::json::serialize(boost::json::object{{"id", parked.key},
                                                      {"group", parked.group},
                                                      {"reason", parked.reason},
                                                      {"deliveries", parked.deliveries},
                                                      {"parked_at", to_string(parked.parked_at)},
                                                      {"message",
                                                       {{"id", message.id},
                                                        {"type", message.type},
                                                        {"subject", message.subject},
                                                        {"at", to_string(message.at)},
                                                        {"traceparent", message.traceparent},
                                                        {"data", message.data}}}});
}

/// One object for the whole program: the store keeps a reference.
const store::CollectionSpec& collection() {
    static const store::CollectionSpec spec{
        .name = "platform.parked",
        .schema_version = 1,
        .indexes = {{.name = "by_time", .fields = {"parked_at"}},
                    {.name = "by_group", .fields = {"group", "parked_at"}}},
        .codec = {.decode = decode, .encode = encode},
    };
    return spec;
}

const Parked& as_parked(const store::Stored& stored) {
    return *static_cast<const Parked*>(stored.aggregate.get());
}

}  // namespace

Parking::Parking(store::DocumentStore& store) : store_{store} {
    store_.declare(collection());
}

std::string Parking::key_of(std::string_view group, std::string_view message_id) {
    return Uuid::of_name("platform.parked/" + std::string{group} + "/" + std::string{message_id}).to_string();
}

Task<> Parking::park(Parked parked, Deadline deadline) {
    parked.key = key_of(parked.group, parked.message.id);
    const auto key = parked.key;
    const auto aggregate = std::make_shared<const Parked>(std::move(parked));
    const auto inserted = co_await store_.insert(collection(), key, aggregate, {}, deadline);
    if (inserted) co_return;
    const store::Rule replace = [aggregate](const store::Stored&, std::vector<store::OutboxEvent>&) {
        return Result<store::Aggregate>{aggregate};
    };
    co_await store_.update(collection(), key, replace, deadline);
}

Task<std::vector<Parked>> Parking::list(std::string group, std::size_t limit, Deadline deadline) {
    store::Find find{.index = group.empty() ? "by_time" : "by_group"};
    if (!group.empty()) find.equal.emplace_back(group);
    std::vector<Parked> all;
    while (all.size() < limit) {
        find.limit = std::min<std::size_t>(limit - all.size(), 1000);
        const auto page = co_await store_.find(collection(), find, deadline);
        for (const auto& stored : page.items)
            all.push_back(as_parked(stored));
        if (page.next.empty()) break;
        find.after = page.next;
    }
    co_return all;
}

Task<std::optional<Parked>> Parking::find(std::string key, Deadline deadline) {
    const auto stored = co_await store_.get(collection(), key, deadline);
    co_return stored ? std::optional{as_parked(*stored)} : std::nullopt;
}

Task<bool> Parking::remove(std::string key, Deadline deadline) {
    return store_.erase(collection(), std::move(key), std::nullopt, deadline);
}

}  // namespace bookverse::bus
