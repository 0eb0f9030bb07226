#include "services/accounts/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace bookverse::accounts {
namespace {

void check(int answer, archive* writer) {
    if (answer < ARCHIVE_OK)
        throw std::runtime_error{std::string{"archive: "} + archive_error_string(writer)};
}

/// libarchive reads other names by the locale of the process, and fails in some.
void check_name(std::string_view name) {
    if (!std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~'; }))
        throw std::invalid_argument{"archive: not a plain file name: " + std::string{name}};
}

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
    static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

}  // namespace

std::string tar_gz(const std::vector<service::ExportPart>& parts, Instant modified) {
    std::string out;
    const std::unique_ptr<archive, int (*)(archive*)> writer{archive_write_new(), archive_write_free};
    if (!writer) throw std::bad_alloc{};
    check(archive_write_add_filter_gzip(writer.get()), writer.get());
    check(archive_write_set_format_pax_restricted(writer.get()), writer.get());
    check(archive_write_set_bytes_in_last_block(writer.get(), 1), writer.get());
    check(archive_write_open(writer.get(), &out, nullptr, append, nullptr), writer.get());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(modified).time_since_epoch().count();
    for (const service::ExportPart& part : parts) {
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry{archive_entry_new(),
                                                                             archive_entry_free};
        check_name(part.file_name);
        archive_entry_set_pathname(entry.get(), part.file_name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(part.bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), seconds, 0);
        check(archive_write_header(writer.get(), entry.get()), writer.get());
        if (archive_write_data(writer.get(), part.bytes.data(), part.bytes.size()) < 0)
            check(ARCHIVE_FATAL, writer.get());
    }
    check(archive_write_close(writer.get()), writer.get());
    return out;
}

}  // namespace bookverse::accounts
