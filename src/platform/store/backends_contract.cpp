#include "platform/store/contract_support.hpp"
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

}  // namespace

std::unique_ptr<Backend> make_backend(const std::string& kind) {
    if (kind == "sqlite") return std::make_unique<SqliteBackend>();
    throw std::logic_error{"there is no adapter " + kind};
}

}  // namespace bookverse::store::contract
