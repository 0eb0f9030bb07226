// Writing reviews: what a settled line opens, both sides, answers, and the time that closes it.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/store/timers.hpp"
#include "services/reviews/dto.hpp"
#include "services/reviews/people.hpp"
#include "services/reviews/rules.hpp"

namespace bookverse::reviews {

class Exchanges {
public:
    Exchanges(Context& context, People& people);

    /// The line was settled at `at`. Again, or later than a request that came before it: nothing new.
    Task<> settled(orders::LineSettled event, Instant at, Deadline deadline);

    // not_found, not_settled, already_published, review_over; suspended, session_ended.
    Task<Result<dto::ReviewExchange>> review_purchase(http::Call& call, dto::LinePath line,
                                                      dto::PurchaseReview words);
    Task<Result<dto::ReviewExchange>> review_buyer(http::Call& call, dto::LinePath line,
                                                   dto::BuyerReview words);
    /// By the reviewed: not_found, already_answered; suspended, session_ended.
    Task<Result<dto::ReviewExchange>> answer(http::Call& call, ReviewId review, dto::NewAnswer words);

    /// Those of an order's lines that the caller has a part in.
    Task<Result<dto::ReviewExchanges>> of_order(Actor actor, orders::OrderId order, Deadline deadline);
    /// All of the caller's, the newest first; or those in which they have still to write.
    Task<Result<http::Page<dto::ReviewExchange>>> own(http::Call& call, http::PageQuery query);
    Task<Result<http::Page<dto::ReviewExchange>>> due(http::Call& call, http::PageQuery query);

    // For moderation: not_found.
    Task<Result<Evidence>> evidence(ReviewId text, AccountId reporter, Deadline deadline);
    Task<Result<>> set_hidden(ReviewId text, bool hidden, Deadline deadline);

    /// Job.
    Task<> sweep();

private:
    Task<Result<Exchange>> open_line(Settled what, Deadline deadline);
    /// The exchange of a line; asks orders when no event has told of it yet.
    Task<Result<Exchange>> find_line(Actor actor, dto::LinePath line, Deadline deadline);
    Task<Result<>> may_write_now(AccountId account, Deadline deadline);
    template <class F>
    Task<Result<dto::ReviewExchange>> write(http::Call& call, dto::LinePath line, F rule);
    Task<std::vector<dto::ReviewExchange>> show(std::vector<Exchange> exchanges, Actor to, Deadline deadline);
    Task<http::Page<dto::ReviewExchange>> show_page(http::Call& call, store::FoundPage<Exchange> found);
    Task<std::optional<Exchange>> find_text(ReviewId text, Deadline deadline);

    Context& context_;
    People& people_;
    http::Cursors cursors_;
    store::DueTimers<Exchange> timers_;
};

}  // namespace bookverse::reviews
