#include "platform/http/problem.hpp"

#include <array>

#include "platform/async/deadline.hpp"
#include "platform/json/write.hpp"

namespace bookverse::http {
namespace {

/// The answer to a fault that may be over soon.
constexpr std::chrono::seconds try_again_after{1};

void append_faults(std::string& out, const std::vector<Fault>& faults) {
    out += ",\"faults\":[";
    for (const Fault& fault : faults) {
        out += &fault == &faults.front() ? "{\"pointer\":" : ",{\"pointer\":";
        json::write(out, fault.pointer);
        out += ",\"code\":";
        json::write(out, fault.code);
        out += ",\"message\":";
        json::write(out, fault.message);
        out += '}';
    }
    out += ']';
}

std::string problem_text(const Refusal& refusal, int status, std::string_view request_id) {
    std::string out = "{\"type\":";
    json::write(out, "/problems/" + refusal.code);
    out += ",\"title\":";
    json::write(out, refusal.message);
    out += ",\"status\":";
    json::write(out, status);
    out += ",\"code\":";
    json::write(out, refusal.code);
    out += ",\"request_id\":";
    json::write(out, request_id);
    if (!refusal.faults.empty()) append_faults(out, refusal.faults);
    out += '}';
    return out;
}

/// For statuses that no refusal has; the kind of `what` is not looked at.
Response fault_problem(int status, const Refusal& what, std::string_view request_id) {
    Response response =
        Response::text(status, problem_text(what, status, request_id), "application/problem+json");
    response.headers.add("Cache-Control", "no-store");
    return response;
}

}  // namespace

int status_of(RefusalKind kind) noexcept {
    switch (kind) {
        case RefusalKind::malformed:
            return 400;
        case RefusalKind::unauthenticated:
            return 401;
        case RefusalKind::forbidden:
            return 403;
        case RefusalKind::not_found:
            return 404;
        case RefusalKind::conflict:
            return 409;
        case RefusalKind::gone:
            return 410;
        case RefusalKind::changed_meanwhile:
            return 412;
        case RefusalKind::too_large:
            return 413;
        case RefusalKind::unsupported_media:
            return 415;
        case RefusalKind::invalid:
            return 422;
        case RefusalKind::precondition_required:
            return 428;
        case RefusalKind::too_many:
            return 429;
        case RefusalKind::unavailable:
            return 503;
    }
    return 500;
}

Response problem(const Refusal& refusal, std::string_view request_id) {
    const int status = status_of(refusal.kind);
    Response response =
        Response::text(status, problem_text(refusal, status, request_id), "application/problem+json");
    response.headers.add("Cache-Control", "no-store");
    if (status == 401) response.headers.add("WWW-Authenticate", "Bearer");
    auto retry_after = refusal.retry_after;
    if (!retry_after && (status == 429 || status == 503)) retry_after = try_again_after;
    if (retry_after) response.headers.add("Retry-After", std::to_string(retry_after->count()));
    return response;
}

Response problem(const std::exception_ptr& fault, std::string_view request_id) {
    const Refusal unavailable{
        RefusalKind::unavailable, "unavailable", "This does not work right now. Please try again.", {}, {}};
    try {
        std::rethrow_exception(fault);
    } catch (const Unavailable&) {
        return problem(unavailable, request_id);
    } catch (const DeadlinePassed&) {
        return problem(unavailable, request_id);
    } catch (const StorageFull&) {
        return fault_problem(507, {{}, "storage_full", "Nothing more can be stored just now.", {}, {}},
                             request_id);
    } catch (...) {
        return fault_problem(500, {{}, "internal", "Something went wrong on our side.", {}, {}}, request_id);
    }
}

}  // namespace bookverse::http
