#include "services/payments/receipts.hpp"

#include "platform/async/run.hpp"
#include "platform/pdf/pdf.hpp"
#include "platform/service/service_client.hpp"
#include "services/payments/receipt_text.hpp"

namespace bookverse::payments {
namespace {

std::string drawn(const ReceiptText& text, Instant at) {
    using pdf::Align;
    pdf::Pdf page{{.title = text.title, .author = "BookVerse+", .created = at}};
    for (const auto& line : text.issuer)
        page.write(line, {.size = 9, .grey = 0.3});
    page.space(18);
    page.write(text.title, {.size = 20, .bold = true});
    page.space(8);
    for (const auto& [what, value] : text.facts)
        page.row({{what, 0.2}, {value, 0.8}}, {.size = 9});
    page.space(14);
    page.rule();
    for (const auto& [what, amount] : text.lines)
        page.row({{what, 0.75}, {amount, 0.25, Align::right}});
    page.rule();
    for (const auto& [what, amount] : text.totals)
        page.row({{what, 0.75}, {amount, 0.25, Align::right}}, {.bold = &what == &text.totals.back().first});
    for (const auto& [what, amount] : text.taxes)
        page.row({{what, 0.75}, {amount, 0.25, Align::right}}, {.size = 9, .grey = 0.3});
    page.space(14);
    for (const auto& note : text.notes)
        page.write(note, {.size = 9, .grey = 0.3});
    return page.finish();
}

}  // namespace

Task<Result<http::Response>> Receipts::pdf(Actor actor, OrderId order, Deadline deadline) {
    const auto payment = co_await context_.stores.payments.get(payment_id(order), deadline);
    if (!payment || !actor.is((*payment)->buyer)) co_return refuse_not_found();
    if (!(*payment)->captured_at)
        co_return refuse(RefusalKind::conflict, "not_captured", "This order has not been paid.");
    const auto settings = co_await context_.stores.settings.get("settings", deadline);
    const auto card = co_await context_.platform.services.call<accounts::AccountCard>(
        "accounts", http::Method::get, "/internal/accounts/cards/" + actor.account.to_string(),
        http::NoContent{}, deadline);
    const auto text =
        receipt_of(**payment, settings ? **settings : Settings{}, card ? card->name : std::string{},
                   card ? card->language : accounts::Language::en);
    auto bytes = co_await offload(
        context_.platform.images, [text, at = *(*payment)->captured_at] { return drawn(text, at); },
        deadline);
    auto response = http::Response::text(200, std::move(bytes), "application/pdf");
    response.headers.set("Content-Disposition", "inline; filename=\"receipt-" + order.to_string() + ".pdf\"");
    // A browser draws it in a viewer of its own, which a policy of "none" would leave empty.
    response.headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    co_return response;
}

}  // namespace bookverse::payments
