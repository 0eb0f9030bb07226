// For tests of this folder: the service on the real SQLite adapter in a temporary folder, the bus with every
// message delivered twice, a clock to move, and calls through the pipeline. Who calls is made up: tokens are
// issued here, accounts does not run.
#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/manual_clock.hpp"
#include "platform/async/task.hpp"
#include "platform/http/message.hpp"
#include "platform/service/settings.hpp"
#include "services/market/market.hpp"

namespace bookverse::market::testing {

struct Answer {
    int status = 0;
    boost::json::value body;
    std::string text;
    http::Headers headers;

    std::string code() const;  ///< of a problem document
    /// "/price:required,…"
    std::string faults() const;
    std::string str(std::string_view member) const;
    std::string etag() const { return std::string{headers.get("ETag").value_or("")}; }
    /// The "id"s of a page's items, joined.
    std::string ids() const;
    std::size_t count() const;
};

/// A person, signed in or not.
struct Person {
    AccountId account{};
    std::string token;
};

class World {
public:
    explicit World(std::function<void(service::Settings&)> adjust = {}, unsigned threads = 1);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Person student(const std::string& name);
    Person with_roles(const std::string& name, std::vector<Role> roles);

    using Extra = std::vector<std::pair<std::string, std::string>>;
    Answer call(const Person& person, http::Method method, std::string target, std::string body = {},
                Extra headers = {});
    Answer get(const Person& person, std::string target) {
        return call(person, http::Method::get, std::move(target));
    }
    Answer post(const Person& person, std::string target, std::string body = {}) {
        return call(person, http::Method::post, std::move(target), std::move(body));
    }
    /// A call of another service.
    Answer internal(http::Method method, std::string target, std::string body = {});
    http::Request internal_request(http::Method method, std::string target, std::string body) const;
    /// Through the internal pipeline, on the caller's executor.
    Task<http::Response> send_internal(http::Request request);

    /// The body of a listing of a book in the seller's words, published at once; `more` are further members.
    static std::string book(const std::string& title, const std::string& more = {});
    /// The id of a published listing.
    std::string offer(const Person& seller, const std::string& title = "A book",
                      const std::string& more = {});

    /// An event of another service, through the store's outbox and the bus.
    template <class E>
    void tell(const E& event, Instant at) {
        deliver(std::string{E::type}, json::write(event), at);
    }
    /// All that was published, of this type.
    std::vector<std::string> told(std::string_view type) const;
    /// Until every event has been handled.
    void settle();
    void job(const std::string& name);

    ManualClock& clock();
    MarketService& service();
    service::Platform& platform();
    Stores& stores();  ///< the same documents as the service's

    template <class T>
    T run(Task<T> task) {
        std::optional<T> value;
        auto work = [](Task<T> inner, std::optional<T>* out) -> Task<> {
            out->emplace(co_await std::move(inner));
        };
        run_void(work(std::move(task), &value));
        return std::move(*value);
    }
    void run_void(Task<> task);
    /// All of them at once, on the I/O threads.
    void run_all(std::vector<Task<>> tasks);
    static bool eventually(const std::function<bool()>& condition);

private:
    Answer answer_of(http::Response response);
    void deliver(std::string type, std::string data, Instant at);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::market::testing
