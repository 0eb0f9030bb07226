#include "platform/auth/jose_keys.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <boost/json.hpp>
#include <vector>

#include "platform/auth/seal.hpp"

namespace bookverse::auth {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_jwks = 256 * 1024;
constexpr std::size_t most_keys = 64;

template <auto F>
struct Free {
    template <class T>
    void operator()(T* pointer) const {
        F(pointer);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Number number_of(std::string_view bytes) {
    return Number{BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr)};
}

/// Builds a public key and lets OpenSSL check it (the point is on the curve, the modulus is plausible).
KeyPointer build(const char* type, OSSL_PARAM_BLD* builder) {
    const Parameters parameters{OSSL_PARAM_BLD_to_param(builder)};
    const Context context{EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr)};
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    KeyPointer key{made};
    const Context check{EVP_PKEY_CTX_new(key.get(), nullptr)};
    if (!check || EVP_PKEY_public_check(check.get()) != 1) return nullptr;
    return key;
}

KeyPointer rsa_key(std::string_view modulus, std::string_view exponent) {
    if (modulus.size() > 1024 || exponent.empty() || exponent.size() > 8) return nullptr;
    const Number n = number_of(modulus), e = number_of(exponent);
    if (!n || !e || BN_num_bits(n.get()) < 2048 || BN_num_bits(e.get()) < 2 || BN_is_odd(e.get()) == 0)
        return nullptr;
    const Builder builder{OSSL_PARAM_BLD_new()};
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
        return nullptr;
    }
    return build("RSA", builder.get());
}

KeyPointer p256_key(std::string_view x, std::string_view y) {
    if (x.size() != 32 || y.size() != 32) return nullptr;
    const std::string point = "\x04" + std::string{x} + std::string{y};
    const Builder builder{OSSL_PARAM_BLD_new()};
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                         point.size()) != 1) {
        return nullptr;
    }
    return build("EC", builder.get());
}

std::optional<std::string> text_of(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return std::string{value->get_string()};
}

std::string bytes_of(const json::object& object, std::string_view name) {
    return base64url_decode(text_of(object, name).value_or("")).value_or("");
}

/// JWS has r and s side by side, OpenSSL wants them in DER.
std::string der_of(std::string_view signature) {
    if (signature.size() != 64) return {};
    const EcSignature pair{ECDSA_SIG_new()};
    Number r = number_of(signature.substr(0, 32)), s = number_of(signature.substr(32));
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
    static_cast<void>(r.release());  // the pair owns them now
    static_cast<void>(s.release());
    unsigned char* out = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &out);
    if (size <= 0) return {};
    std::string der{reinterpret_cast<char*>(out), static_cast<std::size_t>(size)};
    OPENSSL_free(out);
    return der;
}

struct Key {
    JoseAlgorithm algorithm{};
    std::optional<std::string> kid;
    KeyPointer key;
};

std::optional<Key> read_key(const json::object& jwk) {
    const auto type = text_of(jwk, "kty");
    if (jwk.contains("use") && text_of(jwk, "use") != "sig") return std::nullopt;
    Key key;
    key.kid = text_of(jwk, "kid");
    std::string_view name;
    if (type == "RSA") {
        key.algorithm = JoseAlgorithm::rs256;
        name = "RS256";
        key.key = rsa_key(bytes_of(jwk, "n"), bytes_of(jwk, "e"));
    } else if (type == "EC" && text_of(jwk, "crv") == "P-256") {
        key.algorithm = JoseAlgorithm::es256;
        name = "ES256";
        key.key = p256_key(bytes_of(jwk, "x"), bytes_of(jwk, "y"));
    }
    if (!key.key || (jwk.contains("alg") && text_of(jwk, "alg") != name)) return std::nullopt;
    return key;
}

}  // namespace

struct ProviderKeys::Impl {
    std::vector<Key> keys;

    EVP_PKEY* find(JoseAlgorithm algorithm, const std::optional<std::string>& kid) const {
        EVP_PKEY* found = nullptr;
        for (const Key& key : keys) {
            if (key.algorithm != algorithm || (kid && key.kid != kid)) continue;
            if (found != nullptr) return nullptr;  // two could be meant
            found = key.key.get();
        }
        return found;
    }
};

ProviderKeys::ProviderKeys(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
ProviderKeys::~ProviderKeys() = default;
ProviderKeys::ProviderKeys(ProviderKeys&&) noexcept = default;
ProviderKeys& ProviderKeys::operator=(ProviderKeys&&) noexcept = default;

std::optional<ProviderKeys> ProviderKeys::read(std::string_view text) {
    if (text.size() > longest_jwks) return std::nullopt;
    boost::system::error_code error;
    const auto document = json::parse(text, error, {}, {.max_depth = 8});
    if (error || !document.is_object()) return std::nullopt;
    const auto* list = document.get_object().if_contains("keys");
    if (list == nullptr || !list->is_array() || list->get_array().size() > most_keys) return std::nullopt;
    auto impl = std::make_unique<Impl>();
    for (const auto& entry : list->get_array()) {
        if (!entry.is_object()) return std::nullopt;
        if (auto key = read_key(entry.get_object())) impl->keys.push_back(std::move(*key));
    }
    if (impl->keys.empty()) return std::nullopt;
    return ProviderKeys{std::move(impl)};
}

std::size_t ProviderKeys::size() const noexcept {
    return impl_->keys.size();
}

bool ProviderKeys::knows(JoseAlgorithm algorithm, const std::optional<std::string>& kid) const {
    return impl_->find(algorithm, kid) != nullptr;
}

bool ProviderKeys::verify(JoseAlgorithm algorithm, const std::optional<std::string>& kid,
                          std::string_view text, std::string_view signature) const {
    EVP_PKEY* key = impl_->find(algorithm, kid);
    if (key == nullptr) return false;
    const std::string form = algorithm == JoseAlgorithm::es256 ? der_of(signature) : std::string{signature};
    const Digest digest{EVP_MD_CTX_new()};
    // The default padding of an RSA key is PKCS #1 v1.5, which is RS256.
    return !form.empty() && digest &&
           EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(digest.get(), raw(form), form.size(), raw(text), text.size()) == 1;
}

}  // namespace bookverse::auth
