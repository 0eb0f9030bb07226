#include "platform/service/service_client.hpp"

#include <array>
#include <boost/json.hpp>

#include "platform/http/client.hpp"
#include "platform/http/problem.hpp"

namespace bookverse::service {

namespace {

/// RFC 9110, 7.6.1: they hold for one connection. Content-Length is made anew for the next one.
constexpr std::array one_hop{
    "Connection", "Keep-Alive",        "Proxy-Connection", "TE",     "Trailer",
    "Upgrade",    "Transfer-Encoding", "Content-Length",   "Expect", "Proxy-Authorization"};

void take_away(http::Headers& headers) {
    for (const auto* const name : one_hop)
        headers.erase(name);
}

std::string json_text(const boost::json::object& object, std::string_view member) {
    const auto* const found = object.if_contains(member);
    return found != nullptr && found->is_string() ? std::string{found->get_string()} : std::string{};
}

/// The kind that belongs to a status; the opposite of http::status_of.
RefusalKind kind_of(int status) {
    for (const auto kind :
         {RefusalKind::malformed, RefusalKind::unauthenticated, RefusalKind::forbidden,
          RefusalKind::not_found, RefusalKind::conflict, RefusalKind::gone, RefusalKind::changed_meanwhile,
          RefusalKind::too_large, RefusalKind::unsupported_media, RefusalKind::invalid,
          RefusalKind::precondition_required, RefusalKind::too_many})
        if (http::status_of(kind) == status) return kind;
    return RefusalKind::conflict;
}

}  // namespace

namespace detail {

std::string_view text_of(const http::Response& response) {
    if (const auto* const text = std::get_if<std::string>(&response.body)) return *text;
    if (const auto* const shared = std::get_if<http::SharedBytes>(&response.body)) return **shared;
    return {};
}

Refusal refusal_of(const std::string& service, const http::Response& response) {
    const auto fail = [&] { throw Unavailable{service + " answered " + std::to_string(response.status)}; };
    if (response.status >= 500) fail();
    boost::system::error_code error;
    const auto document = boost::json::parse(text_of(response), error);
    if (error || !document.is_object()) fail();
    const auto& problem = document.get_object();
    Refusal refusal{kind_of(response.status), json_text(problem, "code"), json_text(problem, "title")};
    if (const auto* const faults = problem.if_contains("faults"); faults != nullptr && faults->is_array())
        for (const auto& fault : faults->get_array())
            if (fault.is_object())
                refusal.faults.push_back({json_text(fault.get_object(), "pointer"),
                                          json_text(fault.get_object(), "code"),
                                          json_text(fault.get_object(), "message")});
    return refusal;
}

void not_understood(const std::string& service, std::string_view target) {
    throw Unavailable{service + " answered something else than we understand to " + std::string{target}};
}

}  // namespace detail

struct ServiceClient::Impl {
    http::Client& http;
    std::map<std::string, std::string> urls;
    std::map<std::string, LocalPipeline> local;
    std::function<std::string()> bearer;
};

ServiceClient::ServiceClient(http::Client& http, std::map<std::string, std::string> urls)
    : impl_{std::make_unique<Impl>(Impl{http, std::move(urls), {}, {}})} {}

ServiceClient::~ServiceClient() = default;

void ServiceClient::serve_locally(std::string service, LocalPipeline pipeline) {
    impl_->local[std::move(service)] = std::move(pipeline);
}

void ServiceClient::authenticate_with(std::function<std::string()> bearer) {
    impl_->bearer = std::move(bearer);
}

std::vector<std::string> ServiceClient::services() const {
    std::map<std::string, bool> names;
    for (const auto& [name, pipeline] : impl_->local)
        names[name] = true;
    for (const auto& [name, url] : impl_->urls)
        names[name] = true;
    std::vector<std::string> result;
    for (const auto& [name, known] : names)
        result.push_back(name);
    return result;
}

bool ServiceClient::knows(const std::string& service) const noexcept {
    return is_local(service) || impl_->urls.contains(service);
}

bool ServiceClient::is_local(const std::string& service) const noexcept {
    return impl_->local.contains(service);
}

Task<http::Response> ServiceClient::forward(std::string service, http::Request request, Deadline deadline) {
    take_away(request.headers);
    request.headers.erase("Host");
    request.headers.erase("Forwarded");
    request.headers.set("X-Forwarded-For", request.remote_address);
    if (impl_->bearer) request.headers.set(service_credential_header, impl_->bearer());
    auto response = co_await send(std::move(service), std::move(request), deadline);
    take_away(response.headers);
    co_return response;
}

Task<http::Response> ServiceClient::send(std::string service, http::Request request, Deadline deadline) {
    const bool forwarded = request.headers.get(service_credential_header).has_value();
    if (!forwarded && impl_->bearer) request.headers.set("Authorization", "Bearer " + impl_->bearer());
    request.headers.set(addressee_header, service);
    request.headers.set(deadline_header, std::to_string(deadline.left().count()));
    const auto local = impl_->local.find(service);
    if (local != impl_->local.end()) co_return co_await local->second(std::move(request));
    const auto url = impl_->urls.find(service);
    if (url == impl_->urls.end()) throw Unavailable{"no service is called " + service};
    co_return co_await impl_->http.stream(url->second, std::move(request), deadline);
}

}  // namespace bookverse::service
