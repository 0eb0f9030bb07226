// The half of Session that writes. Small answers leave by one non-blocking write without a suspension; only
// what the kernel does not take at once is awaited.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/write.hpp>

#include "platform/http/session.hpp"

namespace bookverse::http {

namespace {

constexpr auto as_result = asio::as_tuple(asio::deferred);
constexpr std::size_t copied_body = 16'384;  ///< up to here a copy is cheaper than a second buffer
constexpr std::size_t file_piece = 65'536;

class OpenFile {
public:
    explicit OpenFile(const std::filesystem::path& path)
        : descriptor_{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    explicit operator bool() const noexcept { return descriptor_ >= 0; }
    /// 0 at the end or on an error.
    std::size_t read_at(char* into, std::size_t most, std::uint64_t offset) const noexcept {
        const auto count = ::pread(descriptor_, into, most, static_cast<off_t>(offset));
        return count > 0 ? static_cast<std::size_t>(count) : 0;
    }

private:
    int descriptor_;
};

/// Tells the stream that nobody reads it any more, on every way out.
class Reader {
public:
    explicit Reader(std::shared_ptr<EventStream>& place) : place_{place} {}
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { std::exchange(place_, nullptr)->abandon(); }

private:
    std::shared_ptr<EventStream>& place_;
};

bool has_length(int status) {
    return status != 204 && status != 304;
}

}  // namespace

/// One deadline for the whole answer: a slow line may take longer for more.
void Session::set_write_deadline(std::uint64_t bytes) {
    enter(Phase::writing, limits().write * static_cast<std::int64_t>(1 + bytes / 1'048'576));
}

/// True when all has left; else `pieces` is what is still to be sent.
bool Session::send_now(Pieces& pieces) {
    boost::system::error_code error;
    auto sent = socket_.write_some(pieces, error);
    for (auto& piece : pieces) {
        const auto part = std::min(sent, piece.size());
        piece += part;
        sent -= part;
    }
    return asio::buffer_size(pieces) == 0;
}

Task<bool> Session::send_rest(Pieces pieces) {
    const auto [error, count] = co_await asio::async_write(socket_, pieces, as_result);
    co_return !error;
}

Task<bool> Session::send(std::string_view bytes) {
    Pieces pieces{asio::buffer(bytes), {}};
    if (send_now(pieces)) co_return true;
    set_write_deadline(bytes.size());
    co_return co_await send_rest(pieces);
}

/// False when the connection is over.
Task<bool> Session::write(Response response, bool head_only, bool close) {
    if (const auto* file = std::get_if<FileBody>(&response.body)) {
        co_return co_await write_file(response, *file, head_only, close) && !close;
    }
    std::string_view body;
    if (auto* stream = std::get_if<std::shared_ptr<EventStream>>(&response.body)) {
        if (!head_only) {
            co_await write_events(response, *stream);
            co_return false;
        }
        (*stream)->abandon();
    } else if (const auto* own = std::get_if<std::string>(&response.body)) {
        body = *own;
    } else if (const auto& shared = std::get<SharedBytes>(response.body)) {
        body = *shared;
    }
    out_.clear();
    Framing framing{.close = close};
    if (has_length(response.status)) framing.length = body.size();
    append_head(out_, response, framing, lane_->date());
    if (head_only || !has_length(response.status)) body = {};
    const bool copied = body.size() <= copied_body;
    if (copied) out_ += body;
    Pieces pieces{asio::buffer(out_), copied ? asio::const_buffer{} : asio::buffer(body)};
    if (send_now(pieces)) co_return !close;
    set_write_deadline(out_.size() + body.size());
    co_return co_await send_rest(pieces) && !close;
}

Task<bool> Session::write_file(const Response& response, const FileBody& file, bool head_only, bool close) {
    const OpenFile open{file.path};
    if (!open) {
        // It was there when the response was made.
        co_await refuse({500, "internal", "Something went wrong on our side."});
        co_return false;
    }
    out_.clear();
    append_head(out_, response, {.length = file.length, .close = close}, lane_->date());
    set_write_deadline(file.length);
    auto left = head_only ? 0 : file.length;
    auto offset = file.offset;
    std::string piece(std::min<std::uint64_t>(left, file_piece), '\0');
    for (;;) {
        const auto count = open.read_at(piece.data(), std::min<std::uint64_t>(left, piece.size()), offset);
        if (count == 0 && left > 0) co_return false;  // it became shorter: the length promised cannot be kept
        const Pieces pieces{asio::buffer(out_), asio::buffer(piece.data(), count)};
        // Awaited also when the kernel takes it at once, so that a long file does not hold the thread.
        if (!co_await send_rest(pieces)) co_return false;
        out_.clear();
        offset += count;
        left -= count;
        if (left == 0) co_return true;
    }
}

Task<> Session::write_events(const Response& response, std::shared_ptr<EventStream> stream) {
    stream_ = std::move(stream);
    const Reader reader{stream_};
    if (lane_->shared().draining) stream_->close();
    out_.clear();
    append_head(out_, response, {.chunked = true, .close = true}, lane_->date());
    if (!co_await send(out_)) co_return;
    watch_peer(stream_);
    for (;;) {
        phase_ = Phase::streaming;
        deadline_ = SteadyTime::max();
        const auto bytes = co_await stream_->next(lane_->shared().options.heartbeat);
        if (!bytes) break;
        const auto size = fmt::format("{:x}\r\n", bytes->size());
        if (!co_await send(size + *bytes + "\r\n")) co_return;
    }
    if (co_await send("0\r\n\r\n")) co_await linger();
}

/// A reader that goes is noticed at once, not at the next heartbeat. Bytes that it sends meanwhile are left
/// alone.
void Session::watch_peer(const std::shared_ptr<EventStream>& stream) {
    socket_.async_wait(
        asio::socket_base::wait_read,
        [self = weak_from_this(), stream = std::weak_ptr{stream}](boost::system::error_code error) {
            const auto session = self.lock();
            const auto live = stream.lock();
            if (!session || !live) return;
            char byte = 0;
            if (!error) {
                session->socket_.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
            }
            if (error) live->close();
        });
}

}  // namespace bookverse::http
