// A copy of Ann's and two who want it, for the tests of offers.
#pragma once

#include <string>

#include "services/market/offers.hpp"
#include "services/market/test_world.hpp"

namespace bookverse::market::testing {

using namespace std::chrono_literals;

inline const Person nobody;
inline const std::string reservations = "/internal/market/reservations";

inline Deadline soon() {
    return Deadline::after(20s);
}

inline std::string amount(std::int64_t minor) {
    return R"({"amount":)" + std::to_string(minor) + "}";
}

/// A negotiable copy of Ann's at 1250, and two who want it.
struct Deal {
    explicit Deal(unsigned threads = 1) : world{{}, threads} {}

    World world;
    Person ann = world.student("ann");
    Person bob = world.student("bob");
    Person cleo = world.student("cleo");
    std::string copy = world.offer(ann, "A book", R"("negotiable":true)");
    std::string listing = "/api/v1/listings/" + copy;

    /// Access tokens live for ten minutes only.
    void later(std::chrono::milliseconds time) {
        world.clock.move(time);
        ann = world.student("ann");
        bob = world.student("bob");
        cleo = world.student("cleo");
    }
    Answer make(const Person& who, std::int64_t minor) {
        return world.post(who, listing + "/offers", amount(minor));
    }
    /// The path of Bob's offer of 900.
    std::string made() { return "/api/v1/offers/" + make(bob, 900).str("id"); }
    Answer accept(const Person& who, const std::string& path, std::int64_t minor) {
        return world.post(who, path + "/accept", amount(minor));
    }
    std::string state(const std::string& path) { return world.get(bob, path).str("state"); }
    std::string reason(const std::string& path) { return world.get(bob, path).str("reason"); }
    std::string listing_state() { return world.get(nobody, listing).str("state"); }
    Answer reserve(const Person& who, int number, int minutes = 15) {
        return world.internal(http::Method::post, reservations,
                              R"({"line":")" + line(number) + R"(","listing":")" + copy + R"(","buyer":")" +
                                  who.account.to_string() + R"(","minutes":)" + std::to_string(minutes) +
                                  "}");
    }
    Answer finish(const std::string& how, int number) {
        return world.internal(http::Method::post, reservations + "/" + how,
                              R"({"line":")" + line(number) + R"(","listing":")" + copy + "\"}");
    }
    static std::string line(int number) {
        return OrderLineId::of_name("order line " + std::to_string(number)).to_string();
    }
    Offer stored(const std::string& path) {
        const auto id = *OfferId::parse(path.substr(path.rfind('/') + 1));
        return **world.run(world.stores.offers.get(id, soon()));
    }
    /// As a crash may leave it.
    void put(const Offer& offer) {
        const auto done = world.run(world.stores.offers.update(
            offer.id, [offer](const Offer&) -> Result<Offer> { return offer; }, soon()));
        ASSERT_TRUE(done);
    }
    void agree(const std::string& path) {
        Offer offer = stored(path);
        offer.state = OfferState::accepting;
        offer.due_at = world.clock.now();
        put(offer);
    }
    std::size_t told(std::string_view type) {
        world.settle();
        return world.told(type).size();
    }
};

}  // namespace bookverse::market::testing
