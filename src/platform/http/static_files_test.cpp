#include "platform/http/static_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "platform/http/layer_answer.hpp"
#include "platform/http/static_range.hpp"

namespace bookverse::http {
namespace {

namespace fs = std::filesystem;

class static_files : public ::testing::Test {
protected:
    static_files() : folder_{fs::temp_directory_path() / ("bookverse-static-" + std::to_string(::getpid()))} {
        fs::remove_all(folder_);
        write("index.html", "<style nonce=\"__CSP_NONCE__\"></style><meta content=\"__CSP_NONCE__\">");
        write("assets/app.js", "identity of app");
        write("assets/app.js.br", "br");
        write("assets/app.js.gz", "gz");
        write("assets/app.js.map", "secret sources");
        write("assets/core.wasm", "0123456789");
        write("assets/font.woff2", "font");
        write("assets/archive.gz", "an archive of its own");
        write("icons/logo.svg", "<svg/>");
        write("manifest.webmanifest", "{}");
        write("robots.txt", "r");
        write(".hidden", "h");
        write("umlaut-\xc3\xbc.txt", "u");
        fs::create_symlink("/etc/passwd", folder_ / "link.txt");
        files_.emplace(folder_, StaticFiles::Options{.https = true});
    }
    ~static_files() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream{folder_ / name} << text;
    }
    Response get(const std::string& target,
                 const std::vector<std::pair<std::string, std::string>>& fields = {}) const {
        Request request;
        request.target = target;
        for (const auto& [name, value] : fields)
            request.headers.add(name, value);
        auto response = files_->serve(request);
        EXPECT_TRUE(response.has_value()) << target;
        return response.value_or(Response::empty(0));
    }
    static std::string text(const Response& response) {
        if (const auto* own = std::get_if<std::string>(&response.body)) return *own;
        return *std::get<SharedBytes>(response.body);
    }
    static std::string field(const Response& response, std::string_view name) {
        return std::string{response.headers.get(name).value_or("")};
    }

    fs::path folder_;
    std::optional<StaticFiles> files_;
};

TEST_F(static_files, types_and_cache_headers) {
    const std::vector<std::tuple<std::string, std::string, std::string>> rows{
        {"/assets/app.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
        {"/assets/core.wasm", "application/wasm", "public, max-age=31536000, immutable"},
        {"/assets/font.woff2", "font/woff2", "public, max-age=31536000, immutable"},
        {"/icons/logo.svg", "image/svg+xml", "no-cache"},
        {"/manifest.webmanifest", "application/manifest+json", "no-cache"},
        {"/robots.txt?x=1", "text/plain; charset=utf-8", "no-cache"},
        {"/umlaut-%C3%BC.txt", "text/plain; charset=utf-8", "no-cache"},
    };
    for (const auto& [target, type, cache] : rows) {
        const auto response = get(target);
        EXPECT_EQ(response.status, 200) << target;
        EXPECT_EQ(field(response, "Content-Type"), type);
        EXPECT_EQ(field(response, "Cache-Control"), cache);
        EXPECT_EQ(field(response, "X-Content-Type-Options"), "nosniff");
        EXPECT_FALSE(field(response, "ETag").empty());
        EXPECT_FALSE(field(response, "Strict-Transport-Security").empty());
    }
}

TEST_F(static_files, what_is_not_to_be_had) {
    for (const auto* target : {"/assets/app.js.map", "/.hidden", "/link.txt", "/assets/../../../etc/passwd",
                               "/assets/%2e%2e/index.txt", "/assets/nothing", "/nothing.js",
                               "/..%2f..%2fetc%2fpasswd.txt", "/assets/app.js.br", "/%ff.txt"}) {
        const auto response = get(target);
        const bool page = field(response, "Content-Type").starts_with("text/html");
        EXPECT_TRUE(response.status == 404 || page) << target;
        EXPECT_EQ(text(response).find("secret"), std::string::npos);
        EXPECT_EQ(text(response).find("root:"), std::string::npos);
    }
    EXPECT_EQ(get("/assets/app.js.map").status, 404);
    EXPECT_EQ(get("/assets/app.js.br").status, 404);
    EXPECT_EQ(get("/assets/archive.gz").status, 200);  // no sibling of anything
}

TEST_F(static_files, leaves_the_rest_to_others) {
    for (const auto& [method, target] :
         {std::pair{Method::get, "/api/v1/x"}, std::pair{Method::get, "/.well-known/jwks.json"},
          std::pair{Method::post, "/"}, std::pair{Method::get, "/%61pi/v1"}}) {
        Request request;
        request.method = method;
        request.target = target;
        EXPECT_FALSE(files_->serve(request).has_value()) << target;
    }
}

TEST_F(static_files, the_page_has_a_nonce_of_its_own_each_time) {
    std::string before;
    for (const auto* target : {"/", "/index.html", "/verify?token=t", "/profile/john.doe", "/a/b/c"}) {
        const auto response = get(target, {{"Accept-Encoding", "br, gzip"}});
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(field(response, "Content-Type"), "text/html; charset=utf-8");
        EXPECT_EQ(field(response, "Cache-Control"), "no-cache");
        EXPECT_TRUE(field(response, "ETag").empty());
        const auto csp = field(response, "Content-Security-Policy");
        const auto at = csp.find("'nonce-") + 7;
        const auto nonce = csp.substr(at, csp.find('\'', at) - at);
        EXPECT_GE(nonce.size(), 20U);
        EXPECT_EQ(text(response), "<style nonce=\"" + nonce + "\"></style><meta content=\"" + nonce + "\">");
        EXPECT_NE(nonce, before);
        before = nonce;
        EXPECT_EQ(
            csp,
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-" + nonce +
                "'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
                "worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
                "frame-ancestors 'none'");
    }
}

TEST_F(static_files, negotiates_the_coding) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"", ""},
        {"br", "br"},
        {"gzip, deflate, br", "br"},
        {"gzip", "gzip"},
        {"GZIP", "gzip"},
        {"br;q=0, gzip", "gzip"},
        {"br;q=0.5, gzip;q=0.8", "gzip"},
        {"br;q=0.8, gzip;q=0.8", "br"},
        {"br;q=0.8", "br"},
        {"*", "br"},
        {"*;q=0, identity", ""},
        {"identity, br;q=0.1", ""},
        {"deflate", ""},
        {"br;q=nonsense", ""},
    };
    for (const auto& [accept, coding] : rows) {
        const auto response = get("/assets/app.js", {{"Accept-Encoding", accept}});
        EXPECT_EQ(field(response, "Content-Encoding"), coding) << accept;
        EXPECT_EQ(text(response), coding.empty() ? "identity of app" : coding == "br" ? "br" : "gz");
        EXPECT_EQ(field(response, "Vary"), "Accept-Encoding");
    }
}

TEST_F(static_files, answers_304_to_the_same_tag) {
    const auto whole = get("/assets/app.js");
    const auto tag = field(whole, "ETag");
    const auto packed = field(get("/assets/app.js", {{"Accept-Encoding", "br"}}), "ETag");
    EXPECT_NE(tag, packed);
    for (const auto& [given, status] :
         {std::pair{tag, 304}, std::pair{"W/" + tag, 304}, std::pair{"\"x\", " + tag, 304},
          std::pair{std::string{"*"}, 304}, std::pair{packed, 200}, std::pair{std::string{"\"x\""}, 200}}) {
        const auto response = get("/assets/app.js", {{"If-None-Match", given}});
        EXPECT_EQ(response.status, status) << given;
        if (status == 304) {
            EXPECT_EQ(field(response, "ETag"), tag);
            EXPECT_TRUE(text(response).empty());
        }
    }
}

TEST_F(static_files, serves_ranges) {
    const std::vector<std::tuple<std::string, int, std::string, std::string>> rows{
        {"bytes=0-3", 206, "0123", "bytes 0-3/10"},   {"bytes=7-", 206, "789", "bytes 7-9/10"},
        {"bytes=-2", 206, "89", "bytes 8-9/10"},      {"bytes=-99", 206, "0123456789", "bytes 0-9/10"},
        {"bytes=5-99", 206, "56789", "bytes 5-9/10"}, {"bytes=10-", 416, "", "bytes */10"},
        {"bytes=-0", 416, "", "bytes */10"},          {"bytes=3-1", 200, "0123456789", ""},
        {"bytes=0-1,4-5", 200, "0123456789", ""},     {"bytes=a-b", 200, "0123456789", ""},
        {"lines=0-1", 200, "0123456789", ""},         {"bytes=99999999999999999999-", 200, "0123456789", ""},
    };
    for (const auto& [range, status, body, content_range] : rows) {
        const auto response = get("/assets/core.wasm", {{"Range", range}});
        EXPECT_EQ(response.status, status) << range;
        EXPECT_EQ(text(response), body) << range;
        EXPECT_EQ(field(response, "Content-Range"), content_range) << range;
    }
    EXPECT_EQ(get("/assets/core.wasm", {{"Range", "bytes=0-3"}, {"If-Range", "\"other\""}}).status, 200);
    // A range is of the identity bytes, whatever is accepted.
    EXPECT_EQ(text(get("/assets/app.js", {{"Range", "bytes=0-3"}, {"Accept-Encoding", "br"}})), "iden");
}

TEST(static_files_folder, refuses_what_cannot_be_served) {
    const auto folder = fs::temp_directory_path() / ("bookverse-empty-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    EXPECT_THROW((StaticFiles{folder, {}}), std::runtime_error);
    std::ofstream{folder / "index.html"} << std::string(100, 'x');
    EXPECT_THROW((StaticFiles{folder, {.largest_file = 50}}), std::runtime_error);
    EXPECT_NO_THROW((StaticFiles{folder, {}}));
    fs::remove_all(folder);
}

}  // namespace
}  // namespace bookverse::http
