#include "app/null_ports.hpp"

namespace bookverse::app {

namespace {

template <class T = void>
Task<T> nothing_here() {
    throw Unavailable{"this process does not run this service"};
    co_return T();  // makes it a coroutine
}

}  // namespace

Task<std::optional<store::Stored>> NullStore::get(const store::CollectionSpec&, std::string, Deadline) {
    return nothing_here<std::optional<store::Stored>>();
}
Task<std::vector<store::Stored>> NullStore::get_many(const store::CollectionSpec&, std::vector<std::string>,
                                                     Deadline) {
    return nothing_here<std::vector<store::Stored>>();
}
Task<std::expected<store::Stored, store::Duplicate>> NullStore::insert(const store::CollectionSpec&,
                                                                       std::string, store::Aggregate,
                                                                       std::vector<store::OutboxEvent>,
                                                                       Deadline) {
    return nothing_here<std::expected<store::Stored, store::Duplicate>>();
}
Task<store::DocumentStore::UpdateOutcome> NullStore::update(const store::CollectionSpec&, std::string,
                                                            store::Rule, Deadline) {
    return nothing_here<UpdateOutcome>();
}
Task<bool> NullStore::erase(const store::CollectionSpec&, std::string, std::optional<std::int64_t>,
                            Deadline) {
    return nothing_here<bool>();
}
Task<store::Found> NullStore::find(const store::CollectionSpec&, store::Find, Deadline) {
    return nothing_here<store::Found>();
}
Task<std::vector<store::OutboxEvent>> NullStore::pending(std::size_t, Deadline) {
    return nothing_here<std::vector<store::OutboxEvent>>();
}
Task<> NullStore::remove(std::vector<store::OutboxEvent>, Deadline) {
    return nothing_here();
}
Task<> NullStore::ping(Deadline) {
    return nothing_here();
}

Task<std::optional<cache::Bytes>> NullCache::get(std::string) {
    return nothing_here<std::optional<cache::Bytes>>();
}
Task<> NullCache::set(std::string, cache::Bytes, std::chrono::milliseconds) {
    return nothing_here();
}
Task<> NullCache::erase(std::string) {
    return nothing_here();
}
Task<cache::Allowance> NullCache::take(std::string, cache::Bucket, std::uint32_t) {
    return nothing_here<cache::Allowance>();
}
Task<> NullCache::publish(std::string, std::string) {
    return nothing_here();
}
Task<> NullCache::ping(Deadline) {
    return nothing_here();
}

Task<> NullBlobs::put(std::string, blobs::Blob, Deadline) {
    return nothing_here();
}
Task<std::optional<blobs::Blob>> NullBlobs::get(std::string, Deadline) {
    return nothing_here<std::optional<blobs::Blob>>();
}
Task<> NullBlobs::erase(std::string, Deadline) {
    return nothing_here();
}
Task<> NullBlobs::ping(Deadline) {
    return nothing_here();
}

Task<> NullMailer::send(mail::Mail, Deadline) {
    return nothing_here();
}
Task<> NullMailer::ping(Deadline) {
    return nothing_here();
}

}  // namespace bookverse::app
