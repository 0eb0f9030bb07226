// What the writer thread is asked to do, and how its caller gets to know.
#pragma once

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/store/document_store.hpp"
#include "platform/store/sqlite_table.hpp"

namespace bookverse::store::sqlite {

/// Lives in the coroutine frame of the caller, which stays suspended until `done` is called; so the queue
/// holds bare pointers, and `spec` and a rule's captured references are good. Hence waiting for a write
/// cannot be cancelled.
struct Job {
    enum class Kind { insert, update, erase, remove, call };

    Kind kind{};
    const Table* table = nullptr;
    const CollectionSpec* spec = nullptr;
    std::string id{};
    Deadline deadline{};

    std::string json{};                       ///< insert: encoded by the caller's thread
    Aggregate aggregate{};                    ///< insert
    Rule rule{};                              ///< update
    std::optional<std::int64_t> version{};    ///< erase
    std::vector<OutboxEvent> events{};        ///< insert, update: to publish; remove: delivered
    std::function<void(Connection&)> call{};  ///< call: alone, outside a group's transaction

    /// monostate: there was none. For erase a Stored without aggregate says that there was one.
    DocumentStore::UpdateOutcome outcome{};
    std::exception_ptr error{};

    boost::asio::any_io_executor executor{};  ///< tracks work, so its context runs until the answer
    /// Optional, because move assignment of this type calls itself for ever in Boost 1.81.
    std::optional<boost::asio::any_completion_handler<void()>> done{};
};

}  // namespace bookverse::store::sqlite
