#include "services/orders/disputes.hpp"

#include <array>

#include "platform/blobs/blobs.hpp"
#include "platform/service/pictures.hpp"
#include "services/orders/views.hpp"

namespace bookverse::orders {
namespace {

constexpr std::array photo_sizes{480, 1600};

std::string blob_name(EvidenceId id, int size) {
    return "dispute-photos/" + id.to_string() + "-" + std::to_string(size);
}

/// A rule, after a look whether the caller may know of the order at all.
template <class F>
auto seen_by(Actor actor, F rule) {
    return [actor = std::move(actor), rule = std::move(rule)](const Order& before,
                                                              Instant now) -> Result<Order> {
        if (auto ok = may_see(before, actor); !ok) return std::unexpected(std::move(ok).error());
        return rule(before, now);
    };
}

}  // namespace

Task<Result<TaggedOrder>> Disputes::open(http::Call& call, OrderId id, OrderLineId line,
                                         dto::NewDispute dispute) {
    auto rule = seen_by(call.actor, [actor = call.actor, line, reason = dispute.reason,
                                     text = dispute.text.str()](const Order& before, Instant now) {
        return orders::dispute(before, actor, line, reason, text, now);
    });
    auto changed =
        co_await context_.change(id, std::move(rule), call.deadline, std::nullopt, call.traceparent);
    co_return co_await purchases_.answer(call, std::move(changed));
}

Task<Result<TaggedOrder>> Disputes::say(http::Call& call, OrderId id, OrderLineId line, std::string text) {
    auto rule = seen_by(call.actor, [actor = call.actor, line, text](const Order& before, Instant now) {
        return state_view(before, actor, line, text, now);
    });
    auto changed =
        co_await context_.change(id, std::move(rule), call.deadline, std::nullopt, call.traceparent);
    co_return co_await purchases_.answer(call, std::move(changed));
}

Task<Result<TaggedOrder>> Disputes::show(http::Call& call, OrderId id, OrderLineId line, std::string bytes) {
    Evidence photo{.id = EvidenceId::make(context_.now())};
    const auto rule_for = [actor = call.actor, line](Evidence one) {
        return seen_by(actor, [actor, line, one](const Order& before, Instant now) {
            return add_evidence(before, actor, line, one, now);
        });
    };
    // Whether it may be is asked before anything is decoded, and again with the write.
    const auto order = co_await context_.stores.orders.get(id, call.deadline);
    if (!order) co_return refuse_not_found();
    if (auto ok = rule_for(photo)(**order, context_.now()); !ok)
        co_return std::unexpected(std::move(ok).error());
    const auto kept = co_await service::keep_picture(
        context_.platform, std::move(bytes), {.sizes = {photo_sizes.begin(), photo_sizes.end()}},
        [id = photo.id](int size) { return blob_name(id, size); }, call.deadline);
    if (!kept) co_return std::unexpected(kept.error());
    photo.width = kept->width;
    photo.height = kept->height;
    auto changed =
        co_await context_.change(id, rule_for(photo), call.deadline, std::nullopt, call.traceparent);
    if (!changed)
        for (const int size : photo_sizes)
            co_await context_.platform.blobs.erase(blob_name(photo.id, size), call.deadline);
    co_return co_await purchases_.answer(call, std::move(changed));
}

Task<Result<std::string>> Disputes::photo(Actor actor, OrderId id, EvidenceId photo, std::int32_t size,
                                          Deadline deadline) {
    const auto order = co_await context_.stores.orders.get(id, deadline);
    if (!order) co_return refuse_not_found();
    if (auto ok = may_see(**order, actor); !ok) co_return std::unexpected(std::move(ok).error());
    for (const Line& line : (*order)->lines) {
        const Who who = who_is(actor, **order, line);
        if (!line.dispute || who == Who::other) continue;
        if (std::ranges::find(line.dispute->evidence, photo, &Evidence::id) == line.dispute->evidence.end())
            continue;
        auto blob = co_await context_.platform.blobs.get(
            blob_name(photo, size <= photo_sizes.front() ? photo_sizes.front() : photo_sizes.back()),
            deadline);
        if (!blob) co_return refuse_not_found();
        co_return std::move(blob->bytes);
    }
    co_return refuse_not_found();
}

Task<Result<TaggedOrder>> Disputes::decide(http::Call& call, OrderId id, OrderLineId line,
                                           dto::Decision decision) {
    auto rule = seen_by(call.actor, [actor = call.actor, line, refund = decision.refund.value,
                                     reason = decision.reason.str()](const Order& before, Instant now) {
        return orders::decide(before, actor, line, refund, reason, now);
    });
    auto changed =
        co_await context_.change(id, std::move(rule), call.deadline, std::nullopt, call.traceparent);
    co_return co_await purchases_.answer(call, std::move(changed));
}

Task<Result<http::Page<dto::Order>>> Disputes::list(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    store::PageOf page{.limit = query.count(), .after = std::move(*position)};
    page.at_least = store::value_of(Instant{});
    const auto found = co_await context_.stores.orders.find(order_by_dispute, {}, page, call.deadline);
    http::Page<dto::Order> answer;
    for (const auto& order : found.items)
        if (who_is(call.actor, *order) == Who::moderator)  // not one's own
            answer.items.push_back(view_of(*order, call.actor, context_.now()));
    answer.next = cursors_.next(call, found.next);
    co_return answer;
}

}  // namespace bookverse::orders
