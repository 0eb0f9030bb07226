#include <gtest/gtest.h>

#include "services/messages/test_world.hpp"

namespace bookverse::messages {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

Deadline soon() {
    return Deadline::after(10s);
}

struct Chat {
    World world;
    Person ann = world.student("ann");  ///< asks
    Person bob = world.student("bob");  ///< sells
    market::ListingCard& dune = world.listing(bob);
    std::string id{};

    Chat() {
        const auto asked = world.ask(ann, dune, "Is it still there?", 1);
        EXPECT_EQ(asked.status, 201) << asked.text;
        id = asked.text_at("/conversation/id");
    }
    std::string path(const std::string& rest = {}) const { return "/api/v1/conversations/" + id + rest; }
};

TEST(Messages, an_inquiry_becomes_one_conversation_that_both_see) {
    Chat chat;
    const auto again = chat.world.ask(chat.ann, chat.dune, "Is it still there?", 1);
    EXPECT_EQ(again.text_at("/conversation/id"), chat.id) << "two clicks";
    EXPECT_EQ(chat.world.ask(chat.ann, chat.dune, "And the price?", 2).text_at("/conversation/id"), chat.id);
    const auto inbox = chat.world.get(chat.bob, "/api/v1/conversations");
    ASSERT_EQ(inbox.items().size(), 1U) << inbox.text;
    EXPECT_EQ(inbox.text_at("/items/0/subject/title"), "Dune");
    EXPECT_EQ(inbox.text_at("/items/0/other/name"), "ann");
    EXPECT_EQ(inbox.text_at("/items/0/last/excerpt"), "And the price?");
    EXPECT_EQ(inbox.number_at("/items/0/unread"), 2);
    EXPECT_FALSE(inbox.at("/items/0/inquirer").as_bool());
    const auto said = chat.world.get(chat.ann, chat.path("/messages"));
    ASSERT_EQ(said.items().size(), 2U) << "the repeat is no message: " << said.text;
    EXPECT_EQ(said.text_at("/items/0/text"), "And the price?") << "newest first";
    chat.world.settle();
    EXPECT_EQ(chat.world.told(MessageSent::type).size(), 2U);
    EXPECT_EQ(chat.world.unread(chat.bob), 2) << "events that come twice count once";
}

TEST(Messages, a_clients_id_says_one_thing_only) {
    Chat chat;
    const auto first = chat.world.say(chat.bob, chat.id, "Yes", 7);
    EXPECT_EQ(first.status, 201) << first.text;
    EXPECT_EQ(chat.world.say(chat.bob, chat.id, "Yes", 7).str("id"), first.str("id"));
    const auto other = chat.world.say(chat.bob, chat.id, "No", 7);
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(other.code(), "client_id_reused");
    EXPECT_EQ(chat.world.say(chat.ann, chat.id, "Mine", 7).status, 201) << "ids of two people do not meet";
}

// Both write at once; whatever order the counts are made in, they come out right.
TEST(Messages, counts_survive_a_crowd) {
    Chat chat;
    std::vector<Task<Result<Message>>> posts;
    Context context{chat.world.platform()};
    Copies copies{context};
    Posting posting{context, copies};
    const auto conversation =
        **chat.world.run(context.stores.conversations.get(*ConversationId::parse(chat.id), soon()));
    for (int i = 0; i < 20; ++i) {
        Actor actor{.kind = Actor::Kind::account,
                    .account = i % 2 == 0 ? chat.ann.account : chat.bob.account};
        posts.push_back(posting.post(actor, conversation, Uuid::of_name("crowd" + std::to_string(i / 2)),
                                     "hello", soon()));
    }
    for (const auto& posted : chat.world.run_all(std::move(posts)))
        EXPECT_TRUE(posted);
    chat.world.settle();
    EXPECT_EQ(chat.world.unread(chat.ann), 10);
    EXPECT_EQ(chat.world.unread(chat.bob), 11);
    // The control: a count without the check of the version that it was made from writes over newer ones.
    const auto stale = conversation;
    (void)chat.world.run(context.stores.conversations.update(
        conversation.id, [stale](const Conversation&) -> Result<Conversation> { return stale; }, soon()));
    EXPECT_EQ(chat.world.unread(chat.bob), 1);
}

TEST(Messages, what_a_crash_left_uncounted_is_counted_by_the_event) {
    Chat chat;
    Context context{chat.world.platform()};
    const auto id = *ConversationId::parse(chat.id);
    const Instant now = chat.world.clock.now();
    Message message{MessageId::make(now), id, chat.bob.account, Uuid::of_name("x"), now, "Still", false};
    const MessageSent told{message.id, id, {}, chat.bob.account, chat.ann.account, now, "Still"};
    const auto heard = chat.world.listen(chat.ann.account);
    ASSERT_TRUE(chat.world.run(context.stores.messages.insert(
        message, soon(), [told](store::Events& events) { events.publish(told); })));
    chat.world.settle();
    EXPECT_EQ(chat.world.unread(chat.ann), 1);
    ASSERT_FALSE(heard->empty()) << "and the page is told";
    EXPECT_EQ(heard->front().find("message.sent {"), 0U) << heard->front();
}

TEST(Messages, read_marks_move_forward_and_are_told) {
    Chat chat;
    std::vector<std::string> ids;
    for (int i = 0; i < 3; ++i)
        ids.push_back(chat.world.say(chat.bob, chat.id, "Answer " + std::to_string(i), 10 + i).str("id"));
    EXPECT_EQ(chat.world.unread(chat.ann), 3);
    const auto heard = chat.world.listen(chat.bob.account);
    const auto mark = [&](const std::string& id) {
        return chat.world.put(chat.ann, chat.path("/read"), R"({"message":")" + id + "\"}");
    };
    EXPECT_EQ(mark(ids[1]).number_at("/messages"), 1);
    EXPECT_EQ(mark(ids[0]).number_at("/messages"), 1) << "not back";
    EXPECT_EQ(mark(ids[2]).number_at("/conversations"), 0);
    EXPECT_EQ(chat.world.get(chat.bob, chat.path()).text_at("/read_up_to_by_other"), ids[2]);
    chat.world.settle();
    EXPECT_TRUE(
        std::ranges::any_of(*heard, [](const auto& one) { return one.starts_with("conversation.read "); }));
    EXPECT_EQ(mark(Uuid::of_name("nothing").to_string()).status, 404);
    const Person eve = chat.world.student("eve");
    const auto foreign = chat.world.ask(eve, chat.dune, "Mine", 1).text_at("/message/id");
    EXPECT_EQ(mark(foreign).status, 404) << "a message of another conversation";
}

TEST(Messages, pages_go_back_in_time_each_message_once) {
    Chat chat;
    for (int i = 0; i < 7; ++i)
        ASSERT_EQ(chat.world.say(chat.ann, chat.id, "m" + std::to_string(i), 20 + i).status, 201);
    std::string all, after;
    do {
        const auto page = chat.world.get(
            chat.bob, chat.path("/messages?limit=3") + (after.empty() ? "" : "&after=" + after));
        ASSERT_EQ(page.status, 200) << page.text;
        for (const auto& item : page.items())
            all += std::string{item.at("text").as_string()} + " ";
        after = page.str("next");
    } while (!after.empty());
    EXPECT_EQ(all, "m6 m5 m4 m3 m2 m1 m0 Is it still there? ");
    EXPECT_EQ(chat.world.get(chat.bob, chat.path("/messages?after=forged")).faults(),
              "?after:invalid_cursor");
    EXPECT_EQ(chat.world.get(chat.bob, chat.path("/messages?colour=red")).status, 422);
}

TEST(Messages, text_is_bounded_cleaned_and_its_risks_are_marked) {
    Chat chat;
    EXPECT_EQ(chat.world.say(chat.ann, chat.id, std::string(2001, 'x'), 30).faults(), "/text:too_long");
    EXPECT_EQ(chat.world.say(chat.ann, chat.id, " \n ", 31).status, 422);
    const auto cleaned = chat.world.say(chat.ann, chat.id, "a\u202Eb\u0007c\nd", 32);
    EXPECT_EQ(cleaned.str("text"), "abc\nd");
    const auto risky = chat.world.say(chat.ann, chat.id, "Write to ann@example.com", 33);
    EXPECT_EQ(risky.text_at("/risks/0/kind"), "email");
    EXPECT_EQ(risky.number_at("/risks/0/begin"), 9);
    EXPECT_EQ(risky.str("text"), "Write to ann@example.com") << "marked, not dropped";
    const auto twice =
        chat.world.post(chat.ann, "/api/v1/conversations", R"({"listing":"x","text":"","price":1})");
    EXPECT_EQ(twice.status, 422);
    EXPECT_NE(twice.faults().find("/price:"), std::string::npos) << twice.faults();
    EXPECT_NE(twice.faults().find("/client_id:required"), std::string::npos) << "all faults at once";
}

TEST(Messages, a_block_stops_both_directions_and_says_the_same) {
    for (const bool ann_blocks : {true, false}) {
        Chat chat;
        auto& blocks = chat.world.accounts.blocks;
        if (ann_blocks)
            blocks.emplace(chat.ann.account, chat.bob.account);
        else
            blocks.emplace(chat.bob.account, chat.ann.account);
        for (const Person* person : {&chat.ann, &chat.bob}) {
            const auto refused = chat.world.say(*person, chat.id, "hello", 40);
            EXPECT_EQ(refused.status, 403);
            EXPECT_EQ(refused.code(), "blocked");
            const auto seen = chat.world.get(*person, chat.path());
            EXPECT_FALSE(seen.at("/can_write").as_bool());
            EXPECT_EQ(seen.text_at("/reason"), "blocked");
        }
        auto& other = chat.world.listing(chat.bob, "Emma");
        EXPECT_EQ(chat.world.ask(chat.ann, other, "And this?", 41).code(), "blocked");
        EXPECT_EQ(chat.world.ask(chat.ann, chat.dune, "Again?", 42).code(), "blocked");
        blocks.clear();
        EXPECT_EQ(chat.world.say(chat.bob, chat.id, "hello", 43).status, 201);
    }
}

TEST(Messages, who_may_not_write_and_what_may_not_be_asked) {
    Chat chat;
    auto& card = chat.world.accounts.cards[chat.ann.account];
    card.status = "suspended";
    EXPECT_EQ(chat.world.say(chat.ann, chat.id, "hello", 50).code(), "suspended");
    card.status = "closed";
    EXPECT_EQ(chat.world.say(chat.ann, chat.id, "hello", 51).code(), "session_ended");
    card.status = "active";
    card.verified = false;
    EXPECT_EQ(chat.world.say(chat.ann, chat.id, "hello", 52).status, 201) << "lapsed: finishes what is open";
    auto& other = chat.world.listing(chat.bob, "Emma");
    EXPECT_EQ(chat.world.ask(chat.ann, other, "New?", 53).code(), "not_verified");
    card.verified = true;
    using enum market::ListingState;
    const std::tuple<market::ListingState, bool, int, const char*> states[] = {
        {draft, false, 404, "not_found"},     {published, true, 201, ""},
        {published, false, 404, "not_found"}, {reserved, true, 201, ""},
        {sold, false, 409, "sold"},           {paused, false, 404, "not_found"},
        {withdrawn, false, 404, "not_found"}, {removed, false, 404, "not_found"},
    };
    int number = 60;
    for (const auto& [state, shown, status, code] : states) {
        auto& listing = chat.world.listing(chat.bob, "Book " + std::to_string(number));
        listing.state = state;
        listing.shown = shown;
        const auto asked = chat.world.ask(chat.ann, listing, "?", number++);
        EXPECT_EQ(asked.status, status) << asked.text;
        EXPECT_EQ(asked.code(), code);
    }
    EXPECT_EQ(chat.world.ask(chat.bob, chat.dune, "?", 70).code(), "own_listing");
    Chat second;
    second.dune.state = sold;
    EXPECT_EQ(second.world.ask(second.ann, second.dune, "When do we meet?", 71).status, 201) << "it goes on";
}

TEST(Messages, limits_of_chat_and_of_new_conversations) {
    Chat chat;  // one of each is used
    for (int i = 0; i < 19; ++i)
        ASSERT_EQ(chat.world.say(chat.ann, chat.id, "x", 100 + i).status, 201);
    const auto late = chat.world.say(chat.ann, chat.id, "x", 130);
    EXPECT_EQ(late.status, 429);
    EXPECT_TRUE(late.headers.get("Retry-After"));
    EXPECT_EQ(chat.world.say(chat.bob, chat.id, "x", 131).status, 201) << "by account";
    const Person eve = chat.world.student("eve");
    for (int i = 0; i < 10; ++i) {
        auto& book = chat.world.listing(chat.bob, "Title " + std::to_string(i));
        ASSERT_EQ(chat.world.ask(eve, book, "?", 140 + i).status, 201);
    }
    EXPECT_EQ(chat.world.ask(eve, chat.world.listing(chat.bob, "One more"), "?", 151).status, 429);
}

TEST(Messages, copies_follow_the_events_in_any_order) {
    Chat chat;
    chat.world.tell(accounts::AccountChanged{chat.ann.account, 5, "Ann B.", "pic", true});
    chat.world.tell(accounts::AccountChanged{chat.ann.account, 4, "Late", {}, true});
    const Instant now = chat.world.clock.now();
    const std::string subject = chat.dune.id.to_string();
    market::ListingChanged cheaper{chat.dune, {}};
    cheaper.listing.version = 3;
    cheaper.listing.edition.title = "Dune, 2nd";
    chat.world.tell(cheaper, now, subject);
    market::ListingPublished late{chat.dune};
    late.listing.version = 2;
    chat.world.tell(late, now, subject);
    const auto seen = chat.world.get(chat.bob, chat.path());
    EXPECT_EQ(seen.text_at("/other/name"), "Ann B.");
    EXPECT_EQ(seen.text_at("/subject/title"), "Dune, 2nd");
}

// Every route with an id × {the two, somebody else, nobody, staff}: what is not yours is not there.
TEST(Access, conversation_by_conversation) {
    Chat chat;
    const Person eve = chat.world.student("eve");
    const Person nobody;
    const Person mod = chat.world.with_roles("mod", {Role::student, Role::moderator});
    const Person admin = chat.world.with_roles("admin", {Role::student, Role::administrator});
    const auto message = chat.world.say(chat.bob, chat.id, "Yes", 1).str("id");
    const std::string none = Uuid::of_name("none").to_string();
    struct Row {
        Method method;
        std::string rest;
        std::string body;
        int member;
    };
    const Row rows[] = {
        {Method::get, "", "", 200},
        {Method::get, "/messages", "", 200},
        {Method::post, "/messages", R"({"text":"x","client_id":")" + World::client(9) + "\"}", 201},
        {Method::put, "/read", R"({"message":")" + message + "\"}", 200},
    };
    for (const Row& row : rows) {
        const auto status = [&](const Person& who, const std::string& id) {
            return chat.world.call(who, row.method, "/api/v1/conversations/" + id + row.rest, row.body)
                .status;
        };
        EXPECT_EQ(status(chat.ann, chat.id), row.member) << row.rest;
        EXPECT_EQ(status(chat.bob, chat.id), row.member) << row.rest;
        for (const Person* other : {&eve, &mod, &admin}) {
            EXPECT_EQ(status(*other, chat.id), 404) << row.rest;
            EXPECT_EQ(status(*other, none), 404) << row.rest;
        }
        EXPECT_EQ(status(nobody, chat.id), 401) << row.rest;
    }
    for (const auto* list : {"/api/v1/conversations", "/api/v1/conversations/unread"}) {
        EXPECT_EQ(chat.world.get(nobody, list).status, 401);
        EXPECT_EQ(chat.world.get(eve, list).status, 200);
    }
    EXPECT_TRUE(chat.world.get(eve, "/api/v1/conversations").items().empty());
    for (const Person* person : std::initializer_list<const Person*>{&chat.ann, &admin}) {
        EXPECT_EQ(
            chat.world
                .get(*person, "/internal/messages/" + message + "/evidence/" + chat.ann.account.to_string())
                .status,
            404);
        EXPECT_EQ(
            chat.world.put(*person, "/internal/messages/" + message + "/visibility", R"({"hidden":true})")
                .status,
            404);
    }
}

TEST(Internal, evidence_is_for_who_takes_part_and_has_its_context) {
    Chat chat;
    std::string seventh;
    for (int i = 0; i < 15; ++i) {
        const auto said = chat.world.say(chat.bob, chat.id, "m" + std::to_string(i), 20 + i);
        if (i == 7) seventh = said.str("id");
    }
    const std::string path = "/internal/messages/" + seventh + "/evidence/";
    const auto evidence = chat.world.internal(Method::get, path + chat.ann.account.to_string());
    ASSERT_EQ(evidence.status, 200) << evidence.text;
    EXPECT_EQ(evidence.str("text"), "m7");
    EXPECT_EQ(evidence.str("subject_title"), "Dune");
    std::string all;
    for (const auto& line : evidence.at("/context").as_array())
        all += std::string{line.at("text").as_string()} + " ";
    EXPECT_EQ(all, "m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12 ");
    EXPECT_EQ(chat.world.internal(Method::get, path + AccountId::of_name("eve").to_string()).status, 404);
}

TEST(Internal, a_hidden_message_is_hidden_for_both_and_comes_back) {
    Chat chat;
    const auto id = chat.world.say(chat.bob, chat.id, "Rude", 20).str("id");
    const auto heard = chat.world.listen(chat.ann.account);
    const auto set = [&](const char* hidden) {
        return chat.world
            .internal(Method::put, "/internal/messages/" + id + "/visibility",
                      std::string{R"({"hidden":)"} + hidden + "}")
            .status;
    };
    for (int asked = 0; asked < 2; ++asked)
        EXPECT_EQ(set("true"), 204);
    for (const Person* person : {&chat.ann, &chat.bob}) {
        const auto said = chat.world.get(*person, chat.path("/messages"));
        EXPECT_TRUE(said.at("/items/0/hidden").as_bool());
        EXPECT_EQ(said.text.find("Rude"), std::string::npos) << said.text;
        EXPECT_EQ(chat.world.get(*person, "/api/v1/conversations").text.find("Rude"), std::string::npos);
    }
    EXPECT_EQ(chat.world.unread(chat.ann), 0);
    chat.world.settle();
    EXPECT_TRUE(
        std::ranges::any_of(*heard, [](const auto& one) { return one.starts_with("message.hidden "); }));
    EXPECT_EQ(set("false"), 204);
    EXPECT_EQ(chat.world.get(chat.ann, chat.path("/messages")).text_at("/items/0/text"), "Rude");
    EXPECT_EQ(chat.world.unread(chat.ann), 1);
}

TEST(Privacy, the_export_holds_what_the_person_sees) {
    Chat chat;
    const auto parts = chat.world.run(chat.world.service.export_of(chat.bob.account, soon()));
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_NE(parts[0].bytes.find("Dune"), std::string::npos);
    EXPECT_NE(parts[1].bytes.find("Is it still there?"), std::string::npos);
    EXPECT_TRUE(chat.world.run(chat.world.service.export_of(AccountId::of_name("eve"), soon())).empty());
}

TEST(Privacy, a_closed_account_leaves_words_but_no_way_to_it) {
    Chat chat;
    ASSERT_EQ(chat.world.say(chat.ann, chat.id, "Mail ann@example.com or 0170 1234567", 5).status, 201);
    ASSERT_EQ(chat.world.say(chat.bob, chat.id, "Mine is bob@example.com", 6).status, 201);
    chat.world.tell(accounts::AccountClosed{chat.ann.account});
    const auto said = chat.world.get(chat.bob, chat.path("/messages"));
    EXPECT_EQ(said.text_at("/items/1/text"), "Mail … or …");
    EXPECT_EQ(said.text_at("/items/0/text"), "Mine is bob@example.com") << "the other's stay";
    const auto seen = chat.world.get(chat.bob, chat.path());
    EXPECT_EQ(seen.text_at("/other/name"), "");
    EXPECT_TRUE(seen.at("/other/closed").as_bool());
    EXPECT_EQ(chat.world.say(chat.bob, chat.id, "Hello?", 7).code(), "other_closed");
    chat.world.tell(accounts::AccountChanged{chat.ann.account, 99, "Ann", {}, true});
    EXPECT_EQ(chat.world.get(chat.bob, chat.path()).text_at("/other/name"), "") << "a late event";
}

}  // namespace
}  // namespace bookverse::messages
