#include "app/openapi.hpp"

#include "platform/http/openapi.hpp"

namespace bookverse::app {

std::string openapi_text(const http::Routes& routes) {
    http::OpenApiInfo info;
    info.version = "1";
    info.description =
        "Books, events and tickets among the students of a campus. Errors are RFC 9457 problem documents; "
        "lists page by "
        "opaque cursors; live updates come as server-sent events.";
    return http::openapi_document(routes, info);
}

}  // namespace bookverse::app
