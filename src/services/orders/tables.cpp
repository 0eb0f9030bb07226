// The two tables of rules.hpp. The first row that names command and caller counts; who is named by none finds
// nothing.
#include <array>
#include <initializer_list>

#include "services/orders/rules.hpp"

namespace bookverse::orders {
namespace {

enum class Verdict : std::uint8_t { yes, unseen, wrong_state, not_paid, too_late, over };

std::unexpected<Refusal> refusal_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::unseen:
            return refuse_not_found();
        case Verdict::not_paid:
            return refuse(RefusalKind::conflict, "not_paid", "This has not been paid.");
        case Verdict::too_late:
            return refuse(RefusalKind::conflict, "too_late", "It is too late for that.");
        case Verdict::over:
            return refuse(RefusalKind::gone, "order_over", "This order was not paid in time and is over.");
        case Verdict::yes:
        case Verdict::wrong_state:
            break;
    }
    return refuse(RefusalKind::conflict, "wrong_state", "That is not possible in the present state.");
}

constexpr unsigned mask(std::initializer_list<Who> all) {
    unsigned bits = 0;
    for (const Who who : all)
        bits |= 1U << static_cast<unsigned>(who);
    return bits;
}

template <class C, std::size_t States>
struct Row {
    C command;
    unsigned who;
    std::array<Verdict, States> by_state;
};

constexpr auto yes = Verdict::yes;
constexpr auto unseen = Verdict::unseen;
constexpr auto bad = Verdict::wrong_state;
constexpr auto unpaid = Verdict::not_paid;
constexpr auto late = Verdict::too_late;
constexpr auto over = Verdict::over;
constexpr auto buyer = mask({Who::buyer});
constexpr auto seller = mask({Who::seller});
constexpr auto both = mask({Who::buyer, Who::seller});
constexpr auto moderator = mask({Who::moderator});
constexpr auto by_itself = mask({Who::system});

// placing, refused, open, paid, completed, expired, cancelled
constexpr Row<Command, 7> order_table[] = {
    {Command::see, mask({Who::buyer, Who::system}), {yes, yes, yes, yes, yes, yes, yes}},
    {Command::see, seller, {unseen, unseen, yes, yes, yes, yes, yes}},
    {Command::see, moderator, {unseen, unseen, unseen, yes, yes, unseen, yes}},
    {Command::pay, buyer, {bad, bad, yes, bad, bad, over, over}},
    {Command::cancel, buyer, {bad, bad, yes, late, late, over, over}},
    {Command::cancel, seller, {unseen, unseen, yes, late, late, over, over}},
    {Command::show_code, buyer, {unpaid, unpaid, unpaid, yes, late, unpaid, unpaid}},
    {Command::unlock_code, buyer, {unpaid, unpaid, unpaid, yes, late, unpaid, unpaid}},
    {Command::meet, buyer, {unpaid, unpaid, unpaid, yes, late, unpaid, unpaid}},
    {Command::meet, seller, {unseen, unseen, unpaid, yes, late, unpaid, unpaid}},
    {Command::open, by_itself, {yes, bad, bad, bad, bad, bad, bad}},
    {Command::undo, by_itself, {yes, bad, bad, bad, bad, bad, bad}},
    {Command::capture, by_itself, {bad, bad, yes, yes, yes, yes, yes}},
    {Command::expire, by_itself, {bad, bad, yes, bad, bad, bad, bad}},
    {Command::wait, by_itself, {bad, bad, yes, bad, bad, bad, bad}},
};

// wanted, reserved, sold, handed_over, disputed, settled, refunded, released
constexpr Row<LineCommand, 8> line_table[] = {
    {LineCommand::cancel, both, {unpaid, unpaid, yes, late, late, late, bad, bad}},
    {LineCommand::hand_over, seller, {unpaid, unpaid, yes, bad, bad, bad, bad, bad}},
    {LineCommand::confirm, buyer, {unpaid, unpaid, bad, yes, bad, bad, bad, bad}},
    {LineCommand::dispute, buyer, {unpaid, unpaid, bad, yes, bad, late, bad, bad}},
    {LineCommand::argue, both, {bad, bad, bad, bad, yes, late, late, bad}},
    {LineCommand::decide, moderator, {unseen, unseen, bad, bad, yes, late, late, unseen}},
    {LineCommand::remind, by_itself, {bad, bad, yes, bad, bad, bad, bad, bad}},
    {LineCommand::give_up, by_itself, {bad, bad, yes, bad, bad, bad, bad, bad}},
    {LineCommand::settle, by_itself, {bad, bad, bad, yes, bad, bad, bad, bad}},
    {LineCommand::lapse, by_itself, {bad, bad, bad, bad, yes, bad, bad, bad}},
    {LineCommand::close, by_itself, {bad, bad, bad, bad, bad, yes, bad, bad}},
};

template <class C, std::size_t States, std::size_t Rows, class State>
Result<> look_up(const Row<C, States> (&table)[Rows], C command, State state, Who who) {
    for (const auto& row : table) {
        if (row.command != command || (row.who >> static_cast<unsigned>(who) & 1U) == 0) continue;
        const Verdict verdict = row.by_state.at(static_cast<std::size_t>(state));
        if (verdict != Verdict::yes) return refusal_of(verdict);
        return {};
    }
    return refuse_not_found();
}

bool is_staff(const Actor& actor) noexcept {
    return actor.has(Role::moderator) || actor.has(Role::administrator);
}

}  // namespace

Who who_is(const Actor& actor, const Order& order) noexcept {
    if (actor.is_service()) return Who::system;
    if (actor.is(order.buyer)) return Who::buyer;
    for (const Line& line : order.lines)
        if (actor.is(line.seller)) return Who::seller;
    return is_staff(actor) ? Who::moderator : Who::other;
}

Who who_is(const Actor& actor, const Order& order, const Line& line) noexcept {
    const Who who = who_is(actor, order);
    return who == Who::seller && !actor.is(line.seller) ? Who::other : who;
}

Result<> allowed(Command command, OrderState state, Who who) {
    return look_up(order_table, command, state, who);
}

Result<> allowed(LineCommand command, LineState state, Who who) {
    return look_up(line_table, command, state, who);
}

Result<> may_see(const Order& order, const Actor& actor) {
    const Who who = who_is(actor, order);
    if (who == Who::moderator) {
        bool disputed = false;
        for (const Line& line : order.lines)
            disputed = disputed || line.dispute;
        if (!disputed) return refuse_not_found();
    }
    return allowed(Command::see, order.state, who);
}

Result<> may_buy(const Actor& actor) {
    if (actor.has(Role::student)) return {};
    return refuse(RefusalKind::forbidden, "not_verified",
                  "Only students with a valid campus address may buy: please renew your proof.");
}

}  // namespace bookverse::orders
