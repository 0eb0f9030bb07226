// A refusal is an answer, not an error: sold out, not yours, wrong state. Rules return it as a value;
// faults (store down, deadline passed, bug) are exceptions. Both become a problem document in one place,
// platform/http/problem.cpp.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bookverse {

/// What went wrong in general; decides the HTTP status, never the sentence.
enum class RefusalKind {
    malformed,              ///< 400: not even readable
    unauthenticated,        ///< 401
    forbidden,              ///< 403: known to exist for this caller, yet not allowed
    not_found,              ///< 404: does not exist, or this caller may not know that it does
    conflict,               ///< 409: the state does not allow it
    gone,                   ///< 410: existed, and is over (an expired link)
    changed_meanwhile,      ///< 412: If-Match does not hold
    too_large,              ///< 413
    unsupported_media,      ///< 415
    invalid,                ///< 422: readable, but some field is wrong
    precondition_required,  ///< 428: If-Match is missing
    too_many,               ///< 429
    unavailable,            ///< 503: try again later
};

/// One wrong field. `pointer` is an RFC 6901 JSON Pointer into the body, or "?name" for a query parameter.
struct Fault {
    std::string pointer;
    std::string code;
    std::string message;

    friend bool operator==(const Fault&, const Fault&) = default;
};

struct Refusal {
    RefusalKind kind{};
    std::string code;     ///< stable, snake_case, part of the API
    std::string message;  ///< one sentence for people, nothing internal
    std::vector<Fault> faults{};
    std::optional<std::chrono::seconds> retry_after{};

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

template <class T = void>
using Result = std::expected<T, Refusal>;

/// Shorthand for the common case: `return refuse(RefusalKind::conflict, "sold", "This copy is sold.");`
inline std::unexpected<Refusal> refuse(RefusalKind kind, std::string code, std::string message) {
    return std::unexpected(Refusal{kind, std::move(code), std::move(message)});
}

/// One wrong field as a whole refusal.
inline std::unexpected<Refusal> refuse_field(std::string pointer, std::string code, std::string message) {
    Refusal refusal{RefusalKind::invalid, "invalid_fields", "Some fields need your attention."};
    refusal.faults.push_back({std::move(pointer), std::move(code), std::move(message)});
    return std::unexpected(std::move(refusal));
}

inline std::unexpected<Refusal> refuse_not_found() {
    return refuse(RefusalKind::not_found, "not_found", "There is nothing here, or nothing that you may see.");
}

}  // namespace bookverse
