// From a handler's signature to a Route. Every routes.cpp instantiates this for each of its endpoints, so the
// templates only pick types; input.cpp does the work.
#pragma once

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include "platform/http/endpoint.hpp"
#include "platform/http/input.hpp"
#include "platform/http/problem.hpp"
#include "platform/json/schema_of.hpp"

namespace bookverse::http::detail {

// --- What a handler takes
// -----------------------------------------------------------------------------------------

template <class P>
struct Take {
    static_assert(!sizeof(P), "a handler takes Path, Query, OpenQuery, Json, Bytes or IfMatch, by value");
};

template <class T>
struct Take<Path<T>> {
    static constexpr bool is_query = false;
    static void into(std::optional<Path<T>>& out, Input& input) {
        input.path(&json::detail::fill<T, Path<T>>, &out);
    }
    static void describe(json::OperationSchema& schema, std::string_view pattern) {
        check_pattern(pattern, json::detail::members<T>::names);
        schema.path = &json::object_schema_of<T>;
    }
};

template <class T>
struct Take<Query<T>> {
    static constexpr bool is_query = true;
    static void into(std::optional<Query<T>>& out, Input& input) {
        input.query(true, json::detail::members<T>::names, &json::detail::fill<T, Query<T>>, &out);
    }
    static void describe(json::OperationSchema& schema, std::string_view) {
        schema.query = &json::object_schema_of<T>;
    }
};

template <class T>
struct Take<OpenQuery<T>> {
    static constexpr bool is_query = true;
    static void into(std::optional<OpenQuery<T>>& out, Input& input) {
        input.query(false, json::detail::members<T>::names, &json::detail::fill<T, OpenQuery<T>>, &out);
    }
    static void describe(json::OperationSchema& schema, std::string_view) {
        schema.query = &json::object_schema_of<T>;
    }
};

template <class T>
struct Take<Json<T>> {
    static constexpr bool is_query = false;
    static void into(std::optional<Json<T>>& out, Input& input) {
        input.body(&json::detail::fill<T, Json<T>>, &out);
    }
    static void describe(json::OperationSchema& schema, std::string_view) {
        describe_body(schema, &json::schema_of<T>);
    }
};

template <>
struct Take<Bytes> {
    static constexpr bool is_query = false;
    static void into(std::optional<Bytes>& out, Input& input) { out = input.bytes(); }
    static void describe(json::OperationSchema& schema, std::string_view) { describe_body(schema, nullptr); }
};

template <>
struct Take<IfMatch> {
    static constexpr bool is_query = false;
    static void into(std::optional<IfMatch>& out, Input& input) {
        if (const auto version = input.if_match()) out = IfMatch{*version};
    }
    static void describe(json::OperationSchema& schema, std::string_view) { schema.if_match = true; }
};

/// Fills what can be filled; the answer says why the rest could not.
template <class... P>
[[gnu::noinline]] std::optional<Refusal> take_all(const Call& call, std::optional<P>&... parts) {
    Input input{call};
    if constexpr (!(Take<P>::is_query || ...)) input.no_query();
    (Take<P>::into(parts, input), ...);
    return input.refusal();
}

// --- What a handler gives
// -----------------------------------------------------------------------------------------

template <class T>
constexpr bool is_page = false;
template <class T>
constexpr bool is_page<Page<T>> = true;

template <class T>
Response json_answer([[maybe_unused]] const Call& call, int status, const T& value) {
    Response response = json_answer(status, &value, &json::detail::append_erased<T>);
    if constexpr (is_page<T>) add_next_link(call, value.next, response);
    return response;
}

template <class T>
std::vector<std::string_view> headers_of() {
    if constexpr (is_page<T>) return {"Link"};
    return {};
}

template <class T>
struct Give {
    static Response answer(const Call& call, const T& value) { return json_answer(call, 200, value); }
    static void describe(json::OperationSchema& schema, Method) {
        describe_answer(schema, 200, &json::schema_of<T>, headers_of<T>());
    }
};

template <class T>
struct Give<Created<T>> {
    static Response answer(const Call& call, const Created<T>& created) {
        Response response = json_answer(call, 201, created.value);
        response.headers.add("Location", created.location);
        return response;
    }
    static void describe(json::OperationSchema& schema, Method) {
        describe_answer(schema, 201, &json::schema_of<T>, {"Location"});
    }
};

template <class T>
struct Give<Accepted<T>> {
    static Response answer(const Call& call, const Accepted<T>& accepted) {
        return json_answer(call, 202, accepted.value);
    }
    static void describe(json::OperationSchema& schema, Method) {
        describe_answer(schema, 202, &json::schema_of<T>);
    }
};

template <>
struct Give<NoContent> {
    static Response answer(const Call&, NoContent) { return Response::empty(); }
    static void describe(json::OperationSchema& schema, Method) { describe_answer(schema, 204, nullptr); }
};

template <class T>
struct Give<Tagged<T>> {
    static Response answer(const Call& call, const Tagged<T>& tagged) {
        return tagged_answer(call, tagged.version, &tagged.value, &json::detail::append_erased<T>);
    }
    static void describe(json::OperationSchema& schema, Method method) {
        describe_tagged(schema, method, &json::schema_of<T>);
    }
};

template <class T>
struct Give<CachedJson<T>> {
    static Response answer(const Call& call, const CachedJson<T>& cached) {
        Response response = cached_answer(call, cached.bytes, cached.etag);
        if constexpr (is_page<T>) add_next_link(call, cached.next, response);
        return response;
    }
    static void describe(json::OperationSchema& schema, Method method) {
        if constexpr (is_page<T>) {
            Give<T>::describe(schema, method);
        } else {
            describe_tagged(schema, method, &json::schema_of<T>);
        }
    }
};

template <>
struct Give<TaggedBytes> {
    static Response answer(const Call& call, TaggedBytes& bytes) {
        return bytes_answer(call, std::move(bytes));
    }
    static void describe(json::OperationSchema& schema, Method) { describe_unchanged(schema); }
};

template <>
struct Give<Response> {
    static Response answer(const Call&, Response& response) { return std::move(response); }
    static void describe(json::OperationSchema&, Method) {}
};

template <class A>
[[gnu::noinline]] Response answer_of(const Call& call, Result<A>& result) {
    if (!result) return problem(result.error(), call.request_id);
    return Give<A>::answer(call, *result);
}

/// One coroutine for all endpoints that give the same.
template <class A>
Task<Response> respond(const Call* call, Task<Result<A>> answer) {
    Result<A> result = co_await std::move(answer);
    co_return answer_of<A>(*call, result);
}

// --- The route
// ----------------------------------------------------------------------------------------------------

template <class A, class... P>
struct Endpoint {
    static_assert((!std::is_reference_v<P> && ...),
                  "a handler takes its parameters by value, but for the Call&");

    template <class F>
    static Task<Response> call(const F& handler, Call& call) {
        return call_with(handler, call, std::optional<P>{}...);
    }
    static void describe(Route& route) {
        if constexpr (!(is_path<P> || ...)) check_pattern(route.pattern, {});
        (Take<P>::describe(route.schema, route.pattern), ...);
        Give<A>::describe(route.schema, route.method);
    }

private:
    template <class F>
    static Task<Response> call_with(const F& handler, Call& call, std::optional<P>&&... parts) {
        if (auto refusal = take_all<P...>(call, parts...)) return ready(problem(*refusal, call.request_id));
        return respond<A>(&call, handler(call, std::move(*parts)...));
    }
    template <class>
    static constexpr bool is_path = false;
    template <class T>
    static constexpr bool is_path<Path<T>> = true;
};

template <class S>
struct Signature {
    static_assert(!sizeof(S),
                  "a handler is (Call&, ...) -> Task<Result<...>>, and const: several threads call it");
};
template <class A, class... P>
struct Signature<Task<Result<A>> (*)(Call&, P...)> : Endpoint<A, P...> {};
template <class C, class A, class... P>
struct Signature<Task<Result<A>> (C::*)(Call&, P...) const> : Endpoint<A, P...> {};

template <class F>
struct SignatureOf : Signature<F> {};
template <class F>
    requires requires { &F::operator(); }
struct SignatureOf<F> : Signature<decltype(&F::operator())> {};

template <class F>
Route make_route(Method method, std::string pattern, Access access, F handler) {
    using E = SignatureOf<F>;
    Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    route.access = access;
    route.handler = [handler = std::move(handler)](Call& call) { return E::call(handler, call); };
    E::describe(route);
    return route;
}

}  // namespace bookverse::http::detail

namespace bookverse::http {

template <class F>
Route get(std::string pattern, Access access, F handler) {
    return detail::make_route(Method::get, std::move(pattern), access, std::move(handler));
}
template <class F>
Route post(std::string pattern, Access access, F handler) {
    return detail::make_route(Method::post, std::move(pattern), access, std::move(handler));
}
template <class F>
Route put(std::string pattern, Access access, F handler) {
    return detail::make_route(Method::put, std::move(pattern), access, std::move(handler));
}
template <class F>
Route patch(std::string pattern, Access access, F handler) {
    return detail::make_route(Method::patch, std::move(pattern), access, std::move(handler));
}
template <class F>
Route del(std::string pattern, Access access, F handler) {
    return detail::make_route(Method::del, std::move(pattern), access, std::move(handler));
}

}  // namespace bookverse::http
