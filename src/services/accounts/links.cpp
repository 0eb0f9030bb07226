#include "services/accounts/links.hpp"

namespace bookverse::accounts {
namespace {

std::string_view seal_purpose(LinkPurpose purpose) {
    return purpose == LinkPurpose::verify ? "accounts.link.verify" : "accounts.link.reset_password";
}

}  // namespace

std::string link_token(const auth::Seal& seal, LinkPurpose purpose, LinkId id) {
    const auto& bytes = id.value.bytes;
    return seal.sign(seal_purpose(purpose), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::optional<LinkId> read_link_token(const auth::Seal& seal, LinkPurpose purpose, std::string_view token) {
    const auto payload = seal.open(seal_purpose(purpose), token);
    LinkId id;
    if (!payload || payload->size() != id.value.bytes.size()) return std::nullopt;
    std::ranges::copy(*payload, id.value.bytes.begin());
    return id;
}

Result<MailLink> use_link(const MailLink& link, LinkPurpose purpose, Instant now) {
    if (link.purpose != purpose || link.used_at || now >= link.expires_at) {
        return refuse(RefusalKind::gone, "link_expired", "This link has been used or is too old.");
    }
    MailLink used = link;
    used.used_at = now;
    return used;
}

}  // namespace bookverse::accounts
