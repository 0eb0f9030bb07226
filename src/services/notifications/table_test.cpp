// The table against the events' own types: each row is found by an event as its service writes it.
#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>
#include <set>

#include "platform/json/json.hpp"
#include "services/accounts/api.hpp"
#include "services/market/api.hpp"
#include "services/messages/api.hpp"
#include "services/moderation/api.hpp"
#include "services/notifications/reading.hpp"
#include "services/orders/api.hpp"
#include "services/payments/api.hpp"

namespace bookverse::notifications {
namespace {

const AccountId ann = AccountId::of_name("ann");  // buys
const AccountId bob = AccountId::of_name("bob");  // sells
const AccountId cem = AccountId::of_name("cem");  // sells too
const Instant then{Duration{1'800'000'000'000}};
const Currency euro = *Currency::parse("EUR");
const auto listing = market::ListingId::of_name("listing");
const auto order = orders::OrderId::of_name("order");
const std::string here = "/orders/" + order.to_string();
const std::string book = "/listings/" + listing.to_string();

template <class Enum>
std::string name_of(Enum value) {
    return boost::describe::enum_to_string(value, "?");
}
std::string who(AccountId account) {
    return account == ann ? "ann" : account == bob ? "bob" : account == cem ? "cem" : "?";
}

market::OfferCard offer(market::OfferSide by) {
    return {market::OfferId::of_name("offer"), listing, "Dune", ann, bob, {900, euro}, {1000, euro}, by};
}
orders::LineCard line(AccountId seller = bob, const std::string& title = "Dune") {
    return {.line = orders::OrderLineId::of_name(title),
            .service = "market",
            .what = listing.value,
            .title = title,
            .seller = seller,
            .price = {900, euro},
            .state = orders::LineState::sold};
}
orders::OrderCard card() {
    return {order,
            orders::OrderState::paid,
            ann,
            {2700, euro},
            {line(), line(cem, "Emma"), line(bob, "Ulysses")}};
}
market::FoundCopy found(const std::string& title) {
    return {market::SavedSearchId::of_name("s"),
            "calculus",
            listing,
            title,
            {500, euro},
            market::Condition::good};
}
moderation::CaseDecided decided(moderation::Action action) {
    return {.moderation_case = moderation::CaseId::of_name("case"),
            .affected = bob,
            .action = action,
            .words = "No.",
            .appeal_until = then,
            .reporters = {ann, cem}};
}
moderation::CaseReviewed reviewed(bool taken_back) {
    return {.moderation_case = moderation::CaseId::of_name("case"),
            .affected = bob,
            .taken_back = taken_back,
            .words = "Yes."};
}
orders::MeetingChanged meeting(bool agreed) {
    return {order, ann, bob, agreed ? ann : bob, "Library", then, agreed};
}
std::string review(const std::string& kind) {
    return R"({"review":{"kind":")" + kind + R"(","order":")" + order.to_string() + R"(","author":")" +
           ann.to_string() + R"(","about":")" + bob.to_string() + R"(","title":"Dune","stars":4}})";
}

struct Case {
    std::string type;
    std::string data;
    std::string told;  ///< "who kind group path title …" of each, joined by "; "
};
template <class E>
Case of(const E& event, std::string told) {
    return {std::string{E::type}, json::write(event), std::move(told)};
}

std::vector<Case> cases() {
    using namespace market;
    using namespace orders;
    const auto money = Money{900, euro};
    const payments::OrderId paid_order{order.value};
    const std::string chat = "/inbox/" + messages::ConversationId::of_name("c").to_string();
    return {
        of(OfferMade{offer(OfferSide::buyer), then}, "bob offer_made offers " + book + " Dune 900 when"),
        of(OfferCountered{offer(OfferSide::seller), then},
           "ann offer_countered offers " + book + " Dune 900 when"),
        of(OfferCountered{offer(OfferSide::buyer), then},
           "bob offer_countered offers " + book + " Dune 900 when"),
        of(OfferAccepted{offer(OfferSide::buyer), then},
           "ann offer_accepted offers " + book + " Dune 900 when"),
        of(OfferAccepted{offer(OfferSide::seller), then},
           "bob offer_accepted offers " + book + " Dune 900 when"),
        of(OfferDeclined{offer(OfferSide::buyer)}, "ann offer_declined offers " + book + " Dune 900"),
        of(OfferDeclined{offer(OfferSide::seller)}, "bob offer_declined offers " + book + " Dune 900"),
        of(OfferWithdrawn{offer(OfferSide::buyer), OfferSide::buyer},
           "bob offer_withdrawn offers " + book + " Dune 900"),
        of(OfferWithdrawn{offer(OfferSide::seller), OfferSide::seller},
           "ann offer_withdrawn offers " + book + " Dune 900"),
        of(OfferLapsed{offer(OfferSide::buyer), OfferReason::no_answer},
           "ann offer_lapsed offers " + book + " Dune 900 no_answer; bob offer_lapsed offers " + book +
               " Dune 900 no_answer"),
        of(OfferClosed{offer(OfferSide::buyer), OfferReason::sold},
           "ann offer_closed offers " + book + " Dune 900 sold"),
        of(OfferBought{offer(OfferSide::buyer)}, ""),
        of(messages::MessageSent{messages::MessageId::of_name("m"),
                                 messages::ConversationId::of_name("c"),
                                 {},
                                 ann,
                                 bob,
                                 then,
                                 "Hi"},
           "bob message messages " + chat + " newest_only"),
        of(OrderPlaced{card(), then}, ""),
        // Each seller sees their own lines alone.
        of(OrderPaid{card()}, "ann paid orders " + here + " Dune 2700 x3; bob sold orders " + here +
                                  " Dune 900 x2; cem sold orders " + here + " Emma 900"),
        of(OrderExpired{card()}, "ann order_expired orders " + here + " Dune 2700 x3 in_app"),
        of(payments::PaymentFailed{payments::PaymentId::of_name("p"), paid_order, ann,
                                   payments::PaymentState::failed, then},
           "ann payment_failed orders " + here + " in_app"),
        of(payments::PaymentFailed{payments::PaymentId::of_name("p"), paid_order, ann,
                                   payments::PaymentState::expired, then},
           ""),
        of(meeting(false), "ann meeting_proposed orders " + here + " when 'Library'"),
        of(meeting(true), "bob meeting_agreed orders " + here + " when 'Library'"),
        of(CodeLocked{order, ann}, "ann code_locked orders " + here),
        of(LineHandoverDue{order, ann, line(), then},
           "ann handover_due orders " + here + " Dune when; bob handover_due orders " + here + " Dune when"),
        of(LineHandedOver{order, ann, line(), then}, "ann handed_over orders " + here + " Dune when"),
        of(OrderDisputed{order, ann, line(), "damaged"}, "bob disputed orders " + here + " Dune"),
        of(DisputeDecided{order, ann, line(), cem, money, "Both a little."},
           "bob dispute_decided orders " + here + " Dune 900 'Both a little.'; ann dispute_decided orders " +
               here + " Dune 900 'Both a little.'"),
        of(LineSettled{order, ann, line(), money, {}}, "bob settled orders " + here + " Dune 900"),
        of(LineRefunded{order, ann, line(), Ending::no_handover},
           "ann refunded orders " + here + " Dune 900 no_handover; bob line_cancelled orders " + here +
               " Dune no_handover"),
        of(payments::RefundCompleted{{}, {}, paid_order, ann, money, {}, then},
           "ann money_back orders " + here + " 900 in_app"),
        of(payments::RefundFailed{{}, {}, paid_order, ann, money, "closed account"},
           "ann refund_delayed orders " + here + " 900"),
        of(payments::PayoutPaid{{}, bob, money, then}, "bob payout_paid orders /dashboard 900"),
        of(payments::PayoutFailed{{}, bob, money, "no bank", then},
           "bob payout_failed orders /dashboard 900"),
        {"review.due",
         R"({"order":")" + order.to_string() + R"(","buyer":")" + ann.to_string() + R"(","seller":")" +
             bob.to_string() + R"(","title":"Dune","until":")" + to_string(then) + "\"}",
         "ann review_due reviews " + here + " Dune when; bob review_due reviews " + here + " Dune when"},
        {"review.published", review("seller"), "bob review_published reviews " + here + " Dune"},
        {"review.published", review("buyer"), "bob review_published reviews " + here + " Dune"},
        {"review.published", review("book"), ""},
        {"review.answered", review("seller"), "ann review_answered reviews " + here + " Dune"},
        of(SavedSearchMatched{ann, found("Calculus")},
           "ann search_match searches " + book + " Calculus 500 'calculus'"),
        of(SavedSearchDigest{ann, {found("Calculus"), found("Algebra")}, 0},
           "ann search_digest searches /saved/searches Calculus 500 'calculus' x2 is_digest"),
        of(ListingPriceDropped{ann, listing, "Dune", {1000, euro}, money},
           "ann price_drop prices " + book + " Dune 900"),
        of(QueueTurn{listing, "Dune", ann, bob, money, then},
           "ann queue_turn queues " + book + " Dune 900 when"),
        of(QueueTurnOver{listing, "Dune", ann}, "ann queue_turn_over queues " + book + " Dune"),
        of(QueueEnded{listing, "Dune", {ann, cem, ann}, ListingState::sold},
           "ann queue_ended queues " + book + " Dune; cem queue_ended queues " + book + " Dune"),
        of(decided(moderation::Action::warn),
           "bob warned moderation /settings/reports when 'No.'; ann report_looked_at moderation "
           "/settings/reports in_app; cem "
           "report_looked_at moderation /settings/reports in_app"),
        of(decided(moderation::Action::remove),
           "bob content_removed moderation /settings/reports when 'No.'; ann report_looked_at moderation "
           "/settings/reports in_app; "
           "cem report_looked_at moderation /settings/reports in_app"),
        of(decided(moderation::Action::dismiss),
           "ann report_looked_at moderation /settings/reports in_app; cem report_looked_at moderation "
           "/settings/reports in_app"),
        of(reviewed(true), "bob decision_taken_back moderation /settings/reports 'Yes.'"),
        of(reviewed(false), "bob decision_stands moderation /settings/reports 'Yes.'"),
        of(accounts::AccountSuspended{ann, then}, "ann suspended security /settings when in_app"),
        of(accounts::AccountReinstated{ann}, "ann reinstated security /settings"),
        of(accounts::AccountLapsed{ann}, "ann verification_lapsed security /settings/security in_app"),
        of(accounts::AccountSecurityChanged{ann, "password_changed"},
           "ann password_changed security /settings/security in_app"),
        of(accounts::AccountSecurityChanged{ann, "second_factor_on"},
           "ann second_factor_on security /settings/security in_app"),
        of(accounts::AccountSecurityChanged{ann, "second_factor_off"},
           "ann second_factor_off security /settings/security in_app"),
        of(accounts::SessionEnded{SessionId::of_name("s"), ann, "reused_token"},
           "ann session_stolen security /settings/security"),
        of(accounts::SessionEnded{SessionId::of_name("s"), ann, "signed_out"}, ""),
        of(accounts::AccountVerified{ann, std::nullopt, then}, ""),
        {"nobody.knows", "{}", ""},
    };
}

std::string described(const Telling& one) {
    std::string text = who(one.account) + " " + name_of(one.kind) + " " + name_of(one.group) + " " + one.path;
    if (!one.facts.title.empty()) text += " " + one.facts.title;
    if (one.facts.money) text += " " + std::to_string(one.facts.money->amount);
    if (one.facts.when == then) text += " when";
    if (!one.facts.words.empty()) text += " '" + one.facts.words + "'";
    if (!one.facts.reason.empty()) text += " " + one.facts.reason;
    if (one.facts.count != 1) text += " x" + std::to_string(one.facts.count);
    if (one.channels == Channels::in_app) text += " in_app";
    if (one.habit == Habit::newest_only) text += " newest_only";
    if (one.habit == Habit::is_digest) text += " is_digest";
    return text;
}

TEST(Table, every_event_tells_whom_it_concerns) {
    for (const Case& one : cases()) {
        std::string told;
        for (const Telling& telling : read_event(one.type, one.data))
            told += (told.empty() ? "" : "; ") + described(telling);
        EXPECT_EQ(told, one.told) << one.type << " " << one.data;
    }
}

TEST(Table, every_row_is_tried_and_every_kind_has_one) {
    std::set<std::pair<std::string, Kind>> tried;
    for (const Case& one : cases())
        for (const Telling& telling : read_event(one.type, one.data))
            tried.emplace(one.type, telling.kind);
    std::set<Kind> kinds;
    for (const Rule& rule : rules()) {
        EXPECT_TRUE(tried.contains({std::string{rule.event}, rule.kind}))
            << rule.event << " " << name_of(rule.kind);
        kinds.insert(rule.kind);
    }
    EXPECT_EQ(kinds.size(), boost::mp11::mp_size<boost::describe::describe_enumerators<Kind>>::value);
}

TEST(Table, what_lacks_what_a_row_needs_is_parked) {
    EXPECT_THROW(read_event("offer.made", "{}"), std::runtime_error);
    EXPECT_THROW(read_event("offer.made", "no JSON"), std::runtime_error);
    EXPECT_THROW(read_event("order.paid", R"({"order":{"buyer":")" + ann.to_string() + R"("}})"),
                 std::runtime_error);
    EXPECT_THROW(read_event("message.sent", R"({"recipient":"me","conversation":"c"})"), std::runtime_error);
}

}  // namespace
}  // namespace bookverse::notifications
