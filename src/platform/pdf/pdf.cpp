#include "platform/pdf/pdf.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/pdf/pango_library.hpp"

namespace bookverse::pdf {
namespace {

using detail::pango;

// A4 in points.
constexpr double page_width = 595.28;
constexpr double page_height = 841.89;
constexpr double margin = 56;
constexpr double gap = 4;  ///< between rows

cairo_status_t append(void* to, const unsigned char* data, unsigned length) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

/// A piece of text, ready to be drawn.
class Layout {
public:
    Layout(cairo_t* context, const Cell& cell, const Style& style, double width)
        : layout_{pango().create_layout(context)} {
        auto* const font = pango().font_new();
        pango().font_set_family(font, "DejaVu Sans, sans-serif");
        pango().font_set_size(font, style.size * PANGO_SCALE);
        pango().font_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango().layout_set_font(layout_, font);
        pango().font_free(font);
        pango().layout_set_width(layout_, static_cast<int>(width * PANGO_SCALE));
        pango().layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
        pango().layout_set_alignment(layout_,
                                     cell.align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
        pango().layout_set_text(layout_, cell.text.data(), static_cast<int>(cell.text.size()));
    }
    Layout(Layout&& other) noexcept : layout_{std::exchange(other.layout_, nullptr)} {}
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;
    ~Layout() {
        if (layout_ != nullptr) pango().object_unref(layout_);
    }

    double height() const {
        int width = 0;
        int height = 0;
        pango().layout_get_size(layout_, &width, &height);
        return static_cast<double>(height) / PANGO_SCALE;
    }
    void draw(cairo_t* context, double x, double y) const {
        pango().move_to(context, x, y);
        pango().show_layout(context, layout_);
    }

private:
    PangoLayout* layout_;
};

}  // namespace

struct Pdf::Impl {
    std::string bytes{};
    cairo_surface_t* surface = nullptr;
    cairo_t* context = nullptr;
    double y = margin;
    int pages = 1;

    explicit Impl(const About& about)
        : surface{pango().surface_create(&append, &bytes, page_width, page_height)} {
        pango().set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about.title.c_str());
        pango().set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, about.author.c_str());
        pango().set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, to_string(about.created).c_str());
        context = pango().create(surface);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        pango().destroy(context);
        pango().surface_destroy(surface);
    }

    void make_room(double height) {
        if (y + height <= page_height - margin || y <= margin) return;
        pango().show_page(context);
        y = margin;
        ++pages;
    }
};

Pdf::Pdf(About about) : impl_{std::make_unique<Impl>(about)} {}

Pdf::~Pdf() = default;

void Pdf::write(const std::string& text, Style style) {
    row({{text}}, style);
}

void Pdf::row(const std::vector<Cell>& cells, Style style) {
    const double width = page_width - 2 * margin;
    std::vector<Layout> layouts;
    double height = 0;
    for (const Cell& cell : cells) {
        layouts.emplace_back(impl_->context, cell, style, width * cell.share - gap);
        height = std::max(height, layouts.back().height());
    }
    impl_->make_room(height);
    pango().set_source_rgb(impl_->context, style.grey, style.grey, style.grey);
    double x = margin;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        layouts[i].draw(impl_->context, x, impl_->y);
        x += width * cells[i].share;
    }
    impl_->y += height + gap;
}

void Pdf::rule() {
    impl_->make_room(gap);
    pango().set_source_rgb(impl_->context, 0.7, 0.7, 0.7);
    pango().set_line_width(impl_->context, 0.5);
    pango().move_to(impl_->context, margin, impl_->y);
    pango().line_to(impl_->context, page_width - margin, impl_->y);
    pango().stroke(impl_->context);
    impl_->y += gap;
}

void Pdf::space(double points) {
    impl_->y += points;
}

int Pdf::pages() const noexcept {
    return impl_->pages;
}

std::string Pdf::finish() {
    pango().show_page(impl_->context);
    pango().surface_finish(impl_->surface);
    if (pango().status(impl_->context) != CAIRO_STATUS_SUCCESS ||
        pango().surface_status(impl_->surface) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error{"a document could not be drawn"};
    return std::move(impl_->bytes);
}

void need_library() {
    (void)pango();
}

}  // namespace bookverse::pdf
