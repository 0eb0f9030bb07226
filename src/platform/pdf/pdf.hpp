// A PDF of text and lines, A4, from the top down. Text is shaped and fonts are embedded, so that any script
// that the machine has a font for is readable anywhere.
//
//     Pdf pdf{{.title = "Receipt", .author = "BookVerse+", .created = at}};
//     pdf.write("Receipt", {.size = 18, .bold = true});
//     pdf.row({{"A book", 0.8}, {"12.50 EUR", 0.2, pdf::Align::right}});
//     std::string bytes = pdf.finish();
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/instant.hpp"

namespace bookverse::pdf {

struct About {
    std::string title;
    std::string author;
    Instant created{};
};
struct Style {
    double size = 10;  ///< points
    bool bold = false;
    double grey = 0;  ///< 0 black, 1 white
};
enum class Align { left, right };
struct Cell {
    std::string text;
    double share = 1;  ///< of the width
    Align align = Align::left;
};

class Pdf {
public:
    /// Throws Unavailable when Pango is not installed.
    explicit Pdf(About about);
    ~Pdf();
    Pdf(const Pdf&) = delete;
    Pdf& operator=(const Pdf&) = delete;

    // Text is UTF-8; long text is wrapped, and what does not fit on the page goes to the next one.
    void write(const std::string& text, Style style = {});
    /// Cells beside each other, as high as the highest.
    void row(const std::vector<Cell>& cells, Style style = {});
    /// A thin line across.
    void rule();
    void space(double points);

    int pages() const noexcept;
    /// The file; nothing can be written after it. Throws std::runtime_error when the drawing failed.
    std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Loads the libraries now: for `bookverse doctor`. Throws Unavailable.
void need_library();

}  // namespace bookverse::pdf
