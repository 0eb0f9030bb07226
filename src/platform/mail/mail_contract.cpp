// One suite for both adapters, and what only a server can do wrong.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <stdexcept>

#include "platform/async/run.hpp"
#include "platform/mail/folder_mailer.hpp"
#include "platform/mail/smtp_mailer.hpp"
#include "platform/mail/smtp_sink.hpp"
#include "support/test_servers.hpp"

namespace bookverse::mail {
namespace testing {

SmtpSink::SmtpSink(Fault fault, bool offers_auth) : fault_{std::move(fault)}, offers_auth_{offers_auth} {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, any, size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, any, &size) != 0) {
        throw std::runtime_error{"the mail sink cannot listen"};
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

SmtpSink::~SmtpSink() {
    closing_ = true;
    thread_.join();
    ::close(listener_);
}

std::vector<Received> SmtpSink::mails() const {
    const std::lock_guard lock{mutex_};
    return mails_;
}

std::vector<std::string> SmtpSink::commands() const {
    const std::lock_guard lock{mutex_};
    return commands_;
}

void SmtpSink::serve() {
    while (!closing_) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0) continue;
        const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        talk(connection);
        ::close(connection);
    }
}

/// False when the connection is to be closed.
bool SmtpSink::answer(int connection, const std::string& step, std::string_view usual) {
    std::string line{usual};
    if (fault_.step == step) line = fault_.answer;
    if (line.empty()) return false;
    if (line == "silence") return true;
    line += "\r\n";
    return ::send(connection, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
}

void SmtpSink::talk(int connection) {
    if (!answer(connection, "connect", "220 sink.test ESMTP")) return;
    std::string buffer;
    Received mail;
    bool in_text = false;
    while (!closing_) {
        pollfd waiting{connection, POLLIN, 0};
        if (::poll(&waiting, 1, 20) == 0) continue;
        char bytes[4096];
        const auto got = ::recv(connection, bytes, sizeof bytes, 0);
        if (got <= 0) return;
        buffer.append(bytes, static_cast<std::size_t>(got));
        for (auto end = buffer.find("\r\n"); end != std::string::npos; end = buffer.find("\r\n")) {
            const std::string line = buffer.substr(0, end);
            buffer.erase(0, end + 2);
            if (in_text) {
                if (line != ".") {
                    mail.text += (line.starts_with('.') ? line.substr(1) : line) + "\r\n";
                    continue;
                }
                in_text = false;
                if (fault_.step != "end") {
                    const std::lock_guard lock{mutex_};
                    mails_.push_back(mail);
                }
                if (!answer(connection, "end", "250 taken")) return;
                continue;
            }
            {
                const std::lock_guard lock{mutex_};
                commands_.push_back(line);
            }
            const std::string verb = line.substr(0, 4);
            bool open = true;
            if (verb == "EHLO") {
                open = answer(connection, verb,
                              offers_auth_ ? "250-sink.test\r\n250 AUTH PLAIN" : "250 sink.test");
            } else if (verb == "AUTH") {
                mail.login = line.substr(std::min<std::size_t>(11, line.size()));
                open = answer(connection, verb, "235 welcome");
            } else if (verb == "MAIL") {
                mail.from = line;
                open = answer(connection, verb, "250 ok");
            } else if (verb == "RCPT") {
                mail.to = line;
                open = answer(connection, verb, "250 ok");
            } else if (verb == "DATA") {
                in_text = fault_.step != "DATA";
                open = answer(connection, verb, "354 go on");
            } else if (verb == "QUIT") {
                answer(connection, verb, "221 bye");
                return;
            } else {
                open = answer(connection, verb, "250 ok");
            }
            if (!open) return;
        }
    }
}

}  // namespace testing

namespace {

using namespace std::chrono_literals;
using testing::SmtpSink;

const Sender sender{*Email::parse("no-reply@books.example.edu"), "BookVerse+"};

void run(std::function<Task<>()> operation) {
    asio::io_context io{1};
    std::exception_ptr fault;
    asio::co_spawn(io, std::move(operation), [&](std::exception_ptr end) { fault = end; });
    io.run();
    if (fault) std::rethrow_exception(fault);
}
void send(Mailer& mailer, Mail mail, Deadline deadline = Deadline::never()) {
    run([&]() -> Task<> { co_await mailer.send(mail, deadline); });
}
void ping(Mailer& mailer) {
    run([&]() -> Task<> { co_await mailer.ping(Deadline::never()); });
}

Mail example(std::string id = "1", std::string text = "Hello\n.\n..two\nGrüße\n") {
    return {.id = std::move(id),
            .to = *Email::parse("jane@uni.edu"),
            .to_name = "Jänne",
            .subject = "Your book 📚",
            .text = std::move(text),
            .html = "<p>Hello</p>"};
}

/// An adapter and what arrived through it, newest first.
struct Post {
    virtual ~Post() = default;
    virtual Mailer& mailer() = 0;
    virtual std::vector<std::string> arrived() = 0;
};
struct FolderPost final : Post {
    bookverse::testing::TemporaryFolder folder;
    std::unique_ptr<Mailer> made = make_folder_mailer(folder.path() / "mail", sender);
    Mailer& mailer() override { return *made; }
    std::vector<std::string> arrived() override { return newest_mails(folder.path() / "mail", 100); }
};
struct SmtpPost final : Post {
    SmtpSink sink;
    std::unique_ptr<Mailer> made = make_smtp_mailer({.server = Secret{sink.url()}}, sender);
    Mailer& mailer() override { return *made; }
    std::vector<std::string> arrived() override {
        std::vector<std::string> texts;
        for (const auto& mail : sink.mails())
            texts.insert(texts.begin(), mail.text);
        return texts;
    }
};

class MailContract : public ::testing::TestWithParam<const char*> {
protected:
    std::unique_ptr<Post> post = std::string_view{GetParam()} == "folder"
                                     ? std::unique_ptr<Post>{std::make_unique<FolderPost>()}
                                     : std::make_unique<SmtpPost>();
};
INSTANTIATE_TEST_SUITE_P(Adapters, MailContract, ::testing::Values("folder", "smtp"),
                         [](const auto& info) { return std::string{info.param}; });

TEST_P(MailContract, what_is_sent_arrives_byte_by_byte) {
    EXPECT_EQ(post->mailer().kind(), GetParam());
    ping(post->mailer());
    for (const std::string& text : {std::string{"Hello\n.\n..two\n"}, std::string{},
                                    std::string(100'000, 'x'), std::string{".\r\n.\r\nQUIT\r\n"}}) {
        send(post->mailer(), example("1", text));
        const auto arrived = post->arrived();
        ASSERT_FALSE(arrived.empty());
        // The date is the adapter's own.
        const auto at = arrived[0].find("Date: ") + 6;
        const std::string date = arrived[0].substr(at, arrived[0].find("\r\n", at) - at);
        EXPECT_EQ(arrived[0], render(example("1", text), sender.address, sender.name, date));
    }
}

TEST_P(MailContract, many_at_once_and_the_newest_first) {
    for (int i = 0; i < 20; ++i)
        send(post->mailer(), example(std::to_string(i)));
    const auto arrived = post->arrived();
    ASSERT_EQ(arrived.size(), 20U);
    for (int i = 0; i < 20; ++i) {
        EXPECT_NE(arrived[static_cast<std::size_t>(i)].find("Message-ID: <" + std::to_string(19 - i) + '@'),
                  std::string::npos);
    }
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 5; ++i)
                send(post->mailer(), example());
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(post->arrived().size(), 40U);
}

TEST_P(MailContract, a_passed_deadline_and_a_wrong_mail) {
    EXPECT_THROW(send(post->mailer(), example(), Deadline::after(-1ms)), DeadlinePassed);
    EXPECT_THROW(send(post->mailer(), example("")), std::invalid_argument);
    EXPECT_TRUE(post->arrived().empty());
}

TEST(FolderMailer, a_folder_that_is_gone_is_a_fault) {
    FolderPost post;
    std::filesystem::remove_all(post.folder.path() / "mail");
    EXPECT_THROW(send(post.mailer(), example()), Unavailable);
    EXPECT_THROW(ping(post.mailer()), Unavailable);
}

TEST(SmtpMailer, says_who_and_to_whom) {
    SmtpSink sink{{}, true};
    std::string server = sink.url();
    server.insert(7, "jane:s3cret@");
    const auto mailer = make_smtp_mailer({.server = Secret{server}}, sender);
    send(*mailer, example());
    const auto mails = sink.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_TRUE(mails[0].from.starts_with("MAIL FROM:<no-reply@books.example.edu>")) << mails[0].from;
    EXPECT_TRUE(mails[0].to.starts_with("RCPT TO:<jane@uni.edu>")) << mails[0].to;
    EXPECT_EQ(mails[0].login, "AGphbmUAczNjcmV0");  // \0jane\0s3cret
    EXPECT_EQ(sink.commands()[0], "EHLO books.example.edu");
}

enum class Outcome { taken, later, never };

Outcome outcome_of(const std::function<void()>& attempt) {
    try {
        attempt();
        return Outcome::taken;
    } catch (const Unavailable&) {
        return Outcome::later;
    } catch (const MailRefused&) {
        return Outcome::never;
    }
}

TEST(SmtpMailer, faults_of_the_server) {
    using enum Outcome;
    struct Case {
        const char *step, *answer;
        Outcome outcome;
    };
    const Case cases[] = {
        {"connect", "", later},
        {"connect", "421 busy", later},
        {"connect", "554 no service here", later},
        {"EHLO", "", later},

        {"MAIL", "", later},
        {"MAIL", "451 try later", later},
        {"MAIL", "550 not you", never},
        {"MAIL", "530 sign in first", later},
        {"RCPT", "", later},
        {"RCPT", "450 mailbox busy", later},
        {"RCPT", "550 no such user", never},
        {"RCPT", "553 bad name", never},
        {"DATA", "", later},
        {"DATA", "451 later", later},
        {"DATA", "554 no", never},
        {"end", "", later},
        {"end", "452 disk full", later},
        {"end", "552 too big", never},
        {"end", "nonsense", later},
        {"none", "", taken},
    };
    for (const Case& c : cases) {
        SmtpSink sink{{c.step, c.answer}};
        const auto mailer = make_smtp_mailer({.server = Secret{sink.url()}, .longest = 5s}, sender);
        EXPECT_EQ(outcome_of([&] { send(*mailer, example()); }), c.outcome) << c.step << ' ' << c.answer;
        EXPECT_EQ(sink.mails().size(), c.outcome == taken ? 1U : 0U) << c.step << ' ' << c.answer;
    }
}

TEST(SmtpMailer, a_login_that_fails_is_no_fault_of_the_mail) {
    SmtpSink sink{{"AUTH", "535 wrong password"}, true};
    const auto mailer =
        make_smtp_mailer({.server = Secret{sink.url()}, .user = "u", .password = Secret{"p"}}, sender);
    EXPECT_EQ(outcome_of([&] { send(*mailer, example()); }), Outcome::later);
}

TEST(SmtpMailer, a_silent_server_costs_no_more_than_the_deadline) {
    for (const auto* step : {"connect", "RCPT", "end"}) {
        SmtpSink sink{{step, "silence"}};
        const auto mailer = make_smtp_mailer({.server = Secret{sink.url()}}, sender);
        const auto start = std::chrono::steady_clock::now();
        EXPECT_THROW(send(*mailer, example(), Deadline::after(300ms)), DeadlinePassed) << step;
        EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
    }
}

TEST(SmtpMailer, nobody_there) {
    const auto port = bookverse::testing::free_port();
    const auto mailer =
        make_smtp_mailer({.server = Secret{"smtp://127.0.0.1:" + std::to_string(port)}}, sender);
    EXPECT_THROW(send(*mailer, example()), Unavailable);
    EXPECT_THROW(ping(*mailer), Unavailable);
}

TEST(SmtpMailer, without_tls_nothing_is_said) {
    // The sink offers no STARTTLS and speaks no TLS: a mailer that must have it leaves without a word of the
    // mail.
    SmtpSink sink{{}, true};
    for (const bool from_the_start : {false, true}) {
        const std::string server = (from_the_start ? "smtps" : "smtp") + sink.url().substr(4);
        const auto mailer = make_smtp_mailer({.server = Secret{server},
                                              .user = "u",
                                              .password = Secret{"p"},
                                              .longest = 3s,
                                              .tls_on_loopback = true},
                                             sender);
        EXPECT_THROW(send(*mailer, example()), Unavailable);
        for (const std::string& command : sink.commands()) {
            EXPECT_FALSE(command.starts_with("AUTH") || command.starts_with("MAIL")) << command;
        }
    }
    EXPECT_TRUE(sink.mails().empty());
}

}  // namespace
}  // namespace bookverse::mail
