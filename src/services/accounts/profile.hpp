// What a student shows and keeps of themselves.
#pragma once

#include <array>

#include "platform/http/endpoint.hpp"
#include "services/accounts/context.hpp"
#include "services/accounts/dto.hpp"

namespace bookverse::accounts {

/// Pixels a side; a picture is stored in each.
inline constexpr std::array picture_sizes{96, 384};
inline constexpr std::int32_t default_picture_size = 384;
/// The least stored size that is not smaller; the largest when none is.
int picture_size(std::int32_t wanted);

class Profiles {
public:
    explicit Profiles(Context& context) : context_{context} {}

    Task<Result<http::Tagged<dto::Account>>> own(Actor actor, Deadline deadline);
    /// changed_meanwhile, invalid_fields with unknown_campus.
    Task<Result<http::Tagged<dto::Account>>> change(Actor actor, std::int64_t seen, dto::AccountPatch patch,
                                                    Deadline deadline);
    /// unsupported_picture, too_many_pixels, broken_picture.
    Task<Result<dto::Account>> set_picture(Actor actor, std::string bytes, Deadline deadline);
    Task<Result<dto::Account>> remove_picture(Actor actor, Deadline deadline);
    /// The smallest stored size that is at least `size`. not_found.
    Task<Result<std::string>> picture(Uuid id, int size, Deadline deadline);

    /// not_found when there is none, it is hidden, closed or never proved, or one has blocked the other.
    /// Staff and the owner see hidden ones.
    Task<Result<dto::PublicProfile>> of(Actor viewer, AccountId id, Deadline deadline);
    dto::CampusList campuses(std::string_view query) const;

private:
    Task<Result<dto::Account>> store_picture(Actor actor, std::optional<std::string> id, Deadline deadline);

    Context& context_;
};

std::string picture_name(std::string_view id, int size);
/// Both sizes; no error when there is none.
Task<> erase_picture(Context& context, std::string id, Deadline deadline);
/// Has one of the two blocked the other?
Task<bool> is_blocked(Context& context, AccountId a, AccountId b, Deadline deadline);

}  // namespace bookverse::accounts
