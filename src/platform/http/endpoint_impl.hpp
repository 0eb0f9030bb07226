// From a handler's signature to a Route. Every routes.cpp instantiates this for each of its endpoints, so the
// templates only pick types; input.cpp does the work.
#pragma once

#include <concepts>
#include <expected>
#include <memory>
#include <optional>
#include <tuple>
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
std::optional<T> read_part(Input& input, const json::Document& document, json::Reader::Source source,
                           json::Mode mode) {
    json::Reader reader{mode, source};
    auto value = json::detail::get<T>(reader, document.root(), json::At{});
    if (value && reader.ok()) return value;
    input.add(reader);
    return std::nullopt;
}

template <class T>
struct Take<Path<T>> {
    static constexpr bool is_query = false;
    static std::optional<Path<T>> from(Input& input) {
        json::Document document;
        json::Reader reader{json::Mode::strict, json::Reader::Source::path};
        if (input.path(document)) {
            auto value = json::detail::get<T>(reader, document.root(), json::At{});
            if (value && reader.ok()) return Path<T>{std::move(*value)};
        }
        input.path_is_wrong();
        return std::nullopt;
    }
    static void describe(json::OperationSchema& schema, std::string_view pattern) {
        check_pattern(pattern, json::detail::members<T>::names);
        schema.path = &json::object_schema_of<T>;
    }
};

template <class T, bool KnownOnly>
std::optional<T> take_query(Input& input) {
    json::Document document;
    if (!input.query(document, KnownOnly, json::detail::members<T>::names)) return std::nullopt;
    return read_part<T>(input, document, json::Reader::Source::query, json::Mode::strict);
}

template <class T>
struct Take<Query<T>> {
    static constexpr bool is_query = true;
    static std::optional<Query<T>> from(Input& input) {
        auto value = take_query<T, true>(input);
        return value ? std::optional<Query<T>>{Query<T>{std::move(*value)}} : std::nullopt;
    }
    static void describe(json::OperationSchema& schema, std::string_view) {
        schema.query = &json::object_schema_of<T>;
    }
};

template <class T>
struct Take<OpenQuery<T>> {
    static constexpr bool is_query = true;
    static std::optional<OpenQuery<T>> from(Input& input) {
        auto value = take_query<T, false>(input);
        return value ? std::optional<OpenQuery<T>>{OpenQuery<T>{std::move(*value)}} : std::nullopt;
    }
    static void describe(json::OperationSchema& schema, std::string_view) {
        schema.query = &json::object_schema_of<T>;
    }
};

template <class T>
struct Take<Json<T>> {
    static constexpr bool is_query = false;
    static std::optional<Json<T>> from(Input& input) {
        json::Document document;
        if (!input.body(document)) return std::nullopt;
        auto value = read_part<T>(input, document, json::Reader::Source::body, json::Mode::strict);
        return value ? std::optional<Json<T>>{Json<T>{std::move(*value)}} : std::nullopt;
    }
    static void describe(json::OperationSchema& schema, std::string_view) {
        describe_body(schema, &json::schema_of<T>);
    }
};

template <>
struct Take<Bytes> {
    static constexpr bool is_query = false;
    static std::optional<Bytes> from(Input& input) { return input.bytes(); }
    static void describe(json::OperationSchema& schema, std::string_view) { describe_body(schema, nullptr); }
};

template <>
struct Take<IfMatch> {
    static constexpr bool is_query = false;
    static std::optional<IfMatch> from(Input& input) {
        const auto version = input.if_match();
        return version ? std::optional<IfMatch>{IfMatch{*version}} : std::nullopt;
    }
    static void describe(json::OperationSchema& schema, std::string_view) { schema.if_match = true; }
};

template <class... P>
std::expected<std::tuple<P...>, Refusal> take_all(const Call& call) {
    Input input{call};
    if constexpr (!(Take<P>::is_query || ...)) input.no_query();
    std::tuple<std::optional<P>...> taken{Take<P>::from(input)...};  // braces: from left to right
    if (auto refusal = input.refusal()) return std::unexpected(std::move(*refusal));
    return std::apply([](auto&... part) { return std::tuple<P...>{std::move(*part)...}; }, taken);
}

// --- What a handler gives
// -----------------------------------------------------------------------------------------

template <class T>
constexpr bool is_page = false;
template <class T>
constexpr bool is_page<Page<T>> = true;

template <class T>
Response json_answer(const Call& call, int status, const T& value) {
    Response response = Response::json(status, json::write(value));
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
    static Response answer(const Call& call, T value) { return json_answer(call, 200, value); }
    static void describe(json::OperationSchema& schema, Method) {
        describe_answer(schema, 200, &json::schema_of<T>, headers_of<T>());
    }
};

template <class T>
struct Give<Created<T>> {
    static Response answer(const Call& call, Created<T> created) {
        Response response = json_answer(call, 201, created.value);
        response.headers.add("Location", std::move(created.location));
        return response;
    }
    static void describe(json::OperationSchema& schema, Method) {
        describe_answer(schema, 201, &json::schema_of<T>, {"Location"});
    }
};

template <class T>
struct Give<Accepted<T>> {
    static Response answer(const Call& call, Accepted<T> accepted) {
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
    static Response answer(const Call& call, Tagged<T> tagged) {
        Response response;
        const std::string tag = version_tag(tagged.version);
        if (seen_already(call, tag, response)) return response;
        response = json_answer(call, 200, tagged.value);
        response.headers.add("ETag", tag);
        return response;
    }
    static void describe(json::OperationSchema& schema, Method method) {
        describe_tagged(schema, method, &json::schema_of<T>);
    }
};

template <class T>
struct Give<CachedJson<T>> {
    static Response answer(const Call& call, CachedJson<T> cached) {
        Response response;
        const std::string tag = cached.etag.empty() ? std::string{} : '"' + cached.etag + '"';
        if (!tag.empty() && seen_already(call, tag, response)) return response;
        response.body = std::move(cached.bytes);
        response.headers.add("Content-Type", "application/json");
        if (!tag.empty()) response.headers.add("ETag", tag);
        return response;
    }
    static void describe(json::OperationSchema& schema, Method method) {
        describe_tagged(schema, method, &json::schema_of<T>);
    }
};

template <>
struct Give<Response> {
    static Response answer(const Call&, Response response) { return response; }
    static void describe(json::OperationSchema&, Method) {}
};

/// One coroutine for all endpoints that give the same.
template <class A>
Task<Response> respond(const Call* call, Task<Result<A>> answer) {
    Result<A> result = co_await std::move(answer);
    if (!result) co_return problem(result.error(), call->request_id);
    co_return Give<A>::answer(*call, std::move(*result));
}

// --- The route
// ----------------------------------------------------------------------------------------------------

template <class A, class... P>
struct Endpoint {
    static_assert((!std::is_reference_v<P> && ...),
                  "a handler takes its parameters by value, but for the Call&");

    template <class F>
    static Task<Response> call(const F& handler, Call& call) {
        auto taken = take_all<P...>(call);
        if (!taken) return ready(problem(taken.error(), call.request_id));
        return respond<A>(&call,
                          std::apply([&](P&... part) { return handler(call, std::move(part)...); }, *taken));
    }
    static void describe(Route& route) {
        if constexpr (!(is_path<P> || ...)) check_pattern(route.pattern, {});
        (Take<P>::describe(route.schema, route.pattern), ...);
        Give<A>::describe(route.schema, route.method);
    }

private:
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
    // Shared: the closure must stay where it is while calls run, however often the route is copied.
    route.handler = [shared = std::make_shared<const F>(std::move(handler))](Call& call) {
        return E::call(*shared, call);
    };
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
