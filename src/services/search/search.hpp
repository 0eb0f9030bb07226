// The service: an index of listings, kept up to date by the market's events.
#pragma once

#include <atomic>
#include <memory>

#include "platform/http/cursor.hpp"
#include "platform/service/service.hpp"
#include "services/search/dto.hpp"
#include "services/search/index.hpp"

namespace bookverse::search {

service::Registration registration();

class SearchService final : public service::Service {
public:
    explicit SearchService(service::Platform& platform);
    ~SearchService() override;

    std::string_view name() const noexcept override { return "search"; }
    http::Routes routes() override;
    http::Routes operator_routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    std::vector<service::Job> jobs() override;
    Task<> start() override;
    Task<> stop() override;

    Index& index() { return *index_; }

private:
    /// Every listing of the market into the new index, which then serves. Throws what is in the way.
    Task<> fill(std::shared_ptr<Index::Rebuild> rebuild);
    Task<> read_market(std::shared_ptr<Index::Rebuild> rebuild);
    Task<> on_listing(bus::Message message);
    /// When the index is not known to be whole, until it is.
    Task<> heal();

    service::Platform& platform_;
    http::Cursors cursors_;
    std::unique_ptr<Index> index_{};  ///< from start() on
    std::atomic<bool> whole_{false};
};

}  // namespace bookverse::search
