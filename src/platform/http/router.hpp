// Finds the route of a request: a tree of path segments built once, O(segments) a look, no allocation for a
// match without parameters.
#pragma once

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/http/route.hpp"

namespace bookverse::http {

class Router {
public:
    /// Throws std::invalid_argument when two routes answer the same method and pattern.
    explicit Router(Routes routes);
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;
    ~Router();

    struct Match {
        const Route* route = nullptr;            ///< null: no such path, or the path knows other methods
        std::vector<std::string> path_values{};  ///< decoded
        std::vector<Method> allowed{};           ///< for 405 and OPTIONS; empty when the path is unknown
    };
    /// A literal segment wins over a {parameter}. HEAD finds the GET route.
    Match match(Method method, std::string_view path) const;
    const Routes& routes() const noexcept;

private:
    struct Node;
    Routes routes_;
    std::unique_ptr<Node> root_;
};

}  // namespace bookverse::http
