// Ports that do nothing, for services that are only asked what routes they have. Every operation throws
// Unavailable.
#pragma once

#include "platform/blobs/blobs.hpp"
#include "platform/bus/bus.hpp"
#include "platform/cache/cache.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/store/document_store.hpp"

namespace bookverse::app {

class NullStore final : public store::DocumentStore {
public:
    void declare(const store::CollectionSpec&) override {}
    Task<std::optional<store::Stored>> get(const store::CollectionSpec&, std::string, Deadline) override;
    Task<std::vector<store::Stored>> get_many(const store::CollectionSpec&, std::vector<std::string>,
                                              Deadline) override;
    Task<std::expected<store::Stored, store::Duplicate>> insert(const store::CollectionSpec&, std::string,
                                                                store::Aggregate,
                                                                std::vector<store::OutboxEvent>,
                                                                Deadline) override;
    Task<UpdateOutcome> update(const store::CollectionSpec&, std::string, store::Rule, Deadline) override;
    Task<bool> erase(const store::CollectionSpec&, std::string, std::optional<std::int64_t>,
                     Deadline) override;
    Task<store::Found> find(const store::CollectionSpec&, store::Find, Deadline) override;
    void on_committed(Committed) override {}
    Task<std::vector<store::OutboxEvent>> pending(std::size_t, Deadline) override;
    Task<> remove(std::vector<store::OutboxEvent>, Deadline) override;
    Task<> ping(Deadline) override;
    std::string_view kind() const noexcept override { return "none"; }
};

class NullCache final : public cache::Cache {
public:
    Task<std::optional<cache::Bytes>> get(std::string) override;
    Task<> set(std::string, cache::Bytes, std::chrono::milliseconds) override;
    Task<> erase(std::string) override;
    Task<cache::Allowance> take(std::string, cache::Bucket, std::uint32_t) override;
    Task<> publish(std::string, std::string) override;
    std::shared_ptr<void> subscribe(std::string, Callback) override { return nullptr; }
    Task<> ping(Deadline) override;
    std::string_view kind() const noexcept override { return "none"; }
};

class NullBlobs final : public blobs::BlobStore {
public:
    Task<> put(std::string, blobs::Blob, Deadline) override;
    Task<std::optional<blobs::Blob>> get(std::string, Deadline) override;
    Task<> erase(std::string, Deadline) override;
    Task<> ping(Deadline) override;
    std::string_view kind() const noexcept override { return "none"; }
};

class NullMailer final : public mail::Mailer {
public:
    Task<> send(mail::Mail, Deadline) override;
    Task<> ping(Deadline) override;
    std::string_view kind() const noexcept override { return "none"; }
};

}  // namespace bookverse::app
