// One mail a day with what somebody wants to hear of once a day. When it is due, and what goes into the one
// that is being sent, is in a document: after a crash the same is sent again, with the same Message-ID.
#pragma once

#include "platform/store/timers.hpp"
#include "services/notifications/context.hpp"
#include "services/notifications/post.hpp"

namespace bookverse::notifications {

class Digests {
public:
    Digests(Context& context, Post& post);

    /// Something waits for the next digest. `hour`: the person's own; none: the installation's.
    Task<> ask(AccountId account, std::optional<int> hour, Deadline deadline);
    /// Job; says how many people were looked at.
    Task<std::size_t> run_due() { return timers_.run_due(); }

private:
    Task<> handle(Digest due);
    Task<std::optional<Digest>> begin(Digest due, Deadline deadline);
    Task<Post::Sent> send(Digest digest, Preferences preferences, Deadline deadline);
    Task<> finish(Digest digest, Post::Sent sent, std::optional<int> hour, Deadline deadline);
    Instant next_time(std::optional<int> hour) const;

    Context& context_;
    Post& post_;
    store::DueTimers<Digest> timers_;
};

}  // namespace bookverse::notifications
