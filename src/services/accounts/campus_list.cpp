// share/campus/*, put into the program by the assembler: no file to find at start, no copy in memory, and
// pages that nobody looks at are never read.
#include "services/accounts/campus_domains.hpp"

// The two paths come from CMakeLists.txt.
__asm__(
    ".section .rodata\n"
    ".global bookverse_campus_domains\n"
    "bookverse_campus_domains:\n"
    ".incbin \"" BOOKVERSE_CAMPUS_DOMAINS
    "\"\n"
    ".global bookverse_campus_domains_end\n"
    "bookverse_campus_domains_end:\n"
    ".global bookverse_abused_domains\n"
    "bookverse_abused_domains:\n"
    ".incbin \"" BOOKVERSE_ABUSED_DOMAINS
    "\"\n"
    ".global bookverse_abused_domains_end\n"
    "bookverse_abused_domains_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" {
extern const char bookverse_campus_domains[];
extern const char bookverse_campus_domains_end[];
extern const char bookverse_abused_domains[];
extern const char bookverse_abused_domains_end[];
}

namespace bookverse::accounts {

std::string_view shipped_campus_domains() noexcept {
    return {bookverse_campus_domains,
            static_cast<std::size_t>(bookverse_campus_domains_end - bookverse_campus_domains)};
}

std::string_view shipped_abused_domains() noexcept {
    return {bookverse_abused_domains,
            static_cast<std::size_t>(bookverse_abused_domains_end - bookverse_abused_domains)};
}

}  // namespace bookverse::accounts
