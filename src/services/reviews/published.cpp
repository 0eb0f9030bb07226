#include "services/reviews/published.hpp"

#include "services/reviews/rules.hpp"
#include "services/reviews/views.hpp"

namespace bookverse::reviews {

Task<Result<ReviewPage>> Published::about(http::Call& call, std::string subject, ReviewKind kind,
                                          http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found =
        co_await context_.stores.exchanges.find(exchange_by_subject, {subject}, page, call.deadline);
    std::vector<AccountId> authors;
    for (const auto& one : found.items)
        authors.push_back(author_of(*one, kind));
    const auto people = co_await people_.find(std::move(authors), call.deadline);
    ReviewPage answer;
    answer.next = cursors_.next(call, found.next);
    for (const auto& one : found.items)
        if (allowed(TextCommand::read, state_of(*one, kind), Reader::anyone))
            answer.items.push_back(review_view(*one, kind, people));
    co_return answer;
}

Task<Result<ReviewPage>> Published::of_person(http::Call& call, AccountId account, dto::PersonQuery query) {
    if (auto ok = co_await people_.may_see(call.actor, account, call.deadline); !ok)
        co_return std::unexpected(std::move(ok).error());
    const bool bought = query.role == dto::ReviewSide::buyer;
    auto subject = bought ? buyer_subject(account) : seller_subject(account);
    co_return co_await about(call, std::move(subject), bought ? ReviewKind::buyer : ReviewKind::seller,
                             std::move(query));
}

Task<Result<ReviewPage>> Published::of_listing(http::Call& call, market::ListingId listing,
                                               http::PageQuery query) {
    return about(call, listing_subject(listing), ReviewKind::book, std::move(query));
}

Task<Result<ReviewPage>> Published::of_edition(http::Call& call, market::EditionId edition,
                                               http::PageQuery query) {
    return about(call, edition_subject(edition), ReviewKind::book, std::move(query));
}

Task<Result<dto::PersonRating>> Published::rating_of_person(Actor viewer, AccountId account,
                                                            Deadline deadline) {
    if (auto ok = co_await people_.may_see(std::move(viewer), account, deadline); !ok)
        co_return std::unexpected(std::move(ok).error());
    const auto seller = co_await tallies_.summary(seller_subject(account), deadline);
    const auto buyer = co_await tallies_.summary(buyer_subject(account), deadline);
    co_return dto::PersonRating{summary_view(seller), summary_view(buyer)};
}

Task<Result<dto::BookRating>> Published::rating_of_listing(market::ListingId listing, Deadline deadline) {
    const auto summary = co_await tallies_.summary(listing_subject(listing), deadline);
    co_return book_view(summary);
}

Task<Result<dto::BookRating>> Published::rating_of_edition(market::EditionId edition, Deadline deadline) {
    const auto summary = co_await tallies_.summary(edition_subject(edition), deadline);
    co_return book_view(summary);
}

}  // namespace bookverse::reviews
