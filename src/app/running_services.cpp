#include "app/running_services.hpp"

#include "app/openapi.hpp"
#include "app/operator_api.hpp"
#include "app/services.hpp"
#include "platform/http/internal_headers.hpp"
#include "platform/http/problem.hpp"
#include "platform/service/everyone.hpp"
#include "services/gateway/pages.hpp"

namespace bookverse::app {

struct RunningServices::Local {
    service::Registration registration;
    std::unique_ptr<service::Service> service;
    http::Routes routes;  ///< with those for other services
    std::unique_ptr<http::Pipeline> pipeline{};
    bool started = false;
};

RunningServices::RunningServices(Foundation& foundation) : foundation_{foundation} {}

RunningServices::~RunningServices() = default;

void RunningServices::make() {
    locals_.clear();
    elsewhere_.clear();
    const auto& options = foundation_.options;
    if (options.only != "gateway") {
        platform_ = std::make_unique<service::Platform>(foundation_.platform());
        idempotency_ = std::make_unique<http::StoredIdempotency>(*foundation_.store, foundation_.clock);
    }
    for (const auto& registration : all_services()) {
        if (options.runs(registration.name))
            add(registration);
        else
            elsewhere_.push_back(blueprint_of(registration, foundation_.blueprint()));
    }
}

void RunningServices::add(const service::Registration& registration) {
    auto local = std::make_unique<Local>(registration, registration.make(*platform_));
    local->routes = local->service->routes();
    auto internal = local->routes;
    for (auto& route : service::internal_routes(*local->service))
        internal.push_back(std::move(route));
    local->pipeline =
        std::make_unique<http::Pipeline>(http::Router{without_limits(std::move(internal))}, parts(true));
    foundation_.services.serve_locally(registration.name,
                                       [pipeline = local->pipeline.get()](http::Request request) {
                                           return (*pipeline)(std::move(request));
                                       });
    locals_.push_back(std::move(local));
}

http::PipelineParts RunningServices::parts(bool internal) {
    const auto& options = foundation_.options;
    http::PipelineParts parts{foundation_.clock, foundation_.verifier, *foundation_.limiter,
                              foundation_.telemetry};
    parts.idempotency = idempotency_.get();
    parts.origins = {options.settings.public_url};
    parts.internal = internal;
    parts.trusted_proxies = options.trusted_proxies;
    parts.https = options.settings.public_url.starts_with("https://");
    return parts;
}

Task<> RunningServices::learn_keys() {
    if (foundation_.options.runs("accounts")) co_return;
    http::Request request;
    request.target = "/.well-known/jwks.json";
    const auto answer = co_await foundation_.services.forward("accounts", std::move(request),
                                                              Deadline::after(std::chrono::seconds{2}));
    const auto* const text = std::get_if<std::string>(&answer.body);
    if (answer.status != 200 || text == nullptr || !foundation_.keys.load_jwks(*text))
        throw Unavailable{"accounts has no signing keys to show yet (status " +
                          std::to_string(answer.status) + ")"};
}

Task<> RunningServices::start() {
    for (const auto& local : locals_) {
        if (local->started) continue;
        co_await local->service->start();
        local->started = true;
    }
}

Task<> RunningServices::stop() {
    for (auto local = locals_.rbegin(); local != locals_.rend(); ++local) {
        if (!(*local)->started) continue;
        (*local)->started = false;
        co_await (*local)->service->stop();
    }
}

void RunningServices::subscribe() {
    for (const auto& local : locals_)
        for (auto& subscription : local->service->subscriptions())
            foundation_.bus->subscribe(std::move(subscription));
    std::vector<bus::GroupSpec> groups;
    for (const auto& blueprint : elsewhere_)
        groups.insert(groups.end(), blueprint.groups.begin(), blueprint.groups.end());
    if (!groups.empty()) foundation_.bus->declare(std::move(groups));
}

std::vector<service::Job> RunningServices::jobs() {
    std::vector<service::Job> jobs;
    for (const auto& local : locals_)
        for (auto& job : local->service->jobs())
            jobs.push_back(std::move(job));
    if (idempotency_)
        jobs.push_back({"idempotency.sweep", std::chrono::minutes{10}, [this]() -> Task<> {
                            co_await idempotency_->sweep(1000, Deadline::after(std::chrono::seconds{30}));
                        }});
    if (!foundation_.options.runs("accounts"))
        jobs.push_back({"keys.learn", std::chrono::minutes{1}, [this] { return learn_keys(); }});
    return jobs;
}

http::Routes RunningServices::public_routes() {
    http::Routes all;
    const auto take = [&](http::Routes routes) {
        for (auto& route : routes)
            all.push_back(std::move(route));
    };
    for (const auto& registration : all_services()) {
        for (const auto& local : locals_)
            if (local->registration.name == registration.name) take(public_part(registration, local->routes));
        for (const auto& blueprint : elsewhere_)
            if (blueprint.service == registration.name)
                take(forwarded(public_part(registration, blueprint.routes), blueprint.service,
                               foundation_.services));
    }
    override_limits(all, foundation_.options.rate_limits);
    take(gateway::pages(std::make_shared<const std::string>(openapi_text(all)), foundation_.options.settings,
                        foundation_.clock));
    return all;
}

void RunningServices::open_doors(Door& public_door, Door& internal_door, Door& operator_door) {
    if (foundation_.options.runs("gateway")) open_public(public_door);
    if (foundation_.options.internal && !locals_.empty()) open_internal(internal_door);
    if (foundation_.bus) open_operator(operator_door);
}

void RunningServices::open_public(Door& door) {
    const auto& options = foundation_.options;
    public_pipeline_ = std::make_unique<http::Pipeline>(http::Router{public_routes()}, parts(false));
    if (!options.web.empty()) {
        http::StaticFiles::Options files;
        files.https = options.settings.public_url.starts_with("https://");
        web_ = std::make_unique<http::StaticFiles>(options.web, files);
    }
    auto* const pipeline = public_pipeline_.get();
    door.open({[pipeline, web = web_.get()](http::Request request) -> Task<http::Response> {
                   if (web != nullptr && request.path() != gateway::robots_path)
                       if (auto file = web->serve(request)) co_return std::move(*file);
                   co_return co_await (*pipeline)(std::move(request));
               },
               [pipeline](http::Method method, std::string_view path) {
                   return pipeline->body_limit(method, path);
               }});
}

void RunningServices::open_operator(Door& door) {
    auto routes = operator_routes(*foundation_.bus);
    for (const auto& local : locals_)
        for (auto& route : local->service->operator_routes())
            routes.push_back(std::move(route));
    operator_pipeline_ = std::make_unique<http::Pipeline>(http::Router{std::move(routes)}, parts(true));
    auto* const pipeline = operator_pipeline_.get();
    door.open({[pipeline](http::Request request) { return (*pipeline)(std::move(request)); },
               [pipeline](http::Method method, std::string_view path) {
                   return pipeline->body_limit(method, path);
               }});
}

/// Which service is meant stands in the request; alone in its process it need not.
void RunningServices::open_internal(Door& door) {
    const auto find = [this](const http::Request& request) -> http::Pipeline* {
        const auto name =
            request.headers.get(http::addressee_header).value_or(locals_.front()->registration.name);
        for (const auto& local : locals_)
            if (local->registration.name == name) return local->pipeline.get();
        return nullptr;
    };
    const auto most = [this](http::Method method, std::string_view path) {
        std::size_t limit = 0;
        for (const auto& local : locals_)
            limit = std::max(limit, local->pipeline->body_limit(method, path));
        return limit;
    };
    door.open({[find](http::Request request) -> Task<http::Response> {
                   auto* const pipeline = find(request);
                   if (pipeline != nullptr) co_return co_await (*pipeline)(std::move(request));
                   co_return http::problem(refuse_not_found().error(), "");
               },
               most});
}

}  // namespace bookverse::app
