#include <gtest/gtest.h>

#include "base/csv.hpp"
#include "services/market/bulk_rows.hpp"
#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;

const Currency eur = *Currency::parse("EUR");

std::string faults_of(std::string_view csv) {
    const auto rows = read_bulk(csv, eur);
    if (rows) return "fine";
    std::string all = rows.error().faults.empty() ? rows.error().code : "";
    for (const auto& fault : rows.error().faults)
        all += (all.empty() ? "" : " ") + fault.pointer + ":" + fault.code;
    return all;
}

TEST(BulkRows, every_refused_line_is_named_with_column_and_reason) {
    struct Case {
        std::string csv, faults;
    };
    const Case cases[] = {
        {"", "empty_file"},
        {"isbn\n\xC3\x28\n", "not_utf8"},
        {"price\n", "/1:missing_column"},
        {"isbn,colour\n", "/1/colour:unknown_column"},
        {"isbn,price\n0306406152,12.50\n", "fine"},
        {"isbn,price\n0306406152\n", "/2:broken_line"},
        {"isbn,price\n\"0306406152\"x,1\n0306406153,1\n", "/2:broken_line /3/isbn:isbn_check_digit"},
        {"isbn,price\n0306406152,12.505\n0306406152,0\n0306406152,12 EUR\n",
         "/2/price:invalid_price /3/price:out_of_range /4/price:invalid_price"},
        {"title,condition,negotiable\nA,mint,perhaps\n,good,yes\n",
         "/2/condition:not_one_of /2/negotiable:not_one_of /3/title:required"},
        {"id,price\nnone,1\n", "/2/id:invalid_id /2/title:required"},
        {"title,courses\nA,1;2;3;4;5;6;7;8;9;10;11\n", "/2/courses:too_many"},
        {"title,pickup_places\nA,\"" + std::string(81, 'x') + "\"\n", "/2/pickup_places:too_long"},
    };
    for (const auto& [csv, faults] : cases)
        EXPECT_EQ(faults_of(csv), faults) << csv;
    std::string many = "title\n";
    for (std::size_t i = 0; i <= most_bulk_rows; ++i)
        many += "A\n";
    EXPECT_EQ(faults_of(many), "/502:too_many_lines");
}

TEST(BulkRows, what_a_spreadsheet_would_run_is_guarded_and_read_back) {
    Listing listing;
    listing.edition.title = "=HYPERLINK(\"x\")";
    listing.description = "-5 % for friends";
    const auto csv = bulk_csv({listing}, Instant{});
    EXPECT_EQ(csv.find(",=HYPER"), std::string::npos);
    CsvReader reader{csv};
    CsvRow row;
    reader.next(row);
    reader.next(row);
    EXPECT_EQ(row.fields[3], "'=HYPERLINK(\"x\")");
    const auto rows = read_bulk("title,description\n'=HYPERLINK(1),'-5 %\n", eur);
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->at(0).body.edition->title.str(), "=HYPERLINK(1)");
    EXPECT_EQ(rows->at(0).body.description->str(), "-5 %");
}

Answer import_csv(World& world, const Person& person, std::string csv) {
    return world.call(person, Method::post, "/api/v1/market/import", std::move(csv),
                      {{"Content-Type", "text/csv"}});
}

TEST(Bulk, many_come_in_as_drafts_once) {
    World world;
    const Person ann = world.student("ann");
    const std::string csv =
        "isbn,title,authors,price,condition,courses,negotiable,description\n"
        "0306406152,A book,One; Two,12.50,good,MATH 201; PHYS 1,yes,\"Some, notes\"\n"
        ",Without,,,,,,\n";
    const auto done = import_csv(world, ann, csv);
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(done.body.at("created").get_array().size(), 2U);
    EXPECT_EQ(import_csv(world, ann, csv).text, done.text) << "the same file again";
    const auto mine = world.get(ann, "/api/v1/listings/mine?state=draft");
    EXPECT_EQ(mine.count(), 2U);
    const auto first = world.get(
        ann, "/api/v1/listings/" + std::string{done.body.at("created").at(0).at("id").get_string()});
    EXPECT_EQ(first.body.at("price").at("amount").as_int64(), 1250);
    EXPECT_EQ(first.body.at("courses").get_array().size(), 2U);
    EXPECT_EQ(first.body.at("edition").at("authors").get_array().size(), 2U);
    EXPECT_EQ(first.str("description"), "Some, notes");
}

TEST(Bulk, one_bad_line_and_nothing_is_done) {
    World world;
    const Person ann = world.student("ann");
    const Person bob = world.student("bob");
    const std::string foreign = world.offer(bob);
    const struct {
        std::string csv, faults;
    } cases[] = {
        {"title,price\nFine,1\nBad,x\n", "/3/price:invalid_price"},
        {"isbn,title\n,Fine\n9780306406157,\n", "/3/isbn:unknown_isbn"},
        {"id,title,price\n,Fine,1\n" + foreign + ",,1\n", "/3/id:not_found"},
    };
    for (const auto& [csv, faults] : cases) {
        const auto answer = import_csv(world, ann, csv);
        EXPECT_EQ(answer.status, 422) << csv;
        EXPECT_EQ(answer.code(), "invalid_lines");
        EXPECT_EQ(answer.faults(), faults);
    }
    EXPECT_EQ(world.get(ann, "/api/v1/listings/mine").count(), 0U);
    EXPECT_EQ(world.call(ann, Method::post, "/api/v1/market/import", "{}").status, 415);
    EXPECT_EQ(import_csv(world, world.with_roles("old", {}), "title\nA\n").code(), "not_verified");
}

TEST(Bulk, what_went_out_comes_back_changed) {
    World world;
    const Person ann = world.student("ann");
    const std::string id = world.offer(ann, "Book, the", R"("courses":["A 1"],"description":"two\nlines")");
    const auto out = world.get(ann, "/api/v1/market/export");
    EXPECT_EQ(out.status, 200);
    EXPECT_EQ(out.headers.get("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_NE(out.text.find(id), std::string::npos);
    const auto same = import_csv(world, ann, out.text);
    ASSERT_EQ(same.status, 200) << same.text;
    EXPECT_EQ(same.body.at("changed").get_array().size(), 1U);
    EXPECT_EQ(world.get(ann, "/api/v1/listings/" + id).etag(), "\"1\"") << "nothing was different";
    EXPECT_EQ(import_csv(world, ann, "id,price\n" + id + ",9.99\n").status, 200);
    const auto seen = world.get(ann, "/api/v1/listings/" + id);
    EXPECT_EQ(seen.body.at("price").at("amount").as_int64(), 999);
    EXPECT_EQ(seen.str("description"), "two\nlines");
    EXPECT_EQ(world.get(world.student("bob"), "/api/v1/market/export").text.find(id), std::string::npos);
}

}  // namespace
}  // namespace bookverse::market
