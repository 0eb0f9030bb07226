// When what was handed over is not what was sold: both sides say and show what they have, a moderator decides.
#pragma once

#include "services/orders/purchases.hpp"

namespace bookverse::orders {

class Disputes {
public:
    Disputes(Context& context, Purchases& purchases)
        : context_{context}, purchases_{purchases}, cursors_{context.platform.seal} {}

    Task<Result<TaggedOrder>> open(http::Call& call, OrderId id, OrderLineId line, dto::NewDispute dispute);
    Task<Result<TaggedOrder>> say(http::Call& call, OrderId id, OrderLineId line, std::string text);
    /// unsupported_picture, too_many_pixels, broken_picture, too_many_photos.
    Task<Result<TaggedOrder>> show(http::Call& call, OrderId id, OrderLineId line, std::string bytes);
    /// WebP, for the two and for moderators.
    Task<Result<std::string>> photo(Actor actor, OrderId id, EvidenceId photo, std::int32_t size,
                                    Deadline deadline);
    Task<Result<TaggedOrder>> decide(http::Call& call, OrderId id, OrderLineId line, dto::Decision decision);
    /// What is to be decided, oldest first.
    Task<Result<http::Page<dto::Order>>> list(http::Call& call, http::PageQuery query);

private:
    Context& context_;
    Purchases& purchases_;
    http::Cursors cursors_;
};

}  // namespace bookverse::orders
