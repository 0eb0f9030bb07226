#include "platform/telemetry/telemetry.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>

#include "platform/telemetry/log_line.hpp"
#include "platform/telemetry/process_metrics.hpp"
#include "platform/telemetry/redact.hpp"

namespace bookverse::telemetry {
namespace {

TEST(Redact, secret_names) {
    for (const auto* name :
         {"authorization", "Authorization", "cookie", "Set-Cookie", "code", "access_token", "token",
          "password", "new_password", "client-secret", "pin", "api_key", "X-Api-Key", "apiKey",
          "second_factor", "private_key", "__Host-rt", "passphrase"}) {
        EXPECT_TRUE(is_secret_name(name)) << name;
    }
    for (const auto* name :
         {"path", "status", "status_code", "order", "spin", "account", "state", "encoder", ""}) {
        EXPECT_FALSE(is_secret_name(name)) << name;
    }
}

TEST(Redact, shapes_inside_text) {
    struct Case {
        std::string_view text, safe;
    };
    const Case cases[] = {
        {"GET /verify?token=abc.DEF-1&x=2", "GET /verify?token=***&x=2"},
        {"/oidc/uni/callback?code=SplxlO&state=af0", "/oidc/uni/callback?code=***&state=af0"},
        {"sent Authorization: Bearer eyJhbGciOi.eyJzdWIi.c2ln now", "sent Authorization: ***"},
        {"header was bearer abcdefgh12345678, refused", "header was bearer ***, refused"},
        {"basic settings changed", "basic settings changed"},
        {"token eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.AAAA_-B is bad", "token *** is bad"},
        {"Cookie: __Host-rt=abc; theme=dark\r\nHost: x", "Cookie: ***\r\nHost: x"},
        {"__Host-rt=abc; theme=dark", "__Host-rt=***; theme=dark"},
        {R"({"email":"a@b.de","password":"hunter2 \"x","n":1})",
         R"({"email":"a@b.de","password":"***"x","n":1})"},
        {R"({\"password\":\"hunter2\"})", R"({\"password\":\"***\"})"},
        {"mongodb://user:pa:ss@db.example:27017/x?a=b", "mongodb://***@db.example:27017/x?a=b"},
        {"https://example.edu/a@b", "https://example.edu/a@b"},
        {"E11000 duplicate key, code: 11000", "E11000 duplicate key, code: 11000"},
        {"password = s3cret", "password = ***"},
        {"forgot password", "forgot password"},
        {"token=", "token="},
        {"", ""},
    };
    for (const Case& c : cases)
        EXPECT_EQ(redact_text(c.text), c.safe);
}

LogLine line_of(std::span<const Field> fields, std::string_view event = "test") {
    return {Instant{std::chrono::milliseconds{0}}, Level::warn, "bookverse", event, fields};
}

TEST(LogLine, stays_one_json_object_whatever_it_holds) {
    const std::string values[] = {
        "plain",
        "two\nlines\r\n{\"level\":\"error\"}",
        "quote \" backslash \\ \"},{\"x\":\"",
        std::string{"nul \0 inside", 12},
        "\x1b[2J escape",
        "bad utf-8 \xC3\x28 \xFF \xED\xA0\x80 \xC0\x80",
        "\xE2\x80\xA8 separator \xE2\x80\xAE override \xC2\x85",
        "grüße 📚",
        std::string(10'000, 'x'),
        std::string(4095, 'x') + "ü and more",
    };
    for (const std::string& value : values) {
        const Field fields[] = {{"value", value}, {"level", "forged"}};
        for (const std::string& line :
             {to_json_line(line_of(fields, value)), to_people_line(line_of(fields, value))}) {
            for (const char c : line)
                ASSERT_GE(static_cast<unsigned char>(c), 0x20) << line;
            ASSERT_EQ(line.find("\xE2\x80\xAE"), std::string::npos);
            ASSERT_LT(line.size(), 40'000U);
        }
        const auto object = boost::json::parse(to_json_line(line_of(fields, value))).as_object();
        EXPECT_EQ(object.at("level"), "warn");
        EXPECT_EQ(object.at("level_"), "forged");
        EXPECT_EQ(object.at("at"), "1970-01-01T00:00:00.000Z");
    }
    const Field fields[] = {{"value", "two\nlines \\ ü"}};
    EXPECT_EQ(boost::json::parse(to_json_line(line_of(fields))).at("value"), "two\nlines \\ ü");
    EXPECT_EQ(to_people_line(line_of(fields)),
              "1970-01-01T00:00:00.000Z warn  test value=\"two\\nlines \\\\ ü\"");
}

TEST(LogLine, hides_secrets) {
    const Field fields[] = {{"Authorization", "Bearer x"}, {"target", "/a?token=abc"}, {"token", ""}};
    EXPECT_EQ(to_json_line(line_of(fields)),
              R"({"at":"1970-01-01T00:00:00.000Z","level":"warn","service":"bookverse","event":"test",)"
              R"("Authorization":"***","target":"/a?token=***","token":""})");
}

std::vector<std::string> lines_of(const std::string& file) {
    std::ifstream in{file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

struct LogFile {
    std::string name =
        (std::filesystem::temp_directory_path() / ("bookverse-telemetry-" + std::to_string(getpid())))
            .string();
    LogFile() { std::filesystem::remove(name); }
    ~LogFile() { std::filesystem::remove(name); }
};

TEST(Telemetry, writes_every_line_of_many_threads_before_it_ends) {
    const LogFile file;
    {
        Telemetry telemetry{{.level = Level::info, .service = "test", .json = true, .file = file.name}};
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&telemetry, t] {
                for (int i = 0; i < 100; ++i) {
                    telemetry.log(Level::info, "step",
                                  {{"thread", std::to_string(t)}, {"i", std::to_string(i)}});
                }
                telemetry.log(Level::debug, "not of this level");
            });
        }
    }
    const auto lines = lines_of(file.name);
    ASSERT_EQ(lines.size(), 400U);
    for (const auto& line : lines)
        EXPECT_EQ(boost::json::parse(line).at("event"), "step");
}

TEST(Telemetry, a_slow_disk_drops_the_oldest_and_counts_them) {
    // A pipe that nobody reads is the slow disk: the writer blocks on it and the ring fills.
    const LogFile file;
    ASSERT_EQ(mkfifo(file.name.c_str(), 0600), 0);
    std::promise<void> read_on;
    std::size_t lines = 0;
    std::string last;
    std::jthread reader{[&, go = read_on.get_future()]() mutable {
        std::ifstream in{file.name};
        go.wait();
        for (std::string line; std::getline(in, line); ++lines)
            last = line;
    }};
    double dropped = 0;
    {
        Telemetry telemetry{{.level = Level::info, .service = "test", .json = true, .file = file.name}};
        for (int i = 0; i < 10'000; ++i) {
            telemetry.log(Level::info, "step", {{"i", std::to_string(i)}});
        }
        const std::string metrics = telemetry.metrics();
        const auto at = metrics.find("\nbookverse_log_dropped_total ");
        ASSERT_NE(at, std::string::npos);
        dropped = std::stod(metrics.substr(at + 29));
        read_on.set_value();
    }
    reader.join();
    EXPECT_GT(dropped, 5'000);
    EXPECT_EQ(static_cast<double>(lines) + dropped, 10'000);
    EXPECT_EQ(boost::json::parse(last).at("i"), "9999");
}

TEST(Telemetry, metrics_are_made_once_by_name_and_labels) {
    Telemetry telemetry{{}};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&telemetry] {
            for (int i = 0; i < 250; ++i) {
                telemetry.counter("test_total", "A test", {{"kind", "a"}}).add();
                telemetry.counter("test_total", "A test", {{"kind", "b"}}).add(2);
            }
        });
    }
    threads.clear();
    telemetry.gauge("test_depth", "Depth").set(3);
    telemetry.histogram("test_seconds", "Time").observe(0.0003);
    int asked = 0;
    telemetry.collect([&] { ++asked; });
    telemetry.collect([] { throw std::runtime_error{"probe is broken"}; });
    const std::string text = telemetry.metrics();
    EXPECT_EQ(asked, 1);
    for (const auto* expected :
         {"test_total{kind=\"a\"} 1000", "test_total{kind=\"b\"} 2000", "test_depth 3",
          "test_seconds_bucket{le=\"0.00025\"} 0", "test_seconds_bucket{le=\"0.0005\"} 1",
          "process_resident_memory_bytes", "process_open_fds", "process_uptime_seconds",
          "bookverse_log_dropped_total 0"}) {
        EXPECT_NE(text.find(expected), std::string::npos) << expected << '\n' << text;
    }
    EXPECT_THROW(telemetry.gauge("test_total", "Another type"), std::invalid_argument);
    Counter{}.add();  // a handle that was never given a metric is harmless
}

TEST(Telemetry, faults_are_logged_and_counted) {
    const LogFile file;
    {
        Telemetry telemetry{{.level = Level::info, .service = "test", .json = true, .file = file.name}};
        set_process_log(&telemetry);
        log_fault("relay", "broker said token=abc");
        EXPECT_NE(telemetry.metrics().find("bookverse_faults_total{where=\"relay\"} 1"), std::string::npos);
    }
    const auto lines = lines_of(file.name);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(boost::json::parse(lines[0]).at("what"), "broker said token=***");
    log_fault("after", "the log is gone: goes to standard error");
}

TEST(ProcessFigures, are_plausible) {
    const ProcessFigures before = read_process_figures();
    EXPECT_GT(before.resident_bytes, 1 << 20);
    EXPECT_GE(before.threads, 1);
    const std::ifstream one{"/proc/self/statm"};
    EXPECT_EQ(read_process_figures().open_files, before.open_files + 1);
}

TEST(Health, names_what_is_not_ready) {
    Health health;
    health.add("store", [] { return std::string{}; });
    health.add("bus", [] { return std::string{"connecting"}; });
    health.add("cache", []() -> std::string { throw std::runtime_error{"probe died"}; });
    const std::vector<std::pair<std::string, std::string>> expected = {{"bus", "connecting"},
                                                                       {"cache", "probe died"}};
    EXPECT_EQ(health.problems(), expected);
}

}  // namespace
}  // namespace bookverse::telemetry
