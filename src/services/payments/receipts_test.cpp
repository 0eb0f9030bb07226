#include "services/payments/receipts.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "services/payments/receipt_text.hpp"
#include "services/payments/test_world.hpp"

namespace bookverse::payments {
namespace {

using accounts::Language;
using testing::Method;
using testing::Person;
using testing::World;

const Currency eur = *Currency::parse("EUR");

Payment bought() {
    Payment payment{.id = payment_id(OrderId::of_name("one")), .order = OrderId::of_name("one")};
    payment.currency = eur;
    payment.captured_at = *parse_instant("2026-11-25T10:00:00Z");
    payment.provider = "stripe";
    const auto line = [&](std::string kind, std::int64_t amount, std::int64_t refunded) {
        payment.lines.push_back({.amount = amount, .kind = kind, .title = "A " + kind, .refunded = refunded});
        payment.amount += amount;
    };
    line("book", 1070, 0);
    line("book", 214, 107);
    line("ticket", 1190, 0);
    return payment;
}

std::string text_of(const std::vector<ReceiptText::Row>& rows) {
    std::string text;
    for (const auto& [what, value] : rows)
        text += (text.empty() ? "" : "; ") + what + " " + value;
    return text;
}

TEST(Receipts, say_what_was_paid_and_what_came_back) {
    const auto text = receipt_of(bought(), {.issuer = {"North University"}}, "Ann", Language::en);
    EXPECT_EQ(text_of(text.lines),
              "A book 10.70 EUR; A book 2.14 EUR; Refund: A book -1.07 EUR; A ticket 11.90 EUR");
    EXPECT_EQ(text_of(text.totals), "Total 24.74 EUR; Refunded -1.07 EUR; Total after refunds 23.67 EUR");
    EXPECT_EQ(text.facts.front(), (ReceiptText::Row{"Buyer", "Ann"}));
    EXPECT_EQ(text.facts.back(), (ReceiptText::Row{"Paid on", "2026-11-25"}));
    EXPECT_TRUE(text.taxes.empty()) << "where no campus configured any";
    EXPECT_TRUE(text.notes.empty());
}

TEST(Receipts, taxes_are_inside_the_price_by_the_most_specific_rule) {
    Settings settings;
    settings.taxes = {{.name = "VAT", .basis_points = 1900},
                      {.name = "VAT", .kind = "book", .basis_points = 700}};
    EXPECT_EQ(text_of(receipt_of(bought(), settings, "", Language::de).taxes),
              "darin VAT 7 % 0,77 EUR; darin VAT 19 % 1,90 EUR");
    settings.taxes = {{.name = "VAT", .campus = "north.edu", .basis_points = 1900}};
    EXPECT_TRUE(receipt_of(bought(), settings, "", Language::en).taxes.empty()) << "another campus";
    settings.taxes = {{.name = "GST", .kind = "ticket", .basis_points = 1250}};
    EXPECT_EQ(text_of(receipt_of(bought(), settings, "", Language::en).taxes),
              "of which GST 12.5 % 1.32 EUR");
}

TEST(Receipts, amounts_as_the_currency_has_them) {
    EXPECT_EQ(amount_text({1250, eur}, Language::de), "12,50 EUR");
    EXPECT_EQ(amount_text({1250, *Currency::parse("JPY")}, Language::en), "1250 JPY");
    EXPECT_EQ(amount_text({-1, *Currency::parse("BHD")}, Language::en), "-0.001 BHD");
}

class FakeAccounts final : public service::Service {
public:
    std::string_view name() const noexcept override { return "accounts"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(http::get("/internal/accounts/cards/buyer", http::Access::service,
                                   [](http::Call&) -> Task<Result<accounts::AccountCard>> {
                                       accounts::AccountCard card;
                                       card.name = "Bea Buyer";
                                       co_return card;
                                   }));
        routes.back().pattern = "/internal/accounts/cards/" + AccountId::of_name("buyer").to_string();
        return routes;
    }
};

/// What somebody reads who opens the file.
std::string read_pdf(const std::string& bytes) {
    const auto file = std::filesystem::temp_directory_path() / ("receipt-" + new_uuid({}).to_string());
    std::ofstream{file} << bytes;
    const auto command = "pdftotext -layout " + file.string() + " - 2>&1";
    FILE* const pipe = ::popen(command.c_str(), "r");
    std::string text;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
        text += static_cast<char>(c);
    EXPECT_EQ(::pclose(pipe), 0) << "Debian: apt install poppler-utils";
    std::filesystem::remove(file);
    return text;
}

TEST(Receipts, the_buyer_gets_a_file_that_can_be_read) {
    World world;
    FakeAccounts accounts;
    world.add(accounts, false);
    const auto path = "/api/v1/payments/" + World::order_id("one").to_string() + "/receipt";
    const auto buyer = world.student("buyer");
    EXPECT_EQ(world.get(buyer, path).status, 404);
    const auto opened = world.open("one", {1000, 500});
    EXPECT_EQ(world.get(buyer, path).code(), "not_captured");
    world.pay(opened);
    EXPECT_EQ(world.get(world.student("ann"), path).status, 404) << "the seller is not the buyer";
    EXPECT_EQ(world.get(Person{}, path).status, 401);
    const auto receipt = world.get(buyer, path);
    ASSERT_EQ(receipt.status, 200) << receipt.text;
    EXPECT_EQ(receipt.headers.get("Content-Type").value_or(""), "application/pdf");
    const auto text = read_pdf(receipt.text);
    for (const auto& words : std::vector<std::string>{"Receipt", "Bea Buyer", "Zafón, La sombra del viento",
                                                      "10.00 EUR", "5.00 EUR", "15.00 EUR", "no real money",
                                                      World::order_id("one").to_string()})
        EXPECT_NE(text.find(words), std::string::npos) << words << " in\n" << text;
}

}  // namespace
}  // namespace bookverse::payments
