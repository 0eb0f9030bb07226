#include "platform/service/everyone.hpp"

#include <boost/describe.hpp>

#include "platform/auth/seal.hpp"
#include "platform/http/endpoint.hpp"

namespace bookverse::service {

struct AccountPath {
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(AccountPath, (), (account))

/// A file may hold any bytes (a picture), JSON may not: base64url.
struct ExportFile {
    std::string file_name;
    std::string bytes;
};
BOOST_DESCRIBE_STRUCT(ExportFile, (), (file_name, bytes))

struct ExportFiles {
    std::vector<ExportFile> files;
};
BOOST_DESCRIBE_STRUCT(ExportFiles, (), (files))

struct Objection {
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(Objection, (), (code, message))

struct Objections {
    std::optional<Objection> objection;
};
BOOST_DESCRIBE_STRUCT(Objections, (), (objection))

http::Routes internal_routes(Service& service) {
    http::Routes routes;
    routes.push_back(
        http::get("/internal/export/{account}", http::Access::service,
                  [&service](http::Call& call, http::Path<AccountPath> path) -> Task<Result<ExportFiles>> {
                      const auto parts = co_await service.export_of(path->account, call.deadline);
                      ExportFiles files;
                      for (const auto& part : parts)
                          files.files.push_back({part.file_name, auth::base64url(part.bytes)});
                      co_return files;
                  })
            .say("What this service keeps about a person")
            .within(std::chrono::seconds{30}));
    routes.push_back(
        http::get("/internal/closing-objections/{account}", http::Access::service,
                  [&service](http::Call& call, http::Path<AccountPath> path) -> Task<Result<Objections>> {
                      const auto refusal = co_await service.objects_to_closing(path->account, call.deadline);
                      Objections answer;
                      if (refusal) answer.objection = Objection{refusal->code, refusal->message};
                      co_return answer;
                  })
            .say("Why an account may not be closed now"));
    return routes;
}

Task<std::vector<ExportPart>> export_of_all(ServiceClient& services, std::string asker, AccountId account,
                                            Deadline deadline) {
    std::vector<ExportPart> parts;
    const auto target = "/internal/export/" + account.to_string();
    for (const auto& name : services.services()) {
        if (name == asker) continue;
        auto answer =
            co_await services.call<ExportFiles>(name, http::Method::get, target, http::NoContent{}, deadline);
        if (!answer) throw Unavailable{name + " refused its part of an export: " + answer.error().code};
        for (auto& file : answer->files) {
            auto bytes = auth::base64url_decode(file.bytes);
            if (!bytes) throw Unavailable{name + " sent an export that cannot be read"};
            parts.push_back({std::move(file.file_name), std::move(*bytes)});
        }
    }
    co_return parts;
}

Task<std::optional<Refusal>> objection_of_any(ServiceClient& services, std::string asker, AccountId account,
                                              Deadline deadline) {
    const auto target = "/internal/closing-objections/" + account.to_string();
    for (const auto& name : services.services()) {
        if (name == asker) continue;
        auto answer =
            co_await services.call<Objections>(name, http::Method::get, target, http::NoContent{}, deadline);
        if (!answer) throw Unavailable{name + " did not say whether it objects: " + answer.error().code};
        if (answer->objection)
            co_return Refusal{RefusalKind::conflict, answer->objection->code, answer->objection->message};
    }
    co_return std::nullopt;
}

}  // namespace bookverse::service
