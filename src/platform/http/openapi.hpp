// The OpenAPI 3.1 document of a route table: what docs/api/openapi.json and /api/openapi.json hold. The same
// routes give the same bytes, whatever their order.
#pragma once

#include <string>

#include "platform/http/route.hpp"

namespace bookverse::http {

struct OpenApiInfo {
    std::string title = "BookVerse+";
    std::string version{};
    std::string description{};
    bool internal = false;  ///< with the routes between services
};

/// Indented by two, a line feed at the end. Throws std::logic_error when the table cannot be described: two
/// types of one component name, two patterns that differ in parameter names only, two operations of one id.
std::string openapi_document(const Routes& routes, const OpenApiInfo& info);

/// "get_accounts_by_id": also a name for metrics and logs.
std::string operation_id(Method method, std::string_view pattern);

}  // namespace bookverse::http
