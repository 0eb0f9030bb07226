#include "app/job_runner.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <mutex>

namespace bookverse::app {

namespace {

/// One job; its timer lives on the thread that the job runs on.
struct Loop {
    Loop(asio::any_io_executor on, service::Job what) : executor{on}, timer{on}, job{std::move(what)} {}
    asio::any_io_executor executor;
    asio::steady_timer timer;
    service::Job job;
};

}  // namespace

struct JobRunner::State {
    explicit State(telemetry::Telemetry& log) : telemetry{log} {}

    telemetry::Telemetry& telemetry;
    std::mutex mutex;
    std::condition_variable ended;
    bool stopping = false;
    std::vector<std::shared_ptr<Loop>> loops;
    std::size_t running = 0;

    bool goes_on() {
        const std::lock_guard lock{mutex};
        return !stopping;
    }
    void one_ended() {
        const std::lock_guard lock{mutex};
        --running;
        ended.notify_all();
    }
    Task<> run(std::shared_ptr<Loop> loop);
    Task<> run_once(const service::Job& job);
};

Task<> JobRunner::State::run_once(const service::Job& job) {
    try {
        co_await job.run();
        telemetry.counter("bookverse_job_runs_total", "Runs of periodic jobs.", {{"job", job.name}}).add();
    } catch (const std::exception& error) {
        telemetry
            .counter("bookverse_job_faults_total", "Runs of periodic jobs that failed.", {{"job", job.name}})
            .add();
        telemetry.log(telemetry::Level::warn, "job.fault", {{"job", job.name}, {"what", error.what()}});
    }
}

Task<> JobRunner::State::run(std::shared_ptr<Loop> loop) {
    while (goes_on()) {
        co_await run_once(loop->job);
        if (!goes_on()) break;
        loop->timer.expires_after(loop->job.every);
        boost::system::error_code cancelled;
        co_await loop->timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
    one_ended();
}

JobRunner::JobRunner(IoThreads& threads, telemetry::Telemetry& telemetry)
    : threads_{threads}, state_{std::make_shared<State>(telemetry)} {}

JobRunner::~JobRunner() {
    stop(std::chrono::milliseconds{0});
}

void JobRunner::start(service::Job job) {
    auto loop = std::make_shared<Loop>(threads_.next(), std::move(job));
    {
        const std::lock_guard lock{state_->mutex};
        state_->loops.push_back(loop);
        ++state_->running;
    }
    spawn_logged(
        loop->executor, [state = state_, loop] { return state->run(loop); }, "job " + loop->job.name);
}

void JobRunner::stop(std::chrono::milliseconds patience) {
    std::unique_lock lock{state_->mutex};
    if (!state_->stopping) {
        state_->stopping = true;
        for (const auto& loop : state_->loops)
            asio::post(loop->executor, [loop] { loop->timer.cancel(); });
    }
    state_->ended.wait_for(lock, patience, [this] { return state_->running == 0; });
}

}  // namespace bookverse::app
