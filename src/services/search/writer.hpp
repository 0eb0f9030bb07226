// The one thread that writes to the generation that serves. Whatever was offered since the last commit is
// committed together.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "platform/async/reply.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/search/generation.hpp"

namespace bookverse::search {

class Writer {
public:
    struct Options {
        std::chrono::milliseconds commit_every;
        std::size_t queue;
    };
    /// `torn` is called, on the writer's thread, when the disk does not answer as it should.
    Writer(std::shared_ptr<Generation> generation, Options options, telemetry::Telemetry& telemetry,
           std::function<void(const std::string&)> torn);
    /// Writes what is queued, then ends.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    bool offer(market::ListingCard card);
    /// Settled when all that was offered before is committed.
    std::shared_ptr<Reply<Done>> settled();
    /// From now on what is offered is remembered, for a generation that is built meanwhile.
    void remember();
    void forget();
    /// Brings `next` up to date with what was remembered and writes to it from now on; then `swap` runs. The
    /// reply is settled, or fails, when that is done.
    std::shared_ptr<Reply<Done>> adopt(std::shared_ptr<Generation> next, std::function<void()> swap);

private:
    struct Adoption {
        std::shared_ptr<Generation> next;
        std::function<void()> swap;
        std::shared_ptr<Reply<Done>> reply;
    };
    void run();
    void write(std::deque<market::ListingCard>& batch);
    void adopt_now(Adoption adoption, std::vector<market::ListingCard> late);

    std::shared_ptr<Generation> generation_;
    Options options_;
    std::function<void(const std::string&)> torn_;
    telemetry::Histogram commit_seconds_;
    telemetry::Gauge waiting_;

    std::mutex mutex_{};
    std::condition_variable wake_{};
    std::deque<market::ListingCard> queue_{};
    std::vector<std::shared_ptr<Reply<Done>>> waiters_{};
    std::optional<Adoption> adoption_{};
    bool remembering_ = false;
    std::vector<market::ListingCard> remembered_{};
    bool stopping_ = false;
    std::thread thread_{};
};

}  // namespace bookverse::search
