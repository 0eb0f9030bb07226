// Pango and cairo, loaded when the first document is made, for the reason of docs/decisions/0053. Types come
// from their headers, so a wrong call does not compile.
#pragma once

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

namespace bookverse::pdf::detail {

/// The functions that we use, and no others.
struct PangoLibrary {
    decltype(&::cairo_pdf_surface_create_for_stream) surface_create = nullptr;
    decltype(&::cairo_pdf_surface_set_metadata) set_metadata = nullptr;
    decltype(&::cairo_create) create = nullptr;
    decltype(&::cairo_destroy) destroy = nullptr;
    decltype(&::cairo_status) status = nullptr;
    decltype(&::cairo_surface_finish) surface_finish = nullptr;
    decltype(&::cairo_surface_destroy) surface_destroy = nullptr;
    decltype(&::cairo_surface_status) surface_status = nullptr;
    decltype(&::cairo_show_page) show_page = nullptr;
    decltype(&::cairo_move_to) move_to = nullptr;
    decltype(&::cairo_line_to) line_to = nullptr;
    decltype(&::cairo_set_line_width) set_line_width = nullptr;
    decltype(&::cairo_set_source_rgb) set_source_rgb = nullptr;
    decltype(&::cairo_stroke) stroke = nullptr;
    decltype(&::pango_cairo_create_layout) create_layout = nullptr;
    decltype(&::pango_cairo_show_layout) show_layout = nullptr;
    decltype(&::pango_layout_set_text) layout_set_text = nullptr;
    decltype(&::pango_layout_set_width) layout_set_width = nullptr;
    decltype(&::pango_layout_set_wrap) layout_set_wrap = nullptr;
    decltype(&::pango_layout_set_alignment) layout_set_alignment = nullptr;
    decltype(&::pango_layout_set_font_description) layout_set_font = nullptr;
    decltype(&::pango_layout_get_size) layout_get_size = nullptr;
    decltype(&::pango_font_description_new) font_new = nullptr;
    decltype(&::pango_font_description_free) font_free = nullptr;
    decltype(&::pango_font_description_set_family) font_set_family = nullptr;
    decltype(&::pango_font_description_set_absolute_size) font_set_size = nullptr;
    decltype(&::pango_font_description_set_weight) font_set_weight = nullptr;
    decltype(&::g_object_unref) object_unref = nullptr;
};

/// Loads them once. Throws Unavailable when they are not installed; the next call tries again.
const PangoLibrary& pango();

}  // namespace bookverse::pdf::detail
