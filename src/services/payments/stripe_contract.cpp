// Against stripe-mock: it holds every request against Stripe's own API description and answers with fixtures of
// the right shape. It keeps no state, so what follows from an answer is for stripe_test.cpp.
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <cstdlib>

#include "platform/http/client.hpp"
#include "platform/http/test_server.hpp"
#include "services/payments/model.hpp"
#include "services/payments/stripe.hpp"
#include "support/test_servers.hpp"

namespace bookverse::payments {
namespace {

using namespace std::chrono_literals;

std::string program() {
    if (const auto* const path = std::getenv("BOOKVERSE_TEST_STRIPE_MOCK")) return path;
    try {
        return bookverse::testing::output_of(
            {bookverse::testing::source_folder() / "tools/stripe-mock/build.sh"});
    } catch (const std::exception& error) {
        throw std::runtime_error{
            std::string{"There is no stripe-mock for this test. Install golang-go, or set "
                        "BOOKVERSE_TEST_STRIPE_MOCK to the program. "} +
            error.what()};
    }
}

class StripeMock : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        port = bookverse::testing::free_port();
        const auto log = folder().path() / "log";
        process =
            std::make_unique<bookverse::testing::ChildProcess>(bookverse::testing::ChildProcess::Options{
                .command = {program(), "-http-port", std::to_string(port)}, .log = log});
    }
    static void TearDownTestSuite() { process.reset(); }

    void SetUp() override {
        bookverse::testing::await(
            [&] {
                try {
                    http::Request request;
                    request.target = "/v1/balance";
                    request.headers.add("Authorization", "Bearer sk_test_123");
                    return run(client.send(url(), std::move(request), Deadline::after(2s))).status == 200;
                } catch (const Unavailable&) {
                    return false;
                }
            },
            60s, "stripe-mock does not get ready");
    }
    http::Response post(std::string target, std::string form) {
        http::Request request;
        request.method = http::Method::post;
        request.target = std::move(target);
        request.headers.add("Authorization", "Bearer sk_test_123");
        request.headers.add("Content-Type", "application/x-www-form-urlencoded");
        request.body = std::move(form);
        return run(client.send(url(), std::move(request), soon));
    }
    template <class T>
    T run(Task<T> task) {
        return asio::co_spawn(io.one(), std::move(task), asio::use_future).get();
    }
    static std::string url() { return "http://127.0.0.1:" + std::to_string(port); }
    static bookverse::testing::TemporaryFolder& folder() {
        static bookverse::testing::TemporaryFolder one;
        return one;
    }

    static inline std::uint16_t port = 0;
    static inline std::unique_ptr<bookverse::testing::ChildProcess> process{};
    http::testing::IoThreads io{1};
    http::Client client{};
    Stripe stripe{client, {.url = url(), .key = Secret{"sk_test_123"}, .public_url = "https://books.test"}};
    const Deadline soon = Deadline::after(30s);
    const Money amount{1250, *Currency::parse("EUR")};
    const PaymentId payment = PaymentId::of_name("p");
};

TEST_F(StripeMock, takes_our_session) {
    Bill bill{.payment = payment, .order = OrderId::of_name("o"), .amount = amount, .title = "A book"};
    bill.return_path = "/orders/1";
    const auto opened = run(stripe.open(bill, soon));
    EXPECT_TRUE(opened.reference.starts_with("cs_")) << opened.reference;
}

TEST_F(StripeMock, answers_a_session_that_we_can_read) {
    const auto charge = run(stripe.look(payment, "cs_123", soon));
    EXPECT_NE(charge.state, ChargeState::captured) << "its fixture is not paid";
    EXPECT_NO_THROW((void)run(stripe.cancel(payment, "cs_123", soon)));
}

// Of its fixture of a session, which has a PaymentIntent: looked for among its refunds, then made.
TEST_F(StripeMock, takes_our_refund) {
    const auto move = run(stripe.refund(RefundId::of_name("r"), payment, "cs_123", amount, soon));
    EXPECT_EQ(move.state, MoveState::done) << move.why;
}

TEST_F(StripeMock, takes_our_transfer) {
    const auto move =
        run(stripe.pay_out(PayoutId::of_name("p"), AccountId::of_name("ann"), "acct_1CiPp8Ll", amount, soon));
    EXPECT_EQ(move.state, MoveState::done) << move.why;
}

// The control: what Stripe's description does not know is refused, so the tests above can fail.
TEST_F(StripeMock, refuses_what_its_description_does_not_know) {
    EXPECT_EQ(post("/v1/refunds", "amount_of_money=12").status, 400);
}

}  // namespace
}  // namespace bookverse::payments
