#include "services/gateway/assets.hpp"

#include <cstddef>

// The path comes from CMakeLists.txt.
#define BOOKVERSE_ASSET(name, file)                                                               \
    __asm__(                                                                                      \
        ".section .rodata\n"                                                                      \
        ".global bookverse_asset_" #name                                                          \
        "\n"                                                                                      \
        "bookverse_asset_" #name                                                                  \
        ":\n"                                                                                     \
        ".incbin \"" BOOKVERSE_GATEWAY_ASSETS "/" file                                            \
        "\"\n"                                                                                    \
        ".global bookverse_asset_" #name                                                          \
        "_end\n"                                                                                  \
        "bookverse_asset_" #name                                                                  \
        "_end:\n"                                                                                 \
        ".byte 0\n"                                                                               \
        ".text\n");                                                                               \
    extern "C" const char bookverse_asset_##name[];                                               \
    extern "C" const char bookverse_asset_##name##_end[];                                         \
    namespace bookverse::gateway {                                                                \
    std::string_view docs_##name() noexcept {                                                     \
        return {bookverse_asset_##name,                                                           \
                static_cast<std::size_t>(bookverse_asset_##name##_end - bookverse_asset_##name)}; \
    }                                                                                             \
    }

BOOKVERSE_ASSET(html, "docs.html")
BOOKVERSE_ASSET(js, "docs.js")
BOOKVERSE_ASSET(css, "docs.css")
