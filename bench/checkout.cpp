// Load for bench/checkout.py: plain sockets, a thread a connection, against a running bookverse.
//
//   bench_checkout flows PORT FILE SECONDS      one line of FILE a buyer: TOKEN COPY COPY …
//       each buyer places, pays in the sandbox, and asks until it is paid; a line of JSON with flows/s and p50, p99
//   bench_checkout crowd PORT FILE CONNECTIONS  one line of FILE a buyer: TOKEN COPY
//   bench_checkout offer PORT FILE COUNT        FILE: TOKEN of the seller; an id a line
//       every buyer places once, all as soon as they can; how many got it, how long until the last was answered
//   bench_checkout reserve PORT FILE CONNECTIONS  one line of FILE a copy: SERVICE_TOKEN COPY, at the internal port
//       the same of holds alone, as the orders service asks for them: each of another buyer and for another order line
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Answer {
    int status = 0;
    std::string body{};
    std::string member(const std::string& name) const {
        const auto at = body.find('"' + name + "\":\"");
        if (at == std::string::npos) return "";
        const auto begin = at + name.size() + 4;
        return body.substr(begin, body.find('"', begin) - begin);
    }
};

/// One keep-alive connection.
class Connection {
public:
    /// @p client chooses one of 200 loopback addresses to come from: the server bounds the connections of an address.
    explicit Connection(int port, std::size_t client = 0) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
        sockaddr_in from{};
        from.sin_family = AF_INET;
        from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<std::uint32_t>(client % 200));
        if (::bind(socket_, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0)
            throw std::runtime_error{"no such address here"};
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
            throw std::runtime_error{"nobody listens"};
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { ::close(socket_); }

    Answer ask(const std::string& method, const std::string& path, const std::string& token,
               const std::string& body = {}, const std::string& key = {}, const std::string& service = {}) {
        std::string request = method + " " + path + " HTTP/1.1\r\nHost: bench\r\n";
        if (!service.empty()) request += "X-BookVerse-To: " + service + "\r\n";
        if (!token.empty()) request += "Authorization: Bearer " + token + "\r\n";
        if (!key.empty()) request += "Idempotency-Key: " + key + "\r\n";
        if (method == "POST")
            request +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        request += "\r\n" + body;
        for (std::size_t sent = 0; sent < request.size();) {
            const auto count = ::send(socket_, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) throw std::runtime_error{"the connection is gone"};
            sent += static_cast<std::size_t>(count);
        }
        return read();
    }

private:
    Answer read() {
        std::size_t head = std::string::npos;
        while ((head = buffer_.find("\r\n\r\n")) == std::string::npos)
            more();
        Answer answer{.status = std::stoi(buffer_.substr(9, 3))};
        const auto at = buffer_.find("Content-Length: ");
        const std::size_t length = at < head ? std::stoul(buffer_.substr(at + 16)) : 0;
        while (buffer_.size() < head + 4 + length)
            more();
        answer.body = buffer_.substr(head + 4, length);
        buffer_.erase(0, head + 4 + length);
        return answer;
    }
    void more() {
        char bytes[16384];
        const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) throw std::runtime_error{"the connection is gone"};
        buffer_.append(bytes, static_cast<std::size_t>(count));
    }

    int socket_;
    std::string buffer_;
};

struct Buyer {
    std::string token{};
    std::vector<std::string> copies{};
};

std::vector<Buyer> read_buyers(const std::string& file) {
    std::vector<Buyer> buyers;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        std::istringstream words{line};
        Buyer buyer;
        words >> buyer.token;
        for (std::string copy; words >> copy;)
            buyer.copies.push_back(copy);
        buyers.push_back(std::move(buyer));
    }
    return buyers;
}

std::string order_of(const std::string& copy) {
    return R"({"lines":[{"service":"market","what":")" + copy + "\"}]}";
}

/// False when something was refused.
bool buy(Connection& connection, const Buyer& buyer, const std::string& copy) {
    const auto placed = connection.ask("POST", "/api/v1/orders", buyer.token, order_of(copy), "flow-" + copy);
    if (placed.status != 201) return false;
    const auto url = placed.member("pay_url");
    const auto token = url.substr(url.rfind('/') + 1);
    const auto paid = connection.ask("POST", "/api/v1/sandbox/payments/" + token + "/pay", "",
                                     R"({"card":"4242424242424242"})");
    if (paid.status != 200) return false;
    const auto path = "/api/v1/orders/" + placed.member("id") + "/payment/returned";
    for (int i = 0; i < 100; ++i)
        if (connection.ask("POST", path, buyer.token, "{}").member("state") == "paid") return true;
    return false;
}

double at(std::vector<double>& times, double share) {
    if (times.empty()) return 0;
    std::ranges::sort(times);
    return times[std::min(times.size() - 1,
                          static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

double since(Clock::time_point begun) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

int flows(int port, const std::vector<Buyer>& buyers, double seconds) {
    std::mutex mutex;
    std::vector<double> times;
    std::atomic<int> failed = 0;
    const auto begun = Clock::now();
    std::vector<std::jthread> threads;
    for (const Buyer& buyer : buyers) {
        threads.emplace_back([&] {
            Connection connection{port};
            std::vector<double> mine;
            for (const auto& copy : buyer.copies) {
                const auto start = Clock::now();
                if (since(begun) > seconds * 1000) break;
                if (buy(connection, buyer, copy)) {
                    mine.push_back(since(start));
                } else {
                    ++failed;
                }
            }
            const std::scoped_lock lock{mutex};
            times.insert(times.end(), mine.begin(), mine.end());
        });
    }
    threads.clear();
    const double took = since(begun) / 1000;
    std::cout << R"({"flows":)" << times.size() << R"(,"failed":)" << failed << R"(,"rate":)"
              << static_cast<double>(times.size()) / took << R"(,"p50_ms":)" << at(times, 0.5)
              << R"(,"p99_ms":)" << at(times, 0.99) << "}" << std::endl;
    return failed == 0 ? 0 : 1;
}

/// How the one of that number asks for the copy.
using Ask = Answer (*)(Connection&, const Buyer&, std::size_t number);

Answer place_order(Connection& connection, const Buyer& buyer, std::size_t number) {
    const auto& copy = buyer.copies.front();
    return connection.ask("POST", "/api/v1/orders", buyer.token, order_of(copy),
                          std::to_string(number) + "-" + copy);
}

Answer hold(Connection& connection, const Buyer& service, std::size_t number) {
    std::ostringstream id;
    id << "-0000-8000-8000-" << std::hex << std::setfill('0') << std::setw(12) << number;
    return connection.ask("POST", "/internal/market/reservations", service.token,
                          R"({"line":"00000001)" + id.str() + R"(","buyer":"00000002)" + id.str() +
                              R"(","listing":")" + service.copies.front() + R"(","minutes":15})",
                          {}, "market");
}

int crowd(int port, const std::vector<Buyer>& buyers, std::size_t connections, Ask ask) {
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> ready = 0;
    std::mutex mutex;
    std::atomic<int> got = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> other = 0;
    Clock::time_point begun;
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < connections; ++i) {
        threads.emplace_back([&, i] {
            Connection connection{port, i};
            if (++ready == connections) begun = Clock::now();
            ready.notify_all();
            for (auto seen = ready.load(); seen < connections; seen = ready.load())
                ready.wait(seen);
            for (auto one = next++; one < buyers.size(); one = next++) {
                const auto answer = ask(connection, buyers[one], one);
                const bool ok = answer.status == 201 || answer.status == 200;
                ++(ok ? got : answer.status == 409 ? refused : other);
                if (!ok && answer.status != 409) {
                    const std::scoped_lock lock{mutex};
                    std::cerr << answer.status << " " << answer.body << std::endl;
                }
            }
        });
    }
    threads.clear();
    const double took = since(begun);
    std::cout << R"({"buyers":)" << buyers.size() << R"(,"got":)" << got << R"(,"refused":)" << refused
              << R"(,"other":)" << other << R"(,"ms":)" << took << R"(,"rate":)"
              << static_cast<double>(buyers.size()) / took * 1000 << "}" << std::endl;
    return other == 0 ? 0 : 1;
}

int offer(int port, const Buyer& seller, std::size_t count) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::atomic<int> failed = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&] {
            Connection connection{port};
            for (auto one = next++; one < count; one = next++) {
                const auto answer =
                    connection.ask("POST", "/api/v1/listings", seller.token,
                                   R"({"edition":{"title":"Book )" + std::to_string(one) +
                                       R"("},"price":1250,"condition":"good","publish":true})");
                if (answer.status != 201) ++failed;
                const std::scoped_lock lock{mutex};
                std::cout << answer.member("id") << "\n";
            }
        });
    }
    threads.clear();
    return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) {
        std::cerr << "usage: bench_checkout flows|crowd|reserve|offer PORT FILE NUMBER\n";
        return 2;
    }
    const int port = std::stoi(arguments[2]);
    const auto buyers = read_buyers(arguments[3]);
    if (std::strcmp(arguments[1], "flows") == 0) return flows(port, buyers, std::stod(arguments[4]));
    if (std::strcmp(arguments[1], "offer") == 0) return offer(port, buyers.front(), std::stoul(arguments[4]));
    return crowd(port, buyers, std::stoul(arguments[4]),
                 std::strcmp(arguments[1], "reserve") == 0 ? hold : place_order);
}
