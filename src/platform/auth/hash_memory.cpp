// libsodium has no allocator to set, so its calls of mmap and munmap are led here by the linker (--wrap, in the
// CMakeLists.txt beside this; libsodium is linked statically for that). Outside of KeepHashMemory they are the system's.
//
// What stays in the mapping helps nobody to guess: in the second pass every block depends on all of the first.
#include "platform/auth/hash_memory.hpp"

#include <sys/mman.h>

#include <utility>

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the linker's names
extern "C" {
void* __real_mmap(void* wish, std::size_t size, int protection, int flags, int file, off_t offset);
int __real_munmap(void* address, std::size_t size);
}

namespace bookverse::auth::detail {
namespace {

constexpr std::size_t smallest = std::size_t{1} << 20;  // below it a mapping costs little

struct Kept {
    void* address = nullptr;
    std::size_t size = 0;
    bool active = false;
    bool lent = false;
    std::size_t reused = 0;

    Kept() = default;
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
    ~Kept() { release(); }

    void release() noexcept {
        if (address != nullptr) __real_munmap(std::exchange(address, nullptr), size);
    }

    void* lend(std::size_t wanted) noexcept {
        if (address == nullptr || lent || size != wanted) return nullptr;
        lent = true;
        ++reused;
        return address;
    }

    /// Takes back what was lent, or a mapping of another size instead of the one that is kept.
    bool take(void* from, std::size_t its_size) noexcept {
        if (lent && from != address) return false;
        if (from != address) {
            release();
            address = from;
            size = its_size;
        }
        lent = false;
        madvise(address, size, MADV_FREE);
        return true;
    }
};

thread_local Kept kept;

}  // namespace

KeepHashMemory::KeepHashMemory() noexcept {
    kept.active = true;
}

KeepHashMemory::~KeepHashMemory() {
    kept.active = false;
}

std::size_t hash_memory_reused() noexcept {
    return kept.reused;
}

extern "C" {
void* __wrap_mmap(void* wish, std::size_t size, int protection, int flags, int file, off_t offset) {
    if (kept.active && size >= smallest && file == -1) {
        if (void* const address = kept.lend(size)) return address;
    }
    return __real_mmap(wish, size, protection, flags, file, offset);
}

int __wrap_munmap(void* address, std::size_t size) {
    if (kept.active && size >= smallest && kept.take(address, size)) return 0;
    return __real_munmap(address, size);
}
}

}  // namespace bookverse::auth::detail
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
