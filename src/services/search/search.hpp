// The service: an index of listings, kept up to date by the market's events.
#pragma once

#include "platform/service/service.hpp"
#include "services/search/dto.hpp"

namespace bookverse::search {

service::Registration registration();

class SearchService final : public service::Service {
public:
    explicit SearchService(service::Platform& platform);
    ~SearchService() override;

    std::string_view name() const noexcept override { return "search"; }
    http::Routes routes() override;
    http::Routes operator_routes() override;

private:
    service::Platform& platform_;
};

}  // namespace bookverse::search
