#include "platform/http/openapi.hpp"

#include <gtest/gtest.h>

#include <set>

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"

namespace bookverse::http {
namespace {

enum class Theme { light, dark };
BOOST_DESCRIBE_ENUM(Theme, light, dark)

struct Campus {
    Text<1, 80> name;
    std::optional<std::string> domain{};
};
BOOST_DESCRIBE_STRUCT(Campus, (), (name, domain))

/// The same on both sides.
struct Price {
    std::int64_t minor = 0;
    json::Bounded<std::int64_t, 1, 9> exponent{};
};
BOOST_DESCRIBE_STRUCT(Price, (), (minor, exponent))

/// Differs only through what it refers to.
struct Person {
    Email email;
    Campus campus;
    std::vector<Person> friends{};
};
BOOST_DESCRIBE_STRUCT(Person, (), (email, campus, friends))

struct ItemTag;
struct Item {
    Id<ItemTag> id{};
    Price price{};
    std::optional<Campus> campus{};
    std::optional<Theme> theme{};
    std::map<std::string, Instant> times{};
};
BOOST_DESCRIBE_STRUCT(Item, (), (id, price, campus, theme, times))

struct SignUp {
    Email email;
    json::SecretText<10, 128> password;
    json::Items<Text<1, 20>, 20> courses{};
    json::Patch<Price> price{};
};
BOOST_DESCRIBE_STRUCT(SignUp, (), (email, password, courses, price))

struct ItemPath {
    Id<ItemTag> id{};
};
BOOST_DESCRIBE_STRUCT(ItemPath, (), (id))

struct ItemQuery : PageQuery {
    std::vector<Theme> theme{};
    std::string words{};
};
BOOST_DESCRIBE_STRUCT(ItemQuery, (PageQuery), (theme, words))

Routes table() {
    Routes routes;
    routes.push_back(post("/api/v1/people", Access::anyone,
                          [](Call&, Json<Person> body) -> Task<Result<Created<Person>>> {
                              co_return Created<Person>{std::move(body.value), "/"};
                          })
                         .say("Makes a person")
                         .limit({"people", RateLimit::By::address, 5, std::chrono::seconds{3600}}));
    routes.push_back(
        post("/api/v1/sign-ups", Access::anyone, [](Call&, Json<SignUp>) -> Task<Result<NoContent>> {
            co_return NoContent{};
        }).idempotent(Idempotency::required));
    routes.push_back(
        get("/api/v1/items/{id}", Access::student,
            [](Call&, Path<ItemPath>) -> Task<Result<Tagged<Item>>> { co_return Tagged<Item>{{}, 1}; }));
    routes.push_back(patch("/api/v1/items/{id}", Access::cookie,
                           [](Call&, Path<ItemPath>, IfMatch, Json<Price>) -> Task<Result<Tagged<Item>>> {
                               co_return Tagged<Item>{{}, 1};
                           }));
    routes.push_back(
        get("/api/v1/items", Access::anyone,
            [](Call&, Query<ItemQuery>) -> Task<Result<Page<Item>>> { co_return Page<Item>{}; }));
    routes.push_back(put("/api/v1/items/{id}/picture", Access::student,
                         [](Call&, Path<ItemPath>, Bytes) -> Task<Result<Response>> { co_return Response{}; })
                         .takes({"image/png", "image/webp"})
                         .gives(200, "image/webp", "The picture"));
    routes.push_back(
        get("/internal/x", Access::service, [](Call&) -> Task<Result<Price>> { co_return Price{}; }));
    return routes;
}

boost::json::value document_of(const Routes& routes, bool internal = false) {
    OpenApiInfo info;
    info.version = "1";
    info.internal = internal;
    const auto value = json::parse(openapi_document(routes, info));
    EXPECT_TRUE(value) << (value ? "" : value.error().message);
    return *value;
}

template <class F>
void each_object(const boost::json::value& value, const F& f) {
    if (const auto* object = value.if_object()) {
        f(*object);
        for (const auto& member : *object)
            each_object(member.value(), f);
    } else if (const auto* array = value.if_array()) {
        for (const auto& element : *array)
            each_object(element, f);
    }
}

std::string at(const boost::json::value& document, std::string_view pointer) {
    boost::json::error_code error;
    const auto* found = document.find_pointer(pointer, error);
    return found ? boost::json::serialize(*found) : "nothing";
}

TEST(OpenApi, is_well_formed) {
    const auto document = document_of(table(), true);
    std::set<std::string> ids;
    each_object(document, [&](const boost::json::object& object) {
        if (const auto* reference = object.if_contains("$ref")) {
            const std::string target{reference->as_string()};
            ASSERT_TRUE(target.starts_with("#/")) << target;
            EXPECT_NE(at(document, std::string_view{target}.substr(1)), "nothing") << target;
        }
        if (const auto* id = object.if_contains("operationId")) {
            EXPECT_TRUE(ids.insert(std::string{id->as_string()}).second) << *id;
            EXPECT_TRUE(object.at("responses").as_object().contains("default"));
        }
        if (const auto* required = object.if_contains("required"); required && required->is_array()) {
            for (const auto& name : required->as_array()) {
                EXPECT_TRUE(object.at("properties").as_object().contains(name.as_string())) << name;
            }
        }
    });
    EXPECT_EQ(ids,
              (std::set<std::string>{"get_internal_x", "get_items", "get_items_by_id", "patch_items_by_id",
                                     "post_people", "post_sign_ups", "put_items_by_id_picture"}));
}

TEST(OpenApi, says_what_the_types_say) {
    const auto document = document_of(table());
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"/openapi", R"("3.1.0")"},
        {"/tags", R"([{"name":"items"},{"name":"people"},{"name":"sign-ups"}])"},
        {"/paths/~1internal~1x", "nothing"},
        {"/components/schemas/Campus",
         R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":80},)"
         R"("domain":{"type":["string","null"]}},"required":["name","domain"]})"},
        {"/components/schemas/CampusInput/required", R"(["name"])"},
        {"/components/schemas/PersonInput/properties/campus",
         R"({"$ref":"#/components/schemas/CampusInput"})"},
        {"/components/schemas/PersonInput/properties/friends/items",
         R"({"$ref":"#/components/schemas/PersonInput"})"},
        {"/components/schemas/Person/properties/campus", R"({"$ref":"#/components/schemas/Campus"})"},
        {"/components/schemas/PriceInput", "nothing"},
        {"/components/schemas/Price/properties/minor", R"({"type":"integer","format":"int64"})"},
        {"/components/schemas/Price/properties/exponent", R"({"type":"integer","minimum":1,"maximum":9})"},
        {"/components/schemas/Item/properties/theme",
         R"({"type":["string","null"],"enum":["light","dark",null]})"},
        {"/components/schemas/Item/properties/id", R"({"type":"string","format":"uuid"})"},
        {"/components/schemas/Item/properties/campus",
         R"({"anyOf":[{"$ref":"#/components/schemas/Campus"},{"type":"null"}]})"},
        {"/components/schemas/Item/properties/times/additionalProperties",
         R"({"type":"string","format":"date-time"})"},
        {"/components/schemas/SignUp/required", R"(["email","password","courses"])"},
        {"/components/schemas/SignUp/properties/password",
         R"({"type":"string","format":"password","minLength":10,"maxLength":128,"writeOnly":true})"},
        {"/components/schemas/SignUp/properties/courses/maxItems", "20"},
        {"/components/schemas/ItemPage/properties/next", R"({"type":["string","null"]})"},
        {"/components/schemas/Problem/required", R"(["type","title","status","code","request_id"])"},
        {"/paths/~1api~1v1~1items~1{id}/get/parameters/0",
         R"({"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}})"},
        {"/paths/~1api~1v1~1items~1{id}/get/responses/304/description", R"("Not modified")"},
        {"/paths/~1api~1v1~1items~1{id}/patch/responses/304", "nothing"},
        {"/paths/~1api~1v1~1items~1{id}/patch/parameters/1/name", R"("If-Match")"},
        {"/paths/~1api~1v1~1items~1{id}/patch/parameters/2/name", R"("X-BookVerse")"},
        {"/paths/~1api~1v1~1items~1{id}/patch/security", R"([{"refresh_cookie":[]}])"},
        {"/paths/~1api~1v1~1items/get/security", R"([{},{"bearer":[]}])"},
        {"/paths/~1api~1v1~1items/get/parameters/1",
         R"({"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":100}})"},
        {"/paths/~1api~1v1~1items/get/parameters/3/required", "true"},
        {"/paths/~1api~1v1~1items~1{id}~1picture/put/requestBody/content",
         R"({"image/png":{},"image/webp":{}})"},
        {"/paths/~1api~1v1~1items~1{id}~1picture/put/responses/200/content", R"({"image/webp":{}})"},
        {"/paths/~1api~1v1~1people/post/summary", R"("Makes a person")"},
        {"/paths/~1api~1v1~1people/post/description",
         R"("Who: Anyone.\n\nLimit: 5 calls per hour for an address (people).\n\nBody: at most 256 KiB.")"},
        {"/paths/~1api~1v1~1sign-ups/post/parameters/0/name", R"("Idempotency-Key")"},
    };
    for (const auto& [pointer, expected] : cases)
        EXPECT_EQ(at(document, pointer), expected) << pointer;
}

TEST(OpenApi, does_not_depend_on_the_order_of_the_table) {
    Routes routes = table();
    const std::string text = openapi_document(routes, {});
    std::ranges::reverse(routes);
    EXPECT_EQ(openapi_document(routes, {}), text);
    EXPECT_EQ(text.back(), '\n');
}

namespace other {
struct Price {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(Price, (), (text))
}  // namespace other

struct NamePath {
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(NamePath, (), (name))

TEST(OpenApi, what_cannot_be_told_apart_is_a_mistake) {
    Routes routes = table();
    routes.push_back(get("/api/v1/prices", Access::anyone,
                         [](Call&) -> Task<Result<other::Price>> { co_return other::Price{}; }));
    EXPECT_THROW(openapi_document(routes, {}), std::logic_error) << "two types called Price";
    routes = table();
    routes.push_back(del("/api/v1/items/{name}", Access::anyone,
                         [](Call&, Path<NamePath>) -> Task<Result<NoContent>> { co_return NoContent{}; }));
    EXPECT_THROW(openapi_document(routes, {}), std::logic_error) << "{id} and {name}";
    routes = table();
    routes.push_back(post("/api/v1/sign_ups", Access::anyone,
                          [](Call&) -> Task<Result<NoContent>> { co_return NoContent{}; }));
    EXPECT_THROW(openapi_document(routes, {}), std::logic_error) << "one operation id";
}

}  // namespace
}  // namespace bookverse::http
