// The live stream of an account. What happens is published on the cache's channel of the account, so
// whichever process holds the stream gets it; each process keeps the last events of the accounts that it
// serves and replays them to a browser that comes back. One that comes back to another process, or too late,
// is told to fetch afresh (`resync`).
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/cache/cache.hpp"
#include "platform/http/sse.hpp"
#include "services/accounts/context.hpp"

namespace bookverse::accounts {

class Live {
public:
    explicit Live(Context& context);
    ~Live();

    /// `last_event_id`: what the browser saw last; none for the first time. session_ended.
    Task<Result<std::shared_ptr<http::EventStream>>> open(Actor actor,
                                                          std::optional<std::string> last_event_id,
                                                          Deadline deadline);

    /// To all streams of the account, in every process. `data` is JSON on one line.
    Task<> tell(AccountId account, std::string type, std::string data);

    /// Job: forgets accounts without a stream for a while.
    void sweep();
    /// Ends all streams: the program stops.
    void close();
    std::size_t streams() const;

private:
    struct Channel;
    std::shared_ptr<Channel> channel_of(AccountId account);

    Context& context_;
    std::string origin_;  ///< of event ids: names this process and start
    mutable std::mutex mutex_;
    std::unordered_map<AccountId, std::shared_ptr<Channel>> channels_;
};

}  // namespace bookverse::accounts
