// Two threads of the generation that serves. "search.writer" makes what is offered visible, in batches of a
// moment. "search.disk" writes it behind, with a tenth of the weight: what it does nobody waits for.
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
        std::chrono::milliseconds gather;         ///< what comes within it is made visible together
        std::chrono::milliseconds persist_every;  ///< at most, and sooner when much waits
        std::size_t queue;                        ///< listings that wait to become visible
        std::size_t unwritten;                    ///< listings that wait for the disk
    };
    /// `torn` is called, on one of the threads, when the disk does not answer as it should.
    Writer(std::shared_ptr<Generation> generation, Options options, telemetry::Telemetry& telemetry,
           std::function<void(const std::string&)> torn);
    /// Makes visible what is queued, then ends; what is not on the disk then is left to Generation::sync().
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Takes it, or leaves it as it is: false when too many wait, to be found or for the disk.
    bool offer(market::ListingCard&& card);
    /// Settled when all that was offered before can be found.
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
    /// What the writer does next.
    struct Work {
        std::vector<market::ListingCard> batch{};
        std::vector<std::shared_ptr<Reply<Done>>> waiters{};
        std::optional<Adoption> adoption{};
        std::vector<market::ListingCard> late{};
    };
    void run();
    Work take();
    void apply(const std::vector<market::ListingCard>& batch);
    void publish();
    void adopt_now(Adoption adoption, std::vector<market::ListingCard> late);

    void run_disk();
    void persist();

    Options options_;
    std::function<void(const std::string&)> torn_;
    telemetry::Histogram commit_seconds_;
    telemetry::Gauge waiting_, unwritten_gauge_;

    std::mutex mutex_{};
    std::condition_variable wake_{};
    std::deque<market::ListingCard> queue_{};
    std::vector<std::shared_ptr<Reply<Done>>> waiters_{};
    std::optional<Adoption> adoption_{};
    bool remembering_ = false;
    std::vector<market::ListingCard> remembered_{};
    bool stopping_ = false;

    std::mutex persisting_{};  ///< held while the disk is written to; no search wants it
    std::mutex disk_mutex_{};
    std::condition_variable wake_disk_{};
    std::shared_ptr<Generation> generation_;  ///< the writer changes it, under both of these
    std::atomic<std::size_t> unwritten_{0};
    bool disk_stopping_ = false;

    std::thread thread_{}, disk_thread_{};
};

}  // namespace bookverse::search
