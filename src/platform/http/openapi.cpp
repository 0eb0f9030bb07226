// Two passes: the first asks each route for its schemas, which fills the components of both sides; then it is
// known which of them are the same, and the second pass prints.
#include "platform/http/openapi.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "platform/http/openapi_printer.hpp"

namespace bookverse::http {
namespace {

using detail::Printer;
using json::AnswerSchema;
using json::Components;
using json::Schema;
using json::Side;

constexpr std::string_view api_prefix = "/api/v1/";

Schema problem_fault_schema(Components&) {
    Schema schema = Schema::of(Schema::Kind::object);
    Schema pointer = Schema::text();
    pointer.description = "JSON Pointer into the body, or ?name of a query parameter";
    schema.properties.push_back({"pointer", std::move(pointer), true});
    schema.properties.push_back({"code", Schema::text(), true});
    schema.properties.push_back({"message", Schema::text(), true});
    return schema;
}

Schema problem_schema(Components& components) {
    Schema schema = Schema::of(Schema::Kind::object);
    schema.description = "RFC 9457";
    Schema title = Schema::text();
    title.description = "A sentence for people";
    Schema code = Schema::text();
    code.description = "Stable; what a program looks at";
    schema.properties.push_back({"type", Schema::text("uri-reference"), true});
    schema.properties.push_back({"title", std::move(title), true});
    schema.properties.push_back({"status", Schema::of(Schema::Kind::integer), true});
    schema.properties.push_back({"code", std::move(code), true});
    schema.properties.push_back({"request_id", Schema::text(), true});
    schema.properties.push_back(
        {"faults", Schema::list_of(components.refer("ProblemFault", &problem_fault_schema)), false});
    return schema;
}

std::string_view reason(int status) {
    switch (status) {
        case 200:
            return "Done";
        case 201:
            return "Created";
        case 202:
            return "Accepted: it will be done";
        case 204:
            return "Done, nothing to say";
        case 302:
            return "Found elsewhere";
        case 304:
            return "Not modified";
        default:
            return "Answer";
    }
}

std::string tag_of(std::string_view pattern) {
    if (pattern.starts_with(api_prefix)) {
        pattern.remove_prefix(api_prefix.size());
    } else {
        pattern.remove_prefix(1);
    }
    return std::string{pattern.substr(0, pattern.find('/'))};
}

std::string_view who(Access access) {
    switch (access) {
        case Access::anyone:
            return "Anyone.";
        case Access::cookie:
            return "Whoever holds the refresh cookie; with our Origin.";
        case Access::student:
            return "Any signed-in account.";
        case Access::moderator:
            return "Moderators and administrators.";
        case Access::administrator:
            return "Administrators.";
        case Access::service:
            return "Our own services.";
    }
    return {};
}

std::string duration_text(std::chrono::seconds duration) {
    const auto count = duration.count();
    if (count == 1) return "second";
    if (count == 60) return "minute";
    if (count == 3600) return "hour";
    if (count == 86'400) return "day";
    if (count % 3600 == 0) return std::to_string(count / 3600) + " hours";
    if (count % 60 == 0) return std::to_string(count / 60) + " minutes";
    return std::to_string(count) + " seconds";
}

std::string limit_text(const RateLimit& limit) {
    std::string_view by = "an account or address";
    if (limit.by == RateLimit::By::address) by = "an address";
    if (limit.by == RateLimit::By::account) by = "an account";
    return std::to_string(limit.count) + " calls per " + duration_text(limit.per) + " for " +
           std::string{by} + " (" + limit.name + ").";
}

std::string description_of(const Route& route) {
    std::string text = "Who: " + std::string{who(route.access)};
    for (const RateLimit& limit : route.limits)
        text += "\n\nLimit: " + limit_text(limit);
    if (route.schema.body || !route.schema.body_types.empty()) {
        text += "\n\nBody: at most " + std::to_string(route.body_limit / 1024) + " KiB.";
    }
    return text;
}

/// The table as a document: one object a call.
class Document {
public:
    Document(const Routes& routes, const OpenApiInfo& info) : info_{&info} {
        for (const Route& route : routes) {
            if (route.access == Access::service && !info.internal) continue;
            if (!paths_[route.pattern].emplace(route.method, &route).second) {
                throw std::logic_error{"two routes answer " + std::string{to_string(route.method)} + ' ' +
                                       route.pattern};
            }
        }
        check_names();
        collect();
        split_ = detail::split_names(requests_, answers_);
    }

    std::string print() {
        out_.object([&] {
            out_.member("openapi", "3.1.0");
            out_.key("info").object([&] {
                out_.member("title", info_->title);
                out_.member("version", info_->version);
                if (!info_->description.empty()) out_.member("description", info_->description);
            });
            print_tags();
            out_.key("paths").object([&] {
                for (const auto& [pattern, operations] : paths_)
                    print_path(pattern, operations);
            });
            out_.key("components").object([&] { print_components(); });
        });
        return out_.take();
    }

private:
    using Operations = std::map<Method, const Route*>;

    void check_names() const {
        std::map<std::string, std::string> shapes;
        std::set<std::string> ids;
        for (const auto& [pattern, operations] : paths_) {
            std::string shape;
            bool inside = false;
            for (const char c : pattern) {
                if (!inside) shape += c;
                if (c == '{') inside = true;
                if (c == '}') inside = false;
            }
            const auto [at, is_new] = shapes.emplace(shape, pattern);
            if (!is_new)
                throw std::logic_error{at->second + " and " + pattern + " differ in parameter names only"};
            for (const auto& [method, route] : operations) {
                if (!ids.insert(operation_id(method, pattern)).second) {
                    throw std::logic_error{"two operations would be called " + operation_id(method, pattern)};
                }
            }
        }
    }

    void collect() {
        answers_.refer("Problem", &problem_schema);
        for (const auto& [pattern, operations] : paths_) {
            for (const auto& [method, route] : operations) {
                if (route->schema.path) route->schema.path(requests_);
                if (route->schema.query) route->schema.query(requests_);
                if (route->schema.body) route->schema.body(requests_);
                for (const AnswerSchema& answer : route->schema.answers) {
                    if (answer.schema) answer.schema(answers_);
                }
            }
        }
    }

    void print_tags() {
        std::set<std::string> tags;
        for (const auto& [pattern, operations] : paths_)
            tags.insert(tag_of(pattern));
        out_.key("tags").array([&] {
            for (const std::string& tag : tags)
                out_.object([&] { out_.member("name", tag); });
        });
    }

    void print_path(const std::string& pattern, const Operations& operations) {
        out_.key(pattern).object([&] {
            for (const auto& [method, route] : operations) {
                std::string name{to_string(method)};
                std::ranges::transform(name, name.begin(),
                                       [](char c) { return static_cast<char>(c | 0x20); });
                out_.key(name).object([&] { print_operation(*route); });
            }
        });
    }

    void print_operation(const Route& route) {
        out_.member("operationId", operation_id(route.method, route.pattern));
        out_.key("tags").array([&] { out_.text(tag_of(route.pattern)); });
        if (!route.summary.empty()) out_.member("summary", route.summary);
        out_.member("description", description_of(route));
        print_security(route.access);
        print_parameters(route);
        print_body(route);
        print_answers(route);
    }

    void print_security(Access access) {
        const auto scheme = [&](std::string_view name) { out_.object([&] { out_.key(name).array([] {}); }); };
        out_.key("security").array([&] {
            if (access == Access::anyone) out_.object([] {});
            scheme(access == Access::cookie    ? "refresh_cookie"
                   : access == Access::service ? "service"
                                               : "bearer");
        });
    }

    void print_parameter(std::string_view in, std::string_view name, bool required, const Schema& schema) {
        out_.object([&] {
            out_.member("name", name);
            out_.member("in", in);
            if (required) out_.key("required").word("true");
            out_.key("schema");
            detail::print_schema(out_, schema, Side::request, split_);
        });
    }

    void print_parameters(const Route& route) {
        const auto& schema = route.schema;
        const bool has_key = route.idempotency != Idempotency::none;
        if (!schema.path && !schema.query && !schema.if_match && !schema.if_none_match && !has_key &&
            route.access != Access::cookie) {
            return;
        }
        out_.key("parameters").array([&] {
            if (schema.path) print_group("path", schema.path(requests_));
            if (schema.query) print_group("query", schema.query(requests_));
            const Schema tag = Schema::text();
            if (schema.if_match) print_parameter("header", "If-Match", true, tag);
            if (schema.if_none_match) print_parameter("header", "If-None-Match", false, tag);
            if (has_key) {
                print_parameter("header", "Idempotency-Key", route.idempotency == Idempotency::required,
                                Schema::text({}, 1, 255));
            }
            if (route.access == Access::cookie) {
                Schema one = Schema::text();
                one.names = {"1"};
                print_parameter("header", "X-BookVerse", true, one);
            }
        });
    }

    void print_group(std::string_view in, const Schema& group) {
        for (const auto& property : group.properties) {
            Schema schema = property.schema;
            schema.nullable = false;  // a parameter is there or not
            const bool required = in == "path" || (property.required && schema.kind != Schema::Kind::array);
            print_parameter(in, property.name, required, schema);
        }
    }

    void print_body(const Route& route) {
        const auto& schema = route.schema;
        if (!schema.body && schema.body_types.empty()) return;
        out_.key("requestBody").object([&] {
            out_.key("required").word("true");
            out_.key("content").object([&] {
                for (const std::string& type : schema.body_types) {
                    out_.key(type).object([&] {
                        if (!schema.body) return;
                        out_.key("schema");
                        detail::print_schema(out_, schema.body(requests_), Side::request, split_);
                    });
                }
            });
        });
    }

    void print_answers(const Route& route) {
        std::map<int, std::vector<const AnswerSchema*>> by_status;
        for (const AnswerSchema& answer : route.schema.answers)
            by_status[answer.status].push_back(&answer);
        out_.key("responses").object([&] {
            for (const auto& [status, answers] : by_status) {
                out_.key(std::to_string(status)).object([&] { print_answer(status, answers); });
            }
            out_.key("default").object([&] { out_.member("$ref", "#/components/responses/Problem"); });
        });
    }

    void print_answer(int status, const std::vector<const AnswerSchema*>& answers) {
        const AnswerSchema& first = *answers.front();
        out_.member("description",
                    first.description.empty() ? reason(status) : std::string_view{first.description});
        if (!first.headers.empty()) {
            out_.key("headers").object([&] {
                for (const std::string_view name : first.headers) {
                    out_.key(name).object(
                        [&] { out_.key("schema").object([&] { out_.member("type", "string"); }); });
                }
            });
        }
        const auto has_content = [](const AnswerSchema* each) {
            return each->schema || !each->content_type.empty();
        };
        if (std::ranges::none_of(answers, has_content)) return;
        out_.key("content").object([&] {
            for (const AnswerSchema* each : answers) {
                if (has_content(each)) print_content(*each);
            }
        });
    }

    void print_content(const AnswerSchema& answer) {
        out_.key(answer.content_type.empty() ? "application/json" : std::string_view{answer.content_type});
        out_.object([&] {
            if (!answer.schema) return;
            out_.key("schema");
            detail::print_schema(out_, answer.schema(answers_), Side::answer, split_);
        });
    }

    void print_components() {
        std::map<std::string, std::pair<const Schema*, Side>> named;
        for (const auto& [name, schema] : answers_.all())
            named[name] = {&schema, Side::answer};
        for (const auto& [name, schema] : requests_.all()) {
            if (answers_.all().contains(name) && !split_.contains(name)) continue;
            const std::string own = detail::component_name(name, Side::request, split_);
            if (!named.emplace(own, std::pair{&schema, Side::request}).second) {
                throw std::logic_error{"the schema component \"" + own + "\" has two meanings"};
            }
        }
        out_.key("schemas").object([&] {
            for (const auto& [name, schema] : named) {
                out_.key(name);
                detail::print_schema(out_, *schema.first, schema.second, split_);
            }
        });
        print_problem_response();
        print_security_schemes();
    }

    void print_problem_response() {
        out_.key("responses").object([&] {
            out_.key("Problem").object([&] {
                out_.member("description", "What went wrong");
                out_.key("content").object([&] {
                    out_.key("application/problem+json").object([&] {
                        out_.key("schema").object(
                            [&] { out_.member("$ref", "#/components/schemas/Problem"); });
                    });
                });
            });
        });
    }

    void print_security_schemes() {
        const auto bearer = [&](std::string_view name, std::string_view description) {
            out_.key(name).object([&] {
                out_.member("type", "http");
                out_.member("scheme", "bearer");
                out_.member("bearerFormat", "JWT");
                out_.member("description", description);
            });
        };
        out_.key("securitySchemes").object([&] {
            bearer("bearer", "The access token of a session, valid for ten minutes.");
            out_.key("refresh_cookie").object([&] {
                out_.member("type", "apiKey");
                out_.member("in", "cookie");
                out_.member("name", "__Host-rt");
                out_.member("description", "The refresh token of a session; only from our own pages.");
            });
            if (info_->internal)
                bearer("service", "The credential of one of our services, on internal ports.");
        });
    }

    const OpenApiInfo* info_;
    std::map<std::string, Operations> paths_;
    Components requests_{Side::request};
    Components answers_{Side::answer};
    detail::SplitNames split_;
    Printer out_;
};

}  // namespace

std::string operation_id(Method method, std::string_view pattern) {
    std::string id{to_string(method)};
    std::ranges::transform(id, id.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    if (pattern.starts_with(api_prefix)) {
        pattern.remove_prefix(api_prefix.size() - 1);
    }
    for (const char c : pattern) {
        if (c == '/') {
            id += '_';
        } else if (c == '{') {
            id += "by_";
        } else if (c != '}') {
            id += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
        }
    }
    return id;
}

std::string openapi_document(const Routes& routes, const OpenApiInfo& info) {
    return Document{routes, info}.print();
}

}  // namespace bookverse::http
