// The untyped half of endpoint_impl.hpp: looks at a call, notes what is wrong with it, and says it all at
// once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "platform/async/task.hpp"
#include "platform/http/call.hpp"
#include "platform/http/message.hpp"
#include "platform/http/route.hpp"
#include "platform/json/read.hpp"

namespace bookverse::http {

struct Bytes;
struct TaggedBytes;

namespace detail {

class Input {
public:
    explicit Input(const Call& call) : call_{&call} {}

    // Each reads one part of the call with `fill` into the optional at `slot`, and notes what is wrong.
    void path(json::detail::Fill fill, void* slot);
    void query(bool known_only, std::span<const std::string_view> known, json::detail::Fill fill, void* slot);
    void body(json::detail::Fill fill, void* slot);
    std::optional<std::int64_t> if_match();
    std::optional<Bytes> bytes();
    /// For a handler that takes no query.
    void no_query();

    /// The worst of what was noted; std::nullopt when all is well.
    std::optional<Refusal> refusal();

private:
    void stop(Refusal refusal, int rank);
    void add(json::Reader& reader);

    const Call* call_;
    std::optional<Refusal> stopped_{};
    int rank_ = 0;
    std::vector<Fault> faults_{};
};

/// Throws std::invalid_argument when the names of the pattern are not these.
void check_pattern(std::string_view pattern, std::span<const std::string_view> names);

Task<Response> ready(Response response);

// Answers, made of a value and how to write it.
Response json_answer(int status, const void* value, json::detail::Append append);
Response tagged_answer(const Call& call, std::int64_t version, const void* value,
                       json::detail::Append append);
Response cached_answer(const Call& call, SharedBytes bytes, const std::string& etag);
Response bytes_answer(const Call& call, TaggedBytes bytes);

/// Link: <the same target with this cursor>; rel="next"
void add_next_link(const Call& call, const std::optional<std::string>& next, Response& response);

void describe_body(json::OperationSchema& schema, json::SchemaMaker maker);
void describe_answer(json::OperationSchema& schema, int status, json::SchemaMaker maker,
                     std::vector<std::string_view> headers = {});
void describe_tagged(json::OperationSchema& schema, Method method, json::SchemaMaker maker);
void describe_unchanged(json::OperationSchema& schema);

}  // namespace detail

}  // namespace bookverse::http
