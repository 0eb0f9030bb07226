#include "services/moderation/appeal_token.hpp"

#include <algorithm>

namespace bookverse::moderation {
namespace {

constexpr std::string_view purpose = "moderation.appeal";

std::string_view bytes_of(const Uuid& id) {
    return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

}  // namespace

std::string appeal_token(const auth::Seal& seal, const AppealOf& of) {
    return seal.sign(purpose,
                     std::string{bytes_of(of.moderation_case.value)} + std::string{bytes_of(of.decision)});
}

std::optional<AppealOf> read_appeal_token(const auth::Seal& seal, std::string_view token) {
    const auto payload = seal.open(purpose, token);
    AppealOf of;
    const auto size = of.decision.bytes.size();
    if (!payload || payload->size() != 2 * size) return std::nullopt;
    std::ranges::copy(payload->substr(0, size), of.moderation_case.value.bytes.begin());
    std::ranges::copy(payload->substr(size), of.decision.bytes.begin());
    return of;
}

}  // namespace bookverse::moderation
