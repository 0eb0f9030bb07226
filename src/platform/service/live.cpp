#include "platform/service/live.hpp"

namespace bookverse::service {
namespace {

std::string channel_of(AccountId account) {
    return "live." + account.to_string();
}

}  // namespace

// A message is "type data".
Task<> tell_live(cache::Cache& cache, AccountId account, std::string type, std::string data) {
    co_await cache.publish(channel_of(account), std::move(type) + " " + std::move(data));
}

std::shared_ptr<void> hear_live(cache::Cache& cache, AccountId account,
                                std::function<void(std::string type, std::string data)> callback) {
    return cache.subscribe(
        channel_of(account), [callback = std::move(callback)](std::string_view, std::string_view message) {
            const auto blank = message.find(' ');
            if (blank == std::string_view::npos) return;
            callback(std::string{message.substr(0, blank)}, std::string{message.substr(blank + 1)});
        });
}

}  // namespace bookverse::service
