#include "platform/store/sqlite_writer.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>

#include "platform/async/thread_priority.hpp"
#include "platform/store/sqlite_group.hpp"

namespace bookverse::store::sqlite {

namespace {

/// Resumes the callers of one executor, one after another, with one wake-up of its thread.
void resume(std::vector<Job*> jobs) {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        auto done = std::move(*jobs[i]->done);
        const auto executor = std::exchange(jobs[i]->executor, {});  // alive until the handler has run
        try {
            std::move(done)();  // the job is gone after this
        } catch (...) {
            // Somebody's completion handler let an exception out; the others must be told all the same.
            if (i + 1 < jobs.size()) {
                std::vector<Job*> rest(jobs.begin() + static_cast<std::ptrdiff_t>(i) + 1, jobs.end());
                boost::asio::post(executor, [rest = std::move(rest)]() mutable { resume(std::move(rest)); });
            }
            throw;
        }
    }
}

}  // namespace

Writer::Writer(WriterOptions options, Recent& recent)
    : options_{std::move(options)},
      recent_{recent},
      vfs_{options_.vfs},
      connection_{options_.file, Connection::Mode::read_write, vfs_.name()} {
    open();
    thread_ = std::thread{[this] {
        prefer_latency();  // everybody who writes waits for it
        serve();
    }};
}

Writer::~Writer() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    more_.notify_all();
    thread_.join();
}

void Writer::open() {
    sqlite3_busy_timeout(connection_.handle(), 1000);
    connection_.exec("PRAGMA journal_mode = WAL");
    connection_.exec("PRAGMA synchronous = FULL");
    connection_.exec("PRAGMA temp_store = MEMORY");
    // Debian's 2 MB would read the pages of most writes anew from the file. Nobody else writes, so what it has stays right.
    connection_.exec("PRAGMA cache_size = -65536");
    // What is erased is overwritten where its page is written anyway; not for its own sake, as Debian's default does.
    connection_.exec("PRAGMA secure_delete = FAST");
    connection_.exec("PRAGMA wal_autocheckpoint = 0");  // checkpoint() does it, after the answers
    if (options_.max_pages > 0)
        connection_.exec("PRAGMA max_page_count = " + std::to_string(options_.max_pages));
    sqlite3_wal_hook(
        connection_.handle(),
        [](void* pages, sqlite3*, const char*, int count) {
            *static_cast<std::int64_t*>(pages) = count;
            return SQLITE_OK;
        },
        &wal_pages_);
}

Task<> Writer::run(Job& job) {
    check();
    if (places_.fetch_add(1, std::memory_order_relaxed) >= options_.queue) {
        places_.fetch_sub(1, std::memory_order_relaxed);
        const std::lock_guard lock{mutex_};
        ++load_.refused;
        throw Unavailable{"the write queue of the database is full"};
    }
    job.executor = boost::asio::prefer(co_await boost::asio::this_coro::executor,
                                       boost::asio::execution::outstanding_work.tracked);
    co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void()>(
        [this, &job](auto handler) {
            job.done.emplace(std::move(handler));
            enqueue(&job);
        },
        boost::asio::use_awaitable);
    if (job.error) std::rethrow_exception(job.error);
}

void Writer::call(std::function<void(Connection&)> work) {
    check();
    std::promise<void> finished;
    auto result = finished.get_future();
    Job job{.kind = Job::Kind::call};
    job.call = [&](Connection& connection) {
        try {
            work(connection);
            finished.set_value();
        } catch (...) {
            finished.set_exception(std::current_exception());
        }
    };
    places_.fetch_add(1, std::memory_order_relaxed);
    enqueue(&job);
    result.get();
}

void Writer::enqueue(Job* job) {
    bool wake = false;
    {
        const std::lock_guard lock{mutex_};
        queue_.push_back(job);
        wake = std::exchange(sleeping_, false);
    }
    if (wake) more_.notify_one();
}

std::vector<Job*> Writer::take() {
    std::unique_lock lock{mutex_};
    while (queue_.empty() && !stopping_) {
        sleeping_ = true;
        more_.wait(lock);
    }
    sleeping_ = false;
    std::vector<Job*> jobs;
    if (queue_.size() <= options_.group) {
        jobs.swap(queue_);
    } else {
        const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(options_.group);
        jobs.assign(queue_.begin(), end);
        queue_.erase(queue_.begin(), end);
    }
    return jobs;
}

void Writer::serve() {
    for (;;) {
        auto jobs = take();
        if (jobs.empty()) return;
        places_.fetch_sub(jobs.size(), std::memory_order_relaxed);
        run_calls(jobs);
        process(jobs);
        answer(jobs);
        checkpoint();
    }
}

void Writer::run_calls(std::vector<Job*>& jobs) {
    for (auto*& job : jobs) {
        if (job->kind != Job::Kind::call) continue;
        std::exchange(job, nullptr)->call(connection_);  // the job is gone after this
    }
    std::erase(jobs, nullptr);
}

void Writer::process(std::vector<Job*>& jobs) {
    if (broken_.load(std::memory_order_relaxed)) {
        for (auto* job : jobs)
            job->error = std::make_exception_ptr(Unavailable{broken()});
        return;
    }
    std::vector<Job*> live;
    live.reserve(jobs.size());
    const auto now = std::chrono::steady_clock::now();
    for (auto* job : jobs) {
        if (job->deadline.at <= now)
            job->error = std::make_exception_ptr(DeadlinePassed{"waiting to write"});
        else
            live.push_back(job);
    }
    if (live.empty()) return;
    std::vector<OutboxEvent> events;
    try {
        events = Group{connection_, recent_}.commit(live);
    } catch (const std::exception& error) {
        break_off(error.what());
    }
    std::shared_ptr<const DocumentStore::Committed> committed;
    {
        const std::lock_guard lock{mutex_};
        ++load_.commits;
        load_.jobs += live.size();
        committed = committed_;
    }
    if (committed && !events.empty()) (*committed)(std::move(events));
}

void Writer::break_off(const std::string& reason) {
    const std::lock_guard lock{mutex_};
    reason_ = "writing to the database has ended, restart the program when the disk is well again: " + reason;
    broken_.store(true, std::memory_order_release);
}

void Writer::checkpoint() {
    if (wal_pages_ < checkpointed_) checkpointed_ = 0;  // the log began anew
    if (wal_pages_ - checkpointed_ < options_.checkpoint_pages || broken_.load(std::memory_order_relaxed))
        return;
    // Readers may keep the log from being reused; when it has grown far, wait for them (they are short).
    const bool far = wal_pages_ > 20 * options_.checkpoint_pages;
    const auto code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr,
                                                far ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE,
                                                nullptr, nullptr);
    checkpointed_ = wal_pages_;
    const auto primary = code & 0xff;
    // A full disk is no harm to what is in the log.
    if (primary == SQLITE_OK || primary == SQLITE_BUSY || primary == SQLITE_FULL) return;
    break_off(sqlite3_errmsg(connection_.handle()));
}

void Writer::answer(const std::vector<Job*>& jobs) {
    std::vector<std::pair<boost::asio::any_io_executor, std::vector<Job*>>> groups;
    for (auto* job : jobs) {
        auto group = std::ranges::find(groups, job->executor, [](const auto& entry) { return entry.first; });
        if (group == groups.end()) group = groups.insert(groups.end(), {job->executor, {}});
        group->second.push_back(job);
    }
    for (auto& group : groups)
        boost::asio::post(group.first,
                          [mine = std::move(group.second)]() mutable { resume(std::move(mine)); });
}

void Writer::on_committed(DocumentStore::Committed committed) {
    const std::lock_guard lock{mutex_};
    committed_ = std::make_shared<const DocumentStore::Committed>(std::move(committed));
}

std::string Writer::broken() const {
    const std::lock_guard lock{mutex_};
    return reason_;
}

WriterLoad Writer::load() const {
    const std::lock_guard lock{mutex_};
    auto now = load_;
    now.queued = queue_.size();
    return now;
}

}  // namespace bookverse::store::sqlite
