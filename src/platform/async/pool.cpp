#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/async/run.hpp"
#include "platform/async/thread_priority.hpp"

namespace bookverse {

struct Pool::Impl {
    using Work = std::move_only_function<void()>;

    std::string name;
    Limits limits;
    mutable std::mutex mutex{};
    std::condition_variable more{};
    std::deque<Work> queue{};
    std::size_t running = 0;
    std::uint64_t refused = 0;
    bool stopped = false;
    std::vector<std::thread> threads{};

    void serve() {
        if (limits.burns) give_way();
        for (;;) {
            Work work = take();
            if (!work) return;
            work();
            work = nullptr;  // its captures die outside the lock
            const std::lock_guard lock{mutex};
            --running;
        }
    }

    Work take() {
        std::unique_lock lock{mutex};
        more.wait(lock, [this] { return stopped || !queue.empty(); });
        if (stopped) return {};
        Work work = std::move(queue.front());
        queue.pop_front();
        ++running;
        return work;
    }
};

Pool::Pool(std::string name, Limits limits) : impl_{std::make_unique<Impl>(std::move(name), limits)} {
    for (std::size_t i = 0; i < limits.threads; ++i)
        impl_->threads.emplace_back([impl = impl_.get()] { impl->serve(); });
}

Pool::~Pool() {
    stop();
    for (auto& thread : impl_->threads)
        thread.join();
}

const std::string& Pool::name() const noexcept {
    return impl_->name;
}

Pool::Load Pool::load() const noexcept {
    const std::lock_guard lock{impl_->mutex};
    return {.running = impl_->running, .queued = impl_->queue.size(), .refused = impl_->refused};
}

bool Pool::post(std::move_only_function<void()> job) {
    {
        const std::lock_guard lock{impl_->mutex};
        if (impl_->stopped || impl_->queue.size() >= impl_->limits.queue) {
            ++impl_->refused;
            return false;  // `job` dies after the lock is released
        }
        impl_->queue.push_back(std::move(job));
    }
    impl_->more.notify_one();
    return true;
}

void Pool::stop() {
    std::deque<Impl::Work> dropped;
    {
        const std::lock_guard lock{impl_->mutex};
        impl_->stopped = true;
        dropped.swap(impl_->queue);
    }
    impl_->more.notify_all();
}

}  // namespace bookverse
