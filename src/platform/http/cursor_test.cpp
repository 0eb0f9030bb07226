#include "platform/http/cursor.hpp"

#include <gtest/gtest.h>

#include "platform/http/route.hpp"

namespace bookverse::http {
namespace {

struct Listed {
    Request request;
    Route route;
    Call call{request, &route, {}, {}, {}, {}, {}, {}, {}};

    explicit Listed(std::string target, std::string pattern = "/books",
                    std::vector<std::string> values = {}) {
        request.target = std::move(target);
        route.pattern = std::move(pattern);
        call.path_values = std::move(values);
    }
};

TEST(Cursor, opens_only_where_it_was_made) {
    const auth::Seal seal{Secret{std::string(32, 'k')}};
    const auth::Seal other_seal{Secret{std::string(32, 'l')}};
    const Cursors cursors{seal};
    const Listed first{"/books?tag=a&sort=new&limit=5"};
    const std::string position("pos\0\xFF", 5);
    const auto cursor = cursors.next(first.call, position);
    ASSERT_TRUE(cursor);

    EXPECT_EQ(*cursors.position(Listed{"/books?after=x&sort=new&tag=a&limit=50"}.call, cursor), position);
    EXPECT_EQ(*cursors.position(first.call, std::nullopt), "");
    EXPECT_FALSE(cursors.next(first.call, ""));
    for (const Listed& foreign :
         {Listed{"/books?tag=b&sort=new"}, Listed{"/books"}, Listed{"/books?tag=a&sort=new&x="},
          Listed{"/books?tag=a&sort=new", "/events"}, Listed{"/books?tag=a&sort=new", "/books", {"7"}}}) {
        const auto refused = cursors.position(foreign.call, cursor);
        ASSERT_FALSE(refused) << foreign.request.target;
        EXPECT_EQ(refused.error().faults[0].pointer, "?after");
        EXPECT_EQ(refused.error().faults[0].code, "invalid_cursor");
    }
    for (std::size_t i = 0; i < cursor->size(); ++i) {
        std::string tampered = *cursor;
        tampered[i] = tampered[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(cursors.position(first.call, tampered)) << i;
        EXPECT_FALSE(cursors.position(first.call, cursor->substr(0, i))) << i;
    }
    EXPECT_FALSE(cursors.position(first.call, Cursors{other_seal}.next(first.call, position)));
    EXPECT_FALSE(cursors.position(first.call, seal.sign("mail_link", position)));
}

}  // namespace
}  // namespace bookverse::http
