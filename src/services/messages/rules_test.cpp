#include "services/messages/rules.hpp"

#include <gtest/gtest.h>

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <map>

namespace bookverse::messages {
namespace {

const Instant now{Duration{1'800'000'000'000}};
const AccountId ann = AccountId::of_name("ann"), bob = AccountId::of_name("bob");
const Subject subject{SubjectKind::listing, Uuid::of_name("dune")};

template <class E, class F>
void each(F what) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto one) { what(one.value, one.name); });
}

std::string code_of(const Result<>& result) {
    return result ? "ok" : result.error().code;
}

// By account state: active, lapsed, unverified, suspended, closed.
TEST(Rules, the_whole_table) {
    const std::string out = "unauthenticated", none = "not_found";
    const std::map<std::pair<Command, Who>, std::vector<std::string>> expected{
        {{Command::read, Who::anonymous}, {out, out, out, out, out}},
        {{Command::read, Who::stranger}, {none, none, none, none, none}},
        {{Command::read, Who::participant}, {"ok", "ok", "ok", "ok", "ok"}},
        {{Command::write, Who::anonymous}, {out, out, out, out, out}},
        {{Command::write, Who::stranger}, {none, none, none, none, none}},
        {{Command::write, Who::participant}, {"ok", "ok", "not_verified", "suspended", "session_ended"}},
        {{Command::open, Who::anonymous}, {out, out, out, out, out}},
        {{Command::open, Who::stranger},
         {"ok", "not_verified", "not_verified", "suspended", "session_ended"}},
        {{Command::open, Who::participant},
         {"ok", "not_verified", "not_verified", "suspended", "session_ended"}},
    };
    each<Command>([&](Command command, const char* command_name) {
        each<Who>([&](Who who, const char* who_name) {
            each<Writer>([&](Writer writer, const char* writer_name) {
                EXPECT_EQ(code_of(allowed(command, who, writer)),
                          expected.at({command, who}).at(static_cast<std::size_t>(writer)))
                    << command_name << " " << who_name << " " << writer_name;
            });
        });
    });
}

TEST(Rules, two_clicks_make_one_conversation) {
    EXPECT_EQ(conversation_id(subject, ann), conversation_id(subject, ann));
    EXPECT_NE(conversation_id(subject, ann), conversation_id(subject, bob));
    EXPECT_NE(conversation_id({SubjectKind::event, subject.id}, ann), conversation_id(subject, ann));
}

TEST(Rules, counting_stops_at_a_hundred_and_sees_only_the_others) {
    auto conversation = open_conversation(subject, ann, bob, now);
    std::vector<store::Versioned<Message>> newest;
    for (int i = 0; i < 120; ++i) {
        Message message{MessageId::make(now), conversation.id, bob, {}, now, "x", false};
        newest.insert(newest.begin(), {1, std::make_shared<const Message>(message)});
    }
    const auto counted = count_again(conversation, newest);
    EXPECT_EQ(counted.inquirer.unread, most_unread);
    EXPECT_EQ(counted.owner.unread, 0);
    EXPECT_EQ(counted.unread_by, std::vector{ann});
    const auto read = count_again(mark_read(counted, ann, newest[2]->id), newest);
    EXPECT_EQ(read.inquirer.unread, 2);
    EXPECT_EQ(mark_read(read, ann, newest[50]->id).inquirer.read_up_to, newest[2]->id) << "never back";
    EXPECT_EQ(count_again(read, {}).last, read.last) << "nothing new changes nothing";
}

TEST(Rules, an_excerpt_is_one_line_and_whole_characters) {
    EXPECT_EQ(excerpt("a\nb"), "a b");
    std::string umlauts;
    for (int i = 0; i < 130; ++i)
        umlauts += "ä";
    const auto cut = excerpt(umlauts);
    EXPECT_EQ(cut.size(), 2 * excerpt_length + std::string{"…"}.size());
    EXPECT_EQ(excerpt(umlauts.substr(0, 2 * excerpt_length)), umlauts.substr(0, 2 * excerpt_length));
}

}  // namespace
}  // namespace bookverse::messages
