// For tests of this folder: the service on the real SQLite adapter in a temporary folder, the bus with every
// message delivered twice, a clock to move, a mailer that remembers, and calls through the pipeline as a
// browser makes them.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <boost/json.hpp>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/manual_clock.hpp"
#include "platform/async/task.hpp"
#include "platform/http/message.hpp"
#include "platform/service/settings.hpp"
#include "services/accounts/accounts.hpp"

namespace bookverse::accounts::testing {

struct Answer {
    int status = 0;
    boost::json::value body;
    std::string text;
    http::Headers headers;
    std::shared_ptr<http::EventStream> stream;

    std::string code() const;  ///< of a problem document
    /// "/email:not_a_campus_address,…"
    std::string faults() const;
    std::string str(std::string_view member) const;
    std::optional<std::string> cookie(std::string_view name) const;
};

/// One browser: keeps its cookies and its access token.
struct Browser {
    std::string token;
    std::string session;
    std::string account;
    std::string etag;
    std::map<std::string, std::string> cookies;
    std::string address = "203.0.113.7";
};

class World {
public:
    explicit World(std::function<void(service::Settings&)> adjust = {});
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    using Extra = std::vector<std::pair<std::string, std::string>>;
    Answer call(Browser& browser, http::Method method, std::string target, std::string body = {},
                Extra headers = {});
    /// Exactly these headers, and Host.
    Answer raw(http::Method method, std::string target, Extra headers);
    Answer get(Browser& browser, std::string target) {
        return call(browser, http::Method::get, std::move(target));
    }
    Answer post(Browser& browser, std::string target, std::string body = "{}") {
        return call(browser, http::Method::post, std::move(target), std::move(body));
    }

    Answer sign_up(const std::string& email, const std::string& password = "correct horse 9");
    Answer sign_in(Browser& browser, const std::string& email,
                   const std::string& password = "correct horse 9", const std::string& second_factor = {});
    Answer refresh(Browser& browser) { return post(browser, "/api/v1/sessions/refresh", ""); }
    /// Signed up, proved and signed in.
    Browser student(const std::string& email);
    /// The same with roles.
    Browser staff(const std::string& email, std::vector<Role> roles);

    /// The token of the newest mail to `email` with a link to `path`; waits for it.
    std::string mailed_token(const std::string& email, const std::string& path, std::size_t count = 1);
    std::size_t mails_to(const std::string& email) const;
    std::vector<mail::Mail> mails() const;
    void break_mailer(bool broken);

    ManualClock& clock();
    AccountsService& service();
    service::Platform& platform();
    Stores& stores();  ///< the same documents as the service's
    /// Runs a job now.
    void job(const std::string& name);
    /// Another service of this process.
    void serve(const std::string& name, service::Service& other);
    /// Until every event has been handled and no mail is under way.
    void settle();

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
    /// Awaits a condition, at most 20 s.
    static bool eventually(const std::function<bool()>& condition);

private:
    Answer send(http::Request request);
    void serve(const std::string& name, http::Routes routes);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::accounts::testing
