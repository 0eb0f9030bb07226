#include "app/keys.hpp"

#include <boost/describe.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "platform/config/secret_file.hpp"
#include "platform/json/json.hpp"

namespace bookverse::app {

namespace fs = std::filesystem;

struct StoredKey {
    std::string kid;
    std::string public_key;  ///< base64url
    std::string sealed_private_key;
    Instant not_before;
    std::optional<Instant> retired;
};
BOOST_DESCRIBE_STRUCT(StoredKey, (), (kid, public_key, sealed_private_key, not_before, retired))

namespace {

constexpr auto purpose = "signing-keys";

}  // namespace

Secret master_key(const fs::path& file, bool make) {
    if (make && !fs::exists(file)) config::create_secret_file(file, Secret{auth::random_token(32)});
    const auto text = config::read_secret_file(file);
    if (!text) throw std::runtime_error{"The master key cannot be read. " + text.error()};
    auto raw = auth::base64url_decode(text->reveal());
    if (!raw || raw->size() != 32)
        throw std::runtime_error{"The master key in " + file.string() +
                                 " is not 32 bytes in base64url; `bookverse keys make` writes a good one."};
    if (raw->find_first_not_of(raw->front()) == std::string::npos)
        throw std::runtime_error{"The master key in " + file.string() +
                                 " is an example: all its bytes are the same."};
    return Secret{std::move(*raw)};
}

SigningKeyFile::SigningKeyFile(fs::path file, const auth::Seal& seal) : file_{std::move(file)}, seal_{seal} {}

std::vector<auth::SigningKey> SigningKeyFile::read() const {
    std::ifstream in{file_};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto stored = json::read<std::vector<StoredKey>>(text, json::Mode::lenient);
    if (!stored) throw std::runtime_error{"The signing keys in " + file_.string() + " cannot be read."};
    std::vector<auth::SigningKey> keys;
    for (const auto& one : *stored) {
        auto public_key = auth::base64url_decode(one.public_key);
        auto private_key = seal_.decrypt(purpose, one.kid, one.sealed_private_key);
        if (!public_key || !private_key)
            throw std::runtime_error{
                "The signing key " + one.kid + " in " + file_.string() +
                " does not open with this master key: one of the two files is of another "
                "installation."};
        auth::SigningKey key;
        key.kid = one.kid;
        key.public_key = std::move(*public_key);
        key.private_key = Secret{std::move(*private_key)};
        key.not_before = one.not_before;
        key.retired = one.retired.value_or(Instant::max());
        keys.push_back(std::move(key));
    }
    return keys;
}

void SigningKeyFile::write(const std::vector<auth::SigningKey>& keys) const {
    std::vector<StoredKey> stored;
    for (const auto& key : keys)
        stored.push_back({key.kid, auth::base64url(key.public_key),
                          seal_.encrypt(purpose, key.kid, key.private_key.reveal()), key.not_before,
                          key.retired == Instant::max() ? std::nullopt : std::optional{key.retired}});
    auto fresh = file_;
    fresh += ".new";
    fs::remove(fresh);
    config::create_secret_file(fresh, Secret{json::write(stored)});
    fs::rename(fresh, file_);
}

bool SigningKeyFile::exists() const {
    return fs::exists(file_);
}

fs::file_time_type SigningKeyFile::changed() const {
    std::error_code none;
    return fs::last_write_time(file_, none);
}

std::vector<auth::SigningKey> rotated(std::vector<auth::SigningKey> keys, auth::SigningKey fresh, Instant now,
                                      std::chrono::seconds ahead, std::chrono::seconds token_lifetime) {
    std::erase_if(keys, [&](const auth::SigningKey& key) { return key.retired <= now; });
    fresh.not_before = keys.empty() ? now : now + ahead;
    for (auto& key : keys)
        key.retired =
            std::min(key.retired, Instant{fresh.not_before + token_lifetime + std::chrono::minutes{1}});
    keys.push_back(std::move(fresh));
    return keys;
}

}  // namespace bookverse::app
