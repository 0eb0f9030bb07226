// The service as the program runs it: events by way of the bus, searches through the pipeline, a market that
// shows its listings, restarts.
#include "services/search/search.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <fstream>
#include <mutex>
#include <thread>

#include "base/manual_clock.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/blobs/folder_blobs.hpp"
#include "platform/bus/local_bus.hpp"
#include "platform/cache/local_cache.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/http/client.hpp"
#include "platform/http/pipeline.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/service/service_client.hpp"
#include "platform/service/settings.hpp"
#include "platform/store/sqlite_store.hpp"
#include "services/search/test_listings.hpp"

namespace bookverse::search {
namespace {

using testing::listing;

class NoMailer final : public mail::Mailer {
public:
    Task<> send(mail::Mail, Deadline) override { throw Unavailable{"no mail"}; }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "test"; }
};

/// What the market shows to who rebuilds: pages of two.
class Market {
public:
    void put(market::ListingCard card) {
        const std::scoped_lock lock{mutex_};
        cards_.push_back(std::move(card));
    }
    void close(bool closed) { closed_ = closed; }
    http::Response page(const http::Request& request) {
        if (closed_) throw Unavailable{"the market is closed"};
        const auto query = request.query();
        const auto begin = query.empty() ? 0 : std::stoul(std::string{query.substr(query.find("p%2F") + 4)});
        const std::scoped_lock lock{mutex_};
        market::ListingPage page;
        for (std::size_t i = begin; i < std::min(begin + 2, cards_.size()); ++i)
            page.items.push_back(cards_[i]);
        if (begin + 2 < cards_.size()) page.next = "p/" + std::to_string(begin + 2);
        return http::Response::json(200, json::write(page));
    }

private:
    std::mutex mutex_;
    std::vector<market::ListingCard> cards_;
    std::atomic<bool> closed_{false};
};

class World {
public:
    explicit World(const std::filesystem::path& folder, Market& shown) {
        settings.data = folder / "data";
        settings.public_url = "https://books.example.edu";
        store = std::make_unique<store::SqliteStore>(store::SqliteOptions{.folder = folder / "store"});
        blobs = blobs::make_folder_blobs(folder / "blobs");
        bus = std::make_unique<bus::LocalBus>(*store, clock, telemetry, bus::LocalBus::Options{.copies = 2});
        keys.replace({auth::internal_key(seal), auth::make_signing_key(clock.now())});
        services.authenticate_with([this] { return issuer.issue_service("search"); });
        services.serve_locally("market", [&shown](http::Request request) -> Task<http::Response> {
            co_return shown.page(request);
        });
        platform = std::make_unique<service::Platform>(
            service::Platform{clock, *store, cache, limiter, *blobs, mailer, passwords, keys, issuer,
                              verifier, seal, http, services, telemetry, images, settings});
        service = std::make_unique<SearchService>(*platform);
        auto routes = service->routes();
        for (auto& route : service->operator_routes())
            routes.push_back(std::move(route));
        http::PipelineParts parts{clock, verifier, limiter, telemetry};
        parts.internal = true;
        pipeline = std::make_unique<http::Pipeline>(http::Router{std::move(routes)}, parts);
        for (auto& subscription : service->subscriptions())
            bus->subscribe(std::move(subscription));
        thread = std::thread{[this] { run_io(io, telemetry); }};
        run(service->start());
        run(bus->start(io.get_executor()));
    }
    ~World() {
        run(bus->stop());
        if (!killed) run(service->stop());
        work.reset();
        io.stop();
        thread.join();
        passwords.pool().stop();
        images.stop();
    }

    void run(Task<> task) { asio::co_spawn(io, std::move(task), asio::use_future).get(); }

    template <class E>
    void tell(E event) {
        bus::Message message{.id = new_uuid(clock.now()).to_string(),
                             .type = std::string{E::type},
                             .subject = event.listing.id.to_string(),
                             .at = clock.now(),
                             .traceparent = {},
                             .data = json::write(event)};
        run(bus->publish({message}, Deadline::after(std::chrono::seconds{10})));
    }
    void settle() { run(service->index().settled(Deadline::after(std::chrono::seconds{10}))); }
    std::size_t unwritten() { return service->index().unwritten(); }
    void heal() { run(service->jobs().front().run()); }

    struct Answer {
        int status = 0;
        std::string text;
        std::string titles;
        std::string next;
    };
    Answer get(const std::string& target, http::Method method = http::Method::get) {
        http::Request request;
        request.method = method;
        request.target = target;
        request.remote_address = "203.0.113." + std::to_string(++calls % 200);
        request.headers.add("Host", "books.example.edu");
        request.headers.add("Authorization", "Bearer " + issuer.issue_service("operator"));
        auto response = asio::co_spawn(io, (*pipeline)(std::move(request)), asio::use_future).get();
        Answer answer{.status = response.status, .text = {}, .titles = {}, .next = {}};
        if (auto* text = std::get_if<std::string>(&response.body)) answer.text = *text;
        if (auto* shared = std::get_if<SharedBytes>(&response.body)) answer.text = **shared;
        const auto results = json::read<dto::ListingResults>(answer.text);
        if (!results) return answer;
        for (const auto& hit : results->items)
            answer.titles += (answer.titles.empty() ? "" : " | ") + hit.title;
        answer.next = results->next.value_or("");
        return answer;
    }
    std::string titles(const std::string& query) { return get("/api/v1/search/listings?q=" + query).titles; }

    int calls = 0;
    bool killed = false;  ///< as if it were: nothing is put in order at the end
    service::Settings settings;
    ManualClock clock;
    telemetry::Telemetry telemetry{{.level = telemetry::Level::error, .file = "/dev/null"}};
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
    std::unique_ptr<store::SqliteStore> store;
    cache::LocalCache cache{clock, telemetry};
    cache::RateLimiter limiter{cache};
    std::unique_ptr<blobs::BlobStore> blobs;
    NoMailer mailer;
    auth::Passwords passwords{{.operations = 1, .memory_bytes = 8192}};
    auth::Seal seal{Secret{std::string(32, 'k')}};
    auth::KeySet keys;
    auth::TokenIssuer issuer{keys, clock, {.issuer = "https://books.example.edu", .audience = "bookverse"}};
    auth::TokenVerifier verifier{
        keys, clock, {.issuer = "https://books.example.edu", .audience = "bookverse"}};
    http::Client http;
    service::ServiceClient services{http, {}};
    Pool images{"images", {.threads = 1, .queue = 16}};
    std::unique_ptr<bus::LocalBus> bus;
    std::unique_ptr<service::Platform> platform;
    std::unique_ptr<SearchService> service;
    std::unique_ptr<http::Pipeline> pipeline;
    std::thread thread;
};

bool eventually(const std::function<bool()>& condition) {
    const auto deadline = Deadline::after(std::chrono::seconds{20});
    while (!condition()) {
        if (deadline.passed()) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

class SearchServiceTest : public ::testing::Test {
protected:
    testing::Folder folder;
    Market market;
};

TEST_F(SearchServiceTest, FollowsTheMarket) {
    World world{folder.path, market};
    auto card = listing(1, "1984", {"George Orwell"});
    world.tell(market::ListingPublished{card});
    EXPECT_TRUE(eventually([&] { return world.titles("orwell") == "1984"; }));
    for (auto [version, shown] : {std::pair{2, false}, {3, true}, {4, false}}) {
        card.version = version;
        card.shown = shown;
        if (shown) {
            world.tell(market::ListingReleased{card});
        } else {
            world.tell(market::ListingReserved{card});
        }
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_TRUE(eventually([&] { return world.titles("orwell") == (shown ? "1984" : ""); }));
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{1});
    }
    card.version = 3;  // late
    card.shown = true;
    world.tell(market::ListingReleased{card});
    world.settle();
    EXPECT_EQ(world.titles("orwell%20"), "");
}

TEST_F(SearchServiceTest, RefusesWhatItDoesNotKnow) {
    World world{folder.path, market};
    const std::pair<const char*, int> cases[] = {
        {"/api/v1/search/listings", 200},
        {"/api/v1/search/listings?q=a&subject=x&subject=y&course=z&condition=good&language=en&price=from_5",
         200},
        {"/api/v1/search/listings?colour=red", 422},
        {"/api/v1/search/listings?condition=mint", 422},
        {"/api/v1/search/listings?price=cheap", 422},
        {"/api/v1/search/listings?sort=random", 422},
        {"/api/v1/search/listings?limit=51", 422},
        {"/api/v1/search/listings?limit=0", 422},
        {"/api/v1/search/listings?after=tampered", 422},
        {"/api/v1/search/listings?q=a&q=b", 422},
        {"/api/v1/search/suggestions", 422},
        {"/api/v1/search/suggestions?q=a", 200},
    };
    for (const auto& [target, status] : cases)
        EXPECT_EQ(world.get(target).status, status) << target;
    EXPECT_EQ(world.get("/api/v1/search/listings?q=" + std::string(201, 'a')).status, 422);
}

TEST_F(SearchServiceTest, PagesByCursorThatBelongsToItsQuery) {
    World world{folder.path, market};
    for (int n = 1; n <= 5; ++n)
        world.tell(market::ListingPublished{listing(n, "Night " + std::to_string(n))});
    world.settle();
    const auto first = world.get("/api/v1/search/listings?sort=newest&limit=2");
    EXPECT_EQ(first.titles, "Night 5 | Night 4");
    const auto second = world.get("/api/v1/search/listings?sort=newest&limit=2&after=" + first.next);
    EXPECT_EQ(second.titles, "Night 3 | Night 2");
    world.tell(market::ListingPublished{listing(9, "Night 9")});  // moves nobody to another page
    world.settle();
    const auto third = world.get("/api/v1/search/listings?sort=newest&limit=2&after=" + second.next);
    EXPECT_EQ(third.titles, "Night 1");
    EXPECT_EQ(third.next, "");
    EXPECT_EQ(world.get("/api/v1/search/listings?sort=price_up&limit=2&after=" + first.next).status, 422);
}

TEST_F(SearchServiceTest, SixtyAMinute) {
    World world{folder.path, market};
    const auto routes = world.service->routes();
    ASSERT_EQ(routes.front().limits.size(), 1u);
    EXPECT_EQ(routes.front().limits.front().count, 60u);
    EXPECT_EQ(routes.front().limits.front().per, std::chrono::seconds{60});
}

TEST_F(SearchServiceTest, AnOrderlyEndKeepsTheIndex) {
    {
        World world{folder.path, market};
        world.heal();  // the first start reads the market, which is empty
        world.tell(market::ListingPublished{listing(1, "1984")});
    }
    market.close(true);
    World world{folder.path, market};
    world.heal();  // nothing to do: it would throw
    EXPECT_EQ(world.titles("1984"), "1984");
}

TEST_F(SearchServiceTest, AfterAnyOtherEndItReadsTheMarketAgain) {
    {
        World world{folder.path, market};
        world.heal();
        world.tell(market::ListingPublished{listing(1, "1984")});
        EXPECT_TRUE(eventually([&] { return world.titles("1984") == "1984" && world.unwritten() == 0; }));
        world.tell(market::ListingPublished{listing(6, "Found but not written")});
        world.settle();
        EXPECT_EQ(world.titles("written"), "Found but not written");
        EXPECT_EQ(world.unwritten(), 1u);
        world.killed = true;
    }
    market.put(listing(1, "1984"));
    market.put(listing(6, "Found but not written"));
    for (int n = 2; n <= 5; ++n)
        market.put(listing(n, "Missed " + std::to_string(n)));
    World world{folder.path, market};
    EXPECT_EQ(world.titles("1984"), "1984");  // serves what it has
    EXPECT_EQ(world.titles("missed"), "");
    EXPECT_EQ(world.titles("written"), "");
    world.heal();
    EXPECT_EQ(world.titles("missed%20"), "Missed 5 | Missed 4 | Missed 3 | Missed 2");
    EXPECT_EQ(world.titles("written%20"), "Found but not written");
}

/// The disk fails while the program runs: what is sold meanwhile is gone at once, and the rest heals.
TEST_F(SearchServiceTest, ADiskThatFailsUnderTheProgramIsNoticedAndHealed) {
    World world{folder.path, market};
    world.heal();
    auto sold = listing(1, "1984");
    world.tell(market::ListingPublished{sold});
    world.settle();
    EXPECT_EQ(world.titles("1984"), "1984");
    std::string current;
    std::getline(std::ifstream{folder.path / "data/search/current"} >> std::ws, current);
    std::filesystem::remove_all(folder.path / "data/search" / current);
    EXPECT_TRUE(eventually([&] { return world.service->index().is_torn(); }));
    sold.version = 2;
    sold.shown = false;
    world.tell(market::ListingSold{sold, {}, {}});
    world.settle();
    EXPECT_EQ(world.titles("1984%20"), "");
    market.put(listing(2, "Animal Farm"));
    world.heal();
    EXPECT_FALSE(world.service->index().is_torn());
    EXPECT_EQ(world.titles("farm"), "Animal Farm");
    EXPECT_EQ(world.titles("1984%20%20"), "");
}

TEST_F(SearchServiceTest, ATornIndexIsBuiltAnew) {
    market.put(listing(1, "1984"));
    {
        World world{folder.path, market};
        world.heal();
        EXPECT_EQ(world.titles("1984"), "1984");
    }
    std::string current;
    std::getline(std::ifstream{folder.path / "data/search/current"} >> std::ws, current);
    std::filesystem::resize_file(folder.path / "data/search" / current / "postlist.glass", 10);
    World world{folder.path, market};
    EXPECT_EQ(world.titles("1984"), "");
    world.heal();
    EXPECT_EQ(world.titles("1984%20"), "1984");
}

TEST_F(SearchServiceTest, ReindexServesTheOldOneUntilTheNewOneIsThere) {
    World world{folder.path, market};
    world.heal();
    world.tell(market::ListingPublished{listing(1, "Only in the old one")});
    world.settle();
    for (int n = 10; n <= 14; ++n)
        market.put(listing(n, "Shown by the market " + std::to_string(n)));
    auto sold = listing(12, "Shown by the market 12");
    sold.version = 2;
    sold.shown = false;

    auto rebuild = world.service->index().begin_rebuild();
    ASSERT_TRUE(rebuild);
    EXPECT_EQ(world.service->index().begin_rebuild(), nullptr);  // one at a time
    world.tell(
        market::ListingSold{sold, {}, {}});  // while the new one is being built from what was read before
    world.tell(market::ListingPublished{listing(20, "Came meanwhile")});
    world.settle();
    EXPECT_EQ(world.titles("only"), "Only in the old one");
    std::vector<market::ListingCard> page;
    for (int n = 10; n <= 14; ++n)
        page.push_back(listing(n, "Shown by the market " + std::to_string(n)));
    world.run(world.service->index().add(rebuild, page));
    world.run(world.service->index().finish(rebuild));
    EXPECT_EQ(world.titles("only"), "");
    EXPECT_EQ(world.titles("meanwhile"), "Came meanwhile");
    EXPECT_EQ(world.titles("shown%20market").find("12"), std::string::npos);  // sold meanwhile
    EXPECT_EQ(world.titles("market%2014"), "Shown by the market 14");
    std::size_t generations = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path / "data/search"})
        generations += entry.is_directory() ? 1 : 0;
    EXPECT_EQ(generations, 1u);
}

TEST_F(SearchServiceTest, OperatorsAskForItAndSeeWhatWentWrong) {
    World world{folder.path, market};
    market.put(listing(1, "1984"));
    EXPECT_EQ(world.get("/operator/search/reindex", http::Method::post).status, 202);
    const auto state = [&] { return *json::read<dto::IndexState>(world.get("/operator/search/index").text); };
    EXPECT_TRUE(eventually([&] { return !state().rebuilding; }));
    EXPECT_EQ(state().problem, "");
    EXPECT_EQ(state().listings, 1);
    market.close(true);
    EXPECT_EQ(world.get("/operator/search/reindex", http::Method::post).status, 202);
    EXPECT_TRUE(eventually([&] { return !state().problem.empty() && !state().rebuilding; }));
    EXPECT_EQ(world.titles("1984"), "1984");  // still served
}

TEST_F(SearchServiceTest, StartsOnlyWithAFolder) {
    World world{folder.path, market};
    world.settings.data.clear();
    SearchService nowhere{*world.platform};
    EXPECT_THROW(world.run(nowhere.start()), std::runtime_error);
}

}  // namespace
}  // namespace bookverse::search
