#include "app/startup_pages.hpp"

#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <span>
#include <string_view>

namespace bookverse::app {

#ifdef NDEBUG

namespace {

/// Segments that nobody may write to are as in the file; a segment that was writable once holds relocations.
int unmap_constant_segments(dl_phdr_info* object, std::size_t, void*) {
    if (std::string_view{object->dlpi_name}.starts_with("linux-vdso")) return 0;
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    for (const auto& segment : std::span{object->dlpi_phdr, object->dlpi_phnum}) {
        if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0) continue;
        const auto begin = (object->dlpi_addr + segment.p_vaddr) & ~(page - 1);
        const auto end = (object->dlpi_addr + segment.p_vaddr + segment.p_memsz + page - 1) & ~(page - 1);
        // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader says addresses as numbers
        ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
    }
    return 0;
}

}  // namespace

void unmap_startup_pages() noexcept {
    ::dl_iterate_phdr(&unmap_constant_segments, nullptr);
}

#else

void unmap_startup_pages() noexcept {}

#endif

}  // namespace bookverse::app
