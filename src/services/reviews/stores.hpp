// The collections of this service and their indexes.
#pragma once

#include "platform/store/collection.hpp"
#include "services/reviews/model.hpp"

namespace bookverse::reviews {

inline const store::Index<Exchange, orders::OrderId> exchange_by_order{"by_order", {"order"}};
inline const store::Index<Exchange, AccountId> exchange_by_person{"by_person", {"people", "settled_at"}};
inline const store::Index<Exchange, AccountId> exchange_by_waiting{"by_waiting", {"waits_for", "settled_at"}};
/// What can be read about a subject, in the order of its publication.
inline const store::Index<Exchange, std::string> exchange_by_subject{"by_subject", {"about", "over_at"}};
inline const store::Index<Exchange, ReviewId> exchange_by_text{"by_text", {"texts"}};
inline const store::Index<Exchange> exchange_by_due{"by_due", {"due_at"}};
inline const store::Index<Tally, std::string> tally_by_place{"by_place", {"subject", "place"}, store::unique};

struct Stores {
    Stores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Exchange> exchanges;
    store::Collection<Tally> tallies;
    store::Collection<Summary> summaries;
    store::Collection<Person> people;
};

}  // namespace bookverse::reviews
