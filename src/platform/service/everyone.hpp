// Questions that go to every service: what do you keep about this person, may this account be closed. Each
// service gets the routes that answer them from internal_routes(); accounts asks through the functions below.
#pragma once

#include <optional>
#include <vector>

#include "platform/http/route.hpp"
#include "platform/service/service.hpp"
#include "platform/service/service_client.hpp"

namespace bookverse::service {

/// GET /internal/export/{account} and GET /internal/closing-objections/{account}, for our own services only.
/// `service` outlives the routes.
http::Routes internal_routes(Service& service);

/// The parts of all services but `asker`, who knows its own. Throws Unavailable when one of them cannot be
/// asked: half an export would look whole.
Task<std::vector<ExportPart>> export_of_all(ServiceClient& services, std::string asker, AccountId account,
                                            Deadline deadline);

/// The first objection of any service but `asker`; std::nullopt when nobody objects. Throws Unavailable when
/// one of them cannot be asked.
Task<std::optional<Refusal>> objection_of_any(ServiceClient& services, std::string asker, AccountId account,
                                              Deadline deadline);

}  // namespace bookverse::service
