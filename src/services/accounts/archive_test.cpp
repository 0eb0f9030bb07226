#include "services/accounts/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>

namespace bookverse::accounts {
namespace {

TEST(Archive, gives_back_what_was_put_in) {
    std::string picture(100'000, '\0');
    for (std::size_t i = 0; i < picture.size(); ++i)
        picture[i] = static_cast<char>(i * 7919 >> 3);
    const std::string bytes = tar_gz(
        {{"accounts/profile.json", "{\"name\":\"Änn\"}"}, {"accounts/picture.webp", picture}, {"empty", ""}},
        Instant{std::chrono::milliseconds{1'795'000'000'000}});
    const std::unique_ptr<archive, int (*)(archive*)> reader{archive_read_new(), archive_read_free};
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_tar(reader.get());
    ASSERT_EQ(archive_read_open_memory(reader.get(), bytes.data(), bytes.size()), ARCHIVE_OK);
    std::map<std::string, std::string> files;
    archive_entry* entry = nullptr;
    while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
        std::string content(static_cast<std::size_t>(archive_entry_size(entry)), ' ');
        ASSERT_EQ(archive_read_data(reader.get(), content.data(), content.size()),
                  static_cast<la_ssize_t>(content.size()));
        EXPECT_EQ(archive_entry_mtime(entry), 1'795'000'000);
        files[archive_entry_pathname_utf8(entry) ? archive_entry_pathname_utf8(entry)
                                                 : archive_entry_pathname(entry)] = content;
    }
    EXPECT_EQ(files.size(), 3U);
    EXPECT_EQ(files["accounts/profile.json"], "{\"name\":\"Änn\"}");
    EXPECT_EQ(files["accounts/picture.webp"], picture);
}

TEST(Archive, refuses_names_that_depend_on_the_locale) {
    for (const auto* name : {"accounts/ü.webp", "a b", "a\nb"})
        EXPECT_THROW(tar_gz({{name, ""}}, Instant{}), std::invalid_argument) << name;
}

}  // namespace
}  // namespace bookverse::accounts
