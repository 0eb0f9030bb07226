// One at a time of each order, within this process. Only spares work: what is done in turn is idempotent and is done by
// other processes at the same time.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "platform/async/reply.hpp"
#include "services/orders/api.hpp"

namespace bookverse::orders {

class Turns {
public:
    /// Whoever holds it is at work; its end wakes those who wait.
    class Turn {
    public:
        Turn(Turns& turns, OrderId id) : turns_{&turns}, id_{id} {}
        Turn(Turn&& other) noexcept : turns_{std::exchange(other.turns_, nullptr)}, id_{other.id_} {}
        Turn& operator=(Turn&&) = delete;
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn() {
            if (turns_ != nullptr) turns_->end(id_);
        }

    private:
        Turns* turns_;
        OrderId id_;
    };

    /// At once when nobody is at work on this order; else nothing, as soon as that one has ended, or DeadlinePassed.
    Task<std::optional<Turn>> begin_or_wait(OrderId id, Deadline deadline) {
        const auto over = std::make_shared<Reply<Done>>();
        {
            const std::lock_guard lock{mutex_};
            const auto [found, fresh] = waiting_.try_emplace(id);
            if (fresh) co_return Turn{*this, id};
            found->second.push_back(over);
        }
        co_await over->wait(deadline, "another's turn of the same order");
        co_return std::nullopt;
    }

private:
    void end(OrderId id) noexcept {
        std::vector<std::shared_ptr<Reply<Done>>> waiting;
        {
            const std::lock_guard lock{mutex_};
            const auto found = waiting_.find(id);
            waiting = std::move(found->second);
            waiting_.erase(found);
        }
        for (const auto& one : waiting)
            one->settle({});
    }

    std::mutex mutex_;
    std::unordered_map<OrderId, std::vector<std::shared_ptr<Reply<Done>>>> waiting_;
};

}  // namespace bookverse::orders
