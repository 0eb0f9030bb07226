#include "platform/json/json.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <limits>
#include <random>

namespace bookverse::json {
namespace {

enum class Theme { system, light, dark };
BOOST_DESCRIBE_ENUM(Theme, system, light, dark)

struct Place {
    std::string city;
    std::optional<std::int64_t> number{};
    friend bool operator==(const Place&, const Place&) = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (city, number))

struct ThingTag;

struct Dated {
    Instant made{};
    friend bool operator==(const Dated&, const Dated&) = default;
};
BOOST_DESCRIBE_STRUCT(Dated, (), (made))

struct Everything : Dated {
    bool flag = false;
    std::int64_t big = 0;
    std::uint32_t small = 0;
    double real = 0;
    std::string text{};
    Theme theme = Theme::system;
    Id<ThingTag> id{};
    std::optional<std::string> note{};
    std::vector<Place> places{};
    std::map<std::string, std::vector<std::int64_t>> numbers{};
    Bounded<std::int64_t, 1, 100> limit{};
    Items<Text<1, 20>, 3> courses{};
    friend bool operator==(const Everything&, const Everything&) = default;
};
BOOST_DESCRIBE_STRUCT(Everything, (Dated),
                      (flag, big, small, real, text, theme, id, note, places, numbers, limit, courses))

struct SignUp {
    Email email;
    Text<1, 80> name;
    Theme theme = Theme::dark;
    std::optional<Place> home{};
};
BOOST_DESCRIBE_STRUCT(SignUp, (), (email, name, theme, home))

struct Login {
    Email email;
    Secret password{};
};
BOOST_DESCRIBE_STRUCT(Login, (), (email, password))

struct Range {
    std::int64_t from = 0;
    std::int64_t until = 0;
    static void check(const Range& range, Faults& faults) {
        if (range.until < range.from) faults.add("/until", "before_from", "This is before the start.");
    }
};
BOOST_DESCRIBE_STRUCT(Range, (), (from, until))

struct Ranges {
    std::vector<Range> list{};
};
BOOST_DESCRIBE_STRUCT(Ranges, (), (list))

struct Change {
    std::optional<Text<1, 10>> name{};
    Patch<Text<1, 10>> bio{};
};
BOOST_DESCRIBE_STRUCT(Change, (), (name, bio))

struct Offer {
    Isbn isbn;
    Money price{};
    friend bool operator==(const Offer&, const Offer&) = default;
};
BOOST_DESCRIBE_STRUCT(Offer, (), (isbn, price))

struct Odd {
    std::map<std::string, std::int64_t> values{};
};
BOOST_DESCRIBE_STRUCT(Odd, (), (values))

template <class T>
std::string faults_of(std::string_view text, Mode mode = Mode::strict) {
    const auto value = read<T>(text, mode);
    if (value) return "fine";
    if (value.error().faults.empty()) return value.error().code;
    std::string out;
    for (const Fault& fault : value.error().faults) {
        out += (out.empty() ? "" : " ") + fault.pointer + ':' + fault.code;
    }
    return out;
}

TEST(Json, writes_members_in_order_with_null_for_nothing) {
    EXPECT_EQ(write(Place{"Bonn", std::nullopt}), R"({"city":"Bonn","number":null})");
    EXPECT_EQ(write(std::vector<Place>{{"a", 1}, {"b", -2}}),
              R"([{"city":"a","number":1},{"city":"b","number":-2}])");
    EXPECT_EQ(write(SignUp{*Email::parse("a@b.edu"), *Text<1, 80>::parse("Ann")}),
              R"({"email":"a@b.edu","name":"Ann","theme":"dark","home":null})");
}

TEST(Json, isbns_and_money) {
    const auto text = R"({"isbn":"9780439655484","price":{"amount":1250,"currency":"EUR"}})";
    const Offer offer{*Isbn::parse("043965548x"), {1250, *Currency::parse("EUR")}};
    EXPECT_EQ(write(offer), text);
    EXPECT_EQ(read<Offer>(text), offer);
    EXPECT_EQ(faults_of<Offer>(R"({"isbn":"9781841151860","price":{"amount":12.5,"currency":"eur"}})"),
              "/isbn:isbn_check_digit /price/amount:wrong_type /price/currency:invalid_currency");
}

TEST(Json, escapes_what_must_be_and_repairs_what_is_not_utf_8) {
    struct Case {
        std::string text, json;
    };
    const Case cases[] = {
        {"", R"("")"},
        {"a\"b\\c/", R"("a\"b\\c/")"},
        {"\b\f\n\r\t\x01\x1f\x7f", "\"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\""},
        {std::string("a\0b", 3), R"("a\u0000b")"},
        {"Zoë 日本 😀", "\"Zoë 日本 😀\""},
        {"a\xC3", "\"a\xEF\xBF\xBD\""},
        {"\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"\xED\xA0\x80x", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx\""},
        {"\xF4\x90\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(write(c.text), c.json);
        EXPECT_TRUE(parse(c.json)) << c.json;
    }
    EXPECT_THROW(write(std::numeric_limits<double>::quiet_NaN()), std::domain_error);
}

TEST(Json, writes_instants_as_to_string_does) {
    for (const std::int64_t ms :
         {0LL, -1LL, 1709164800007LL, -62135596800000LL, 253402300799999LL, 253402300800000LL}) {
        const Instant at{Duration{ms}};
        EXPECT_EQ(write(at), '"' + to_string(at) + '"');
    }
}

std::string random_text(std::mt19937_64& random) {
    static const std::string_view pieces[] = {"a",  "\"",   "\\", "\n", "ü", "日",
                                              "😀", "\x01", " ",  "/",  "~", "z9"};
    std::string text;
    for (auto n = random() % 12; n > 0; --n)
        text += pieces[random() % std::size(pieces)];
    return text;
}

Everything random_thing(std::mt19937_64& random) {
    Everything out;
    out.made = Instant{Duration{static_cast<std::int64_t>(random() % 4'000'000'000'000ULL)}};
    out.flag = random() % 2 == 0;
    out.big = static_cast<std::int64_t>(random());
    out.small = static_cast<std::uint32_t>(random());
    do {
        out.real = std::bit_cast<double>(random());
    } while (!std::isfinite(out.real));
    out.text = random_text(random);
    out.theme = static_cast<Theme>(random() % 3);
    out.id = Id<ThingTag>::make(out.made);
    if (random() % 2) out.note = random_text(random);
    for (auto n = random() % 4; n > 0; --n) {
        out.places.push_back(
            {random_text(random), random() % 2 ? std::optional<std::int64_t>{n} : std::nullopt});
    }
    for (auto n = random() % 4; n > 0; --n)
        out.numbers[random_text(random)] = {1, static_cast<std::int64_t>(random())};
    out.limit.value = static_cast<std::int64_t>(1 + random() % 100);
    for (auto n = random() % 4; n > 0; --n)
        out.courses.value.push_back(*Text<1, 20>::parse("CS" + std::to_string(n)));
    return out;
}

TEST(Json, what_is_written_reads_as_the_same) {
    std::mt19937_64 random{20261122};
    for (int i = 0; i < 2000; ++i) {
        const Everything thing = random_thing(random);
        const std::string text = write(thing);
        for (const Mode mode : {Mode::strict, Mode::lenient}) {
            const auto back = read<Everything>(text, mode);
            ASSERT_TRUE(back) << text << faults_of<Everything>(text, mode);
            ASSERT_EQ(*back, thing) << text;
        }
        ASSERT_EQ(write(*read<Everything>(text)), text);
    }
}

TEST(Json, any_order_of_members) {
    const auto value =
        read<SignUp>(R"({"home":{"number":7,"city":"x"},"name":"Ann","email":"a@b.edu","theme":"light"})");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->name.str(), "Ann");
    EXPECT_EQ(value->theme, Theme::light);
    EXPECT_EQ(value->home, (Place{"x", 7}));
}

TEST(Json, malformed_texts_are_one_refusal) {
    std::string deep(33, '[');
    deep += std::string(33, ']');
    std::string deep_enough(32, '[');
    deep_enough += std::string(32, ']');
    const std::string bad[] = {
        "",
        " ",
        "{",
        "}",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[1 2]",
        "nul",
        "NaN",
        "Infinity",
        "-",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "1e999",
        "-1e999",
        "1e99999999999",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "\"a\nb\"",
        "\"\xC3\"",
        "\"\xC0\xAF\"",
        "\"\xED\xA0\x80\"",
        "\xEF\xBB\xBF{}",
        "{}{}",
        "{} x",
        "1 2",
        "[] //",
        "/**/1",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "[{\"x\":{\"b\":1,\"c\":2,\"b\":3}}]",
        "\"a\0b\"",
        std::string("\0", 1),
        std::string("{}\0", 3),
        deep,
        std::string(100'000, '['),
        R"({"a":[{"b":})",
    };
    for (const std::string& text : bad) {
        const auto value = parse(text);
        ASSERT_FALSE(value) << text.substr(0, 100);
        EXPECT_EQ(value.error().code, "malformed_json") << text.substr(0, 100);
        EXPECT_EQ(value.error().kind, RefusalKind::malformed);
    }
    for (const std::string& text :
         {std::string{"1"}, std::string{" {} \r\n"}, deep_enough, std::string{"1e308"},
          std::string{"\"\\ud83d\\ude00\""}, std::string{"18446744073709551615"}}) {
        EXPECT_TRUE(parse(text)) << text;
    }
}

TEST(Json, duplicates_are_found_among_many_fields_too) {
    std::string text = "{";
    for (int i = 0; i < 5000; ++i)
        text += '"' + std::to_string(i) + "\":1,";
    EXPECT_TRUE(parse(text + "\"x\":1}"));
    EXPECT_FALSE(parse(text + "\"4321\":1}"));
}

TEST(Json, cut_and_flipped_texts_never_crash_and_rarely_pass) {
    std::mt19937_64 random{7};
    const std::string good = write(random_thing(random));
    for (std::size_t length = 0; length < good.size(); ++length) {
        EXPECT_FALSE(read<Everything>(good.substr(0, length))) << length;
    }
    for (int i = 0; i < 20'000; ++i) {
        std::string bad = good;
        for (auto n = 1 + random() % 3; n > 0; --n)
            bad[random() % bad.size()] = static_cast<char>(random());
        if (const auto value = read<Everything>(bad)) EXPECT_EQ(*read<Everything>(write(*value)), *value);
    }
}

TEST(Json, every_fault_is_told_with_its_pointer) {
    EXPECT_EQ(
        faults_of<SignUp>(R"({"email":"x","name":"","theme":"pink","home":{"city":1,"numbr":2},"extra":[]})"),
        "/email:invalid_email /name:required /theme:not_one_of /home/city:wrong_type "
        "/home/numbr:unknown_field "
        "/extra:unknown_field");
    EXPECT_EQ(faults_of<SignUp>("{}"), "/email:required /name:required /theme:required");
    EXPECT_EQ(faults_of<SignUp>("[]"), ":wrong_type");
    EXPECT_EQ(faults_of<SignUp>("null"), ":required");
    EXPECT_EQ(faults_of<SignUp>("{"), "malformed_json");
    EXPECT_EQ(faults_of<SignUp>(R"({"email":"a@b.edu","name":"A","theme":null,"home":null})"),
              "/theme:required");
    EXPECT_EQ(faults_of<Odd>(R"({"values":{"a/b~c":"x","ok":1}})"), "/values/a~1b~0c:wrong_type");
    EXPECT_EQ(faults_of<Place>(R"({"city":"x","a/b":1})"), "/a~1b:unknown_field");
}

TEST(Json, numbers_have_bounds) {
    struct Case {
        std::string_view member, value, answer;
    };
    const Case cases[] = {
        {"big", "9223372036854775807", "fine"},
        {"big", "9223372036854775808", "/big:out_of_range"},
        {"big", "-9223372036854775808", "fine"},
        {"big", "1.0", "/big:wrong_type"},
        {"big", "1e3", "/big:wrong_type"},
        {"big", "\"1\"", "/big:wrong_type"},
        {"small", "4294967296", "/small:out_of_range"},
        {"small", "-1", "/small:out_of_range"},
        {"limit", "0", "/limit:out_of_range"},
        {"limit", "100", "fine"},
        {"real", "3", "fine"},
        {"flag", "1", "/flag:wrong_type"},
        {"courses", R"(["a","b","c","d"])", "/courses:too_many"},
        {"courses", R"(["a","","c"])", "/courses/1:required"},
        {"id", "\"x\"", "/id:invalid_id"},
        {"made", "\"yesterday\"", "/made:invalid_time"},
    };
    for (const Case& c : cases) {
        const std::string text = "{\"" + std::string{c.member} + "\":" + std::string{c.value} + "}";
        auto answer = faults_of<Everything>(text, Mode::lenient);
        EXPECT_EQ(answer, c.answer) << text;
    }
}

TEST(Json, lenient_keeps_defaults_and_ignores_what_it_does_not_know) {
    const auto value =
        read<SignUp>(R"({"email":"a@b.edu","name":"Ann","from_the_future":{"x":[1]}})", Mode::lenient);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->theme, Theme::dark) << "the struct's own default";
    EXPECT_FALSE(value->home);
    EXPECT_EQ(faults_of<SignUp>(R"({"name":"Ann"})", Mode::lenient), "/email:required")
        << "no default, no value";
    EXPECT_TRUE(read<Everything>("{}", Mode::lenient));
}

TEST(Json, secrets_are_read_and_stored_ones_written) {
    const auto login = read<Login>(R"({"email":"a@b.edu","password":"p\u00e4ss"})");
    ASSERT_TRUE(login);
    EXPECT_EQ(login->password.reveal(), "päss");
    EXPECT_EQ(faults_of<Login>(R"({"email":"a@b.edu","password":""})"), "/password:required");
    EXPECT_EQ((faults_of<SecretText<3, 4>>("\"ab\"")), ":too_short");
    EXPECT_EQ(write(StoredSecret{Secret{"hash"}}), "\"hash\"");
    EXPECT_EQ(read<StoredSecret>("\"\"")->value.reveal(), "");
    static_assert(!detail::is_writable_scalar<Secret>);
    static_assert(!detail::is_writable_scalar<SecretText<1, 2>>);
}

TEST(Json, checks_over_members_run_on_requests) {
    EXPECT_EQ(faults_of<Ranges>(R"({"list":[{"from":1,"until":2},{"from":2,"until":1}]})"),
              "/list/1/until:before_from");
    EXPECT_EQ(faults_of<Ranges>(R"({"list":[{"from":2,"until":1}]})", Mode::lenient), "fine");
}

TEST(Json, a_patch_knows_absent_from_null) {
    const auto absent = read<Change>("{}");
    const auto null = read<Change>(R"({"name":null,"bio":null})");
    const auto value = read<Change>(R"({"name":"a","bio":"b"})");
    ASSERT_TRUE(absent && null && value);
    EXPECT_FALSE(absent->bio.present);
    EXPECT_TRUE(null->bio.present);
    EXPECT_FALSE(null->bio.value);
    EXPECT_FALSE(null->name);
    EXPECT_EQ(value->bio.value->str(), "b");
    EXPECT_EQ(faults_of<Change>(R"({"bio":""})"), "/bio:required");
    EXPECT_EQ(absent->bio.applied_to(*Text<1, 10>::parse("old"))->str(), "old");
    EXPECT_FALSE(null->bio.applied_to(*Text<1, 10>::parse("old")));
}

TEST(Json, an_answer_names_at_most_fifty_faults) {
    std::string text = "{\"city\":\"x\"";
    for (int i = 0; i < 1000; ++i)
        text += ",\"f" + std::to_string(i) + "\":1";
    EXPECT_EQ(read<Place>(text + "}").error().faults.size(), 50U);
}

TEST(Json, parse_makes_the_tree) {
    const std::string text = R"({"a":[1,-2.5,"x\n",null,true,{}],"b":{"c":[[]]}})";
    EXPECT_EQ(boost::json::serialize(*parse(text)), R"({"a":[1,-2.5E0,"x\n",null,true,{}],"b":{"c":[[]]}})");
}

}  // namespace
}  // namespace bookverse::json
