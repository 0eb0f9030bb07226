// The two tables of rules.hpp. Who is named by no row finds nothing.
#include <array>
#include <initializer_list>

#include "services/reviews/rules.hpp"

namespace bookverse::reviews {
namespace {

enum class Verdict : std::uint8_t { yes, unseen, published, over, answered };

std::unexpected<Refusal> refusal_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::published:
            return refuse(RefusalKind::conflict, "already_published",
                          "The reviews of this purchase can be read by everybody: they stay as they are.");
        case Verdict::over:
            return refuse(RefusalKind::gone, "review_over", "The time for a review is over.");
        case Verdict::answered:
            return refuse(RefusalKind::conflict, "already_answered", "You have answered this review.");
        case Verdict::yes:
        case Verdict::unseen:
            break;
    }
    return refuse_not_found();
}

template <class Who>
constexpr unsigned mask(std::initializer_list<Who> all) {
    unsigned bits = 0;
    for (const Who who : all)
        bits |= 1U << static_cast<unsigned>(who);
    return bits;
}

template <class C>
struct Row {
    C command;
    unsigned who;
    std::array<Verdict, 5> by_state;
};

constexpr auto yes = Verdict::yes;
constexpr auto unseen = Verdict::unseen;
constexpr auto published = Verdict::published;
constexpr auto over = Verdict::over;
constexpr auto answered = Verdict::answered;
constexpr auto everybody = mask({Reader::anyone, Reader::author, Reader::reviewed});

// fresh, buyer_in, seller_in, published, lapsed
constexpr Row<Command> exchange_table[] = {
    {Command::see, mask({Who::buyer, Who::seller}), {yes, yes, yes, yes, yes}},
    {Command::review_purchase, mask({Who::buyer}), {yes, yes, yes, published, over}},
    {Command::review_buyer, mask({Who::seller}), {yes, yes, yes, published, over}},
};

// absent, waiting, shown, answered, hidden
constexpr Row<TextCommand> text_table[] = {
    {TextCommand::read, mask({Reader::author}), {unseen, yes, yes, yes, yes}},
    {TextCommand::read, everybody, {unseen, unseen, yes, yes, unseen}},
    {TextCommand::report, everybody, {unseen, unseen, yes, yes, unseen}},
    {TextCommand::answer, mask({Reader::reviewed}), {unseen, unseen, yes, answered, unseen}},
    {TextCommand::moderate, mask({Reader::service}), {unseen, unseen, yes, yes, yes}},
};

/// The first row that names command and caller counts.
template <class C, std::size_t Rows, class State, class Caller>
Result<> look_up(const Row<C> (&table)[Rows], C command, State state, Caller who) {
    for (const auto& row : table) {
        if (row.command != command || (row.who >> static_cast<unsigned>(who) & 1U) == 0) continue;
        const Verdict verdict = row.by_state.at(static_cast<std::size_t>(state));
        if (verdict != Verdict::yes) return refusal_of(verdict);
        return {};
    }
    return refuse_not_found();
}

}  // namespace

Instant closes_at(const Exchange& exchange) noexcept {
    return exchange.settled_at + review_window;
}

Stage stage_of(const Exchange& exchange, Instant now) noexcept {
    const bool by_buyer = exchange.of_book || exchange.of_seller;
    const bool by_seller = exchange.of_buyer.has_value();
    if (exchange.over_at || now >= closes_at(exchange))
        return by_buyer || by_seller ? Stage::published : Stage::lapsed;
    return by_buyer ? Stage::buyer_in : by_seller ? Stage::seller_in : Stage::fresh;
}

TextState state_of(const Exchange& exchange, ReviewKind kind) noexcept {
    const auto& review = exchange.review(kind);
    if (!review) return TextState::absent;
    if (!exchange.over_at) return TextState::waiting;
    if (review->hidden) return TextState::hidden;
    return review->answer ? TextState::answered : TextState::shown;
}

Who who_is(const Actor& actor, const Exchange& exchange) noexcept {
    if (!actor.is_account()) return Who::anonymous;
    if (actor.is(exchange.buyer)) return Who::buyer;
    return actor.is(exchange.seller) ? Who::seller : Who::other;
}

Reader reader_of(const Actor& actor, const Exchange& exchange, ReviewKind kind) noexcept {
    if (actor.is_service()) return Reader::service;
    if (actor.is(author_of(exchange, kind))) return Reader::author;
    return actor.is(reviewed_of(exchange, kind)) ? Reader::reviewed : Reader::anyone;
}

Result<> allowed(Command command, Stage stage, Who who) {
    if (who == Who::anonymous)
        return refuse(RefusalKind::unauthenticated, "unauthenticated", "Please sign in.");
    return look_up(exchange_table, command, stage, who);
}

Result<> allowed(TextCommand command, TextState state, Reader reader) {
    return look_up(text_table, command, state, reader);
}

Result<> may_write(const accounts::AccountCard& card) {
    if (card.status == "active") return {};
    if (card.status == "suspended")
        return refuse(RefusalKind::forbidden, "suspended", "This account is suspended.");
    if (card.status == "unverified")
        return refuse(RefusalKind::forbidden, "not_verified", "Please confirm your campus address first.");
    return refuse(RefusalKind::unauthenticated, "session_ended", "Please sign in again.");
}

}  // namespace bookverse::reviews
