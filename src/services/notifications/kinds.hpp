// The words of this service: what a notice can be about, and in which group of the preferences that is.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>

namespace bookverse::notifications {

/// Names are keys of the catalogues (share/notices) and of the API.
enum class Kind : std::uint8_t {
    offer_made,
    offer_countered,
    offer_accepted,
    offer_declined,
    offer_withdrawn,
    offer_lapsed,
    offer_closed,
    message,
    sold,  ///< paid by somebody: for the seller
    paid,
    payment_failed,
    order_expired,
    meeting_proposed,
    meeting_agreed,
    code_locked,
    handover_due,
    handed_over,
    disputed,
    dispute_decided,
    settled,
    refunded,
    line_cancelled,  ///< refunded, for the seller
    money_back,      ///< the provider has it
    refund_delayed,
    payout_paid,
    payout_failed,
    review_due,
    review_published,
    review_answered,
    search_match,
    search_digest,
    price_drop,
    queue_turn,
    queue_turn_over,
    queue_ended,
    warned,
    content_removed,
    decision_taken_back,
    decision_stands,
    report_looked_at,
    suspended,
    reinstated,
    verification_lapsed,
    password_changed,
    second_factor_on,
    second_factor_off,
    session_stolen,  ///< an old refresh token came back
};
BOOST_DESCRIBE_ENUM(Kind, offer_made, offer_countered, offer_accepted, offer_declined, offer_withdrawn,
                    offer_lapsed, offer_closed, message, sold, paid, payment_failed, order_expired,
                    meeting_proposed, meeting_agreed, code_locked, handover_due, handed_over, disputed,
                    dispute_decided, settled, refunded, line_cancelled, money_back, refund_delayed,
                    payout_paid, payout_failed, review_due, review_published, review_answered, search_match,
                    search_digest, price_drop, queue_turn, queue_turn_over, queue_ended, warned,
                    content_removed, decision_taken_back, decision_stands, report_looked_at, suspended,
                    reinstated, verification_lapsed, password_changed, second_factor_on, second_factor_off,
                    session_stolen)

/// A row of the preferences.
enum class Group : std::uint8_t {
    security,
    orders,
    moderation,
    offers,
    messages,
    reviews,
    searches,
    prices,
    queues
};
BOOST_DESCRIBE_ENUM(Group, security, orders, moderation, offers, messages, reviews, searches, prices, queues)

/// What concerns somebody's account, money or rights is always told, at once.
constexpr bool is_required(Group group) noexcept {
    return group == Group::security || group == Group::orders || group == Group::moderation;
}

enum class EmailChoice : std::uint8_t { at_once, daily, off };
BOOST_DESCRIBE_ENUM(EmailChoice, at_once, daily, off)

}  // namespace bookverse::notifications
