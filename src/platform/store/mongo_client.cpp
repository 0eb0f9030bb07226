#include "platform/store/mongo_client.hpp"

#include <algorithm>
#include <array>

#include "platform/async/deadline.hpp"

namespace bookverse::store::mongo {

namespace {

using Kind = Error::Kind;

// One failing call must end within 2 s: choosing a server, then one round trip.
constexpr std::int32_t select_ms = 1300;  // the driver looks again each 500 ms
constexpr std::int32_t connect_ms = 500;
constexpr std::int32_t answer_ms = 1000;

// The server says that it is shutting down, not primary, or lost its majority.
constexpr std::array not_now{6, 7, 89, 91, 189, 9001, 10107, 11600, 11602, 13435, 13436};
constexpr int write_conflict = 112;
constexpr int duplicate_key = 11000;
constexpr int out_of_time = 50;

bool has_concern_error(const bson_t* reply) {
    return reply &&
           (bson_has_field(reply, "writeConcernErrors.0") || bson_has_field(reply, "writeConcernError"));
}

Kind kind_of(const bson_error_t& error, const bson_t* reply) {
    const auto code = static_cast<int>(error.code);
    if (error.domain == MONGOC_ERROR_STREAM) return Kind::unknown;
    if (error.domain == MONGOC_ERROR_SERVER_SELECTION) return Kind::unknown;
    if (has_concern_error(reply) || error.domain == MONGOC_ERROR_WRITE_CONCERN) return Kind::unknown;
    if (code == duplicate_key || code == 11001 || code == 12582) return Kind::duplicate;
    if (code == write_conflict || (reply && mongoc_error_has_label(reply, "TransientTransactionError")))
        return Kind::refused;
    if (std::ranges::find(not_now, code) != not_now.end() || code == out_of_time) return Kind::unknown;
    return Kind::wrong;
}

void set_up_driver() {
    // Never cleaned up: threads of the driver may run until the very end.
    [[maybe_unused]] static const bool once = [] {
        mongoc_init();
        mongoc_log_set_handler([](mongoc_log_level_t, const char*, const char*, void*) {}, nullptr);
        return true;
    }();
}

struct UriDestroy {
    void operator()(mongoc_uri_t* uri) const noexcept { mongoc_uri_destroy(uri); }
};

}  // namespace

void raise(const bson_error_t& error, const bson_t* reply) {
    throw Error{kind_of(error, reply), std::string{"MongoDB: "} + error.message};
}

Presence::Attempt::Attempt(Presence& presence) : presence_{presence} {
    if (!presence.away_.load(std::memory_order_relaxed)) return;
    if (presence.tried_just_now() || presence.probing_.exchange(true)) throw Unavailable{presence.why()};
    probe_ = true;
}

Presence::Attempt::~Attempt() {
    if (probe_) presence_.probing_.store(false);
}

void Presence::lost(const std::string& why, std::chrono::steady_clock::time_point asked) {
    // Somebody who asked later has an answer already: this is old news.
    if (answered_.load(std::memory_order_relaxed) > asked) return;
    {
        const std::lock_guard lock{mutex_};
        why_ = "the database does not answer: " + why;
        lost_ = std::chrono::steady_clock::now();
    }
    away_.store(true, std::memory_order_relaxed);
}

void Presence::answered() noexcept {
    answered_.store(std::chrono::steady_clock::now(), std::memory_order_relaxed);
    away_.store(false, std::memory_order_relaxed);
}

bool Presence::tried_just_now() const {
    const std::lock_guard lock{mutex_};
    return std::chrono::steady_clock::now() - lost_ < std::chrono::milliseconds{250};
}

std::string Presence::why() const {
    const std::lock_guard lock{mutex_};
    return why_;
}

Clients::Clients(const std::string& uri, const std::string& database, std::size_t most) {
    set_up_driver();
    bson_error_t error;
    const std::unique_ptr<mongoc_uri_t, UriDestroy> parsed{mongoc_uri_new_with_error(uri.c_str(), &error)};
    if (!parsed) throw std::invalid_argument{std::string{"not a MongoDB address: "} + error.message};
    const auto* const named = mongoc_uri_get_database(parsed.get());
    database_ = !database.empty() ? database : named ? named : "bookverse";

    mongoc_uri_set_option_as_int32(parsed.get(), MONGOC_URI_SERVERSELECTIONTIMEOUTMS, select_ms);
    mongoc_uri_set_option_as_int32(parsed.get(), MONGOC_URI_CONNECTTIMEOUTMS, connect_ms);
    mongoc_uri_set_option_as_int32(parsed.get(), MONGOC_URI_SOCKETTIMEOUTMS, answer_ms);
    mongoc_uri_set_option_as_int32(parsed.get(), MONGOC_URI_HEARTBEATFREQUENCYMS, 1000);
    // A retry by the driver would double the time; ours knows what a write was for (mongo_writes.cpp).
    mongoc_uri_set_option_as_bool(parsed.get(), MONGOC_URI_RETRYREADS, false);
    mongoc_uri_set_option_as_bool(parsed.get(), MONGOC_URI_RETRYWRITES, false);
    mongoc_uri_set_option_as_utf8(parsed.get(), MONGOC_URI_APPNAME, "bookverse");

    auto* const write = mongoc_write_concern_new();
    mongoc_write_concern_set_wmajority(write, answer_ms);
    mongoc_write_concern_set_journal(write, true);
    mongoc_uri_set_write_concern(parsed.get(), write);
    mongoc_write_concern_destroy(write);
    auto* const read = mongoc_read_concern_new();
    mongoc_read_concern_set_level(read, MONGOC_READ_CONCERN_LEVEL_MAJORITY);
    mongoc_uri_set_read_concern(parsed.get(), read);
    mongoc_read_concern_destroy(read);

    pool_.reset(mongoc_client_pool_new(parsed.get()));
    if (!pool_) throw std::invalid_argument{"not a usable MongoDB address"};
    mongoc_client_pool_set_error_api(pool_.get(), MONGOC_ERROR_API_VERSION_2);
    mongoc_client_pool_max_size(pool_.get(), static_cast<std::uint32_t>(most));
}

Clients::Lease::Lease(Clients& clients)
    : clients_{clients}, client_{mongoc_client_pool_pop(clients.pool_.get())} {}

Clients::Lease::~Lease() {
    mongoc_client_pool_push(clients_.pool_.get(), client_);
}

std::unique_ptr<mongoc_collection_t, Clients::Lease::Close> Clients::Lease::collection(
    const std::string& name) const {
    return std::unique_ptr<mongoc_collection_t, Close>{
        mongoc_client_get_collection(client_, clients_.database().c_str(), name.c_str())};
}

Bson Clients::Lease::command(const bson_t* command) const {
    bson_error_t error;
    bson_t reply;
    const bool fine =
        mongoc_client_command_simple(client_, clients_.database().c_str(), command, nullptr, &reply, &error);
    Bson answer{bson_copy(&reply)};
    bson_destroy(&reply);
    if (!fine) raise(error, answer);
    return answer;
}

}  // namespace bookverse::store::mongo
