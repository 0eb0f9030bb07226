// libvips, loaded when the first picture comes: linked, it and its hundred libraries would cost every start
// 70 ms and every process 13 MiB (docs/decisions/0053). Types come from its headers, so a wrong call does not
// compile.
#pragma once

#include <vips/vips.h>

namespace bookverse::images::detail {

/// The functions that we use, and no others.
struct VipsLibrary {
    decltype(&::vips_jpegload_buffer) jpegload_buffer = nullptr;
    decltype(&::vips_pngload_buffer) pngload_buffer = nullptr;
    decltype(&::vips_webpload_buffer) webpload_buffer = nullptr;
    decltype(&::vips_thumbnail_image) thumbnail_image = nullptr;
    decltype(&::vips_webpsave_buffer) webpsave_buffer = nullptr;
    decltype(&::vips_image_copy_memory) image_copy_memory = nullptr;
    decltype(&::vips_image_get_width) image_get_width = nullptr;
    decltype(&::vips_image_get_height) image_get_height = nullptr;
    decltype(&::vips_image_get_bands) image_get_bands = nullptr;
    decltype(&::vips_image_get_format) image_get_format = nullptr;
    decltype(&::vips_image_write_to_memory) image_write_to_memory = nullptr;
    decltype(&::vips_image_new_from_memory_copy) image_new_from_memory_copy = nullptr;
    decltype(&::vips_copy) copy = nullptr;
    decltype(&::vips_error_clear) error_clear = nullptr;
    decltype(&::g_object_unref) object_unref = nullptr;
    decltype(&::g_free) free = nullptr;
};

/// Loads and starts it once. Throws Unavailable when it is not installed; the next call tries again.
const VipsLibrary& vips();

}  // namespace bookverse::images::detail
