// The files of the API reference page, part of the program: they need no folder and no outside host.
#pragma once

#include <string_view>

namespace bookverse::gateway {

std::string_view docs_html() noexcept;
std::string_view docs_js() noexcept;
std::string_view docs_css() noexcept;

}  // namespace bookverse::gateway
