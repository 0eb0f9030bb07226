// JSON for described types. A type is described once,
//
//     struct SignUp { Email email; Text<1, 80> name; };
//     BOOST_DESCRIBE_STRUCT(SignUp, (), (email, name))
//
// and from that come: reading with all faults reported together, writing, the JSON Schema in the OpenAPI
// document, and the stored form. Scalars (Email, Text, Id, Instant, ...) specialise Scalar<T> in scalars.hpp.
//
// Reading is strict for requests and lenient for storage: a request with an unknown or doubled field is
// refused, a stored document with a field that this version does not know keeps working (a newer version
// wrote it).
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"

namespace bookverse::json {

enum class Mode { strict, lenient };

/// Parses text with depth at most 32; duplicate keys, trailing text, invalid UTF-8 and NaN are refused as
/// `malformed_json` (400).
Result<boost::json::value> parse(std::string_view text);

/// A parsed body as a T; every fault of it is in the one refusal (422 invalid_fields), each with its JSON
/// Pointer.
template <class T>
Result<T> read(std::string_view text, Mode mode = Mode::strict);

/// Appends the JSON text of `value`. Members in the order of their description; empty optionals are written
/// as null so that clients see one shape. O(size), no tree is built.
template <class T>
void write(std::string& out, const T& value);

template <class T>
std::string write(const T& value);

}  // namespace bookverse::json

#include "platform/json/read.hpp"   // IWYU pragma: export
#include "platform/json/write.hpp"  // IWYU pragma: export
