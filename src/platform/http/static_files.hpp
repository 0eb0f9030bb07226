// The web app, from memory: read once at start, so that no request touches the disk and no path can leave the
// folder. Precompressed siblings (app.js.br, app.js.gz) are sent to who takes them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.hpp"

namespace bookverse::http {

class StaticFiles {
public:
    struct Options {
        std::uintmax_t largest_file = 16 * 1024 * 1024;
        bool https = false;  ///< the public address is https: HSTS
    };
    /// Reads everything below `folder` but links, source maps and hidden files. Throws std::runtime_error
    /// naming the file when one cannot be read or is too large, or when there is no index.html.
    StaticFiles(const std::filesystem::path& folder, Options options);

    /// GET and HEAD of anything that is not under /api/ or /.well-known/: a file, or the app's page, which
    /// finds its own way by the path; 404 for a file that is not there. std::nullopt for the rest.
    std::optional<Response> serve(const Request& request) const;

    std::size_t size() const noexcept { return files_.size(); }

private:
    struct File {
        SharedBytes identity, br, gzip;
        std::string type;
        std::string tag;  ///< hex, of the identity bytes
        std::string cache_control;
    };
    void load(const std::filesystem::path& folder);
    Response page() const;
    struct Variant {
        SharedBytes bytes;
        std::string_view coding;  ///< empty: identity
    };
    static Variant choose(const File& file, std::string_view accept_encoding);
    static Response file(const File& file, const Request& request);
    Response finish(Response response, std::string_view style_nonce) const;

    Options options_;
    std::map<std::string, File, std::less<>> files_;  ///< by decoded path: /assets/app.js
    std::vector<std::string> page_parts_;             ///< index.html, cut at the nonce's place holder
};

}  // namespace bookverse::http
