// Two operations that do not wait for each other.
#pragma once

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <utility>

#include "platform/async/task.hpp"

namespace bookverse {

/// Both have ended when it returns. When one throws, the other is cancelled, where it can be, and that one's result is lost.
template <class A, class B>
Task<std::pair<A, B>> together(Task<A> a, Task<B> b) {
    using namespace boost::asio::experimental::awaitable_operators;
    auto [first, second] = co_await (std::move(a) && std::move(b));
    co_return std::pair<A, B>{std::move(first), std::move(second)};
}

}  // namespace bookverse
