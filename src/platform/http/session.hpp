// One connection: a coroutine that reads a request, has it answered, writes the answer, and again. Lives on
// one lane.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <memory>
#include <optional>
#include <string>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "platform/http/server_lane.hpp"
#include "platform/http/server_parser.hpp"
#include "platform/http/sse.hpp"

namespace bookverse::http {

class Session : public std::enable_shared_from_this<Session> {
public:
    /// `address` has been admitted; it is released when the session dies.
    Session(std::shared_ptr<Lane> lane, Socket socket, std::string address);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start();

    // All on the lane's thread.
    void look_at(SteadyTime now);  ///< expires the phase when it is late
    void drain();  ///< idle: closed now; streaming: the stream ends; else the next answer is the last
    void cut();    ///< whatever it does

private:
    enum class Phase : std::uint8_t { idle, header, body, handling, writing, streaming, lingering };
    using Pieces = std::array<asio::const_buffer, 2>;

    Task<> run();
    bool take_header();
    Task<bool> read_body(std::string& body);
    std::size_t body_limit() const;
    Task<Response> answer(Request request);
    Task<bool> write(Response response, bool head_only, bool close);
    Task<bool> write_file(const Response& response, const FileBody& file, bool head_only, bool close);
    Task<> write_events(const Response& response, std::shared_ptr<EventStream> stream);
    Task<> refuse(DoorFault fault);
    Task<> linger();
    void watch_peer(const std::shared_ptr<EventStream>& stream);

    bool send_now(Pieces& pieces);
    Task<bool> send_rest(Pieces pieces);
    Task<bool> send(std::string_view bytes);
    void set_write_deadline(std::uint64_t bytes);
    void enter(Phase phase, std::chrono::milliseconds at_most);
    void close() noexcept;
    const ServerLimits& limits() const noexcept { return lane_->shared().options.limits; }
    std::string_view buffered() const;

    std::shared_ptr<Lane> lane_;
    Socket socket_;
    std::string address_;
    Lane::Place place_;
    boost::beast::flat_buffer buffer_{16'384};  ///< bounds all that is read ahead, whatever it is
    std::optional<HeaderParser> header_;
    std::string out_;  ///< kept between answers for its capacity
    std::shared_ptr<EventStream> stream_;
    asio::cancellation_signal stop_;
    SteadyTime deadline_ = SteadyTime::max();
    Phase phase_ = Phase::idle;
    bool expired_ = false;
};

}  // namespace bookverse::http
