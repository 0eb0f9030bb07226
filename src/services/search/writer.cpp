#include "services/search/writer.hpp"

#include <pthread.h>

namespace bookverse::search {

Writer::Writer(std::shared_ptr<Generation> generation, Options options, telemetry::Telemetry& telemetry,
               std::function<void(const std::string&)> torn)
    : generation_{std::move(generation)},
      options_{options},
      torn_{std::move(torn)},
      commit_seconds_{
          telemetry.histogram("bookverse_search_commit_seconds", "One batch of the search index")},
      waiting_{
          telemetry.gauge("bookverse_search_waiting", "Listings that wait for the writer of the index")} {
    thread_ = std::thread{[this] {
        ::pthread_setname_np(::pthread_self(), "search.writer");
        run();
    }};
}

Writer::~Writer() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

bool Writer::offer(market::ListingCard card) {
    {
        const std::lock_guard lock{mutex_};
        if (stopping_ || queue_.size() >= options_.queue) return false;
        if (remembering_) remembered_.push_back(card);
        queue_.push_back(std::move(card));
    }
    wake_.notify_one();
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

/// A quiet index answers at once; a busy one gathers what comes within commit_every.
void Writer::run() {
    auto last_commit = std::chrono::steady_clock::now() - options_.commit_every;
    std::unique_lock lock{mutex_};
    for (;;) {
        wake_.wait(lock, [&] { return stopping_ || !queue_.empty() || !waiters_.empty() || adoption_; });
        const auto hurried = [&] { return stopping_ || adoption_; };
        wake_.wait_until(lock, last_commit + options_.commit_every, hurried);
        auto batch = std::move(queue_);
        queue_.clear();
        auto waiters = std::move(waiters_);
        waiters_.clear();
        auto adoption = std::move(adoption_);
        adoption_.reset();
        std::vector<market::ListingCard> late;
        if (adoption) {
            late = std::move(remembered_);
            remembered_ = {};
            remembering_ = false;
        }
        const bool last = stopping_ && batch.empty() && waiters.empty() && !adoption;
        lock.unlock();
        if (last) return;
        waiting_.set(static_cast<double>(batch.size()));
        write(batch);
        last_commit = std::chrono::steady_clock::now();
        if (adoption) adopt_now(std::move(*adoption), std::move(late));
        for (const auto& waiter : waiters)
            waiter->settle({});
        lock.lock();
    }
}

void Writer::write(std::deque<market::ListingCard>& batch) {
    try {
        const auto begin = std::chrono::steady_clock::now();
        for (const auto& card : batch)
            generation_->apply(card);
        if (!generation_->has_changes()) return;
        generation_->commit();
        commit_seconds_.observe(
            std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count());
    } catch (const std::exception& error) {
        torn_(error.what());
    }
}

void Writer::adopt_now(Adoption adoption, std::vector<market::ListingCard> late) {
    try {
        for (const auto& card : late)
            adoption.next->apply(card);
        adoption.next->sync();
        adoption.swap();
        generation_ = std::move(adoption.next);
        adoption.reply->settle({});
    } catch (...) {
        adoption.reply->fail(std::current_exception());
    }
}

}  // namespace bookverse::search
