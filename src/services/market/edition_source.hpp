// Where an ISBN that nobody here knows is looked up. What is found fills blanks and overwrites nothing.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/isbn.hpp"
#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "services/market/model.hpp"

namespace bookverse::http {
class Client;
}

namespace bookverse::market {

class EditionSource {
public:
    EditionSource() = default;
    EditionSource(const EditionSource&) = delete;
    EditionSource& operator=(const EditionSource&) = delete;
    virtual ~EditionSource() = default;
    /// nullopt: not known there. Throws Unavailable, DeadlinePassed.
    virtual Task<std::optional<Edition>> find(Isbn isbn, Instant now, Deadline deadline) = 0;
};

/// Open Library's JSON (/api/books?jscmd=data) at this origin; null for an empty one: nothing is looked up.
std::unique_ptr<EditionSource> make_edition_source(http::Client& http, const std::string& origin);

/// What Open Library's answer says of this ISBN. nullopt: nothing, or nothing that can be used.
std::optional<Edition> edition_in(std::string_view json, const Isbn& isbn, Instant now);

}  // namespace bookverse::market
