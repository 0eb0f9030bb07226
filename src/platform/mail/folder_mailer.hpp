// Mails as .eml files in a folder: for development and tests, any mail program opens them.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "platform/mail/mailer.hpp"

namespace bookverse::mail {

struct Sender {
    Email address;
    std::string name;
};

/// Makes the folder when it is missing; throws std::filesystem::filesystem_error when it cannot.
std::unique_ptr<Mailer> make_folder_mailer(const std::filesystem::path& folder, Sender from);

/// The newest mails of such a folder, newest first, as they were written. Blocks.
std::vector<std::string> newest_mails(const std::filesystem::path& folder, std::size_t most);

}  // namespace bookverse::mail
