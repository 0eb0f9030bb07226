// The service with a stand-in for accounts and a mail server that can be down.
#pragma once

#include <atomic>
#include <map>
#include <mutex>

#include "platform/service/test_world.hpp"
#include "services/accounts/api.hpp"
#include "services/notifications/notifications.hpp"

namespace bookverse::notifications::testing {

using service::testing::Answer;
using service::testing::Person;

struct AccountPath {
    AccountId id;
};
BOOST_DESCRIBE_STRUCT(AccountPath, (), (id))

class FakeAccounts final : public service::Service {
public:
    std::string_view name() const noexcept override { return "accounts"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(
            http::get("/internal/accounts/contacts/{id}", http::Access::service,
                      [this](http::Call&, http::Path<AccountPath> path) -> Task<Result<accounts::Contact>> {
                          if (away) throw Unavailable{"accounts: nobody answers"};
                          const auto found = contacts.find(path->id);
                          if (found == contacts.end()) co_return refuse_not_found();
                          co_return found->second;
                      }));
        return routes;
    }
    std::map<AccountId, accounts::Contact> contacts;
    std::atomic<bool> away = false;
};

class FakeMailer final : public mail::Mailer {
public:
    enum class State : std::uint8_t { up, down, refuses, takes_and_dies };

    Task<> send(mail::Mail mail, Deadline) override {
        const std::scoped_lock lock{mutex_};
        ++tries_;
        if (state_ == State::down) throw Unavailable{"mail: nobody answers"};
        if (state_ == State::refuses) throw mail::MailRefused{"550 no such user"};
        sent_.push_back(std::move(mail));
        // What a crash behind the server's yes looks like to who sends.
        if (state_ == State::takes_and_dies) throw Unavailable{"mail: the answer was lost"};
        co_return;
    }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "test"; }

    void become(State state) {
        const std::scoped_lock lock{mutex_};
        state_ = state;
    }
    std::vector<mail::Mail> sent() const {
        const std::scoped_lock lock{mutex_};
        return sent_;
    }
    int tries() const {
        const std::scoped_lock lock{mutex_};
        return tries_;
    }

private:
    mutable std::mutex mutex_;
    State state_ = State::up;
    int tries_ = 0;
    std::vector<mail::Mail> sent_;
};

struct Mailbox {
    FakeMailer mailer;
};

class World : private Mailbox, public service::testing::World {
public:
    explicit World(unsigned threads = 1)
        : service::testing::World{service::testing::Setup{.threads = threads, .mailer = &this->mailer}},
          service{platform()} {
        add(accounts, false);
        add(service, true);
        start({});
    }
    ~World() { stop(); }

    using Mailbox::mailer;

    Person student(const std::string& name, accounts::Language language = accounts::Language::en) {
        auto person = service::testing::World::student(name);
        accounts.contacts[person.account] = {person.account, name, name + "@uni.edu", language, "active"};
        return person;
    }
    Answer patch(const Person& who, std::string body) {
        return call(who, http::Method::patch, "/api/v1/notifications/preferences", std::move(body));
    }
    std::int64_t unread(const Person& who) {
        return get(who, "/api/v1/notifications/unread").number_at("/notifications");
    }
    /// "kind kind", newest first.
    std::string inbox(const Person& who, const std::string& query = "") {
        std::string all;
        for (const auto& item : get(who, "/api/v1/notifications" + query).items())
            all += (all.empty() ? "" : " ") + std::string{item.at("kind").as_string()};
        return all;
    }
    /// What went out since the last look; mails that are due go out.
    std::vector<mail::Mail> post_now() {
        job("notifications.mails");
        return mailer.sent();
    }

    FakeAccounts accounts;
    NotificationsService service;
};

}  // namespace bookverse::notifications::testing
