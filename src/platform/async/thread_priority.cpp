#include "platform/async/thread_priority.hpp"

#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace bookverse {

namespace {

/// The kernel's struct sched_attr, SCHED_ATTR_SIZE_VER0 (sched_setattr(2)); libc does not declare it.
struct SchedulingAttributes {
    std::uint32_t size = 48;
    std::uint32_t policy = SCHED_OTHER;
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime_ns = 0;  ///< for SCHED_OTHER: the slice, from Linux 6.12 on
    std::uint64_t deadline_ns = 0;
    std::uint64_t period_ns = 0;
};
static_assert(sizeof(SchedulingAttributes) == 48);

constexpr int niceness_of_burners = 10;

}  // namespace

void prefer_latency() noexcept {
    if (sched_getscheduler(0) != SCHED_OTHER) return;  // an operator's choice (chrt) stays
    SchedulingAttributes wanted;
    wanted.runtime_ns = 100'000;  // the least that Linux takes
    // Niceness is set along: an operator's `nice` of the whole process stays.
    wanted.nice = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
    syscall(SYS_sched_setattr, 0, &wanted, 0U);
}

void give_way() noexcept {
    const auto self = static_cast<id_t>(gettid());
    setpriority(PRIO_PROCESS, self, getpriority(PRIO_PROCESS, self) + niceness_of_burners);
}

}  // namespace bookverse
