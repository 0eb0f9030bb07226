#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>
#include <mutex>
#include <thread>

#include "platform/async/run.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/blobs/folder_blobs.hpp"
#include "platform/bus/local_bus.hpp"
#include "platform/bus/relay.hpp"
#include "platform/cache/local_cache.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/http/client.hpp"
#include "platform/http/pipeline.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/service/everyone.hpp"
#include "platform/service/service_client.hpp"
#include "platform/store/sqlite_store.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/market/test_world.hpp"

namespace bookverse::market::testing {
namespace {

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "market-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

class NoMailer final : public mail::Mailer {
public:
    Task<> send(mail::Mail, Deadline) override { throw Unavailable{"the market sends no mail"}; }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "test"; }
};

service::Settings settings_of(const std::function<void(service::Settings&)>& adjust) {
    service::Settings settings;
    settings.public_url = "https://books.example.edu";
    settings.development = true;
    if (adjust) adjust(settings);
    return settings;
}

auth::TokenOptions token_options(const service::Settings& settings) {
    return {.issuer = settings.public_url, .audience = "bookverse"};
}

}  // namespace

struct World::Impl {
    explicit Impl(const std::function<void(service::Settings&)>& adjust) : settings{settings_of(adjust)} {}

    service::Settings settings;
    Folder folder;
    ManualClock clock;
    telemetry::Telemetry telemetry{{.level = telemetry::Level::error, .file = "/dev/null"}};
    asio::io_context io;
    asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
    std::unique_ptr<store::SqliteStore> store =
        std::make_unique<store::SqliteStore>(store::SqliteOptions{.folder = folder.path / "store"});
    cache::LocalCache cache{clock, telemetry};
    cache::RateLimiter limiter{cache};
    std::unique_ptr<blobs::BlobStore> blobs = blobs::make_folder_blobs(folder.path / "blobs");
    NoMailer mailer;
    auth::Passwords passwords{{.operations = 1, .memory_bytes = 8192}};
    auth::Seal seal{Secret{std::string(32, 'k')}};
    auth::KeySet keys;
    auth::TokenIssuer issuer{keys, clock, token_options(settings)};
    auth::TokenVerifier verifier{keys, clock, token_options(settings)};
    http::Client http;
    service::ServiceClient services{http, {}};
    Pool images{"images", {.threads = 1, .queue = 16}};
    bus::LocalBus bus{*store, clock, telemetry, {.copies = 2}};
    bus::Relay relay{*store, bus, telemetry};
    service::Platform platform{clock,  *store,   cache, limiter, *blobs,   mailer,    passwords, keys,
                               issuer, verifier, seal,  http,    services, telemetry, images,    settings};
    std::unique_ptr<MarketService> service;
    std::unique_ptr<http::Pipeline> pipeline;
    std::unique_ptr<http::Pipeline> internal;
    std::unique_ptr<Stores> stores;
    std::vector<std::thread> threads;
    mutable std::mutex mutex;
    std::vector<bus::Message> told;

    http::PipelineParts parts(bool of_internal) {
        http::PipelineParts made{clock, verifier, limiter, telemetry};
        made.origins = {settings.public_url};
        made.internal = of_internal;
        return made;
    }
    Task<> remember(bus::Message message) {
        const std::scoped_lock lock{mutex};
        if (std::ranges::find(told, message.id, &bus::Message::id) == told.end())
            told.push_back(std::move(message));
        co_return;
    }
};

World::World(std::function<void(service::Settings&)> adjust, unsigned threads)
    : impl_{std::make_unique<Impl>(adjust)} {
    Impl& impl = *impl_;
    impl.keys.replace({auth::internal_key(impl.seal), auth::make_signing_key(impl.clock.now())});
    impl.services.authenticate_with([&impl] { return impl.issuer.issue_service("market"); });
    impl.service = std::make_unique<MarketService>(impl.platform);
    impl.pipeline = std::make_unique<http::Pipeline>(http::Router{impl.service->routes()}, impl.parts(false));
    auto routes = impl.service->routes();
    for (auto part : {service::internal_routes(*impl.service), impl.service->operator_routes()})
        std::ranges::move(part, std::back_inserter(routes));
    for (auto& route : routes)
        route.limits.clear();
    impl.internal = std::make_unique<http::Pipeline>(http::Router{std::move(routes)}, impl.parts(true));
    impl.stores = std::make_unique<Stores>(*impl.store, impl.clock);
    for (auto& subscription : impl.service->subscriptions())
        impl.bus.subscribe(std::move(subscription));
    std::vector<std::string> types{listing_event_types, std::end(listing_event_types)};
    types.emplace_back(ListingModerated::type);
    impl.bus.subscribe({.group = "test.listings", .types = types, .handler = [&impl](bus::Message message) {
                            return impl.remember(std::move(message));
                        }});
    for (unsigned i = 0; i < threads; ++i)
        impl.threads.emplace_back([&impl] { run_io(impl.io, impl.telemetry); });
    run_void(impl.bus.start(impl.io.get_executor()));
    impl.relay.start(impl.io.get_executor());
    run_void(impl.service->start());
}

World::~World() {
    Impl& impl = *impl_;
    run_void(impl.service->stop());
    run_void(impl.relay.stop());
    run_void(impl.bus.stop());
    impl.work.reset();
    impl.io.stop();
    for (auto& thread : impl.threads)
        thread.join();
    impl.passwords.pool().stop();
    impl.images.stop();
}

void World::run_void(Task<> task) {
    std::vector<Task<>> one;
    one.push_back(std::move(task));
    run_all(std::move(one));
}

void World::run_all(std::vector<Task<>> tasks) {
    std::vector<std::future<void>> futures;
    for (auto& task : tasks)
        futures.push_back(asio::co_spawn(impl_->io, std::move(task), asio::use_future));
    for (auto& future : futures) {
        if (future.wait_for(std::chrono::seconds{60}) != std::future_status::ready) {
            ADD_FAILURE() << "an operation did not end within 60 s";
            std::abort();
        }
        future.get();
    }
}

bool World::eventually(const std::function<bool()>& condition) {
    const auto deadline = Deadline::after(std::chrono::seconds{20});
    while (!condition()) {
        if (deadline.passed()) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return true;
}

ManualClock& World::clock() {
    return impl_->clock;
}
MarketService& World::service() {
    return *impl_->service;
}
service::Platform& World::platform() {
    return impl_->platform;
}
Stores& World::stores() {
    return *impl_->stores;
}

void World::job(const std::string& name) {
    for (auto& job : impl_->service->jobs()) {
        if (job.name == name) {
            run_void(job.run());
            return;
        }
    }
    FAIL() << "no job " << name;
}

void World::settle() {
    EXPECT_TRUE(eventually([&] {
        return impl_->relay.waiting() == 0 &&
               run(impl_->store->pending(10, Deadline::after(std::chrono::seconds{5}))).empty();
    }));
}

void World::deliver(std::string type, std::string data, Instant at) {
    bus::Message message{.id = new_uuid(at).to_string(),
                         .type = std::move(type),
                         .subject = "test",
                         .at = at,
                         .traceparent = {},
                         .data = std::move(data)};
    std::vector<bus::Message> messages{std::move(message)};
    run_void(impl_->bus.publish(std::move(messages), Deadline::after(std::chrono::seconds{10})));
}

std::vector<std::string> World::told(std::string_view type) const {
    const std::scoped_lock lock{impl_->mutex};
    std::vector<std::string> found;
    for (const auto& message : impl_->told)
        if (message.type == type) found.push_back(message.data);
    return found;
}

Person World::with_roles(const std::string& name, std::vector<Role> roles) {
    Actor actor;
    actor.kind = Actor::Kind::account;
    for (const Role role : roles)
        actor.grant(role);
    const auto account = AccountId::of_name(name);
    return {account, impl_->issuer.issue(account, SessionId::of_name(name), actor.roles)};
}

Person World::student(const std::string& name) {
    return with_roles(name, {Role::student});
}

Answer World::call(const Person& person, http::Method method, std::string target, std::string body,
                   Extra headers) {
    http::Request request;
    request.method = method;
    request.target = std::move(target);
    request.remote_address = "192.0.2.1:" + person.account.to_string();
    request.headers.add("Host", "books.example.edu");
    bool typed = false;
    for (auto& [name, value] : headers) {
        typed = typed || name == "Content-Type";
        request.headers.add(name, std::move(value));
    }
    if (!body.empty() && !typed) request.headers.add("Content-Type", "application/json");
    if (!person.token.empty()) request.headers.add("Authorization", "Bearer " + person.token);
    request.body = std::move(body);
    return answer_of(run((*impl_->pipeline)(std::move(request))));
}

http::Request World::internal_request(http::Method method, std::string target, std::string body) const {
    http::Request request;
    request.method = method;
    request.target = std::move(target);
    request.remote_address = "127.0.0.1";
    request.headers.add("Host", "internal");
    request.headers.add("Authorization", "Bearer " + impl_->issuer.issue_service("orders"));
    if (!body.empty()) request.headers.add("Content-Type", "application/json");
    request.body = std::move(body);
    return request;
}

Task<http::Response> World::send_internal(http::Request request) {
    return (*impl_->internal)(std::move(request));
}

Answer World::internal(http::Method method, std::string target, std::string body) {
    return answer_of(run(send_internal(internal_request(method, std::move(target), std::move(body)))));
}

Answer World::answer_of(http::Response response) {
    Answer answer{response.status, {}, {}, std::move(response.headers)};
    if (auto* text = std::get_if<std::string>(&response.body)) answer.text = std::move(*text);
    if (auto* shared = std::get_if<http::SharedBytes>(&response.body)) answer.text = **shared;
    boost::system::error_code none;
    answer.body = boost::json::parse(answer.text, none);
    return answer;
}

std::string World::book(const std::string& title, const std::string& more) {
    return R"({"edition":{"title":")" + title +
           R"(","authors":["An Author"]},"price":1250,"condition":"good","publish":true)" +
           (more.empty() ? "" : "," + more) + "}";
}

std::string World::offer(const Person& seller, const std::string& title, const std::string& more) {
    const auto answer = post(seller, "/api/v1/listings", book(title, more));
    EXPECT_EQ(answer.status, 201) << answer.text;
    return answer.str("id");
}

std::string Answer::str(std::string_view member) const {
    const auto* object = body.if_object();
    const auto* found = object != nullptr ? object->if_contains(member) : nullptr;
    return found != nullptr && found->is_string() ? std::string{found->get_string()} : "";
}

std::string Answer::code() const {
    return str("code");
}

std::size_t Answer::count() const {
    const auto* object = body.if_object();
    const auto* items = object != nullptr ? object->if_contains("items") : nullptr;
    return items != nullptr ? items->get_array().size() : 0;
}

std::string Answer::ids() const {
    std::string all;
    if (count() == 0) return all;
    for (const auto& item : body.at("items").get_array())
        all += (all.empty() ? "" : " ") + std::string{item.at("id").get_string()};
    return all;
}

std::string Answer::faults() const {
    std::string all;
    const auto* object = body.if_object();
    const auto* list = object != nullptr ? object->if_contains("faults") : nullptr;
    if (list == nullptr) return all;
    for (const auto& fault : list->get_array()) {
        all += (all.empty() ? "" : ",") + std::string{fault.at("pointer").get_string()} + ":" +
               std::string{fault.at("code").get_string()};
    }
    return all;
}

}  // namespace bookverse::market::testing
