#include "simulation/shop.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <iterator>

#include "platform/auth/passwords.hpp"
#include "platform/auth/seal.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/blobs/folder_blobs.hpp"
#include "platform/cache/local_cache.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/http/client.hpp"
#include "platform/http/problem.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/service/everyone.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::simulation {
namespace {

class NoMailer final : public mail::Mailer {
public:
    Task<> send(mail::Mail, Deadline) override { throw Unavailable{"nobody sends mail here"}; }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "none"; }
};

class NoBlobs final : public blobs::BlobStore {
public:
    Task<> put(std::string, blobs::Blob, Deadline) override { co_return; }
    Task<std::optional<blobs::Blob>> get(std::string, Deadline) override { co_return std::nullopt; }
    Task<> erase(std::string, Deadline) override { co_return; }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "none"; }
};

service::Settings settings() {
    service::Settings made;
    made.public_url = "https://books.example.edu";
    made.sandbox_faults = {"repeat", "reorder", "forge", "timeout"};
    return made;
}

}  // namespace

struct Surroundings {
    Surroundings(MemoryStore& documents, ManualClock& time) : store{documents}, clock{time} {}

    MemoryStore& store;
    ManualClock& clock;
    service::Settings settings = simulation::settings();
    telemetry::Telemetry telemetry{{.level = telemetry::Level::error, .file = "/dev/null"}};
    cache::LocalCache cache{clock, telemetry};
    cache::RateLimiter limiter{cache};
    NoBlobs blobs;
    NoMailer mailer;
    auth::Passwords passwords{{.operations = 1, .memory_bytes = 8192}};
    auth::Seal seal{Secret{std::string(32, 'k')}};
    auth::KeySet keys;
    auth::TokenOptions options{.issuer = "https://books.example.edu", .audience = "bookverse"};
    auth::TokenIssuer issuer{keys, clock, options};
    auth::TokenVerifier verifier{keys, clock, options};
    http::Client http;
    service::ServiceClient services{http, {}};
    Pool images{"images", {.threads = 1, .queue = 16}};
    service::Platform platform{clock,  store,    cache, limiter, blobs,    mailer,    passwords, keys,
                               issuer, verifier, seal,  http,    services, telemetry, images,    settings};
};

SurroundingsPtr make_surroundings(MemoryStore& store, ManualClock& clock) {
    return SurroundingsPtr{new Surroundings{store, clock}};
}

void DropSurroundings::operator()(Surroundings* surroundings) const {
    surroundings->passwords.pool().stop();
    surroundings->images.stop();
    delete surroundings;
}

struct Shop::Served {
    std::unique_ptr<service::Service> service;
    http::Router router{http::Routes{}};
};

Shop::Shop(Surroundings& surroundings) : surroundings_{surroundings} {
    // Accounts, of which only this is asked: nobody has blocked anybody.
    surroundings_.services.serve_locally("accounts", [](http::Request) -> Task<http::Response> {
        co_return http::Response::text(200, R"({"blocked":false})", "application/json");
    });
    for (auto registration : {market::registration(), payments::registration(), orders::registration()}) {
        auto served = std::make_unique<Served>();
        served->service = registration.make(surroundings_.platform);
        auto routes = served->service->routes();
        for (auto more : {served->service->operator_routes(), service::internal_routes(*served->service)})
            std::ranges::move(more, std::back_inserter(routes));
        served->router = http::Router{std::move(routes)};
        std::ranges::move(served->service->subscriptions(), std::back_inserter(subscriptions_));
        surroundings_.services.serve_locally(
            registration.name, [this, at = served.get()](http::Request request) -> Task<http::Response> {
                co_return co_await answer(*at, request, Actor::of_service("simulation"));
            });
        served_.push_back(std::move(served));
    }
}

Shop::~Shop() = default;

Task<http::Response> Shop::answer(Served& served, http::Request& request, Actor actor) {
    auto match = served.router.match(request.method, request.path());
    if (match.route == nullptr) co_return http::problem({RefusalKind::not_found, "no_route", ""}, "");
    http::Call call{request,
                    match.route,
                    std::move(actor),
                    "",
                    "",
                    Deadline::after(std::chrono::minutes{5}),
                    surroundings_.clock.now(),
                    std::move(match.path_values),
                    {}};
    std::exception_ptr fault;
    try {
        co_return co_await match.route->handler(call);
    } catch (const Unavailable&) {
        fault = std::current_exception();
    } catch (const std::exception& error) {
        mistake_ = request.target + ": " + error.what();
        fault = std::current_exception();
    }
    co_return http::problem(fault, "");
}

Task<Shop::Answer> Shop::ask(Actor actor, http::Method method, std::string target, std::string body,
                             std::string key) {
    http::Request request;
    request.method = method;
    request.target = std::move(target);
    request.remote_address = "127.0.0.1";
    if (!body.empty()) request.headers.add("Content-Type", "application/json");
    if (!key.empty()) request.headers.add("Idempotency-Key", std::move(key));
    request.body = std::move(body);
    for (const auto& served : served_) {
        if (served->router.match(request.method, request.path()).route == nullptr) continue;
        const auto response = co_await answer(*served, request, std::move(actor));
        Answer answer{.status = response.status};
        if (const auto* text = std::get_if<std::string>(&response.body)) answer.text = *text;
        if (const auto* shared = std::get_if<http::SharedBytes>(&response.body)) answer.text = **shared;
        co_return answer;
    }
    co_return Answer{404, ""};
}

std::string Shop::Answer::member(std::string_view pointer) const {
    boost::system::error_code error;
    const auto parsed = boost::json::parse(text, error);
    if (error) return "";
    const auto* const found = parsed.find_pointer(pointer, error);
    return found != nullptr && found->is_string() ? std::string{found->get_string()} : "";
}

Task<> Shop::deliver(store::OutboxEvent event) {
    const bus::Message message{event.id, event.type, event.subject, event.at, event.traceparent, event.data};
    for (const auto& subscription : subscriptions_)
        if (std::ranges::find(subscription.types, message.type) != subscription.types.end())
            co_await subscription.handler(message);
}

std::vector<service::Job> Shop::jobs() {
    std::vector<service::Job> all;
    for (const auto& served : served_)
        std::ranges::move(served->service->jobs(), std::back_inserter(all));
    return all;
}

}  // namespace bookverse::simulation
