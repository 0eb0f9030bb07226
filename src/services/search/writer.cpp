#include "services/search/writer.hpp"

#include <pthread.h>

#include <algorithm>

#include "platform/async/thread_priority.hpp"

namespace bookverse::search {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t listings_a_batch = 2'000;
constexpr std::size_t listings_a_commit = 8'000;

std::thread named(const char* name, std::function<void()> run) {
    return std::thread{[name, run = std::move(run)] {
        ::pthread_setname_np(::pthread_self(), name);
        run();
    }};
}

}  // namespace

Writer::Writer(std::shared_ptr<Generation> generation, Options options, telemetry::Telemetry& telemetry,
               std::function<void(const std::string&)> torn)
    : options_{options},
      torn_{std::move(torn)},
      commit_seconds_{telemetry.histogram("bookverse_search_commit_seconds",
                                          "One batch of the search index to the disk")},
      waiting_{telemetry.gauge("bookverse_search_waiting", "Listings that wait to become visible")},
      unwritten_gauge_{
          telemetry.gauge("bookverse_search_unwritten", "Listings that are visible and wait for the disk")},
      generation_{std::move(generation)} {
    thread_ = named("search.writer", [this] { run(); });
    disk_thread_ = named("search.disk", [this] { run_disk(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
    {
        const std::lock_guard lock{disk_mutex_};
        disk_stopping_ = true;
    }
    wake_disk_.notify_all();
    disk_thread_.join();
}

bool Writer::offer(market::ListingCard&& card) {
    bool first = false;
    {
        const std::lock_guard lock{mutex_};
        if (stopping_ || queue_.size() >= options_.queue || unwritten_ >= options_.unwritten) return false;
        if (remembering_) remembered_.push_back(card);
        first = queue_.empty();
        queue_.push_back(std::move(card));
    }
    if (first) wake_.notify_one();  // else it gathers
    return true;
}

std::shared_ptr<Reply<Done>> Writer::settled() {
    auto reply = std::make_shared<Reply<Done>>();
    {
        const std::lock_guard lock{mutex_};
        waiters_.push_back(reply);
    }
    wake_.notify_one();
    return reply;
}

void Writer::remember() {
    const std::lock_guard lock{mutex_};
    remembering_ = true;
}

void Writer::forget() {
    const std::lock_guard lock{mutex_};
    remembering_ = false;
    remembered_ = {};
}

std::shared_ptr<Reply<Done>> Writer::adopt(std::shared_ptr<Generation> next, std::function<void()> swap) {
    auto reply = std::make_shared<Reply<Done>>();
    {
        const std::lock_guard lock{mutex_};
        adoption_ = Adoption{std::move(next), std::move(swap), reply};
    }
    wake_.notify_one();
    return reply;
}

/// A quiet index answers at once; a busy one gathers, the longer the more its batches cost.
void Writer::run() {
    auto next_batch = Clock::now();
    std::unique_lock lock{mutex_};
    for (;;) {
        wake_.wait(lock, [&] { return stopping_ || !queue_.empty() || !waiters_.empty() || adoption_; });
        wake_.wait_until(lock, next_batch,
                         [&] { return stopping_ || adoption_ || queue_.size() >= listings_a_batch; });
        auto work = take();
        waiting_.set(static_cast<double>(work.batch.size() + queue_.size()));
        const bool last = stopping_ && work.batch.empty() && work.waiters.empty() && !work.adoption;
        lock.unlock();
        if (last) return;
        apply(work.batch);
        const auto begun = Clock::now();
        publish();
        const auto cost = Clock::now() - begun;
        next_batch = begun + std::clamp<Clock::duration>(4 * cost, options_.gather, 10 * options_.gather);
        if (work.adoption) adopt_now(std::move(*work.adoption), std::move(work.late));
        for (const auto& waiter : work.waiters)
            waiter->settle({});
        lock.lock();
    }
}

/// Under the lock.
Writer::Work Writer::take() {
    Work work;
    const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), listings_a_batch));
    work.batch.assign(std::make_move_iterator(queue_.begin()), std::make_move_iterator(end));
    queue_.erase(queue_.begin(), end);
    if (!queue_.empty()) return work;
    work.waiters = std::exchange(waiters_, {});
    work.adoption = std::exchange(adoption_, std::nullopt);
    if (work.adoption) {
        work.late = std::exchange(remembered_, {});
        remembering_ = false;
    }
    return work;
}

void Writer::apply(const std::vector<market::ListingCard>& batch) {
    std::string why;
    for (const auto& card : batch) {
        try {
            generation_->apply(card);
        } catch (const std::exception& error) {
            why = error.what();
        }
    }
    if (!why.empty()) torn_(why);
}

void Writer::publish() {
    const auto published = generation_->publish();
    if (published == 0) return;
    std::size_t before = 0;
    {
        const std::lock_guard lock{disk_mutex_};
        before = unwritten_.fetch_add(published);
    }
    unwritten_gauge_.set(static_cast<double>(before + published));
    if (before == 0 || before + published >= listings_a_commit) wake_disk_.notify_one();
}

void Writer::adopt_now(Adoption adoption, std::vector<market::ListingCard> late) {
    try {
        for (const auto& card : late)
            adoption.next->apply(card);
        adoption.next->publish();
        adoption.next->sync();
        const std::lock_guard idle{persisting_};
        adoption.swap();
        {
            const std::lock_guard lock{disk_mutex_};
            generation_ = std::move(adoption.next);
            unwritten_ = 0;
        }
        adoption.reply->settle({});
    } catch (...) {
        adoption.reply->fail(std::current_exception());
    }
}

void Writer::run_disk() {
    give_way();
    const auto full = [&] { return disk_stopping_ || unwritten_ >= listings_a_commit; };
    for (;;) {
        {
            std::unique_lock lock{disk_mutex_};
            wake_disk_.wait(lock, [&] { return disk_stopping_ || unwritten_ > 0; });
            wake_disk_.wait_for(lock, options_.persist_every, full);
            if (disk_stopping_) return;
        }
        persist();
    }
}

void Writer::persist() {
    const std::lock_guard busy{persisting_};
    std::shared_ptr<Generation> generation;
    {
        const std::lock_guard lock{disk_mutex_};
        generation = generation_;
    }
    const auto begun = Clock::now();
    try {
        unwritten_ -= generation->persist(listings_a_commit);
        commit_seconds_.observe(std::chrono::duration<double>{Clock::now() - begun}.count());
    } catch (const std::exception& error) {
        torn_(error.what());
        unwritten_ = 0;  // it takes no more: what is offered is remembered for the next one
    }
    unwritten_gauge_.set(static_cast<double>(unwritten_));
}

}  // namespace bookverse::search
