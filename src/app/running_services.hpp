// The services of this process, and the pipelines in front of them and of the services elsewhere.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/door.hpp"
#include "app/foundation.hpp"
#include "app/route_table.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/pipeline.hpp"
#include "platform/http/static_files.hpp"
#include "platform/service/service.hpp"

namespace bookverse::app {

class RunningServices {
public:
    explicit RunningServices(Foundation& foundation);
    ~RunningServices();
    RunningServices(const RunningServices&) = delete;
    RunningServices& operator=(const RunningServices&) = delete;

    /// Makes the services of this process, asks those elsewhere for their routes, and builds the pipelines
    /// for calls between services. Throws Unavailable when collections cannot be declared now: everything is
    /// made anew then.
    void make();

    /// Where accounts runs elsewhere: fetches the keys that tokens are signed with. Throws Unavailable.
    Task<> learn_keys();

    /// Those that are started stay started when a later one throws; a repeated call goes on with that one.
    Task<> start();
    Task<> stop();

    void subscribe();
    std::vector<service::Job> jobs();
    void open_doors(Door& public_door, Door& internal_door, Door& operator_door);

private:
    struct Local;
    void add(const service::Registration& registration);
    http::PipelineParts parts(bool internal);
    http::Routes public_routes();
    void open_public(Door& door);
    void open_internal(Door& door);
    void open_operator(Door& door);

    Foundation& foundation_;
    std::unique_ptr<service::Platform> platform_;
    std::unique_ptr<http::StoredIdempotency> idempotency_;
    std::vector<std::unique_ptr<Local>> locals_;
    std::vector<Blueprint> elsewhere_;
    std::unique_ptr<http::StaticFiles> web_;
    std::unique_ptr<http::Pipeline> public_pipeline_;
    std::unique_ptr<http::Pipeline> operator_pipeline_;
};

}  // namespace bookverse::app
