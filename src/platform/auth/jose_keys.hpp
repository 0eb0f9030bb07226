// The public keys of a campus provider: RSA for RS256, P-256 for ES256, nothing else. The algorithm belongs
// to the key, never to the token.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bookverse::auth {

enum class JoseAlgorithm : std::uint8_t { rs256, es256 };

class ProviderKeys {
public:
    ~ProviderKeys();
    ProviderKeys(ProviderKeys&&) noexcept;
    ProviderKeys& operator=(ProviderKeys&&) noexcept;

    /// A JWKS (RFC 7517). Keys of other kinds or purposes, RSA below 2,048 or above 8,192 bits and points
    /// that are not on the curve are left out. std::nullopt on malformed text or when no key is left.
    static std::optional<ProviderKeys> read(std::string_view json);

    std::size_t size() const noexcept;
    /// Does a key of this algorithm have this kid? Without a kid only a single key of the algorithm counts.
    bool knows(JoseAlgorithm algorithm, const std::optional<std::string>& kid) const;
    /// Checks the JWS signature over `text`. False for an unknown key.
    bool verify(JoseAlgorithm algorithm, const std::optional<std::string>& kid, std::string_view text,
                std::string_view signature) const;

private:
    struct Impl;
    explicit ProviderKeys(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::auth
