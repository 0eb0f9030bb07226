// Where messages wait for a person after their last failed delivery: documents, so that they survive
// everything, can be listed without disturbing a queue, and are the same for each adapter of the bus.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/bus/bus.hpp"
#include "platform/store/document_store.hpp"

namespace bookverse::bus {

class Parking {
public:
    /// Declares the collection, so: before the store is used.
    explicit Parking(store::DocumentStore& store);

    /// The same group and message: the same key, so parking it again replaces what was known of it.
    static std::string key_of(std::string_view group, std::string_view message_id);

    // All throw what the store throws.
    /// `parked.key` is set here.
    Task<> park(Parked parked, Deadline deadline);
    Task<std::vector<Parked>> list(std::string group, std::size_t limit, Deadline deadline);
    Task<std::optional<Parked>> find(std::string key, Deadline deadline);
    Task<bool> remove(std::string key, Deadline deadline);

private:
    store::DocumentStore& store_;
};

}  // namespace bookverse::bus
