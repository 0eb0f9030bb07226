// The members of Stripe's answers that are read; all others are ignored.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/money.hpp"
#include "services/payments/provider.hpp"

namespace bookverse::payments::stripe {

/// The shapes below are those of this version.
inline constexpr auto api_version = "2023-10-16";

using Metadata = std::map<std::string, std::string>;

struct LatestCharge {
    std::int64_t amount_refunded = 0;
};
BOOST_DESCRIBE_STRUCT(LatestCharge, (), (amount_refunded))

struct Intent {
    std::string id{};
    std::string status{};
    std::int64_t amount_received = 0;
    std::string currency{};
    Metadata metadata{};
    std::optional<LatestCharge> latest_charge{};
};
BOOST_DESCRIBE_STRUCT(Intent, (), (id, status, amount_received, currency, metadata, latest_charge))

struct Session {
    std::string id{};
    std::optional<std::string> url{};
    std::optional<std::string> status{};
    std::optional<Intent> payment_intent{};
    std::optional<std::int64_t> amount_total{};
    std::optional<std::string> currency{};
    std::optional<Metadata> metadata{};
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, url, status, payment_intent, amount_total, currency, metadata))

/// As it is made: its PaymentIntent is not there yet, or only named.
struct NewSession {
    std::string id{};
    std::optional<std::string> url{};
};
BOOST_DESCRIBE_STRUCT(NewSession, (), (id, url))

struct Refund {
    std::string id{};
    std::optional<std::string> status{};
    std::optional<std::string> failure_reason{};
    std::optional<Metadata> metadata{};
};
BOOST_DESCRIBE_STRUCT(Refund, (), (id, status, failure_reason, metadata))

struct Transfer {
    std::string id{};
    std::optional<Metadata> metadata{};
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (id, metadata))

struct RefundList {
    std::vector<Refund> data{};
};
BOOST_DESCRIBE_STRUCT(RefundList, (), (data))

struct TransferList {
    std::vector<Transfer> data{};
};
BOOST_DESCRIBE_STRUCT(TransferList, (), (data))

struct ErrorBody {
    std::string type{};
    std::optional<std::string> code{};
};
BOOST_DESCRIBE_STRUCT(ErrorBody, (), (type, code))

struct Error {
    ErrorBody error{};
};
BOOST_DESCRIBE_STRUCT(Error, (), (error))

/// What an event is about: a PaymentIntent, a charge or a session; each has our metadata.
struct EventObject {
    std::optional<std::int64_t> amount{};
    std::optional<std::int64_t> amount_total{};
    std::optional<std::string> currency{};
    std::optional<Metadata> metadata{};
};
BOOST_DESCRIBE_STRUCT(EventObject, (), (amount, amount_total, currency, metadata))

struct EventData {
    EventObject object{};
};
BOOST_DESCRIBE_STRUCT(EventData, (), (object))

struct Event {
    std::string id{};
    std::string type{};
    EventData data{};
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, type, data))

/// Stripe counts ISK and UGX in hundredths, which ISO 4217 does not.
std::int64_t amount_of(Money money);
std::optional<Money> money_of(std::int64_t amount, std::string_view currency);
/// "eur"
std::string currency_of(Currency currency);

/// What goes out as application/x-www-form-urlencoded.
using Form = std::vector<std::pair<std::string, std::string>>;
std::string form_of(const Form& fields);
Form refund_form(const std::string& intent, Money amount, const std::string& refund);

/// nullopt for an event that is about no payment of ours.
std::optional<Hint> hint_of(const Event& event);
Charge charge_of(const Session& session);
/// Of a refund's status.
Move move_of(const Refund& refund);

}  // namespace bookverse::payments::stripe
