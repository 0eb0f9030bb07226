#include "services/reviews/privacy.hpp"

#include "platform/store/find_all.hpp"
#include "services/reviews/rules.hpp"
#include "services/reviews/views.hpp"

namespace bookverse::reviews {

Task<std::vector<service::ExportPart>> Privacy::export_of(AccountId account, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    const Actor self{.kind = Actor::Kind::account, .account = account};
    std::vector<dto::ReviewExchange> views;
    for (const auto& one :
         co_await store::find_all(context_.stores.exchanges, exchange_by_person, {account}, deadline)) {
        std::vector<AccountId> both{one.people};
        const auto people = co_await people_.find(std::move(both), deadline);
        auto view = exchange_view(one, self, people, context_.now());
        if (!view.reviews.empty()) views.push_back(std::move(view));
    }
    if (!views.empty()) parts.push_back({"reviews/reviews.json", json::write(views)});
    co_return parts;
}

Task<> Privacy::forget(AccountId account, Deadline deadline) {
    co_await people_.on_closed(account, deadline);
    for (const auto& one :
         co_await store::find_all(context_.stores.exchanges, exchange_by_person, {account}, deadline)) {
        // Not told: nothing happened to a review that others should hear of.
        (void)co_await context_.stores.exchanges.update(
            one.id,
            [account](const Exchange& before) -> Result<Exchange> {
                return reviews::forget(before, account);
            },
            deadline);
    }
}

}  // namespace bookverse::reviews
