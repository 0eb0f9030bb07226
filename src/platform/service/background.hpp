// What every service does with its messages and jobs.
#pragma once

#include <chrono>
#include <stdexcept>
#include <utility>

#include "platform/async/deadline.hpp"
#include "platform/bus/bus.hpp"
#include "platform/json/json.hpp"

namespace bookverse::service {

/// For work that nobody waits for: event handlers, periodic jobs.
inline Deadline job_deadline() {
    return Deadline::after(std::chrono::seconds{20});
}

/// Bytes that are no event of ours throw: the message is parked instead of being tried for ever.
template <class E>
E event_of(const bus::Message& message) {
    auto event = json::read<E>(message.data, json::Mode::lenient);
    if (!event) throw std::runtime_error{message.type + " cannot be read: " + event.error().code};
    return std::move(*event);
}

}  // namespace bookverse::service
