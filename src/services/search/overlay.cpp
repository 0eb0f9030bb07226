#include "services/search/overlay.hpp"

#include <utility>

namespace bookverse::search {

void Layer::change(std::string_view term, PostingList::Posting posting, int more) {
    const auto place = static_cast<std::uint32_t>(changes_.size());
    changes_.push_back({posting, none});
    Chain& chain = chains_[term];
    if (chain.first == none) {
        chain.first = place;
    } else {
        changes_[chain.last].next = place;
    }
    chain.last = place;
    chain.more += more;
}

void Layer::add(PendingPtr listing) {
    for (const auto& [text, weight] : listing->terms)
        change(text, {listing->number, weight}, 1);
    listings_.push_back(std::move(listing));
}

void Layer::forget(Number number, TermList terms) {
    forgotten_.push_back(std::move(terms));
    for (const auto& term : forgotten_.back())
        change(term.text, {number, 0}, -1);
}

void Layer::unroll(const Chain& chain, std::vector<PostingList::Posting>& out) const {
    for (auto place = chain.first; place != none; place = changes_[place].next)
        out.push_back(changes_[place].posting);
}

void Layer::changes_of(std::string_view term, std::vector<PostingList::Posting>& out) const {
    const auto chain = chains_.find(term);
    if (chain != chains_.end()) unroll(chain->second, out);
}

Overlay::Snapshot Overlay::snapshot() const {
    const std::lock_guard lock{mutex_};
    return now_;
}

void Overlay::hold(PendingPtr listing) {
    const std::lock_guard lock{mutex_};
    const auto number = listing->number;
    held_[number].swap(listing);
}

std::pair<PendingPtr, std::uint64_t> Overlay::find(Number number) const {
    const std::lock_guard lock{mutex_};
    const auto found = held_.find(number);
    return {found == held_.end() ? nullptr : found->second, now_.written};
}

std::uint64_t Overlay::publish(LayerPtr layer) {
    auto next = std::make_shared<Layers>();
    const std::lock_guard lock{mutex_};
    next->reserve(now_.layers->size() + 1);
    *next = *now_.layers;
    waiting_ += layer->listings().size();
    next->push_back(std::move(layer));
    now_.layers = std::move(next);
    return ++now_.version;
}

Layers Overlay::oldest(std::size_t most) const {
    const auto layers = snapshot().layers;
    Layers out;
    std::size_t listings = 0;
    for (auto layer = layers->begin(); layer != layers->end() && listings < most; ++layer) {
        listings += (*layer)->listings().size();
        out.push_back(*layer);
    }
    return out;
}

void Overlay::written(std::size_t count) {
    std::shared_ptr<const Layers> before;
    {
        const std::lock_guard lock{mutex_};
        before = now_.layers;
        const auto rest = before->begin() + static_cast<std::ptrdiff_t>(count);
        now_.layers = std::make_shared<const Layers>(rest, before->end());
        ++now_.written;
        for (auto layer = before->begin(); layer != rest; ++layer)
            waiting_ -= (*layer)->listings().size();
    }
    // What is held for longer is what the disk has too; so a layer at a time.
    for (std::size_t i = 0; i < count; ++i) {
        const std::lock_guard lock{mutex_};
        for (const auto& listing : (*before)[i]->listings()) {
            const auto held = held_.find(listing->number);
            // One that was changed meanwhile is still to be written.
            if (held != held_.end() && held->second == listing) held_.erase(held);
        }
    }
}

std::size_t Overlay::waiting() const {
    const std::lock_guard lock{mutex_};
    return waiting_;
}

}  // namespace bookverse::search
