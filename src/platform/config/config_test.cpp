#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>

#include "platform/config/flags.hpp"
#include "platform/config/option_table.hpp"
#include "platform/config/options.hpp"
#include "platform/config/rules.hpp"
#include "platform/config/secret_file.hpp"
#include "platform/config/suggest.hpp"

namespace bookverse::config {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const Words services{"accounts", "market"};

struct TempFolder {
    fs::path path = fs::temp_directory_path() / ("bookverse-config-" + std::to_string(::getpid()));
    TempFolder() { fs::create_directories(path); }
    ~TempFolder() { fs::remove_all(path); }
    fs::path write(const std::string& name, const std::string& text,
                   fs::perms mode = fs::perms::owner_all) const {
        std::ofstream{path / name} << text;
        fs::permissions(path / name, mode);
        return path / name;
    }
};

struct Outcome {
    std::optional<Options> options;
    Complaints complaints;
};

/// As the program does it: parse, gather, understand.
Outcome configure(Words flags, const Environment& environment = {}, Use use = Use::serving) {
    CLI::App app;
    const Flags known{app};
    std::ranges::reverse(flags);  // CLI11 takes them from the end
    app.parse(flags);
    Outcome outcome;
    const auto values = known.gather(environment, outcome.complaints);
    auto understood = understand(values, services, "/nowhere", use);
    if (understood)
        outcome.options = std::move(*understood);
    else
        outcome.complaints.insert(outcome.complaints.end(), understood.error().begin(),
                                  understood.error().end());
    return outcome;
}

std::string all(const Complaints& complaints) {
    std::string text;
    for (const auto& one : complaints)
        text += one + "\n";
    return text;
}

TEST(nearest, finds_slips_and_unique_beginnings_and_nothing_else) {
    const Words known{"store", "bus", "cache", "services", "service-url", "threads"};
    EXPECT_EQ(nearest("stroe", known), "store");
    EXPECT_EQ(nearest("sore", known), "store");
    EXPECT_EQ(nearest("thr", known), "threads");
    EXPECT_EQ(nearest("serv", known), std::nullopt) << "two begin with it";
    EXPECT_EQ(nearest("database", known), std::nullopt);
    EXPECT_EQ(nearest("ab", known), std::nullopt) << "half of it is wrong";
}

TEST(options, development_needs_nothing) {
    const auto outcome = configure({"--development"});
    ASSERT_TRUE(outcome.options) << all(outcome.complaints);
    EXPECT_EQ(outcome.options->store.kind, "sqlite");
    EXPECT_EQ(outcome.options->listen.port, 8080);
    EXPECT_EQ(outcome.options->settings.public_url, "http://localhost:8080");
    EXPECT_TRUE(outcome.options->runs("accounts"));
    EXPECT_FALSE(outcome.options->internal);
}

TEST(options, a_flag_wins_over_the_environment_and_that_over_the_file) {
    const TempFolder folder;
    const auto file = folder.write("c.toml", "port = 1001\nthreads = 3\nlog-level = \"warn\"\n");
    const auto outcome = configure({"--development", "--config", file.string(), "--port", "1003"},
                                   {{"BOOKVERSE_PORT", "1002"}, {"BOOKVERSE_THREADS", "2"}});
    ASSERT_TRUE(outcome.options) << all(outcome.complaints);
    EXPECT_EQ(outcome.options->listen.port, 1003);
    EXPECT_EQ(outcome.options->threads, 2U);
    EXPECT_EQ(outcome.options->log_level, "warn");
}

TEST(options, lists_come_repeated_or_with_commas) {
    for (const auto& flags :
         {Words{"--development", "--administrator", "A@u.edu,b@u.edu"},
          Words{"--development", "--administrator", "A@u.edu", "--administrator", "b@u.edu"}}) {
        const auto outcome = configure(flags);
        ASSERT_TRUE(outcome.options) << all(outcome.complaints);
        EXPECT_EQ(outcome.options->settings.administrators, (Words{"a@u.edu", "b@u.edu"}));
    }
}

TEST(options, who_only_asks_need_not_say_how_mail_goes_out) {
    const Words flags{"--public-url", "http://localhost:8080"};
    EXPECT_FALSE(configure(flags).options) << "to serve, mail must go out";
    EXPECT_TRUE(configure(flags, {}, Use::asking).options)
        << all(configure(flags, {}, Use::asking).complaints);
}

TEST(options, of_payments) {
    const TempFolder folder;
    const auto key = folder.write("key", "sk_test_1\n").string();
    const auto secrets = folder.write("secrets", "whsec_1\n\nwhsec_2\n").string();
    const auto stripe = configure({"--development", "--payment-provider", "stripe", "--stripe-key-file", key,
                                   "--stripe-webhook-secrets-file", secrets});
    ASSERT_TRUE(stripe.options) << all(stripe.complaints);
    EXPECT_EQ(stripe.options->settings.stripe_key.reveal(), "sk_test_1");
    ASSERT_EQ(stripe.options->settings.stripe_webhook_secrets.size(), 2U);
    EXPECT_EQ(stripe.options->settings.stripe_webhook_secrets[1].reveal(), "whsec_2");
    const auto said = [](Words flags) { return all(configure(std::move(flags)).complaints); };
    const auto says = [&](Words flags, const std::string& words) {
        return said(std::move(flags)).find(words) != std::string::npos;
    };
    EXPECT_TRUE(says({"--development", "--payment-provider", "stripe"}, "stripe-key-file"));
    EXPECT_TRUE(says({"--development", "--sandbox-faults", "dealy"}, "delay"));
    EXPECT_TRUE(
        says({"--public-url", "http://localhost:8080", "--sandbox-faults", "delay"}, "for development only"));
    EXPECT_TRUE(says({"--public-url", "http://localhost:8080", "--stripe-url", "http://s"}, "https address"));
    EXPECT_EQ(said({"--development", "--sandbox-faults", "delay,repeat"}), "");
}

TEST(options, campuses_may_have_positions) {
    const auto outcome =
        configure({"--development", "--campus-position", "u.edu=52.52/13.4,v.edu=-18.1/-178"});
    ASSERT_TRUE(outcome.options) << all(outcome.complaints);
    const auto& positions = outcome.options->settings.campus_positions;
    ASSERT_EQ(positions.size(), 2u);
    EXPECT_EQ(positions[0].domain, "u.edu");
    EXPECT_EQ(positions[0].longitude, 13.4);
    EXPECT_EQ(positions[1].latitude, -18.1);
    EXPECT_EQ(positions[1].longitude, -178);
}

struct Refused {
    Words flags;
    Environment environment;
    std::string expected;  ///< part of what is said
};

TEST(options, wrong_ones_are_refused_with_a_reason) {
    const Words separate{"--development", "--services", "accounts", "--public-url", "http://localhost:1"};
    const auto plus = [](Words words, const Words& more) {
        words.insert(words.end(), more.begin(), more.end());
        return words;
    };
    const std::vector<Refused> table{
        {{"--development", "--port", "70000"}, {}, "--port is a whole number from 0 to 65535"},
        {{"--development", "--port", "80x"}, {}, "not \"80x\""},
        {{"--development", "--log-level", "wran"}, {}, "Did you mean warn?"},
        {{"--development", "--store", "postgres://x"}, {}, "--store is one of sqlite:…, mongodb://…"},
        {{"--development", "--store", "mongo://x"}, {}, "Did you mean"},
        {{"--development", "--services", "acounts"}, {}, "Did you mean accounts?"},
        {{"--development", "--services", "accounts,market"}, {}, "Two shapes are supported"},
        {{"--development", "--service-url", "market=http://h:1"}, {}, "--services is all"},
        {{"--development", "--blobs", "gridfs"}, {}, "only when --store is mongodb"},
        {{"--development", "--administrator", "nobody"}, {}, "wants an e-mail address"},
        {{"--development", "--campus-position", "u.edu=52.5"}, {}, "wants DOMAIN=LAT/LON"},
        {{"--development", "--campus-position", "u.edu=91/0"}, {}, "not \"u.edu=91/0\""},
        {{"--development", "--campus-position", "u.edu=nan/0"}, {}, "not \"u.edu=nan/0\""},
        {{"--development", "--campus-position", "u.edu=1/2/3"}, {}, "not \"u.edu=1/2/3\""},
        {{"--development", "--rate-limit", "login=5"}, {}, "NAME=COUNT/SECONDS"},
        {{"--development", "--web", "/nowhere"}, {}, "has no index.html"},
        {{"--development"}, {{"BOOKVERSE_STROE", "x"}}, "Did you mean BOOKVERSE_STORE?"},
        {{"--development"}, {{"BOOKVERSE_DEVELOPMENT", "perhaps"}}, ""},
        {{"--development", "--store", "mongodb://u:secret@h/db"}, {}, "list of processes"},
        {{"--development", "--public-url", "localhost:8080"}, {}, "scheme, host and port"},
        {{"--development", "--public-url", "http://localhost:8080/app"}, {}, "without a path"},
        {{}, {}, "--mail must be smtp://"},
        {{"--mail", "smtp://m:25", "--public-url", "http://books.uni.edu"}, {}, "must begin with https://"},
        {{"--mail", "smtp://m:25", "--public-url", "https://books.example.edu"}, {}, "holds an example"},
        {{"--mail", "smtp://m:25", "--public-url", "https://b.uni.edu", "--rate-limit", "all=off"},
         {},
         "development only"},
        {separate, {}, "--store must be mongodb://"},
        {separate, {}, "--bus must be amqp://"},
        {separate, {}, "--cache must be redis://"},
        {separate, {}, "--blobs must be gridfs"},
        {separate, {}, "--master-key-file must be given"},
        {separate, {}, "--service-url market=http://HOST:PORT"},
        {plus(separate, {"--port", "1"}), {}, "only the gateway has a public port"},
        {plus(separate, {"--service-url", "accounts=http://h:1"}), {}, "but it runs here"},
    };
    for (const auto& row : table) {
        const auto outcome = configure(row.flags, row.environment);
        if (row.expected.empty()) continue;
        EXPECT_NE(all(outcome.complaints).find(row.expected), std::string::npos)
            << "wanted: " << row.expected << "\nsaid: " << all(outcome.complaints);
        EXPECT_EQ(all(outcome.complaints).find("secret@"), std::string::npos) << "a password was quoted";
    }
}

TEST(options, the_market_has_a_currency_and_perhaps_a_source_of_editions) {
    const auto plain = configure({"--development"});
    EXPECT_EQ(plain.options->settings.currency.code(), "EUR");
    EXPECT_EQ(plain.options->settings.edition_source, "");
    EXPECT_EQ(plain.options->settings.digest_hour, 18);
    const auto said = configure({"--development", "--currency", "JPY", "--edition-source",
                                 "http://127.0.0.1:9/", "--digest-hour", "7"});
    ASSERT_TRUE(said.options) << all(said.complaints);
    EXPECT_EQ(said.options->settings.currency.code(), "JPY");
    EXPECT_EQ(said.options->settings.edition_source, "http://127.0.0.1:9");
    EXPECT_EQ(said.options->settings.digest_hour, 7);
    EXPECT_THAT(all(configure({"--development", "--digest-hour", "24"}).complaints),
                testing::HasSubstr("digest-hour"));
    for (const auto* code : {"euro", "XXX", "ABC"})
        EXPECT_THAT(all(configure({"--development", "--currency", code}).complaints),
                    testing::HasSubstr("ISO 4217"));
    EXPECT_THAT(all(configure({"--edition-source", "http://books.example.org"}).complaints),
                testing::HasSubstr("https"));
}

TEST(options, one_service_alone_is_understood_when_all_is_said) {
    const auto outcome = configure(
        {"--development", "--services", "accounts", "--service-url", "market=http://h:1/", "--bus",
         "amqp://h", "--cache", "redis://h", "--master-key-file", "/k", "--public-url", "http://localhost:1"},
        {{"BOOKVERSE_STORE", "mongodb://u:p@h/db"}});
    ASSERT_TRUE(outcome.options) << all(outcome.complaints);
    EXPECT_EQ(outcome.options->store.where.reveal(), "mongodb://u:p@h/db");
    EXPECT_EQ(outcome.options->blobs.kind, "gridfs");
    EXPECT_EQ(outcome.options->service_urls.at("market"), "http://h:1");
    ASSERT_TRUE(outcome.options->internal);
    EXPECT_EQ(outcome.options->internal->port, 9080);
    EXPECT_FALSE(outcome.options->runs("market"));
}

TEST(options, the_gateway_alone_needs_a_shared_cache_but_no_data) {
    const auto outcome =
        configure({"--development", "--services", "gateway", "--service-url", "accounts=http://a:1",
                   "--service-url", "market=http://m:1", "--cache", "redis://h", "--master-key-file", "/k",
                   "--public-url", "http://localhost:1"});
    ASSERT_TRUE(outcome.options) << all(outcome.complaints);
    EXPECT_TRUE(outcome.options->runs("gateway"));
}

TEST(file, unknown_keys_and_bad_text_are_complained_about) {
    const TempFolder folder;
    const auto complaints = [&](const std::string& text) {
        return all(
            configure({"--development", "--config", folder.write("c.toml", text).string()}).complaints);
    };
    EXPECT_NE(complaints("stroe = \"x\"\n").find("Did you mean store?"), std::string::npos);
    EXPECT_NE(complaints("[store]\nkind = \"x\"\n").find("store.kind, which is not known"),
              std::string::npos);
    EXPECT_NE(
        all(configure({"--development", "--config", "/nowhere.toml"}).complaints).find("cannot be read"),
        std::string::npos);
}

TEST(secret_file, is_read_only_when_nobody_else_can) {
    const TempFolder folder;
    const auto owner = fs::perms::owner_read | fs::perms::owner_write;
    EXPECT_EQ(read_secret_file(folder.write("a", "key\r\nmore\n", owner))->reveal(), "key");
    EXPECT_TRUE(read_secret_file(folder.write("g", "key\n", owner | fs::perms::group_read)));
    EXPECT_FALSE(read_secret_file(folder.write("o", "key\n", owner | fs::perms::others_read)));
    EXPECT_FALSE(read_secret_file(folder.write("e", "\n", owner)));
    EXPECT_FALSE(read_secret_file(folder.path / "absent"));
}

TEST(secret_file, is_made_once_and_for_the_owner_alone) {
    const TempFolder folder;
    const auto path = folder.path / "keys" / "k";
    EXPECT_TRUE(create_secret_file(path, Secret{"one"}));
    EXPECT_FALSE(create_secret_file(path, Secret{"two"}));
    EXPECT_EQ(read_secret_file(path)->reveal(), "one");
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(host_of, takes_the_host_alone) {
    EXPECT_EQ(host_of("https://books.uni.edu:8443/x"), "books.uni.edu");
    EXPECT_EQ(host_of("http://[::1]:80"), "[::1]");
    EXPECT_EQ(host_of("books"), "");
}

TEST(table, every_option_is_documented_once) {
    const auto page = options_as_markdown();
    for (const auto& option : option_table()) {
        const auto row = "| `--" + std::string{option.name};
        EXPECT_NE(page.find(row), std::string::npos);
        EXPECT_FALSE(option.help.empty()) << option.name;
    }
    auto names = option_names();
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

TEST(flags, unknown_words_get_a_suggestion) {
    const auto said = all(complain_of_unknown({"--prot=1", "extra"}, {"--port", "--store"}));
    EXPECT_NE(said.find("--prot is not known. Did you mean --port?"), std::string::npos);
    EXPECT_NE(said.find("\"extra\" is not understood"), std::string::npos);
}

}  // namespace
}  // namespace bookverse::config
