#include "app/module_graph.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

#include "platform/async/deadline.hpp"

namespace bookverse::app {
namespace {

using Names = std::vector<std::string>;

struct Diary {
    Names lines;
    Module module(std::string name, Names needs = {}) {
        return {name, std::move(needs), [this, name] { lines.push_back("+" + name); },
                [this, name] { lines.push_back("-" + name); }};
    }
};

void ignore(const std::string&, const std::string&) {}

TEST(module_graph, starts_after_what_is_needed_and_stops_in_reverse) {
    Diary diary;
    ModuleGraph graph{ignore};
    graph.add(diary.module("port", {"services"}));
    graph.add(diary.module("services", {"store", "bus"}));
    graph.add(diary.module("store"));
    graph.add(diary.module("bus", {"store"}));
    EXPECT_TRUE(graph.start({}));
    graph.stop();
    graph.stop();
    EXPECT_EQ(diary.lines,
              (Names{"+store", "+bus", "+services", "+port", "-port", "-services", "-bus", "-store"}));
}

TEST(module_graph, a_failed_start_stops_what_runs_and_is_thrown_on) {
    Diary diary;
    ModuleGraph graph{ignore};
    graph.add(diary.module("store"));
    graph.add({"bus",
               {"store"},
               [] { throw std::runtime_error{"locked"}; },
               [&] { diary.lines.push_back("-bus"); }});
    graph.add(diary.module("services", {"bus"}));
    EXPECT_THROW(graph.start({}), std::runtime_error);
    EXPECT_EQ(diary.lines, (Names{"+store", "-store"}));
}

TEST(module_graph, what_is_unavailable_is_tried_again_and_told) {
    Diary diary;
    Names told;
    ModuleGraph graph{
        [&](const std::string& module, const std::string& reason) { told.push_back(module + ":" + reason); }};
    int tries = 0;
    graph.add({"store", {}, [&] {
                   if (++tries == 1) throw Unavailable{"connection refused"};
               }});
    graph.add(diary.module("services", {"store"}));
    EXPECT_TRUE(graph.start({}));
    EXPECT_EQ(tries, 2);
    EXPECT_EQ(told, (Names{"store:connection refused", "store:"}));
    EXPECT_EQ(diary.lines, (Names{"+services"}));
}

TEST(module_graph, a_stop_ends_the_waiting_and_what_runs_can_be_stopped) {
    Diary diary;
    std::stop_source source;
    ModuleGraph graph{ignore};
    graph.add(diary.module("log"));
    graph.add({"store", {"log"}, [&] {
                   source.request_stop();
                   throw Unavailable{"down"};
               }});
    EXPECT_FALSE(graph.start(source.get_token()));
    graph.stop();
    EXPECT_EQ(diary.lines, (Names{"+log", "-log"}));
}

TEST(module_graph, mistakes_are_refused_before_anything_starts) {
    struct Row {
        std::string what;
        std::vector<std::pair<std::string, Names>> modules;
    };
    const std::vector<Row> table{
        {"circle", {{"a", {"b"}}, {"b", {"a"}}}},
        {"itself", {{"a", {"a"}}}},
        {"unknown", {{"a", {"z"}}}},
        {"double", {{"a", {}}, {"a", {}}}},
    };
    for (const auto& row : table) {
        Diary diary;
        ModuleGraph graph{ignore};
        for (const auto& [name, needs] : row.modules)
            graph.add(diary.module(name, needs));
        EXPECT_THROW(graph.start({}), std::logic_error) << row.what;
        EXPECT_TRUE(diary.lines.empty()) << row.what;
    }
}

TEST(module_graph, a_stop_that_throws_does_not_keep_the_others_running) {
    Diary diary;
    ModuleGraph graph{ignore};
    graph.add(diary.module("store"));
    graph.add({"bus", {"store"}, [] {}, [] { throw std::runtime_error{"stuck"}; }});
    EXPECT_TRUE(graph.start({}));
    graph.stop();
    EXPECT_EQ(diary.lines, (Names{"+store", "-store"}));
}

}  // namespace
}  // namespace bookverse::app
