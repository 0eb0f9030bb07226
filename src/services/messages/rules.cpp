#include "services/messages/rules.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace bookverse::messages {
namespace {

std::unexpected<Refusal> refuse_writer(Writer writer) {
    switch (writer) {
        case Writer::suspended:
            return refuse(RefusalKind::forbidden, "suspended", "This account is suspended.");
        case Writer::lapsed:
        case Writer::unverified:
            return refuse(RefusalKind::forbidden, "not_verified",
                          "Please confirm your campus address first.");
        case Writer::active:
        case Writer::closed:
            break;
    }
    return refuse(RefusalKind::unauthenticated, "session_ended", "Please sign in again.");
}

int count_unread(const Side& side, std::span<const store::Versioned<Message>> newest) {
    int count = 0;
    for (const auto& message : newest) {
        const bool is_new = !side.read_up_to || *side.read_up_to < message->id;
        if (is_new && message->author != side.account && !message->hidden) ++count;
    }
    return std::min(count, most_unread);
}

}  // namespace

Who who_is(const Actor& actor, const Conversation& conversation) noexcept {
    if (!actor.is_account()) return Who::anonymous;
    return conversation.side_of(actor.account) != nullptr ? Who::participant : Who::stranger;
}

Writer writer_of(const accounts::AccountCard& card) noexcept {
    if (card.status == "suspended") return Writer::suspended;
    if (card.status == "closed") return Writer::closed;
    if (card.status == "unverified") return Writer::unverified;
    return card.verified ? Writer::active : Writer::lapsed;
}

Result<> allowed(Command command, Who who, Writer writer) {
    if (who == Who::anonymous)
        return refuse(RefusalKind::unauthenticated, "unauthenticated", "Please sign in.");
    if (command != Command::open && who == Who::stranger) return refuse_not_found();
    switch (command) {
        case Command::read:
            return {};
        case Command::write:  // who has lapsed finishes what is open
            if (writer == Writer::active || writer == Writer::lapsed) return {};
            break;
        case Command::open:
            if (writer == Writer::active) return {};
            break;
    }
    return refuse_writer(writer);
}

Result<> can_reach(const Conversation& conversation, AccountId author, bool blocked) {
    if (conversation.other_than(author).closed)
        return refuse(RefusalKind::conflict, "other_closed", "The other account is closed.");
    // The same words whoever blocked whom.
    if (blocked)
        return refuse(RefusalKind::forbidden, "blocked", "You and this person cannot write to each other.");
    return {};
}

Result<> can_be_asked_about(const market::ListingCard& listing, AccountId inquirer) {
    using enum market::ListingState;
    if (listing.seller == inquirer)
        return refuse(RefusalKind::conflict, "own_listing", "This is your own listing.");
    if (listing.state == sold) return refuse(RefusalKind::conflict, "sold", "This copy is sold.");
    if (listing.state == reserved || (listing.state == published && listing.shown)) return {};
    return refuse_not_found();
}

Conversation open_conversation(const Subject& subject, AccountId inquirer, AccountId owner, Instant now) {
    Conversation made;
    made.id = conversation_id(subject, inquirer);
    made.subject = subject;
    made.inquirer.account = inquirer;
    made.owner.account = owner;
    made.people = {inquirer, owner};
    made.created_at = now;
    return made;
}

Result<OrderPair> can_be_talked_about(const orders::OrderCard& order, AccountId caller,
                                      std::optional<AccountId> named) {
    using enum orders::OrderState;
    const auto sells = [&](AccountId account) {
        return std::ranges::find(order.lines, account, &orders::LineCard::seller) != order.lines.end();
    };
    const bool buys = order.buyer == caller;
    if (order.state == placing || order.state == refused || (!buys && !sells(caller)))
        return refuse_not_found();
    if (order.state == open || order.state == expired)
        return refuse(RefusalKind::conflict, "not_paid", "This order is not paid.");
    if (!buys) return OrderPair{order.buyer, caller};
    if (named && sells(*named)) return OrderPair{order.buyer, *named};
    const AccountId first = order.lines.front().seller;
    const bool several =
        !std::ranges::all_of(order.lines, [&](const auto& line) { return line.seller == first; });
    if (named || several) return refuse_field("/seller", "required", "Please say which of the sellers.");
    return OrderPair{order.buyer, first};
}

bool is_open(const orders::OrderCard& order) noexcept {
    return order.state == orders::OrderState::paid;
}

Conversation open_conversation(const orders::OrderCard& order, const OrderPair& pair, Instant now) {
    const Subject subject{SubjectKind::order, order.id.value};
    auto made = open_conversation(subject, pair.buyer, pair.seller, now);
    made.id = conversation_id(subject, pair.seller);
    return made;
}

Conversation mark_read(Conversation conversation, AccountId account, MessageId message) {
    Side& side = *conversation.side_of(account);
    side.read_up_to = std::max(side.read_up_to, std::optional{message});
    return conversation;
}

Conversation count_again(Conversation conversation, std::span<const store::Versioned<Message>> newest) {
    conversation.unread_by.clear();
    for (Side* side : {&conversation.inquirer, &conversation.owner}) {
        side->unread = count_unread(*side, newest);
        if (side->unread > 0) conversation.unread_by.push_back(side->account);
    }
    if (newest.empty()) return conversation;
    const Message& last = *newest.front();
    conversation.last =
        LastMessage{last.id, last.author, last.at, last.hidden ? "" : excerpt(last.text), last.hidden};
    conversation.last_at = last.at;
    return conversation;
}

std::string excerpt(std::string_view text) {
    std::string line{text};
    std::ranges::replace(line, '\n', ' ');
    if (code_points(line) <= excerpt_length) return line;
    std::size_t end = 0;
    for (std::size_t points = 0; points < excerpt_length; ++points) {
        ++end;
        while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U)
            ++end;
    }
    return line.substr(0, end) + "…";
}

}  // namespace bookverse::messages
