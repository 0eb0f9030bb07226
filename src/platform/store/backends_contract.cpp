#include "platform/store/contract_support.hpp"
#include "platform/store/mongo_store.hpp"
#include "platform/store/sqlite_store.hpp"
#include "support/mongo_server.hpp"

namespace bookverse::store::contract {

namespace {

class SqliteBackend final : public Backend {
public:
    std::unique_ptr<DocumentStore> open() override {
        return std::make_unique<SqliteStore>(SqliteOptions{.folder = folder_.path()});
    }

private:
    testing::TemporaryFolder folder_;
};

class MongoBackend final : public Backend {
public:
    std::unique_ptr<DocumentStore> open() override {
        return std::make_unique<MongoStore>(
            MongoOptions{.uri = testing::shared_mongo(), .database = database_});
    }

private:
    std::string database_ = testing::fresh_database();
};

}  // namespace

std::unique_ptr<Backend> make_backend(const std::string& kind) {
    if (kind == "sqlite") return std::make_unique<SqliteBackend>();
    if (kind == "mongodb") return std::make_unique<MongoBackend>();
    throw std::logic_error{"there is no adapter " + kind};
}

}  // namespace bookverse::store::contract
