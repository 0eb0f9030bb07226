// What a port answers before its pipeline exists and after it is gone: 503. Ports are bound first, so that a
// wrong address is told at once and a starting process already answers.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "platform/http/message.hpp"
#include "platform/http/server.hpp"

namespace bookverse::app {

class Door {
public:
    struct Inside {
        http::RequestHandler handle;
        std::function<std::size_t(http::Method, std::string_view)> body_limit;
    };

    /// Any thread. What was opened stays in memory until the door is gone: calls may still be in it.
    void open(Inside inside);
    void close() { inside_.store(nullptr); }

    Task<http::Response> handle(http::Request request) const;
    std::size_t body_limit(http::Method method, std::string_view path) const;

private:
    std::vector<std::unique_ptr<Inside>> kept_;
    std::atomic<const Inside*> inside_{nullptr};
};

}  // namespace bookverse::app
