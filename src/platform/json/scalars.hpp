// Types that are strings in JSON. A service adds its own by specialising Scalar<T> beside T:
//
//     template <>
//     struct json::Scalar<Seat> {
//         static std::expected<Seat, TextFault> parse(std::string_view text);
//         static const std::string& text(const Seat& seat);  // or std::string, or a view into the seat
//         static Schema schema() { return Schema::text("seat", 2, 6); }
//     };
//
// Without text() the type can be read but not written: that is what keeps secrets out of answers. append(out,
// value) instead of text() is for hot ones whose text never needs escaping.
#pragma once

#include <boost/describe/class.hpp>
#include <expected>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/isbn.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "platform/json/describe.hpp"
#include "platform/json/schema.hpp"
#include "platform/json/types.hpp"

namespace bookverse {
/// {"amount": 1250, "currency": "EUR"}, in minor units.
BOOST_DESCRIBE_STRUCT(Money, (), (amount, currency))
}  // namespace bookverse

namespace bookverse::json {

namespace detail {
std::expected<Uuid, TextFault> parse_uuid(std::string_view text);
void append_uuid(std::string& out, const Uuid& id);
std::expected<Secret, TextFault> parse_secret(std::string_view text, std::size_t min, std::size_t max);
}  // namespace detail

template <std::size_t Min, std::size_t Max, Lines L>
struct Scalar<Text<Min, Max, L>> {
    static std::expected<Text<Min, Max, L>, TextFault> parse(std::string_view text) {
        return Text<Min, Max, L>::parse(text);
    }
    static const std::string& text(const Text<Min, Max, L>& value) noexcept { return value.str(); }
    static Schema schema() { return Schema::text({}, Min, Max); }
};

template <>
struct Scalar<Email> {
    static std::expected<Email, TextFault> parse(std::string_view text) { return Email::parse(text); }
    static const std::string& text(const Email& value) noexcept { return value.str(); }
    static Schema schema() { return Schema::text("email", 3, 254); }
};

/// Read in any of the usual writings, written as 13 digits.
template <>
struct Scalar<Isbn> {
    static std::expected<Isbn, TextFault> parse(std::string_view text) { return Isbn::parse(text); }
    static void append(std::string& out, const Isbn& value) { out += value.digits(); }
    static Schema schema() { return Schema::text("isbn", 10, 40); }
};

template <>
struct Scalar<Currency> {
    static std::expected<Currency, TextFault> parse(std::string_view text);
    static void append(std::string& out, const Currency& value) { out += value.code(); }
    static Schema schema() { return Schema::text("iso-4217", 3, 3); }
};

template <>
struct Scalar<Uuid> {
    static std::expected<Uuid, TextFault> parse(std::string_view text) { return detail::parse_uuid(text); }
    static void append(std::string& out, const Uuid& value) { detail::append_uuid(out, value); }
    static Schema schema() { return Schema::text("uuid"); }
};

template <class Tag>
struct Scalar<Id<Tag>> {
    static std::expected<Id<Tag>, TextFault> parse(std::string_view text) {
        auto id = detail::parse_uuid(text);
        if (!id) return std::unexpected(std::move(id).error());
        return Id<Tag>{*id};
    }
    static void append(std::string& out, const Id<Tag>& value) { detail::append_uuid(out, value.value); }
    static Schema schema() { return Schema::text("uuid"); }
};

template <>
struct Scalar<Instant> {
    static std::expected<Instant, TextFault> parse(std::string_view text);
    static void append(std::string& out, Instant value);
    static Schema schema() { return Schema::text("date-time"); }
};

/// At most 1024 characters; for a password that is checked, a token, a code.
template <>
struct Scalar<Secret> {
    static std::expected<Secret, TextFault> parse(std::string_view text) {
        return detail::parse_secret(text, 1, 1024);
    }
    static Schema schema();
};

template <std::size_t Min, std::size_t Max>
struct Scalar<SecretText<Min, Max>> {
    static std::expected<SecretText<Min, Max>, TextFault> parse(std::string_view text) {
        auto secret = detail::parse_secret(text, Min, Max);
        if (!secret) return std::unexpected(std::move(secret).error());
        return SecretText<Min, Max>{std::move(*secret)};
    }
    static Schema schema() {
        Schema schema = Scalar<Secret>::schema();
        schema.min_length = Min;
        schema.max_length = Max;
        return schema;
    }
};

template <>
struct Scalar<StoredSecret> {
    static std::expected<StoredSecret, TextFault> parse(std::string_view text) {
        return StoredSecret{Secret{std::string{text}}};
    }
    static const std::string& text(const StoredSecret& value) noexcept { return value.value.reveal(); }
    static Schema schema() { return Scalar<Secret>::schema(); }
};

}  // namespace bookverse::json
