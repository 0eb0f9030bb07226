// Pools are kept by executor context: a connection is used on the I/O thread that opened it, so nothing of it
// is locked; only the list of idle ones is.
#include "platform/http/client.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <iterator>
#include <map>
#include <mutex>

#include "platform/async/run.hpp"
#include "platform/http/client_exchange.hpp"
#include "platform/http/client_link.hpp"
#include "platform/http/client_tls.hpp"
#include "platform/http/sse.hpp"

namespace bookverse::http {

namespace {

struct Idle {
    std::unique_ptr<Link> link;
    SteadyTime since;
};

/// The request did not leave, or a server that had closed took nothing of it: it may be sent again.
struct SendAgain {};

bool is_event_stream(const Response& response) {
    return response.status == 200 &&
           response.headers.get("Content-Type").value_or("").starts_with("text/event-stream");
}

/// Hands on what the server sends until either side ends. The link is closed from its own executor only.
Task<> pump(std::shared_ptr<Link> link, AnswerReader reader, std::shared_ptr<EventStream> stream) {
    const std::shared_ptr<void> end{nullptr, [stream](void*) { stream->close(); }};
    stream->on_closed([executor = co_await asio::this_coro::executor, weak = std::weak_ptr{link}] {
        asio::post(executor, [weak] {
            if (const auto live = weak.lock()) live->close();
        });
    });
    try {
        for (;;) {
            auto bytes = co_await reader.some();
            if (bytes.empty() || !stream->push_bytes(std::move(bytes))) co_return;
        }
    } catch (const boost::system::system_error&) {
    } catch (const Unavailable&) {
    }
    // Gone, from whichever side: who listens comes back with Last-Event-ID.
}

}  // namespace

struct Client::Impl {
    explicit Impl(ClientOptions given) : options{std::move(given)}, tls{options.ca_file} {}

    using Key = std::pair<const void*, std::string>;  ///< execution context, base

    const ClientOptions options;
    TlsContext tls;
    std::mutex mutex;
    std::map<Key, std::vector<Idle>> idle;

    std::unique_ptr<Link> take(const Key& key);
    void give_back(const Key& key, std::unique_ptr<Link> link);
    Task<Response> exchange(std::string base, Request request, bool streaming);
    Task<Response> attempt(const Key& key, const Target& target, const Request& request,
                           std::unique_ptr<Link> link, bool reused, bool streaming);
    Task<Response> guarded(std::string base, Request request, Deadline deadline, bool streaming);
};

/// The youngest one that still lives; older ones than the limit are closed on the way.
std::unique_ptr<Link> Client::Impl::take(const Key& key) {
    std::vector<Idle> dead;  // closed after the lock
    const std::lock_guard lock{mutex};
    auto& links = idle[key];
    const auto oldest = std::chrono::steady_clock::now() - options.idle;
    while (!links.empty()) {
        auto last = std::move(links.back());
        links.pop_back();
        if (last.since >= oldest && !last.link->stale()) return std::move(last.link);
        dead.push_back(std::move(last));
    }
    return nullptr;
}

/// Also lets go of what was idle for too long on this thread, whichever host it was for: hosts come and go.
void Client::Impl::give_back(const Key& key, std::unique_ptr<Link> link) {
    std::vector<Idle> dead;  // closed after the lock
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock{mutex};
    auto& links = idle[key];
    if (links.size() < options.connections_per_host) links.push_back({std::move(link), now});
    for (auto at = idle.lower_bound({key.first, ""}); at != idle.end() && at->first.first == key.first;) {
        auto& old = at->second;
        const auto young =
            std::ranges::find_if(old, [&](const Idle& one) { return one.since >= now - options.idle; });
        std::move(old.begin(), young, std::back_inserter(dead));
        old.erase(old.begin(), young);
        at = old.empty() ? idle.erase(at) : std::next(at);
    }
}

Task<Response> Client::Impl::exchange(std::string base, Request request, bool streaming) {
    const auto target = parse_base(base);
    const auto executor = co_await asio::this_coro::executor;
    const Key key{&asio::query(executor, asio::execution::context), base};
    if (auto link = take(key)) {
        try {
            co_return co_await attempt(key, target, request, std::move(link), true, streaming);
        } catch (const SendAgain&) {
        }
    }
    auto link = co_await with_deadline(Deadline::after(options.connect), connect(target, tls),
                                       "connecting to " + base);
    co_return co_await attempt(key, target, request, std::move(link), false, streaming);
}

Task<Response> Client::Impl::attempt(const Key& key, const Target& target, const Request& request,
                                     std::unique_ptr<Link> link, bool reused, bool streaming) {
    const auto bytes = request_bytes(request, target);
    const bool harmless = request.method == Method::get || request.method == Method::head;
    AnswerReader reader{*link, request.method, options.response_bytes};
    Response response;
    std::size_t written = 0;
    try {
        while (written < bytes.size()) {
            written +=
                co_await link->write_some(asio::buffer(bytes.data() + written, bytes.size() - written));
        }
        response = co_await reader.head();
    } catch (const std::exception& error) {
        const auto* system = dynamic_cast<const boost::system::system_error*>(&error);
        if (system && system->code() == asio::error::operation_aborted) throw;
        const bool untouched = written == 0 || (harmless && !reader.any_read());
        if (!reused || !untouched) throw;
        throw SendAgain{};
    }
    if (streaming && is_event_stream(response)) {
        const auto executor = co_await asio::this_coro::executor;
        auto stream = std::make_shared<EventStream>(executor);
        response.body = stream;
        spawn_logged(
            executor,
            [shared = std::shared_ptr<Link>{std::move(link)}, reader, stream] {
                return pump(shared, reader, stream);
            },
            "http event stream");
        co_return response;
    }
    response.body = co_await reader.body();
    if (reader.reusable()) give_back(key, std::move(link));
    co_return response;
}

/// Everything that goes wrong on the way is one thing to the caller: not available.
Task<Response> Client::Impl::guarded(std::string base, Request request, Deadline deadline, bool streaming) {
    try {
        co_return co_await with_deadline(deadline, exchange(base, std::move(request), streaming),
                                         "calling " + base);
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) throw;
        throw Unavailable{base + ": " + error.what()};
    } catch (const Unavailable& error) {
        throw Unavailable{base + ": " + error.what()};
    }
}

Client::Client(ClientOptions options) : impl_{std::make_unique<Impl>(std::move(options))} {}
Client::~Client() = default;

void Client::let_go() {
    const std::scoped_lock lock{impl_->mutex};
    impl_->idle.clear();
}

Task<Response> Client::send(std::string base, Request request, Deadline deadline) {
    return impl_->guarded(std::move(base), std::move(request), deadline, false);
}

Task<Response> Client::stream(std::string base, Request request, Deadline deadline) {
    return impl_->guarded(std::move(base), std::move(request), deadline, true);
}

}  // namespace bookverse::http
