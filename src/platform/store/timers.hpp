// Timers that live in documents: a member `due_at` says when something is to be done for the document. They
// survive restarts and fire once in effect, however many processes look at them.
//
// Claiming is an update that moves due_at on by the lease, so only one runner wins, and a runner that dies
// leaves a document that is due again. When the handler has returned and nobody has changed the document
// meanwhile, due_at is cleared; a handler that changes it sets the next time or none itself, else it is called
// once more after the lease. A handler that throws is called again after the lease; one that takes longer than
// the lease may run beside its second call, so its effect must be an update that looks at the state.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "platform/async/run.hpp"
#include "platform/store/collection.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::store {

template <class T>
class DueTimers {
public:
    /// Called with the claimed document.
    using Handler = std::function<Task<>(Versioned<T>)>;

    struct Options {
        std::string name;                      ///< for the log: orders.expiry
        std::optional<Instant> T::* due_at{};  ///< the member
        std::chrono::milliseconds lease{30'000};
        std::chrono::milliseconds every{1'000};  ///< how often to look
        std::size_t batch = 50;
        /// False where the documents' own rules compute the member with each change: when they come to the
        /// lease's time by chance nothing is changed, and it must stay.
        bool clears = true;
    };

    /// `by_due` is an index on the member alone. References outlive this.
    DueTimers(Collection<T>& documents, const Index<T>& by_due, const Clock& clock, Options options,
              Handler handler)
        : self_{std::make_shared<Runner>(documents, by_due, clock, std::move(options), std::move(handler))} {}
    DueTimers(const DueTimers&) = delete;
    DueTimers& operator=(const DueTimers&) = delete;
    ~DueTimers() { self_->stopped = true; }

    /// Looks now and then on `executor` until stop().
    void start(asio::any_io_executor executor) {
        self_->timer.emplace(executor);
        spawn_logged(executor, [self = self_] { return Runner::loop(self); }, self_->options.name);
    }
    /// Look now; on the executor's thread.
    void poke() {
        self_->poked = true;
        if (self_->timer) self_->timer->cancel();
    }
    /// No new handler is called; one that runs is finished. On the executor's thread.
    void stop() {
        self_->stopped = true;
        poke();
    }

    /// One look at everything that is due; how many handlers this runner called. What start() does, and for
    /// tests.
    Task<std::size_t> run_due() { return Runner::run_due(self_); }

private:
    /// Shared with the loop, which may outlive the owner by one look.
    struct Runner {
        Collection<T>& documents;
        const Index<T> by_due;
        const Clock& clock;
        const Options options;
        const Handler handler;
        std::optional<asio::steady_timer> timer{};
        bool poked = false;
        bool stopped = false;

        Runner(Collection<T>& of, const Index<T>& index, const Clock& time, Options how, Handler what)
            : documents{of}, by_due{index}, clock{time}, options{std::move(how)}, handler{std::move(what)} {}

        static Task<> loop(std::shared_ptr<Runner> self) {
            while (!self->stopped) {
                try {
                    co_await run_due(self);
                } catch (const std::exception& error) {
                    telemetry::log_fault(self->options.name, error.what());
                }
                if (!std::exchange(self->poked, false)) {
                    self->timer->expires_after(self->options.every);
                    try {
                        co_await self->timer->async_wait(asio::use_awaitable);
                    } catch (const boost::system::system_error&) {  // poked
                        self->poked = false;
                    }
                }
            }
        }

        static Task<std::size_t> run_due(std::shared_ptr<Runner> self) {
            std::size_t fired = 0;
            std::string after;
            do {
                PageOf page;
                page.limit = self->options.batch;
                page.after = std::exchange(after, {});
                page.at_least = value_of(Instant{});  // a null is not due
                page.less_than = value_of(self->clock.now() + std::chrono::milliseconds{1});
                const auto due =
                    co_await self->documents.find(self->by_due, {}, std::move(page), self->soon());
                for (const auto& one : due.items) {
                    if (self->stopped) co_return fired;
                    if (co_await fire(self, one)) ++fired;
                }
                after = due.next;
            } while (!after.empty());
            co_return fired;
        }

        static Task<bool> fire(std::shared_ptr<Runner> self, Versioned<T> found) {
            const auto member = self->options.due_at;
            const auto seen = (*found).*member;
            // A server may match one state and hand out the next, which somebody else has just claimed.
            if (!seen || *seen > self->clock.now()) co_return false;
            const auto leased = self->clock.now() + self->options.lease;
            const auto claimed = co_await self->documents.update(
                found.document->id,
                [member, seen, leased](T document) -> Result<T> {
                    // Somebody else has it, or it is not due any more.
                    if (document.*member != seen)
                        return refuse(RefusalKind::conflict, "not_due", "Not due any more.");
                    document.*member = leased;
                    return document;
                },
                self->soon());
            if (!claimed) co_return false;
            try {
                co_await self->handler(*claimed);
            } catch (const std::exception& error) {
                telemetry::log_fault(self->options.name, error.what());
                co_return true;  // due again after the lease
            }
            if (!self->options.clears) co_return true;
            (void)co_await self->documents.update(
                found.document->id,
                [member](T document) -> Result<T> {
                    document.*member = std::nullopt;
                    return document;
                },
                self->soon(), claimed->version);
            co_return true;
        }

        Deadline soon() const {
            return Deadline::after(std::min(options.lease, std::chrono::milliseconds{10'000}));
        }
    };

    std::shared_ptr<Runner> self_;
};

}  // namespace bookverse::store
