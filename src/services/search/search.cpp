#include "services/search/search.hpp"

namespace bookverse::search {

service::Registration registration() {
    return {.name = "search", .prefixes = {"/api/v1/search"}, .make = [](service::Platform& platform) {
                return std::make_unique<SearchService>(platform);
            }};
}

SearchService::SearchService(service::Platform& platform) : platform_{platform} {}
SearchService::~SearchService() = default;

}  // namespace bookverse::search
