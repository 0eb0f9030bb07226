#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>
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
#include "platform/service/everyone.hpp"
#include "platform/service/service_client.hpp"
#include "platform/store/sqlite_store.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/accounts/test_world.hpp"

namespace bookverse::accounts::testing {
namespace {

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "accounts-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

class RememberingMailer final : public mail::Mailer {
public:
    Task<> send(mail::Mail mail, Deadline) override {
        const std::scoped_lock lock{mutex};
        if (broken) throw Unavailable{"the mail server is down"};
        sent.push_back(std::move(mail));
        co_return;
    }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "test"; }

    mutable std::mutex mutex;
    bool broken = false;
    std::vector<mail::Mail> sent;
};

service::Settings settings_of(const std::function<void(service::Settings&)>& adjust) {
    service::Settings settings;
    settings.public_url = "https://books.example.edu";
    settings.development = true;
    settings.extra_campuses = {{"campus.example", "Test Campus"}};
    settings.administrators = {"boss@campus.example"};
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
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
    std::unique_ptr<store::SqliteStore> store =
        std::make_unique<store::SqliteStore>(store::SqliteOptions{.folder = folder.path / "store"});
    cache::LocalCache cache{clock, telemetry};
    cache::RateLimiter limiter{cache};
    std::unique_ptr<blobs::BlobStore> blobs = blobs::make_folder_blobs(folder.path / "blobs");
    RememberingMailer mailer;
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
    std::unique_ptr<AccountsService> service;
    std::unique_ptr<http::Pipeline> pipeline;
    std::vector<std::unique_ptr<http::Pipeline>> others;
    std::unique_ptr<Stores> stores;
    std::thread thread;

    http::PipelineParts parts(bool internal) {
        http::PipelineParts made{clock, verifier, limiter, telemetry};
        made.origins = {settings.public_url};
        made.internal = internal;
        return made;
    }
};

World::World(std::function<void(service::Settings&)> adjust) : impl_{std::make_unique<Impl>(adjust)} {
    Impl& impl = *impl_;
    impl.keys.replace({auth::internal_key(impl.seal)});
    impl.services.authenticate_with([&impl] { return impl.issuer.issue_service("accounts"); });
    impl.service = std::make_unique<AccountsService>(impl.platform);
    impl.pipeline = std::make_unique<http::Pipeline>(http::Router{impl.service->routes()}, impl.parts(false));
    serve("accounts", impl.service->routes());
    impl.stores = std::make_unique<Stores>(*impl.store, impl.clock);
    for (auto& subscription : impl.service->subscriptions())
        impl.bus.subscribe(std::move(subscription));
    impl.thread = std::thread{[&impl] { run_io(impl.io, impl.telemetry); }};
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
    impl.thread.join();
    impl.passwords.pool().stop();
    impl.images.stop();
}

void World::run_void(Task<> task) {
    auto future = asio::co_spawn(impl_->io, std::move(task), asio::use_future);
    if (future.wait_for(std::chrono::seconds{60}) != std::future_status::ready) {
        ADD_FAILURE() << "an operation did not end within 60 s";
        std::abort();
    }
    future.get();
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
AccountsService& World::service() {
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

void World::serve(const std::string& name, service::Service& other) {
    serve(name, service::internal_routes(other));
}

void World::serve(const std::string& name, http::Routes routes) {
    impl_->others.push_back(
        std::make_unique<http::Pipeline>(http::Router{std::move(routes)}, impl_->parts(true)));
    impl_->services.serve_locally(name, [pipeline = impl_->others.back().get()](http::Request request) {
        return (*pipeline)(std::move(request));
    });
}

void World::settle() {
    EXPECT_TRUE(eventually([&] {
        return impl_->relay.waiting() == 0 &&
               run(impl_->store->pending(10, Deadline::after(std::chrono::seconds{5}))).empty() &&
               impl_->service->mail_desk().under_way() == 0;
    }));
}

Answer World::call(Browser& browser, http::Method method, std::string target, std::string body,
                   Extra headers) {
    http::Request request;
    request.method = method;
    request.target = std::move(target);
    request.remote_address = browser.address;
    request.headers.add("Host", "books.example.edu");
    request.headers.add("Origin", "https://books.example.edu");
    request.headers.add("X-BookVerse", "1");
    bool typed = false;
    for (auto& [name, value] : headers) {
        typed = typed || name == "Content-Type";
        request.headers.add(name, std::move(value));
    }
    if (!body.empty() && !typed) request.headers.add("Content-Type", "application/json");
    // The page sends its token everywhere but where the cookie speaks.
    const bool by_cookie =
        request.target == "/api/v1/sessions/refresh" || request.target == "/api/v1/sessions/current";
    if (!browser.token.empty() && !by_cookie) request.headers.add("Authorization", "Bearer " + browser.token);
    std::string cookies;
    for (const auto& [name, value] : browser.cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty()) request.headers.add("Cookie", cookies);
    request.body = std::move(body);

    Answer answer = send(std::move(request));
    for (const auto& [name, value] : answer.headers) {
        if (name != "Set-Cookie") continue;
        const auto equals = value.find('=');
        const auto end = value.find(';');
        const std::string cookie = value.substr(0, equals);
        if (value.find("Max-Age=0;") != std::string::npos) {
            browser.cookies.erase(cookie);
        } else {
            browser.cookies[cookie] = value.substr(equals + 1, end - equals - 1);
        }
    }
    if (const auto tag = answer.headers.get("ETag")) browser.etag = *tag;
    return answer;
}

Answer World::send(http::Request request) {
    auto response = run((*impl_->pipeline)(std::move(request)));
    Answer answer{response.status, {}, {}, std::move(response.headers), nullptr};
    if (auto* text = std::get_if<std::string>(&response.body)) answer.text = std::move(*text);
    if (auto* shared = std::get_if<http::SharedBytes>(&response.body)) answer.text = **shared;
    if (auto* stream = std::get_if<std::shared_ptr<http::EventStream>>(&response.body))
        answer.stream = std::move(*stream);
    boost::system::error_code none;
    answer.body = boost::json::parse(answer.text, none);
    return answer;
}

Answer World::raw(http::Method method, std::string target, Extra headers) {
    http::Request request;
    request.method = method;
    request.target = std::move(target);
    request.remote_address = "203.0.113.8";
    request.headers.add("Host", "books.example.edu");
    for (auto& [name, value] : headers)
        request.headers.add(name, std::move(value));
    return send(std::move(request));
}

std::string Answer::str(std::string_view member) const {
    const auto* object = body.if_object();
    const auto* found = object != nullptr ? object->if_contains(member) : nullptr;
    return found != nullptr && found->is_string() ? std::string{found->get_string()} : "";
}

std::string Answer::code() const {
    return str("code");
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

std::optional<std::string> Answer::cookie(std::string_view name) const {
    for (const auto& [header, value] : headers) {
        if (header == "Set-Cookie" && value.starts_with(std::string{name} + "=")) return value;
    }
    return std::nullopt;
}

Answer World::sign_up(const std::string& email, const std::string& password) {
    Browser nobody;
    nobody.address = "198.51.100." + std::to_string(email.size() % 250) + ":" + email;
    return post(
        nobody, "/api/v1/accounts",
        R"({"email":")" + email + R"(","password":")" + password + R"(","name":"Ann","language":"en"})");
}

Answer World::sign_in(Browser& browser, const std::string& email, const std::string& password,
                      const std::string& second_factor) {
    boost::json::object body{{"email", email}, {"password", password}, {"device", "Test"}};
    if (!second_factor.empty()) body["second_factor"] = second_factor;
    browser.token.clear();
    auto answer = post(browser, "/api/v1/sessions", boost::json::serialize(body));
    if (answer.status == 201) {
        browser.token = answer.str("access_token");
        browser.session = answer.str("session_id");
        browser.account = std::string{answer.body.at("account").at("id").get_string()};
        browser.etag = "\"" + std::to_string(answer.body.at("account").at("version").as_int64()) + "\"";
    }
    return answer;
}

Browser World::student(const std::string& email) {
    EXPECT_EQ(sign_up(email).status, 202);
    Browser browser;
    browser.address = "192.0.2." + std::to_string(email.size() % 250) + ":" + email;
    EXPECT_EQ(
        post(browser, "/api/v1/accounts/verify", R"({"token":")" + mailed_token(email, "/verify") + "\"}")
            .status,
        204);
    EXPECT_EQ(sign_in(browser, email).status, 201);
    return browser;
}

Browser World::staff(const std::string& email, std::vector<Role> roles) {
    Browser browser = student(email);
    roles.insert(roles.begin(), Role::student);
    (void)run(stores().accounts.update(
        *AccountId::parse(browser.account),
        [roles](const Account& account) -> Result<Account> {
            Account next = account;
            next.roles = roles;
            return next;
        },
        Deadline::after(std::chrono::seconds{5})));
    EXPECT_EQ(sign_in(browser, email).status, 201);
    return browser;
}

std::vector<mail::Mail> World::mails() const {
    const std::scoped_lock lock{impl_->mailer.mutex};
    return impl_->mailer.sent;
}

std::size_t World::mails_to(const std::string& email) const {
    const auto all = mails();
    return static_cast<std::size_t>(
        std::ranges::count_if(all, [&](const auto& one) { return one.to.key() == email; }));
}

void World::break_mailer(bool broken) {
    const std::scoped_lock lock{impl_->mailer.mutex};
    impl_->mailer.broken = broken;
}

std::string World::mailed_token(const std::string& email, const std::string& path, std::size_t count) {
    std::string token;
    const std::string mark = path + "?token=";
    EXPECT_TRUE(eventually([&] {
        std::size_t found = 0;
        for (const auto& mail : mails()) {
            const auto at = mail.text.find(mark);
            if (mail.to.key() != email || at == std::string::npos) continue;
            ++found;
            token = mail.text.substr(at + mark.size(), mail.text.find('\n', at) - at - mark.size());
        }
        return found >= count;
    })) << "no mail to "
        << email;
    return token;
}

}  // namespace bookverse::accounts::testing
