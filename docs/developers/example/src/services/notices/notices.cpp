// The whole service: what it stores, what it tells, its routes, and how the program finds it.
#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/service/service.hpp"
#include "platform/store/collection.hpp"
#include "services/notices/rules.hpp"

namespace bookverse::notices {

/// Others may subscribe to it; a service that does would find it in api.hpp.
struct NoticePosted {
    static constexpr std::string_view type = "notice.posted";
    NoticeId notice;
};
BOOST_DESCRIBE_STRUCT(NoticePosted, (), (notice))

struct NewNotice {
    Text<1, 280> text;
};
BOOST_DESCRIBE_STRUCT(NewNotice, (), (text))

struct NoticePath {
    NoticeId id;
};
BOOST_DESCRIBE_STRUCT(NoticePath, (), (id))

namespace {

using http::Access;
using http::Call;

const store::Index<Notice> by_time{"by_time", {"posted_at"}};

class NoticesService final : public service::Service {
public:
    explicit NoticesService(service::Platform& platform)
        : platform_{platform},
          cursors_{platform.seal},
          notices_{platform.store,
                   {.name = "notices.notices", .indexes = {by_time}, .clock = &platform.clock}} {}

    std::string_view name() const noexcept override { return "notices"; }

    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(http::get("/api/v1/notices", Access::anyone,
                                   [this](Call& call, http::Query<http::PageQuery> query) {
                                       return list(call, query.value);
                                   })
                             .say("Notices, newest first"));
        routes.push_back(
            http::post(
                "/api/v1/notices", Access::student,
                [this](Call& call, http::Json<NewNotice> body) { return post(call, std::move(body.value)); })
                .say("Post a notice")
                .limit({"post_notice", http::RateLimit::By::account, 10, std::chrono::minutes{1}}));
        routes.push_back(
            http::put("/api/v1/notices/{id}/pin", Access::moderator,
                      [this](Call& call, http::Path<NoticePath> path) { return pin(call, path->id); })
                .say("Pin a notice"));
        return routes;
    }

private:
    Task<Result<http::Page<Notice>>> list(Call& call, http::PageQuery query) {
        const auto after = cursors_.position(call, query.after);
        if (!after) co_return std::unexpected(after.error());
        const auto found = co_await notices_.find(
            by_time, {}, {.limit = query.count(), .after = *after, .descending = true}, call.deadline);
        http::Page<Notice> page;
        for (const auto& notice : found.items)
            page.items.push_back(*notice);
        page.next = cursors_.next(call, found.next);
        co_return page;
    }

    Task<Result<http::Created<Notice>>> post(Call& call, NewNotice body) {
        const auto now = platform_.clock.now();
        Notice notice{NoticeId::make(now), call.actor.account, body.text.str(), now};
        const auto id = notice.id;
        auto stored = co_await notices_.insert(
            std::move(notice), call.deadline,
            [id](store::Events& events) { events.publish(NoticePosted{id}); }, call.traceparent);
        if (!stored) co_return std::unexpected(stored.error());
        co_return http::Created<Notice>{**stored, "/api/v1/notices/" + id.to_string()};
    }

    Task<Result<Notice>> pin(Call& call, NoticeId id) {
        const auto actor = call.actor;
        auto pinned = co_await notices_.update(
            id, [actor](const Notice& notice) { return notices::pin(notice, actor); }, call.deadline);
        if (!pinned) co_return std::unexpected(pinned.error());
        co_return **pinned;
    }

    service::Platform& platform_;
    http::Cursors cursors_;
    store::Collection<Notice> notices_;
};

}  // namespace

service::Registration registration() {
    return {.name = "notices", .prefixes = {"/api/v1/notices"}, .make = [](service::Platform& platform) {
                return std::make_unique<NoticesService>(platform);
            }};
}

}  // namespace bookverse::notices
