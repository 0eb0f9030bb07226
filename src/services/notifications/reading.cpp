#include "services/notifications/reading.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

#include "platform/json/json.hpp"

namespace bookverse::notifications {
namespace {

namespace bj = boost::json;

/// An event, and the element of its list that is looked at.
class Source {
public:
    Source(const bj::value& event, const bj::value& element) : event_{event}, element_{element} {}

    const bj::value* find(std::string_view pointer) const {
        if (pointer.empty()) return nullptr;
        const bool relative = pointer.starts_with('.');
        boost::system::error_code error;
        const auto* found =
            (relative ? element_ : event_).find_pointer(pointer.substr(relative ? 1 : 0), error);
        return error || found->is_null() ? nullptr : found;
    }
    /// Strings as they are, the rest as JSON; empty when it is not there.
    std::string text(std::string_view pointer) const {
        const auto* found = find(pointer);
        if (found == nullptr) return "";
        return found->is_string() ? std::string{found->get_string()} : bj::serialize(*found);
    }
    template <class T>
    std::optional<T> as(std::string_view pointer) const {
        const auto* found = find(pointer);
        if (found == nullptr) return std::nullopt;
        auto read = json::read<T>(bj::serialize(*found), json::Mode::lenient);
        if (!read) throw std::runtime_error{"an event has at " + std::string{pointer} + " what is not read"};
        return std::move(*read);
    }

private:
    const bj::value& event_;
    const bj::value& element_;
};

bool is_one_of(std::string_view text, std::string_view choices) {
    for (;;) {
        const auto bar = choices.find('|');
        if (choices.substr(0, bar) == text) return true;
        if (bar == std::string_view::npos) return false;
        choices.remove_prefix(bar + 1);
    }
}

std::string filled(std::string_view pattern, const Source& source) {
    std::string out;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = pattern.find('}', open);
        out += source.text(pattern.substr(open + 1, close - open - 1));
        pattern.remove_prefix(close + 1);
    }
    return out;
}

std::vector<AccountId> people(const Rule& rule, const Source& source) {
    const auto* found = source.find(rule.to);
    if (found == nullptr)
        throw std::runtime_error{std::string{rule.event} + " names nobody at " + std::string{rule.to}};
    if (found->is_array()) return *source.as<std::vector<AccountId>>(rule.to);
    return {*source.as<AccountId>(rule.to)};
}

Facts facts_of(const Rule& rule, const Source& source) {
    Facts facts;
    facts.title = source.text(rule.title);
    facts.money = source.as<Money>(rule.money);
    facts.when = source.as<Instant>(rule.time);
    facts.words = source.text(rule.words);
    facts.reason = source.text(rule.reason);
    if (const auto* list = source.find(rule.count); list != nullptr && list->is_array())
        facts.count = static_cast<std::int64_t>(list->get_array().size());
    return facts;
}

void apply(const Rule& rule, const Source& source, std::vector<Telling>& all) {
    if (!rule.when.empty() && !is_one_of(source.text(rule.when), rule.is)) return;
    const auto known = source.as<AccountId>(rule.except);
    for (const AccountId account : people(rule, source)) {
        if (account == known) continue;
        const auto told = std::ranges::find(all, account, &Telling::account);
        if (told != all.end()) {
            if (!rule.each.empty() && told->kind == rule.kind) ++told->facts.count;
            continue;
        }
        all.push_back({account, rule.kind, rule.group, rule.channels, rule.habit, facts_of(rule, source),
                       filled(rule.path, source)});
    }
}

}  // namespace

std::vector<Telling> read_event(std::string_view type, std::string_view data) {
    std::vector<Telling> all;
    if (std::ranges::find(rules(), type, &Rule::event) == rules().end()) return all;
    const auto event = json::parse(data);
    if (!event) throw std::runtime_error{std::string{type} + " cannot be read: " + event.error().code};
    for (const Rule& rule : rules()) {
        if (rule.event != type) continue;
        if (rule.each.empty()) {
            apply(rule, Source{*event, *event}, all);
            continue;
        }
        boost::system::error_code error;
        const auto* list = event->find_pointer(rule.each, error);
        if (error || !list->is_array())
            throw std::runtime_error{std::string{type} + " has no list at " + std::string{rule.each}};
        for (const auto& element : list->get_array())
            apply(rule, Source{*event, element}, all);
    }
    return all;
}

}  // namespace bookverse::notifications
