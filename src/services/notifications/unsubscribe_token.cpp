#include "services/notifications/unsubscribe_token.hpp"

#include <algorithm>
#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>

namespace bookverse::notifications {
namespace {

constexpr std::string_view purpose = "notifications.unsubscribe";
constexpr std::string_view digest = "digest";

}  // namespace

std::string unsubscribe_token(const auth::Seal& seal, const MailLink& link) {
    const auto& bytes = link.account.value.bytes;
    std::string payload{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    payload += link.group ? std::string_view{boost::describe::enum_to_string(*link.group, "")} : digest;
    return seal.sign(purpose, payload);
}

std::optional<MailLink> read_unsubscribe_token(const auth::Seal& seal, std::string_view token) {
    const auto payload = seal.open(purpose, token);
    MailLink link;
    const std::size_t length = link.account.value.bytes.size();
    if (!payload || payload->size() < length) return std::nullopt;
    std::copy_n(payload->begin(), length, link.account.value.bytes.begin());
    const std::string name = payload->substr(length);
    if (name == digest) return link;
    Group group{};
    if (!boost::describe::enum_from_string(name.c_str(), group)) return std::nullopt;
    link.group = group;
    return link;
}

}  // namespace bookverse::notifications
