// The live streams of accounts. What any service tells of an account (platform/service/live.hpp) goes to all
// its streams in this process; the process's EventHub replays what a browser missed that comes back soon. A
// session's own end closes its streams.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "platform/http/event_hub.hpp"
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

    /// Job: stops to listen for accounts that have had no stream for a while.
    void sweep();
    /// Ends all streams: the program stops.
    void close();
    std::size_t streams() const;

private:
    struct Watch;
    std::shared_ptr<Watch> watch(AccountId account);

    Context& context_;
    http::EventHub hub_;
    mutable std::mutex mutex_;
    std::unordered_map<AccountId, std::shared_ptr<Watch>> watches_;
};

}  // namespace bookverse::accounts
