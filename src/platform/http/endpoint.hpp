// Typed endpoints. A handler is a function of parsed, valid values; its signature says what it needs:
//
//     post("/api/v1/accounts", Access::anyone,
//          [&](Call& call, Json<SignUp> body) -> Task<Result<Accepted<Empty>>> { ... })
//     get("/api/v1/accounts/{id}", Access::anyone,
//         [&](Call& call, Path<AccountPath> path) -> Task<Result<Tagged<PublicProfile>>> { ... })
//
// Parameters, after the Call, in any order, each at most once:
//     Path<T>    T's members are the {names} of the pattern (checked when the table is built)
//     Query<T>   T's members are the query parameters: optional<X>, vector<X> (repeated), or required X
//     Json<T>    the body, application/json
//     Bytes      the raw body
//     IfMatch    the version that the caller saw; 428 without the header
// Answers, inside Task<Result<...>>:
//     T               200 with T as JSON            Created<T>     201 with Location
//     Accepted<T>     202                           NoContent      204
//     Tagged<T>       200 with ETag; a matching If-None-Match answers 304
//     CachedJson      200 with ready bytes          Response       anything else (no schema)
// All faults of path, query and body are reported together.
#pragma once

#include <cstdint>
#include <string>

#include "platform/http/route.hpp"
#include "platform/json/json.hpp"

namespace bookverse::http {

template <class T>
struct Path { T value; const T* operator->() const { return &value; } };
template <class T>
struct Query { T value; const T* operator->() const { return &value; } };
template <class T>
struct Json { T value; const T* operator->() const { return &value; } };
struct Bytes { std::string value; std::string content_type; };
struct IfMatch { std::int64_t version; };

template <class T>
struct Created { T value; std::string location; };
template <class T>
struct Accepted { T value; };
struct NoContent {};
template <class T>
struct Tagged { T value; std::int64_t version; };
/// Bytes that some cache holds ready; T names their schema.
template <class T>
struct CachedJson { SharedBytes bytes; std::string etag; };

/// One page of a list; `next` is an opaque cursor. Writes a Link header too.
template <class T>
struct Page { std::vector<T> items; std::optional<std::string> next; };

template <class F>
Route get(std::string pattern, Access access, F handler);
template <class F>
Route post(std::string pattern, Access access, F handler);
template <class F>
Route put(std::string pattern, Access access, F handler);
template <class F>
Route patch(std::string pattern, Access access, F handler);
template <class F>
Route del(std::string pattern, Access access, F handler);

}  // namespace bookverse::http

#include "platform/http/endpoint_impl.hpp"  // IWYU pragma: export
