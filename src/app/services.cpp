#include "app/services.hpp"

namespace bookverse {

// Each service's folder defines this; there is nothing else of it that the program names.
#define BOOKVERSE_SERVICE(name)           \
    namespace name {                      \
    service::Registration registration(); \
    }
#include "app/services.list"
#undef BOOKVERSE_SERVICE

namespace app {

std::vector<service::Registration> all_services() {
    return {
#define BOOKVERSE_SERVICE(name) name::registration(),
#include "app/services.list"
#undef BOOKVERSE_SERVICE
    };
}

std::vector<std::string> service_names() {
    std::vector<std::string> names;
    for (const auto& service : all_services())
        names.push_back(service.name);
    return names;
}

}  // namespace app

}  // namespace bookverse
