#include "platform/mail/folder_mailer.hpp"

#include <algorithm>
#include <fstream>

#include "base/id.hpp"
#include "platform/async/run.hpp"

namespace bookverse::mail {
namespace {

namespace fs = std::filesystem;

Instant now() {
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

class FolderMailer final : public Mailer {
public:
    FolderMailer(fs::path folder, Sender from) : folder_{std::move(folder)}, from_{std::move(from)} {
        fs::create_directories(folder_);
    }

    Task<> send(Mail mail, Deadline deadline) override {
        co_await offload(pool_, [this, mail = std::move(mail)] { write(mail); }, deadline);
    }
    Task<> ping(Deadline deadline) override {
        co_await offload(
            pool_,
            [this] {
                if (!fs::is_directory(folder_))
                    throw Unavailable{"mail: there is no folder " + folder_.string()};
            },
            deadline);
    }
    std::string_view kind() const noexcept override { return "folder"; }

private:
    /// The name is a version 7 id: names sort by time, also within a millisecond. Whoever lists the folder
    /// sees whole mails only.
    void write(const Mail& mail) const {
        const Instant at = now();
        const std::string text = render(mail, from_.address, from_.name, mail_date(at));
        const std::string name = new_uuid(at).to_string();
        const fs::path temporary = folder_ / (name + ".tmp");
        std::ofstream out{temporary, std::ios::binary};
        out << text;
        out.close();
        std::error_code error;
        if (out) fs::rename(temporary, folder_ / (name + ".eml"), error);
        if (!out || error) {
            fs::remove(temporary, error);
            throw Unavailable{"mail: cannot write into " + folder_.string()};
        }
    }

    fs::path folder_;
    Sender from_;
    Pool pool_{"mail", {.threads = 1, .queue = 256}};
};

}  // namespace

std::unique_ptr<Mailer> make_folder_mailer(const fs::path& folder, Sender from) {
    return std::make_unique<FolderMailer>(folder, std::move(from));
}

std::vector<std::string> newest_mails(const fs::path& folder, std::size_t most) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == ".eml") files.push_back(entry.path());
    }
    std::ranges::sort(files, std::greater{});
    files.resize(std::min(files.size(), most));
    std::vector<std::string> mails;
    for (const fs::path& file : files) {
        std::ifstream in{file, std::ios::binary};
        mails.emplace_back(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    }
    return mails;
}

}  // namespace bookverse::mail
