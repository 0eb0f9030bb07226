#include "app/keys.hpp"

#include <stdexcept>

#include "platform/auth/seal.hpp"
#include "platform/config/secret_file.hpp"

namespace bookverse::app {

Secret new_master_key() {
    return Secret{auth::random_token(32)};
}

Secret master_key(const std::filesystem::path& file, bool make) {
    if (make && !std::filesystem::exists(file)) config::create_secret_file(file, new_master_key());
    const auto text = config::read_secret_file(file);
    if (!text) throw std::runtime_error{"The master key cannot be read. " + text.error()};
    auto raw = auth::base64url_decode(text->reveal());
    if (!raw || raw->size() != 32)
        throw std::runtime_error{"The master key in " + file.string() +
                                 " is not 32 bytes in base64url; `bookverse make-key` writes a good one."};
    if (raw->find_first_not_of(raw->front()) == std::string::npos)
        throw std::runtime_error{"The master key in " + file.string() +
                                 " is an example: all its bytes are the same."};
    return Secret{std::move(*raw)};
}

}  // namespace bookverse::app
