// share/notices/*.json, put into the program by the assembler: no file to find at start.
#include "services/notifications/catalogue.hpp"

// The two paths come from CMakeLists.txt.
__asm__(
    ".section .rodata\n"
    ".global bookverse_notices_en\n"
    "bookverse_notices_en:\n"
    ".incbin \"" BOOKVERSE_NOTICES_EN
    "\"\n"
    ".global bookverse_notices_en_end\n"
    "bookverse_notices_en_end:\n"
    ".global bookverse_notices_de\n"
    "bookverse_notices_de:\n"
    ".incbin \"" BOOKVERSE_NOTICES_DE
    "\"\n"
    ".global bookverse_notices_de_end\n"
    "bookverse_notices_de_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" {
extern const char bookverse_notices_en[];
extern const char bookverse_notices_en_end[];
extern const char bookverse_notices_de[];
extern const char bookverse_notices_de_end[];
}

namespace bookverse::notifications {

std::string_view catalogue_text(Language language) noexcept {
    if (language == Language::de)
        return {bookverse_notices_de,
                static_cast<std::size_t>(bookverse_notices_de_end - bookverse_notices_de)};
    return {bookverse_notices_en, static_cast<std::size_t>(bookverse_notices_en_end - bookverse_notices_en)};
}

}  // namespace bookverse::notifications
