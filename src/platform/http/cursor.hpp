// Cursors for strangers: the store's position, signed, and bound to the list that it was made for. One that
// was tampered with, or comes from another list or another filter, is refused; the page size may change on
// the way.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/refusal.hpp"
#include "platform/auth/seal.hpp"
#include "platform/http/call.hpp"
#include "platform/json/json.hpp"
#include "platform/json/types.hpp"

namespace bookverse::http {

/// The parameters of every list: a list's Query<T> has this as its base.
struct PageQuery {
    std::optional<std::string> after{};
    std::optional<json::Bounded<std::int64_t, 1, 100>> limit{};

    std::size_t count() const noexcept { return limit ? static_cast<std::size_t>(limit->value) : 20; }
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (after, limit))

class Cursors {
public:
    /// `seal` outlives this.
    explicit Cursors(const auth::Seal& seal) : seal_{&seal} {}

    /// What a Page holds as `next`; std::nullopt for the empty position at the end. The position can be read
    /// by whoever gets the cursor: do not put into an index what the reader may not know.
    std::optional<std::string> next(const Call& call, std::string_view position) const;

    /// The position to go on from, empty without a cursor; 422 invalid_cursor at "?after" for what is not
    /// ours.
    Result<std::string> position(const Call& call, const std::optional<std::string>& after) const;

private:
    const auth::Seal* seal_;
};

}  // namespace bookverse::http
