#include "platform/images/vips_library.hpp"

#include <dlfcn.h>

#include <mutex>
#include <string>

#include "platform/async/deadline.hpp"

namespace bookverse::images::detail {
namespace {

template <class F>
void find(void* library, const char* name, F& function) {
    void* symbol = dlsym(library, name);
    if (symbol == nullptr) throw Unavailable{std::string{"libvips has no function "} + name};
    function = reinterpret_cast<F>(symbol);
}

/// Warnings about odd pictures are for nobody: the caller learns that it was refused.
void ignore(const char*, GLogLevelFlags, const char*, void*) {}

void* open_library() {
    // RTLD_NODELETE: GLib's types cannot be unregistered.
    void* library = dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (library == nullptr) {
        throw Unavailable{std::string{"libvips cannot be loaded (Debian: apt install libvips42): "} +
                          dlerror()};
    }
    return library;
}

void start(void* library) {
    decltype(&::vips_init) init = nullptr;
    decltype(&::vips_block_untrusted_set) block_untrusted_set = nullptr;
    decltype(&::vips_concurrency_set) concurrency_set = nullptr;
    decltype(&::vips_cache_set_max) cache_set_max = nullptr;
    decltype(&::g_log_set_handler) log_set_handler = nullptr;
    find(library, "vips_init", init);
    find(library, "vips_block_untrusted_set", block_untrusted_set);
    find(library, "vips_concurrency_set", concurrency_set);
    find(library, "vips_cache_set_max", cache_set_max);
    find(library, "g_log_set_handler", log_set_handler);
    log_set_handler("VIPS", static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_RECURSION), &ignore,
                    nullptr);
    if (init("bookverse") != 0) throw Unavailable{"libvips cannot start"};
    block_untrusted_set(TRUE);
    concurrency_set(1);  // the pool decides how much runs at once
    cache_set_max(0);    // no picture stays in memory behind our back
}

VipsLibrary load() {
    void* library = open_library();
    start(library);
    VipsLibrary table;
    find(library, "vips_jpegload_buffer", table.jpegload_buffer);
    find(library, "vips_pngload_buffer", table.pngload_buffer);
    find(library, "vips_webpload_buffer", table.webpload_buffer);
    find(library, "vips_thumbnail_image", table.thumbnail_image);
    find(library, "vips_webpsave_buffer", table.webpsave_buffer);
    find(library, "vips_image_copy_memory", table.image_copy_memory);
    find(library, "vips_image_get_width", table.image_get_width);
    find(library, "vips_image_get_height", table.image_get_height);
    find(library, "vips_image_get_bands", table.image_get_bands);
    find(library, "vips_image_get_format", table.image_get_format);
    find(library, "vips_image_write_to_memory", table.image_write_to_memory);
    find(library, "vips_image_new_from_memory_copy", table.image_new_from_memory_copy);
    find(library, "vips_copy", table.copy);
    find(library, "vips_error_clear", table.error_clear);
    find(library, "g_object_unref", table.object_unref);
    find(library, "g_free", table.free);
    return table;
}

}  // namespace

const VipsLibrary& vips() {
    static const VipsLibrary table = load();
    return table;
}

}  // namespace bookverse::images::detail
