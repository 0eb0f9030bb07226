#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include "services/accounts/test_world.hpp"

namespace bookverse::accounts {
namespace {

using http::Method;
using testing::Browser;
using testing::World;
using namespace std::chrono_literals;

Deadline soon() {
    return Deadline::after(10s);
}

/// A service that keeps one file of everybody and objects while it holds money.
class Orders final : public service::Service {
public:
    std::string_view name() const noexcept override { return "orders"; }
    http::Routes routes() override { return {}; }
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline) override {
        std::vector<service::ExportPart> parts;
        parts.push_back({"orders/orders.json", "{\"of\":\"" + account.to_string() + "\"}"});
        co_return parts;
    }
    Task<std::optional<Refusal>> objects_to_closing(AccountId, Deadline) override {
        if (!holds_money) co_return std::nullopt;
        co_return Refusal{RefusalKind::conflict, "money_held", "Money of yours is held."};
    }
    std::atomic<bool> holds_money = true;
};

std::map<std::string, std::string> unpack(const std::string& bytes) {
    std::map<std::string, std::string> files;
    const std::unique_ptr<archive, int (*)(archive*)> reader{archive_read_new(), archive_read_free};
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_tar(reader.get());
    EXPECT_EQ(archive_read_open_memory(reader.get(), bytes.data(), bytes.size()), ARCHIVE_OK);
    archive_entry* entry = nullptr;
    while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
        std::string content(static_cast<std::size_t>(archive_entry_size(entry)), ' ');
        archive_read_data(reader.get(), content.data(), content.size());
        files[archive_entry_pathname(entry)] = content;
    }
    return files;
}

/// A PNG of 1 × 1 pixel.
std::string tiny_png() {
    constexpr std::string_view text =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    EXPECT_EQ(sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL),
              0);
    bytes.resize(size);
    return bytes;
}

TEST(Privacy, hidden_and_blocked_profiles_are_not_there) {
    World world;
    Browser ann = world.student("ann@campus.example");
    Browser bob = world.student("bob@campus.example");
    Browser nobody;
    const std::string profile = "/api/v1/accounts/" + ann.account;
    EXPECT_EQ(world.get(nobody, profile).str("name"), "Ann");
    EXPECT_EQ(world.get(nobody, profile).body.get_object().contains("email"), false);

    EXPECT_EQ(world.call(ann, Method::put, "/api/v1/accounts/me/blocks/" + bob.account).status, 204);
    EXPECT_EQ(world.call(ann, Method::put, "/api/v1/accounts/me/blocks/" + bob.account).status, 204)
        << "once is twice";
    EXPECT_EQ(world.get(ann, "/api/v1/accounts/me/blocks").body.at("items").get_array().size(), 1U);
    EXPECT_EQ(world.get(bob, profile).status, 404);
    EXPECT_EQ(world.get(ann, "/api/v1/accounts/" + bob.account).status, 404) << "both directions";
    EXPECT_EQ(world.get(nobody, profile).status, 200);
    EXPECT_EQ(world.call(bob, Method::del, "/api/v1/accounts/me/blocks/" + bob.account).status, 404);
    EXPECT_EQ(world.call(ann, Method::del, "/api/v1/accounts/me/blocks/" + bob.account).status, 204);
    EXPECT_EQ(world.get(bob, profile).status, 200);
    EXPECT_EQ(world.call(ann, Method::put, "/api/v1/accounts/me/blocks/" + ann.account).code(),
              "own_account");
    EXPECT_EQ(
        world.call(ann, Method::put, "/api/v1/accounts/me/blocks/" + AccountId::of_name("x").to_string())
            .status,
        404);

    ASSERT_EQ(world
                  .call(ann, Method::patch, "/api/v1/accounts/me", R"({"profile_visible":false})",
                        {{"If-Match", ann.etag}})
                  .status,
              200);
    EXPECT_EQ(world.get(nobody, profile).status, 404);
    EXPECT_EQ(world.get(bob, profile).status, 404);
    EXPECT_EQ(world.get(ann, profile).status, 200);
    Browser mod = world.staff("mod@campus.example", {Role::moderator});
    EXPECT_EQ(world.get(mod, profile).status, 200);
}

TEST(Privacy, a_picture_is_written_anew_and_the_old_one_goes) {
    World world;
    Browser ann = world.student("ann@campus.example");
    const auto put = [&](std::string bytes, const std::string& type) {
        return world.call(ann, Method::put, "/api/v1/accounts/me/picture", std::move(bytes),
                          {{"Content-Type", type}});
    };
    EXPECT_EQ(put("<svg/>", "image/svg+xml").status, 415);
    EXPECT_EQ(put("no picture at all", "image/png").status, 415);
    const auto first = put(tiny_png(), "image/png");
    ASSERT_EQ(first.status, 200) << first.text;
    const std::string old_id = first.str("picture_id");
    Browser nobody;
    const auto picture = world.get(nobody, "/api/v1/pictures/" + old_id);
    EXPECT_EQ(picture.status, 200);
    EXPECT_EQ(picture.text.substr(0, 4), "RIFF");
    EXPECT_EQ(picture.headers.get("Content-Type"), "image/webp");
    const auto small = world.get(nobody, "/api/v1/pictures/" + old_id + "?size=96");
    EXPECT_EQ(small.status, 200);
    const auto tag = picture.headers.get("ETag");
    ASSERT_TRUE(tag);
    EXPECT_NE(tag, small.headers.get("ETag")) << "another size is another picture";
    const auto again = [&](const std::string& query) {
        return world.call(nobody, Method::get, "/api/v1/pictures/" + old_id + query, "",
                          {{"If-None-Match", std::string{*tag}}});
    };
    EXPECT_EQ(again("").status, 304);
    EXPECT_EQ(again("").text, "");
    EXPECT_EQ(again("").headers.get("Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_EQ(again("?size=96").status, 200);
    const auto second = put(tiny_png(), "image/png");
    EXPECT_NE(second.str("picture_id"), old_id);
    EXPECT_EQ(world.get(nobody, "/api/v1/pictures/" + old_id).status, 404);
    EXPECT_EQ(again("").status, 404) << "a tag does not keep a picture that is gone";
    const std::string id = second.str("picture_id");
    EXPECT_EQ(world.call(ann, Method::del, "/api/v1/accounts/me/picture").status, 200);
    EXPECT_EQ(world.get(nobody, "/api/v1/pictures/" + id).status, 404);
}

TEST(Privacy, an_export_has_a_part_of_each_service_and_no_secret) {
    World world;
    Orders orders;
    world.serve("orders", orders);
    Browser ann = world.student("ann@campus.example");
    world.settle();
    const auto answer = world.get(ann, "/api/v1/accounts/me/export");
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.headers.get("Content-Type"), "application/gzip");
    auto files = unpack(answer.text);
    EXPECT_NE(files["accounts/profile.json"].find("ann@campus.example"), std::string::npos);
    EXPECT_NE(files["accounts/sessions.json"].find("Test"), std::string::npos);
    EXPECT_NE(files["accounts/history.json"].find("address_proved"), std::string::npos);
    EXPECT_EQ(files["orders/orders.json"], "{\"of\":\"" + ann.account + "\"}");
    for (const auto& [name, content] : files)
        EXPECT_EQ(content.find("argon2"), std::string::npos) << name;
}

TEST(Privacy, closing_waits_for_money_and_then_leaves_only_the_id) {
    World world;
    Orders orders;
    world.serve("orders", orders);
    Browser ann = world.student("ann@campus.example");
    Browser bob = world.student("bob@campus.example");
    ASSERT_EQ(world.call(bob, Method::put, "/api/v1/accounts/me/blocks/" + ann.account).status, 204);
    const auto close = [&](const std::string& password) {
        return world.post(ann, "/api/v1/accounts/me/closing", R"({"password":")" + password + "\"}");
    };
    EXPECT_EQ(close("wrong words 1").code(), "wrong_credentials");
    const auto held = close("correct horse 9");
    EXPECT_EQ(held.status, 409);
    EXPECT_EQ(held.code(), "money_held");
    orders.holds_money = false;
    EXPECT_EQ(close("correct horse 9").status, 204);
    world.settle();

    const auto id = *AccountId::parse(ann.account);
    const auto stored = world.run(world.stores().accounts.get(id, soon()));
    ASSERT_TRUE(stored);
    EXPECT_EQ(json::write(**stored).find("ann"), std::string::npos) << json::write(**stored);
    EXPECT_FALSE((*stored)->password);
    EXPECT_EQ(world.refresh(ann).status, 401);
    Browser nobody;
    EXPECT_EQ(world.get(nobody, "/api/v1/accounts/" + ann.account).status, 404);
    world.clock().move(2min);
    EXPECT_EQ(world.sign_in(nobody, "ann@campus.example").code(), "wrong_credentials");
    EXPECT_TRUE(World::eventually(
        [&] { return world.get(bob, "/api/v1/accounts/me/blocks").body.at("items").get_array().empty(); }));
    EXPECT_TRUE(World::eventually([&] { return world.mails().back().subject == "Your account is closed"; }));
    EXPECT_EQ(world.sign_up("ann@campus.example").status, 202);
    EXPECT_FALSE(world.mailed_token("ann@campus.example", "/verify", 2).empty())
        << "the address is free again";
}

}  // namespace
}  // namespace bookverse::accounts
