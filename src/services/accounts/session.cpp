#include "services/accounts/session.hpp"

#include <boost/asio/ip/address.hpp>

namespace bookverse::accounts {

Session open_session(const auth::RefreshToken& first, const Account& account, std::string device,
                     std::string address, Instant now) {
    auto family = auth::open_family(first, now);
    const Instant end = auth::ends_at(family);
    return {first.family,
            account.id,
            account.session_epoch,
            std::move(family),
            std::move(device),
            std::move(address),
            now,
            end};
}

bool is_live(const Session& session, const Account& account, Instant now) {
    return session.account == account.id && !session.family.closed_at && now < session.expires_at &&
           (session.epoch == account.session_epoch || account.kept_session == session.id);
}

Session end_session(const Session& session, Instant now) {
    Session ended = session;
    if (!session.family.closed_at)
        ended.expires_at = std::min(session.expires_at, now + std::chrono::hours{24});
    ended.family = auth::close_family(session.family, now);
    return ended;
}

std::string shortened_address(std::string_view text) {
    namespace ip = boost::asio::ip;
    boost::system::error_code wrong;
    auto address = ip::make_address(std::string{text}, wrong);
    if (wrong) return "";
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        address = ip::make_address_v4(ip::v4_mapped, address.to_v6());
    }
    if (address.is_v4()) {
        auto bytes = address.to_v4().to_bytes();
        bytes[3] = 0;
        return ip::address_v4{bytes}.to_string();
    }
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 6, bytes.end(), std::uint8_t{0});
    return ip::address_v6{bytes}.to_string();
}

}  // namespace bookverse::accounts
