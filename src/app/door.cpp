#include "app/door.hpp"

#include "platform/http/problem.hpp"

namespace bookverse::app {

namespace {

constexpr std::size_t closed_limit = 256 * 1024;

Task<http::Response> not_yet() {
    Refusal refusal{RefusalKind::unavailable, "starting",
                    "BookVerse+ is starting or stopping. Please try again in a moment."};
    refusal.retry_after = std::chrono::seconds{2};
    co_return http::problem(refusal, "");
}

}  // namespace

void Door::open(Inside inside) {
    kept_.push_back(std::make_unique<Inside>(std::move(inside)));
    inside_.store(kept_.back().get());
}

Task<http::Response> Door::handle(http::Request request) const {
    const auto* const inside = inside_.load();
    return inside != nullptr ? inside->handle(std::move(request)) : not_yet();
}

std::size_t Door::body_limit(http::Method method, std::string_view path) const {
    const auto* const inside = inside_.load();
    return inside != nullptr ? inside->body_limit(method, path) : closed_limit;
}

}  // namespace bookverse::app
