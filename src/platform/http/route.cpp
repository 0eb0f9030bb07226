#include "platform/http/route.hpp"

#include <array>

namespace bookverse::http {

std::string_view to_string(Access access) noexcept {
    static constexpr std::array<std::string_view, 6> names{"anyone",    "cookie",        "student",
                                                           "moderator", "administrator", "service"};
    return names[static_cast<std::size_t>(access)];
}

}  // namespace bookverse::http
