// Task<T> is the coroutine type of the whole program. It runs on the executor of whoever spawned it; code
// between two co_awaits is never interrupted by another coroutine of the same thread.
//
// Rules (clang-tidy and CI check them): parameters of anything spawned are by value; no lock, no thread_local
// and no open SQLite statement is held across a co_await; state read before a co_await may be stale after it.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace bookverse {

namespace asio = boost::asio;

template <class T = void>
using Task = asio::awaitable<T>;

}  // namespace bookverse
