// The route table is data: it is printed by `bookverse serve --routes`, it makes the OpenAPI document, and
// the gateway routes by it. A route says who may call, what it costs, how large a body may be; layers.cpp
// enforces that.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "platform/async/task.hpp"
#include "platform/http/call.hpp"
#include "platform/http/message.hpp"
#include "platform/json/schema.hpp"

namespace bookverse::http {

/// Who may reach the handler at all. What they may do with an object is the use case's business.
enum class Access : std::uint8_t {
    anyone,     ///< a valid token is used, a missing one is fine
    cookie,     ///< authenticated by the refresh cookie: Origin, X-BookVerse and content type are checked
    student,    ///< any signed-in account
    moderator,  ///< moderators and administrators
    administrator,
    service,  ///< internal port only, with a service credential; never reachable through the gateway
};

std::string_view to_string(Access access) noexcept;

/// Token bucket: `count` calls at once, refilled over `per`.
struct RateLimit {
    enum class By : std::uint8_t { address, account, account_or_address };
    std::string name;  ///< buckets of one name are shared by the routes that use it
    By by = By::account_or_address;
    std::uint32_t count = 0;
    std::chrono::seconds per{60};
    bool strict = false;  ///< guards a secret (login, PIN): closed while the shared cache is down
};

/// What happens for a signed-in caller who repeats a POST. `own`: the use case keeps the key with what it
/// creates, in the same write, and knows a repeat by it; the layer only looks at the header's shape. For
/// routes that cannot pay two more writes.
enum class Idempotency : std::uint8_t { none, optional, required, own };

using Handler = std::function<Task<Response>(Call&)>;

struct Route {
    Method method = Method::get;
    std::string pattern;  ///< /api/v1/accounts/{id}
    Access access = Access::student;
    Handler handler;

    std::string summary{};
    std::vector<RateLimit> limits{};
    std::size_t body_limit = 256 * 1024;
    Idempotency idempotency = Idempotency::none;
    std::chrono::milliseconds deadline{5000};
    std::string cache_control{"no-store"};
    json::OperationSchema schema{};  ///< parameters, request body, responses; filled in by endpoint.hpp

    // Builder style, so that a route table reads as a table.
    Route&& say(std::string text) && {
        summary = std::move(text);
        return std::move(*this);
    }
    Route&& limit(RateLimit rate) && {
        limits.push_back(std::move(rate));
        return std::move(*this);
    }
    Route&& body_up_to(std::size_t bytes) && {
        body_limit = bytes;
        return std::move(*this);
    }
    Route&& idempotent(Idempotency rule) && {
        idempotency = rule;
        return std::move(*this);
    }
    Route&& within(std::chrono::milliseconds duration) && {
        deadline = duration;
        return std::move(*this);
    }
    /// Media types that a raw body (Bytes) may have, "image/png"; another one is answered with 415.
    Route&& takes(std::vector<std::string> types) && {
        schema.body_types = std::move(types);
        return std::move(*this);
    }
    /// What an answer that is not described (Response) holds, for the API document.
    Route&& gives(int status, std::string content_type, std::string description = {}) && {
        schema.answers.push_back({status, nullptr, std::move(content_type), std::move(description)});
        return std::move(*this);
    }
    Route&& cached(std::string value) && {
        cache_control = std::move(value);
        return std::move(*this);
    }
};

using Routes = std::vector<Route>;

}  // namespace bookverse::http
