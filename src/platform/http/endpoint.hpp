// Typed endpoints. A handler is a function of parsed, valid values; its signature says what it needs:
//
//     post("/api/v1/accounts", Access::anyone,
//          [&](Call& call, Json<SignUp> body) -> Task<Result<Accepted<Empty>>> { ... })
//     get("/api/v1/accounts/{id}", Access::anyone,
//         [&](Call& call, Path<AccountPath> path) -> Task<Result<Tagged<PublicProfile>>> { ... })
//
// Parameters, after the Call, in any order, each at most once:
//     Path<T>       T's members are the {names} of the pattern (checked when the table is built)
//     Query<T>      T's members are the query parameters: optional<X>, vector<X> (repeated), or required X;
//                   others are refused, as are all of them when the signature names no Query
//     OpenQuery<T>  the same, but unknown parameters are ignored: for calls that strangers make (OpenID Connect)
//     Json<T>       the body, application/json
//     Bytes         the raw body; .takes({...}) at the route says which media types
//     IfMatch       the version that the caller saw; 428 without the header
// They come by value: a handler is a coroutine and outlives what called it. It is called from several threads
// at once.
//
// Answers, inside Task<Result<...>>:
//     T               200 with T as JSON            Created<T>     201 with Location
//     Accepted<T>     202                           NoContent      204
//     Tagged<T>       200 with ETag; a matching If-None-Match answers 304
//     CachedJson      200 with ready bytes          Response       anything else (no schema)
//     TaggedBytes     200 with bytes that are no JSON (the route names their type by .gives) and ETag, or 304
// All faults of query and body are reported together; a path value that cannot be (an id that is none) is 404.
#pragma once

#include <algorithm>
#include <array>
#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/route.hpp"
#include "platform/json/json.hpp"

namespace bookverse::http {

namespace detail {
/// Both texts in one array with a zero behind them.
template <std::size_t Size = 96>
consteval auto joined_name(std::string_view a, std::string_view b) {
    std::array<char, Size> text{};
    std::copy(b.begin(), b.end(), std::copy(a.begin(), a.end(), text.begin()));
    return text;
}
}  // namespace detail

template <class T>
struct Path {
    T value;
    const T* operator->() const { return &value; }
};
template <class T>
struct Query {
    T value;
    const T* operator->() const { return &value; }
};
template <class T>
struct OpenQuery {
    T value;
    const T* operator->() const { return &value; }
};
template <class T>
struct Json {
    T value;
    const T* operator->() const { return &value; }
};
struct Bytes {
    std::string value;
    std::string content_type;
};
struct IfMatch {
    std::int64_t version;
};

template <class T>
struct Created {
    T value;
    std::string location;
};
template <class T>
struct Accepted {
    T value;
};
struct NoContent {};
template <class T>
struct Tagged {
    T value;
    std::int64_t version;
};
/// Bytes that some cache holds ready; T names their schema. `etag` without quotes; empty: none. `next`: of a
/// page, for its Link header.
template <class T>
struct CachedJson {
    SharedBytes bytes;
    std::string etag;
    std::optional<std::string> next{};
};

/// A picture or a file. `etag` without quotes, never empty.
struct TaggedBytes {
    std::string bytes;
    std::string content_type;
    std::string etag;
};

/// One page of a list; `next` is an opaque cursor, see cursor.hpp. Answers carry a Link header too.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next{};

    static constexpr auto name_ = detail::joined_name(json::schema_name_of<T>(), "Page");
    static constexpr std::string_view schema_name{name_.data()};
    BOOST_DESCRIBE_CLASS(Page, (), (items, next), (), ())
};

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
