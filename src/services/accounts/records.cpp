#include "services/accounts/records.hpp"

namespace bookverse::accounts {

Uuid block_id(AccountId blocker, AccountId blocked) {
    return Uuid::of_name("block/" + blocker.to_string() + "/" + blocked.to_string());
}

Uuid identity_id(std::string_view issuer, std::string_view subject) {
    // The length keeps two pairs with one concatenation apart.
    return Uuid::of_name("identity/" + std::to_string(issuer.size()) + "/" + std::string{issuer} + "/" +
                         std::string{subject});
}

}  // namespace bookverse::accounts
