// All documents under the keys of an index, page by page: for exports, closing an account, and walks that change what
// they walk over. For what one person or one object has, never for a whole collection.
#pragma once

#include <vector>

#include "platform/store/collection.hpp"

namespace bookverse::store {

template <class T, class... Keys>
Task<std::vector<T>> find_all(Collection<T>& collection, const Index<T, Keys...>& index,
                              std::type_identity_t<std::tuple<Keys...>> keys, Deadline deadline) {
    std::vector<T> all;
    PageOf page{.limit = 500};
    do {
        auto found = co_await collection.find(index, keys, page, deadline);
        for (const auto& one : found.items)
            all.push_back(*one);
        page.after = std::move(found.next);
    } while (!page.after.empty());
    co_return all;
}

}  // namespace bookverse::store
