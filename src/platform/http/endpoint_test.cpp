#include "platform/http/endpoint.hpp"

#include <gtest/gtest.h>

#include "platform/http/router.hpp"

namespace bookverse::http {
namespace {

struct BookTag;
using BookId = Id<BookTag>;

struct BookPath {
    BookId id{};
};
BOOST_DESCRIBE_STRUCT(BookPath, (), (id))

struct Book {
    std::string title{};
    std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(Book, (), (title, note))

enum class Order { newest, cheapest };
BOOST_DESCRIBE_ENUM(Order, newest, cheapest)

struct Search {
    std::optional<json::Bounded<std::int64_t, 1, 100>> limit{};
    std::vector<Order> order{};
    std::optional<std::string> words{};
    std::optional<bool> sold{};
};
BOOST_DESCRIBE_STRUCT(Search, (), (limit, order, words, sold))

Response run(const Route& route, Request request) {
    std::vector<Route> one;
    one.push_back(route);
    const Router router{std::move(one)};
    const auto match = router.match(request.method, request.path());
    if (!match.route) return Response::empty(418);
    Call call{request, match.route, {}, "r1", {}, {}, {}, match.path_values, {}};
    asio::io_context context;
    Response response;
    asio::co_spawn(context, match.route->handler(call), [&](const std::exception_ptr& fault, Response made) {
        if (fault) std::rethrow_exception(fault);
        response = std::move(made);
    });
    context.run();
    return response;
}

Request request_of(Method method, std::string target, std::string body = {}) {
    Request request;
    request.method = method;
    request.target = std::move(target);
    request.body = std::move(body);
    if (!request.body.empty()) request.headers.add("Content-Type", "application/json; charset=utf-8");
    return request;
}

std::string body_of(const Response& response) {
    if (const auto* shared = std::get_if<SharedBytes>(&response.body)) return **shared;
    return std::get<std::string>(response.body);
}

std::string faults_of(const Response& response) {
    const auto value = json::parse(body_of(response));
    std::string out = std::to_string(response.status);
    if (!value || response.status < 400) return out;
    out += ' ' + std::string{value->at("code").as_string()};
    if (!value->as_object().contains("faults")) return out;
    for (const auto& fault : value->at("faults").as_array()) {
        out += ' ' + std::string{fault.at("pointer").as_string()} + ':' +
               std::string{fault.at("code").as_string()};
    }
    return out;
}

const std::string id_text = "018f2a7c-0000-7abc-8def-0123456789ab";

Route everything() {
    return put("/books/{id}", Access::student,
               [prefix = std::string{"got "}](Call& call, Query<Search> query, Json<Book> body,
                                              Path<BookPath> path, IfMatch seen) -> Task<Result<Book>> {
                   EXPECT_EQ(call.request_id, "r1");
                   Book book = body.value;
                   book.note = prefix + path->id.to_string() + ' ' + std::to_string(seen.version) + ' ' +
                               query->words.value_or("-") + ' ' + std::to_string(query->order.size());
                   co_return book;
               });
}

TEST(Endpoint, takes_in_any_order_what_the_signature_says) {
    Request request = request_of(
        Method::put, "/books/" + id_text + "?words=a%20b+c&order=newest&order=cheapest", R"({"title":"x"})");
    request.headers.add("If-Match", "\"7\"");
    const Response response = run(everything(), request);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(body_of(response), R"({"title":"x","note":"got )" + id_text + " 7 a b c 2\"}");
    EXPECT_EQ(response.headers.get("content-type"), "application/json");
}

TEST(Endpoint, says_all_that_is_wrong_at_once) {
    struct Case {
        std::string target, if_match, type, body, answer;
    };
    const std::string good = "/books/" + id_text;
    const std::string json = "application/json";
    const Case cases[] = {
        {good, "\"1\"", json, R"({"title":"x"})", "200"},
        {good + "?limit=0&limits=1&order=best&sold=yes", "\"1\"", json, R"({"title":1,"x":2})",
         "422 invalid_fields ?limits:unknown_field ?limit:out_of_range ?order:not_one_of ?sold:wrong_type "
         "/title:wrong_type /x:unknown_field"},
        {good + "?limit=1&limit=2", "\"1\"", json, R"({"title":"x"})", "422 invalid_fields ?limit:repeated"},
        {good + "?limit=1x", "\"1\"", json, R"({"title":"x"})", "422 invalid_fields ?limit:wrong_type"},
        {good + "?limit=", "\"1\"", json, R"({"title":"x"})", "422 invalid_fields ?limit:wrong_type"},
        {good + "?limit=99999999999999999999", "\"1\"", json, R"({"title":"x"})",
         "422 invalid_fields ?limit:out_of_range"},
        {good + "?order=newest&order=best", "\"1\"", json, R"({"title":"x"})",
         "422 invalid_fields ?order:not_one_of"},
        {good + "?words=%zz", "\"1\"", json, R"({"title":"x"})", "400 malformed_query"},
        {good + "?words=%C3", "\"1\"", json, R"({"title":"x"})", "400 malformed_query"},
        {good, "\"1\"", json, "{", "400 malformed_json"},
        {good, "\"1\"", json, "", "400 malformed_json"},
        {good, "\"1\"", "text/plain", R"({"title":"x"})", "415 unsupported_media"},
        {good, "\"1\"", "", R"({"title":"x"})", "415 unsupported_media"},
        {good, "", json, R"({"title":"x"})", "428 precondition_required"},
        {good, "7", json, R"({"title":"x"})", "400 malformed_if_match"},
        {good, "W/\"7\"", json, R"({"title":"x"})", "400 malformed_if_match"},
        {good, "*", json, R"({"title":"x"})", "400 malformed_if_match"},
        {good, "\"1\", \"2\"", json, R"({"title":"x"})", "400 malformed_if_match"},
        {good, "\"99999999999999999999\"", json, R"({"title":"x"})", "400 malformed_if_match"},
        {"/books/7?limit=0", "", json, "{", "404 not_found"},
    };
    for (const Case& c : cases) {
        Request request{Method::put, c.target, {}, c.body, {}};
        if (!c.type.empty()) request.headers.add("content-type", c.type);
        if (!c.if_match.empty()) request.headers.add("if-match", c.if_match);
        EXPECT_EQ(faults_of(run(everything(), request)), c.answer) << c.target << ' ' << c.body;
    }
}

TEST(Endpoint, refuses_a_query_that_nobody_asked_for) {
    const Route plain =
        get("/a", Access::anyone, [](Call&) -> Task<Result<NoContent>> { co_return NoContent{}; });
    EXPECT_EQ(run(plain, request_of(Method::get, "/a")).status, 204);
    EXPECT_EQ(faults_of(run(plain, request_of(Method::get, "/a?x=1"))),
              "422 invalid_fields ?x:unknown_field");
    const Route open =
        get("/a", Access::anyone, [](Call&, OpenQuery<Search> query) -> Task<Result<Response>> {
            co_return Response::text(200, query->words.value_or(""));
        });
    EXPECT_EQ(body_of(run(open, request_of(Method::get, "/a?x=1&words=w&y"))), "w");
}

TEST(Endpoint, refusals_become_problems) {
    const Route route = get("/a", Access::anyone, [](Call&) -> Task<Result<Book>> {
        co_return refuse(RefusalKind::conflict, "sold", "This \"copy\" is sold.");
    });
    const Response response = run(route, request_of(Method::get, "/a"));
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.headers.get("Content-Type"), "application/problem+json");
    EXPECT_EQ(body_of(response), R"({"type":"/problems/sold","title":"This \"copy\" is sold.","status":409,)"
                                 R"("code":"sold","request_id":"r1"})");
}

TEST(Endpoint, faults_are_left_to_the_pipeline) {
    const Route route = get("/a", Access::anyone, [](Call&) -> Task<Result<Book>> {
        throw Unavailable{"the store"};
        co_return Book{};
    });
    EXPECT_THROW(run(route, request_of(Method::get, "/a")), Unavailable);
}

TEST(Endpoint, answers_with_status_and_headers_of_their_kind) {
    const Route created = post("/a", Access::anyone, [](Call&) -> Task<Result<Created<Book>>> {
        co_return Created<Book>{{"x", {}}, "/a/1"};
    });
    Response response = run(created, request_of(Method::post, "/a"));
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(response.headers.get("Location"), "/a/1");
    const Route accepted = post("/a", Access::anyone, [](Call&) -> Task<Result<Accepted<Book>>> {
        co_return Accepted<Book>{{"x", {}}};
    });
    EXPECT_EQ(run(accepted, request_of(Method::post, "/a")).status, 202);
    const Route cached = get("/a", Access::anyone, [](Call&) -> Task<Result<CachedJson<Book>>> {
        co_return CachedJson<Book>{std::make_shared<const std::string>("{}"), "abc"};
    });
    response = run(cached, request_of(Method::get, "/a"));
    EXPECT_EQ(body_of(response), "{}");
    EXPECT_EQ(response.headers.get("ETag"), "\"abc\"");
}

TEST(Endpoint, bytes_that_are_no_json_have_a_tag_too) {
    const Route picture = get("/a", Access::anyone, [](Call&) -> Task<Result<TaggedBytes>> {
                              co_return TaggedBytes{"RIFF", "image/webp", "x-96"};
                          }).gives(200, "image/webp");
    Request request = request_of(Method::get, "/a");
    Response response = run(picture, request);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(body_of(response), "RIFF");
    EXPECT_EQ(response.headers.get("Content-Type"), "image/webp");
    EXPECT_EQ(response.headers.get("ETag"), "\"x-96\"");
    request.headers.add("If-None-Match", "\"x-96\"");
    response = run(picture, request);
    EXPECT_EQ(response.status, 304);
    EXPECT_EQ(body_of(response), "");
    EXPECT_TRUE(picture.schema.if_none_match);
}

TEST(Endpoint, if_none_match_saves_the_body) {
    const auto handler = [](Call&) -> Task<Result<Tagged<Book>>> { co_return Tagged<Book>{{"x", {}}, 12}; };
    struct Case {
        std::string_view header;
        int status;
    };
    const Case cases[] = {
        {"", 200},  {"\"12\"", 304}, {"W/\"12\"", 304}, {"\"11\", \"12\"", 304}, {"\"1\",\"2\"", 200},
        {"*", 304}, {"12", 200},     {"\"123\"", 200}};
    for (const Case& c : cases) {
        Request request = request_of(Method::get, "/a");
        if (!c.header.empty()) request.headers.add("If-None-Match", std::string{c.header});
        const Response response = run(get("/a", Access::anyone, handler), request);
        EXPECT_EQ(response.status, c.status) << c.header;
        EXPECT_EQ(response.headers.get("ETag"), "\"12\"");
        if (c.status == 304) EXPECT_EQ(body_of(response), "");
        request.method = Method::patch;
        EXPECT_EQ(run(patch("/a", Access::anyone, handler), request).status, 200) << "only reads are saved";
    }
}

TEST(Endpoint, pages_link_to_the_next_one) {
    const Route route = get("/books", Access::anyone, [](Call&, Query<Search>) -> Task<Result<Page<Book>>> {
        co_return Page<Book>{{{"a", {}}}, "cur/sor"};
    });
    const Response response = run(route, request_of(Method::get, "/books?limit=2&words=a%26b"));
    EXPECT_EQ(body_of(response), R"({"items":[{"title":"a","note":null}],"next":"cur/sor"})");
    EXPECT_EQ(response.headers.get("Link"), "</books?limit=2&words=a%26b&after=cur%2Fsor>; rel=\"next\"");
    static_assert(json::schema_name_of<Page<Book>>() == "BookPage");

    const Route ready = get("/books", Access::anyone, [](Call&) -> Task<Result<CachedJson<Page<Book>>>> {
        co_return CachedJson<Page<Book>>{std::make_shared<const std::string>("{}"), {}, "cur/sor"};
    });
    const Response bytes = run(ready, request_of(Method::get, "/books"));
    EXPECT_EQ(body_of(bytes), "{}");
    EXPECT_EQ(bytes.headers.get("Link"), "</books?after=cur%2Fsor>; rel=\"next\"");
    ASSERT_EQ(ready.schema.answers.size(), 1U);
    EXPECT_EQ(ready.schema.answers[0].headers, std::vector<std::string_view>{"Link"});
    EXPECT_FALSE(ready.schema.if_none_match);
}

TEST(Endpoint, raw_bodies_have_the_media_types_of_the_route) {
    const Route route = put("/p", Access::student, [](Call&, Bytes bytes) -> Task<Result<Response>> {
                            co_return Response::text(200, bytes.content_type + ' ' + bytes.value);
                        }).takes({"image/png", "image/jpeg"});
    Request request{Method::put, "/p", {}, "abc", {}};
    EXPECT_EQ(run(route, request).status, 415);
    request.headers.set("Content-Type", "text/html");
    EXPECT_EQ(run(route, request).status, 415);
    request.headers.set("Content-Type", "Image/PNG");
    EXPECT_EQ(body_of(run(route, request)), "image/png abc");
}

Task<Result<Book>> plain_function(Call&, Path<BookPath> path) {
    co_return Book{path->id.to_string(), {}};
}

TEST(Endpoint, a_handler_may_be_a_function) {
    EXPECT_EQ(
        run(get("/b/{id}", Access::anyone, &plain_function), request_of(Method::get, "/b/" + id_text)).status,
        200);
}

TEST(Endpoint, patterns_must_fit_the_path_type) {
    EXPECT_THROW(get("/b/{name}", Access::anyone, &plain_function), std::invalid_argument);
    EXPECT_THROW(get("/b/{id}/{name}", Access::anyone, &plain_function), std::invalid_argument);
    EXPECT_THROW(get("/b", Access::anyone, &plain_function), std::invalid_argument);
    EXPECT_THROW(
        get("/b/{id}", Access::anyone, [](Call&) -> Task<Result<NoContent>> { co_return NoContent{}; }),
        std::invalid_argument);
}

}  // namespace
}  // namespace bookverse::http
