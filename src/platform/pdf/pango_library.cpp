#include "platform/pdf/pango_library.hpp"

#include <dlfcn.h>

#include <string>

#include "platform/async/deadline.hpp"

namespace bookverse::pdf::detail {
namespace {

template <class F>
void find(void* library, const char* name, F& function) {
    void* symbol = dlsym(library, name);
    if (symbol == nullptr) throw Unavailable{std::string{"Pango has no function "} + name};
    function = reinterpret_cast<F>(symbol);
}

/// What it is linked with, cairo and GLib, is found through it.
void* open_library() {
    // RTLD_NODELETE: GLib's types cannot be unregistered.
    void* library = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (library == nullptr)
        throw Unavailable{std::string{"Pango cannot be loaded (Debian: apt install libpangocairo-1.0-0): "} +
                          dlerror()};
    return library;
}

void find_cairo(void* library, PangoLibrary& table) {
    find(library, "cairo_pdf_surface_create_for_stream", table.surface_create);
    find(library, "cairo_pdf_surface_set_metadata", table.set_metadata);
    find(library, "cairo_create", table.create);
    find(library, "cairo_destroy", table.destroy);
    find(library, "cairo_status", table.status);
    find(library, "cairo_surface_finish", table.surface_finish);
    find(library, "cairo_surface_destroy", table.surface_destroy);
    find(library, "cairo_surface_status", table.surface_status);
    find(library, "cairo_show_page", table.show_page);
    find(library, "cairo_move_to", table.move_to);
    find(library, "cairo_line_to", table.line_to);
    find(library, "cairo_set_line_width", table.set_line_width);
    find(library, "cairo_set_source_rgb", table.set_source_rgb);
    find(library, "cairo_stroke", table.stroke);
}

void find_pango(void* library, PangoLibrary& table) {
    find(library, "pango_cairo_create_layout", table.create_layout);
    find(library, "pango_cairo_show_layout", table.show_layout);
    find(library, "pango_layout_set_text", table.layout_set_text);
    find(library, "pango_layout_set_width", table.layout_set_width);
    find(library, "pango_layout_set_wrap", table.layout_set_wrap);
    find(library, "pango_layout_set_alignment", table.layout_set_alignment);
    find(library, "pango_layout_set_font_description", table.layout_set_font);
    find(library, "pango_layout_get_size", table.layout_get_size);
    find(library, "pango_font_description_new", table.font_new);
    find(library, "pango_font_description_free", table.font_free);
    find(library, "pango_font_description_set_family", table.font_set_family);
    find(library, "pango_font_description_set_absolute_size", table.font_set_size);
    find(library, "pango_font_description_set_weight", table.font_set_weight);
    find(library, "g_object_unref", table.object_unref);
}

PangoLibrary load() {
    void* library = open_library();
    PangoLibrary table;
    find_cairo(library, table);
    find_pango(library, table);
    return table;
}

}  // namespace

const PangoLibrary& pango() {
    static const PangoLibrary table = load();
    return table;
}

}  // namespace bookverse::pdf::detail
