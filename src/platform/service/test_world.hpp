// For tests of a service: it runs on the real SQLite adapter in a temporary folder, with the bus delivering
// every message twice, a clock to move, and calls through the pipeline. Services that it asks are stand-ins
// which the test adds beside it. Who calls is made up: tokens are issued here.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/json.hpp>
#include <filesystem>
#include <functional>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/manual_clock.hpp"
#include "platform/async/run.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/auth/seal.hpp"
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
#include "platform/service/live.hpp"
#include "platform/service/service.hpp"
#include "platform/service/service_client.hpp"
#include "platform/service/settings.hpp"
#include "platform/store/sqlite_store.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::service::testing {

struct Answer {
    int status = 0;
    boost::json::value body{};
    std::string text{};
    http::Headers headers{};

    std::string str(std::string_view member) const {
        const auto* object = body.if_object();
        const auto* found = object != nullptr ? object->if_contains(member) : nullptr;
        return found != nullptr && found->is_string() ? std::string{found->get_string()} : "";
    }
    std::string code() const { return str("code"); }  ///< of a problem document
    /// "/text:too_long,…"
    std::string faults() const {
        std::string all;
        const auto* object = body.if_object();
        const auto* list = object != nullptr ? object->if_contains("faults") : nullptr;
        if (list == nullptr) return all;
        for (const auto& fault : list->as_array()) {
            all += (all.empty() ? "" : ",") + std::string{fault.at("pointer").as_string()} + ":" +
                   std::string{fault.at("code").as_string()};
        }
        return all;
    }
    std::string etag() const { return std::string{headers.get("ETag").value_or("")}; }
    /// Of a page; 0 when it is none.
    std::size_t count() const {
        const auto* object = body.if_object();
        const auto* list = object != nullptr ? object->if_contains("items") : nullptr;
        return list != nullptr ? list->as_array().size() : 0;
    }
    /// The "id"s of a page's items, joined.
    std::string ids() const {
        std::string all;
        if (count() == 0) return all;
        for (const auto& item : items())
            all += (all.empty() ? "" : " ") + std::string{item.at("id").as_string()};
        return all;
    }
    const boost::json::array& items() const { return body.at("items").as_array(); }
    /// By JSON Pointer.
    const boost::json::value& at(std::string_view pointer) const { return body.at_pointer(pointer); }
    std::string text_at(std::string_view pointer) const { return std::string{at(pointer).as_string()}; }
    std::int64_t number_at(std::string_view pointer) const { return at(pointer).as_int64(); }
};

/// Somebody, signed in or not.
struct Person {
    AccountId account{};
    std::string token{};
};

struct Setup {
    std::function<void(Settings&)> adjust{};  ///< before the platform is made
    unsigned threads = 1;                     ///< that run handlers
    std::string asks{"moderation"};           ///< which service internal() calls for
    mail::Mailer* mailer = nullptr;           ///< the test's own; none: a service that sends no mail
};

class World {
public:
    explicit World(Setup setup = {}) : setup_{std::move(setup)} {
        keys_.replace({auth::internal_key(seal_), auth::make_signing_key(clock.now())});
        services_.authenticate_with([this] { return issuer_.issue_service("test"); });
        for (unsigned i = 0; i < setup_.threads; ++i)
            threads_.emplace_back([this] { run_io(io_, telemetry_); });
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    ~World() {
        stop();
        work_.reset();
        io_.stop();
        for (auto& thread : threads_)
            thread.join();
        passwords_.pool().stop();
        images_.stop();
    }

    /// Before start(): `tested` is reached by call() and has its limits; others are asked by it only.
    void add(Service& service, bool tested) {
        if (tested) {
            tested_ = &service;
            public_ = std::make_unique<http::Pipeline>(http::Router{service.routes()}, parts(false));
            for (auto& subscription : service.subscriptions())
                bus_.subscribe(std::move(subscription));
        }
        auto routes = service.routes();
        for (auto part : {internal_routes(service), service.operator_routes()})
            std::ranges::move(part, std::back_inserter(routes));
        for (auto& route : routes)
            route.limits.clear();
        internal_.push_back(std::make_unique<http::Pipeline>(http::Router{std::move(routes)}, parts(true)));
        auto* const pipeline = internal_.back().get();
        if (tested) own_ = pipeline;
        services_.serve_locally(std::string{service.name()}, [pipeline](http::Request request) {
            return (*pipeline)(std::move(request));
        });
    }
    /// `watched`: types that told() will know.
    void start(std::vector<std::string> watched) {
        bus_.subscribe({.group = "test.watch",
                        .types = std::move(watched),
                        .handler = [this](bus::Message message) { return remember(std::move(message)); }});
        run_void(bus_.start(io_.get_executor()));
        relay_.start(io_.get_executor());
    }

    /// No handler runs any more. Whoever holds the services calls it before they die.
    void stop() {
        if (std::exchange(stopped_, true)) return;
        listening_.clear();
        run_void(relay_.stop());
        run_void(bus_.stop());
    }

    Person with_roles(const std::string& name, std::vector<Role> roles) {
        Actor actor;
        for (const Role role : roles)
            actor.grant(role);
        const auto account = AccountId::of_name(name);
        return {account, issuer_.issue(account, SessionId::of_name(name), actor.roles)};
    }
    Person student(const std::string& name) { return with_roles(name, {Role::student}); }

    using Extra = std::vector<std::pair<std::string, std::string>>;
    Answer call(const Person& person, http::Method method, std::string target, std::string body = {},
                Extra headers = {}) {
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
        return answer_of(run((*public_)(std::move(request))));
    }
    Answer get(const Person& person, std::string target) {
        return call(person, http::Method::get, std::move(target));
    }
    Answer post(const Person& person, std::string target, std::string body = "{}") {
        return call(person, http::Method::post, std::move(target), std::move(body));
    }
    Answer put(const Person& person, std::string target, std::string body = {}) {
        return call(person, http::Method::put, std::move(target), std::move(body));
    }
    /// A call of another service.
    Answer internal(http::Method method, std::string target, std::string body = {}) {
        return answer_of(run(send_internal(internal_request(method, std::move(target), std::move(body)))));
    }
    http::Request internal_request(http::Method method, std::string target, std::string body) const {
        http::Request request;
        request.method = method;
        request.target = std::move(target);
        request.remote_address = "127.0.0.1";
        request.headers.add("Host", "internal");
        request.headers.add("Authorization", "Bearer " + issuer_.issue_service(setup_.asks));
        if (!body.empty()) request.headers.add("Content-Type", "application/json");
        request.body = std::move(body);
        return request;
    }
    /// Through the internal pipeline, on the caller's executor.
    Task<http::Response> send_internal(http::Request request) { return (*own_)(std::move(request)); }

    /// An event of another service; `subject` is the id of the aggregate it is about.
    template <class E>
    void tell(const E& event) {
        tell(event, clock.now());
    }
    template <class E>
    void tell(const E& event, Instant at, std::string subject = "test") {
        bus::Message message{.id = new_uuid(at).to_string(),
                             .type = std::string{E::type},
                             .subject = std::move(subject),
                             .at = at,
                             .traceparent = {},
                             .data = json::write(event)};
        std::vector<bus::Message> messages{std::move(message)};
        run_void(bus_.publish(std::move(messages), Deadline::after(std::chrono::seconds{10})));
    }
    /// The data of all that was published of a watched type, each once.
    std::vector<std::string> told(std::string_view type) {
        const std::scoped_lock lock{mutex_};
        std::vector<std::string> found;
        for (const auto& message : told_)
            if (message.type == type) found.push_back(message.data);
        return found;
    }
    /// What the live streams of an account get from now on: "type data".
    std::shared_ptr<std::vector<std::string>> listen(AccountId account) {
        auto heard = std::make_shared<std::vector<std::string>>();
        listening_.push_back(hear_live(cache_, account, [heard, this](std::string type, std::string data) {
            const std::scoped_lock lock{mutex_};
            heard->push_back(type + " " + data);
        }));
        return heard;
    }
    /// Until every event has been handled.
    void settle() {
        EXPECT_TRUE(eventually([&] {
            return relay_.waiting() == 0 &&
                   run(store_->pending(10, Deadline::after(std::chrono::seconds{5}))).empty();
        }));
    }
    void job(const std::string& name) {
        for (auto& job : tested_->jobs()) {
            if (job.name != name) continue;
            run_void(job.run());
            return;
        }
        FAIL() << "no job " << name;
    }
    static bool eventually(const std::function<bool()>& condition) {
        const auto deadline = Deadline::after(std::chrono::seconds{20});
        while (!condition()) {
            if (deadline.passed()) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
        return true;
    }

    template <class T>
    T run(Task<T> task) {
        return asio::co_spawn(io_, std::move(task), asio::use_future).get();
    }
    void run_void(Task<> task) { asio::co_spawn(io_, std::move(task), asio::use_future).get(); }
    /// All begun at once.
    void run_all(std::vector<Task<>> tasks) {
        std::vector<std::future<void>> futures;
        for (auto& task : tasks)
            futures.push_back(asio::co_spawn(io_, std::move(task), asio::use_future));
        for (auto& future : futures)
            future.get();
    }
    template <class T>
    std::vector<T> run_all(std::vector<Task<T>> tasks) {
        std::vector<std::future<T>> futures;
        for (auto& task : tasks)
            futures.push_back(asio::co_spawn(io_, std::move(task), asio::use_future));
        std::vector<T> results;
        for (auto& future : futures)
            results.push_back(future.get());
        return results;
    }

private:
    static Settings settings_of(const Setup& setup) {
        Settings made;
        made.public_url = "https://books.example.edu";
        if (setup.adjust) setup.adjust(made);
        return made;
    }
    Setup setup_;  // the settings are made of it

public:
    ManualClock clock;
    Settings settings = settings_of(setup_);
    Platform& platform() { return platform_; }

private:
    class Folder {
    public:
        Folder() {
            std::string name = (std::filesystem::temp_directory_path() / "service-XXXXXX").string();
            if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
            path = name;
        }
        ~Folder() { std::filesystem::remove_all(path); }
        std::filesystem::path path;
    };
    class NoMailer final : public mail::Mailer {
    public:
        Task<> send(mail::Mail, Deadline) override { throw Unavailable{"this service sends no mail"}; }
        Task<> ping(Deadline) override { co_return; }
        std::string_view kind() const noexcept override { return "test"; }
    };

    http::PipelineParts parts(bool internal) {
        http::PipelineParts made{clock, verifier_, limiter_, telemetry_};
        made.origins = {settings.public_url};
        made.internal = internal;
        return made;
    }
    Task<> remember(bus::Message message) {
        const std::scoped_lock lock{mutex_};
        if (std::ranges::find(told_, message.id, &bus::Message::id) == told_.end())
            told_.push_back(std::move(message));
        co_return;
    }
    static Answer answer_of(http::Response response) {
        Answer answer{.status = response.status, .headers = std::move(response.headers)};
        if (auto* text = std::get_if<std::string>(&response.body)) answer.text = std::move(*text);
        if (auto* shared = std::get_if<http::SharedBytes>(&response.body)) answer.text = **shared;
        boost::system::error_code none;
        answer.body = boost::json::parse(answer.text, none);
        return answer;
    }

    Folder folder_;
    telemetry::Telemetry telemetry_{{.level = telemetry::Level::error, .file = "/dev/null"}};
    asio::io_context io_{static_cast<int>(setup_.threads)};
    asio::executor_work_guard<asio::io_context::executor_type> work_{io_.get_executor()};
    std::unique_ptr<store::SqliteStore> store_ =
        std::make_unique<store::SqliteStore>(store::SqliteOptions{.folder = folder_.path / "store"});
    cache::LocalCache cache_{clock, telemetry_};
    cache::RateLimiter limiter_{cache_};
    std::unique_ptr<blobs::BlobStore> blobs_ = blobs::make_folder_blobs(folder_.path / "blobs");
    NoMailer mailer_;
    mail::Mailer& post_ = setup_.mailer != nullptr ? *setup_.mailer : mailer_;
    auth::Passwords passwords_{{.operations = 1, .memory_bytes = 8192}};
    auth::Seal seal_{Secret{std::string(32, 'k')}};
    auth::KeySet keys_;
    auth::TokenOptions tokens_{.issuer = "https://books.example.edu", .audience = "bookverse"};
    auth::TokenIssuer issuer_{keys_, clock, tokens_};
    auth::TokenVerifier verifier_{keys_, clock, tokens_};
    http::Client http_;
    ServiceClient services_{http_, {}};
    Pool images_{"images", {.threads = 1, .queue = 16}};
    bus::LocalBus bus_{*store_, clock, telemetry_, {.copies = 2}};
    bus::Relay relay_{*store_, bus_, telemetry_};
    Platform platform_{clock,   *store_,   cache_, limiter_, *blobs_,   post_,      passwords_, keys_,
                       issuer_, verifier_, seal_,  http_,    services_, telemetry_, images_,    settings};
    Service* tested_ = nullptr;
    bool stopped_ = false;
    std::unique_ptr<http::Pipeline> public_;
    std::vector<std::unique_ptr<http::Pipeline>> internal_;
    http::Pipeline* own_ = nullptr;
    std::vector<std::thread> threads_;
    std::mutex mutex_;
    std::vector<bus::Message> told_;
    std::vector<std::shared_ptr<void>> listening_;
};

}  // namespace bookverse::service::testing
