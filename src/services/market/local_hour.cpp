#include "services/market/local_hour.hpp"

#include <ctime>

namespace bookverse::market {

Instant next_local_hour(Instant now, int hour) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    for (int days = 0;; ++days) {
        std::tm wanted{};
        wanted.tm_year = local.tm_year;
        wanted.tm_mon = local.tm_mon;
        wanted.tm_mday = local.tm_mday + days;
        wanted.tm_hour = hour;
        wanted.tm_isdst = -1;
        const Instant at{std::chrono::seconds{std::mktime(&wanted)}};
        if (at > now) return at;
    }
}

}  // namespace bookverse::market
