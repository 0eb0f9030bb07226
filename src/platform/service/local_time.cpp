#include "platform/service/local_time.hpp"

namespace bookverse::service {

std::tm local_time(Instant at) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return local;
}

Instant next_local_minute(Instant now, int minute) {
    const std::tm local = local_time(now);
    for (int days = 0;; ++days) {
        std::tm wanted{};
        wanted.tm_year = local.tm_year;
        wanted.tm_mon = local.tm_mon;
        wanted.tm_mday = local.tm_mday + days;
        wanted.tm_hour = minute / 60;
        wanted.tm_min = minute % 60;
        wanted.tm_isdst = -1;
        const Instant at{std::chrono::seconds{std::mktime(&wanted)}};
        if (at > now) return at;
    }
}

Instant next_local_hour(Instant now, int hour) {
    return next_local_minute(now, hour * 60);
}

int local_minute(Instant at) {
    const std::tm local = local_time(at);
    return local.tm_hour * 60 + local.tm_min;
}

}  // namespace bookverse::service
