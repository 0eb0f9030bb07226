// Argon2id13 of libsodium, which always has one lane (p=1); the test pins the PHC string. The pool bounds
// both the processor time and the memory: threads x 19 MiB.
#include "platform/auth/passwords.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "platform/auth/hash_memory.hpp"
#include "platform/auth/seal.hpp"

namespace bookverse::auth {
namespace {

/// A hash that no password has, with the same cost: what an unknown address is verified against.
std::string impossible_hash(const Passwords::Cost& cost) {
    const auto base64 = [](std::size_t size) {
        std::string bytes(size, '\0');
        randombytes_buf(bytes.data(), bytes.size());
        constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
        std::string text(sodium_base64_encoded_len(size, variant), '\0');
        sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                          size, variant);
        text.pop_back();
        return text;
    };
    return "$argon2id$v=19$m=" + std::to_string(cost.memory_bytes / 1024) +
           ",t=" + std::to_string(cost.operations) + ",p=1$" + base64(16) + '$' + base64(32);
}

}  // namespace

struct Passwords::Impl {
    Cost cost;
    std::string impossible;
    Pool pool;
};

Passwords::Passwords(Cost cost, Pool::Limits limits)
    : impl_{new Impl{cost, impossible_hash(cost), Pool{"passwords", limits}}} {}

Passwords::~Passwords() = default;

Task<std::string> Passwords::hash(Secret password, Deadline deadline) {
    auto work = [cost = impl_->cost, password = std::move(password)] {
        std::array<char, crypto_pwhash_STRBYTES> out{};
        const std::string& plain = password.reveal();
        const detail::KeepHashMemory keep;
        if (crypto_pwhash_str_alg(out.data(), plain.data(), plain.size(), cost.operations, cost.memory_bytes,
                                  crypto_pwhash_ALG_ARGON2ID13) != 0) {
            throw Unavailable{"no memory to hash a password"};
        }
        return std::string{out.data()};
    };
    co_return co_await offload(impl_->pool, std::move(work), deadline);
}

Task<Passwords::Verdict> Passwords::verify(std::string stored, Secret password, Deadline deadline) {
    const bool known = !stored.empty();
    auto work = [cost = impl_->cost, known, stored = known ? std::move(stored) : impl_->impossible,
                 password = std::move(password)] {
        const std::string& plain = password.reveal();
        const detail::KeepHashMemory keep;
        const bool right = crypto_pwhash_str_verify(stored.c_str(), plain.data(), plain.size()) == 0 && known;
        const bool rehash =
            right && crypto_pwhash_str_needs_rehash(stored.c_str(), cost.operations, cost.memory_bytes) != 0;
        return Verdict{right, rehash};
    };
    co_return co_await offload(impl_->pool, std::move(work), deadline);
}

Pool& Passwords::pool() noexcept {
    return impl_->pool;
}

}  // namespace bookverse::auth
