#include "platform/http/idempotency.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "platform/async/run.hpp"
#include "platform/http/test_pipeline.hpp"
#include "platform/store/sqlite_store.hpp"

namespace bookverse::http {
namespace {

using namespace testing;
using namespace std::chrono_literals;

/// A pipeline with a POST that counts, over a store on disk.
class idempotency : public ::testing::Test {
protected:
    idempotency() {
        auto made = world_.parts();
        made.idempotency = &keys_;
        Routes routes;
        for (const auto& [pattern, rule] :
             {std::pair{"/optional", Idempotency::optional}, std::pair{"/required", Idempotency::required},
              std::pair{"/none", Idempotency::none}, std::pair{"/own", Idempotency::own}}) {
            routes.push_back({.method = Method::post,
                              .pattern = pattern,
                              .access = Access::anyone,
                              .handler = [this](Call& call) { return buy(call); },
                              .idempotency = rule});
        }
        pipeline_ = std::make_unique<Pipeline>(Router{std::move(routes)}, made);
    }
    ~idempotency() override { std::filesystem::remove_all(folder_); }

    Task<Response> buy(Call& call) {
        ++bought_;
        if (pause_ > 0ms) co_await sleep_for(pause_);
        if (fail_) throw Unavailable{"down"};
        auto response =
            Response::json(201, "{\"n\":" + std::to_string(bought_) + ",\"body\":" + call.request.body + "}");
        response.headers.add("Location", "/orders/" + std::to_string(bought_));
        co_return response;
    }
    Response post(const std::string& path, const std::string& key, const std::string& body = "1",
                  bool signed_in = true) {
        Fields fields;
        if (!key.empty()) fields.emplace_back("Idempotency-Key", key);
        if (signed_in) fields.emplace_back("Authorization", world_.bearer());
        return call(*pipeline_, request(Method::post, path, fields, body));
    }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("bookverse-idem-" + std::to_string(::getpid()));
    World world_;
    store::SqliteStore store_{{.folder = folder_}};
    StoredIdempotency keys_{store_, world_.clock};
    std::unique_ptr<Pipeline> pipeline_;
    int bought_ = 0;
    bool fail_ = false;
    std::chrono::milliseconds pause_{0};
};

TEST_F(idempotency, the_same_key_and_body_get_the_same_answer) {
    const auto first = post("/required", "key-1");
    const auto second = post("/required", "key-1");
    EXPECT_EQ(bought_, 1);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(text_of(first), text_of(second));
    EXPECT_EQ(field(second, "Location"), "/orders/1");
    EXPECT_EQ(field(second, "Content-Type"), field(first, "Content-Type"));
    EXPECT_EQ(field(first, "Idempotency-Replayed"), "");
    EXPECT_EQ(field(second, "Idempotency-Replayed"), "true");
    post("/required", "key-2");
    EXPECT_EQ(bought_, 2);
}

TEST_F(idempotency, a_key_is_of_one_body_one_caller_one_route) {
    post("/required", "key");
    const auto reused = post("/required", "key", "2");
    EXPECT_EQ(reused.status, 422);
    EXPECT_EQ(code_of(reused), "idempotency_key_reused");
    EXPECT_EQ(bought_, 1);
    post("/optional", "key");
    EXPECT_EQ(bought_, 2);
    world_.account = AccountId::make(world_.clock.now());
    post("/required", "key", "2");
    EXPECT_EQ(bought_, 3);
    post("/required", "key", "2", false);
    EXPECT_EQ(bought_, 4);
}

TEST_F(idempotency, keys_have_a_shape) {
    EXPECT_EQ(post("/required", "").status, 400);
    EXPECT_EQ(code_of(post("/required", "")), "idempotency_key_missing");
    for (const auto& key : {std::string(256, 'k'), std::string{"with blank"}, std::string{"\xc3\xbc"}}) {
        EXPECT_EQ(code_of(post("/optional", key)), "idempotency_key_invalid");
    }
    EXPECT_EQ(bought_, 0);
    EXPECT_EQ(post("/optional", "").status, 201);
    EXPECT_EQ(post("/optional", std::string(255, 'k')).status, 201);
    post("/none", "key");
    post("/none", "key");
    EXPECT_EQ(bought_, 4);
}

TEST_F(idempotency, a_route_that_keeps_keys_itself_gets_every_call_with_a_well_formed_key) {
    EXPECT_EQ(post("/own", "key").status, 201);
    EXPECT_EQ(post("/own", "key").status, 201);
    EXPECT_EQ(bought_, 2);
    EXPECT_EQ(code_of(post("/own", "with blank")), "idempotency_key_invalid");
    EXPECT_EQ(bought_, 2);
}

TEST_F(idempotency, a_failure_may_be_repeated) {
    fail_ = true;
    EXPECT_EQ(post("/required", "key").status, 503);
    fail_ = false;
    EXPECT_EQ(post("/required", "key").status, 201);
    EXPECT_EQ(bought_, 2);
    EXPECT_EQ(post("/required", "key").status, 201);
    EXPECT_EQ(bought_, 2);
}

TEST_F(idempotency, one_of_many_at_once_runs) {
    pause_ = 20ms;
    asio::io_context io{1};
    std::vector<int> statuses;
    std::string retry_after;
    for (int i = 0; i < 20; ++i) {
        spawn_logged(
            io.get_executor(),
            [&]() -> Task<> {
                const auto response = co_await (*pipeline_)(
                    request(Method::post, "/required",
                            {{"Idempotency-Key", "key"}, {"Authorization", world_.bearer()}}, "1"));
                statuses.push_back(response.status);
                if (response.status == 409) retry_after = field(response, "Retry-After");
            },
            "buyer");
    }
    io.run();
    EXPECT_EQ(bought_, 1);
    EXPECT_EQ(std::ranges::count(statuses, 201), 1);
    EXPECT_EQ(std::ranges::count(statuses, 409), 19);
    EXPECT_EQ(retry_after, "1");
    // The negative control: without the layer each of them buys.
    bought_ = 0;
    pause_ = 0ms;
    for (int i = 0; i < 20; ++i)
        post("/none", "key");
    EXPECT_EQ(bought_, 20);
}

TEST_F(idempotency, one_who_never_finished_is_given_up_after_a_minute) {
    const auto begin = [&](const std::string& body) {
        return run_here<IdempotencyStore::Begin>([&] { return keys_.begin("k", body, Deadline::after(5s)); });
    };
    EXPECT_TRUE(std::holds_alternative<IdempotencyStore::Started>(begin("a")));
    EXPECT_TRUE(std::holds_alternative<IdempotencyStore::InFlight>(begin("a")));
    EXPECT_TRUE(std::holds_alternative<IdempotencyStore::Reused>(begin("b")));
    world_.clock.move(61s);
    EXPECT_TRUE(std::holds_alternative<IdempotencyStore::Started>(begin("a")));
    EXPECT_TRUE(std::holds_alternative<IdempotencyStore::InFlight>(begin("a")));
}

TEST_F(idempotency, answers_are_kept_for_a_day) {
    post("/required", "key");
    world_.clock.move(23h);
    post("/required", "key");
    EXPECT_EQ(bought_, 1);
    const auto sweep = [&] {
        return run_here<std::size_t>([&] { return keys_.sweep(100, Deadline::after(5s)); });
    };
    EXPECT_EQ(sweep(), 0U);
    world_.clock.move(2h);
    EXPECT_EQ(sweep(), 1U);
    EXPECT_EQ(sweep(), 0U);
    post("/required", "key", "2");  // another body too: it is a new key
    EXPECT_EQ(bought_, 2);
}

}  // namespace
}  // namespace bookverse::http
