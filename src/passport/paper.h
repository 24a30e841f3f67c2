#pragma once

#include "base/result.h"

#include <cairo.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace regrade::passport {

inline constexpr double kPointsPerMm = 72.0 / 25.4;

struct CairoEnd {
    void operator()(cairo_t* paper) const { cairo_destroy(paper); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, CairoEnd>;
using Paper = std::unique_ptr<cairo_t, CairoEnd>;

/// Width and height of a page.
struct PageMm {
    double width = 0;
    double height = 0;
};

/// One page. The file carries no time, so the same drawing gives the same bytes.
[[nodiscard]] Result<std::vector<std::byte>> onPdf(const std::string& title, const std::function<void(cairo_t*)>& draw,
                                                   PageMm page);
/// A file of several pages, one for each drawing.
[[nodiscard]] Result<std::vector<std::byte>>
onPdf(const std::string& title, const std::vector<std::function<void(cairo_t*)>>& drawings, PageMm page);
/// One page as an 8-bit grey PNG; `dpi` is 50 to 1200.
[[nodiscard]] Result<std::vector<std::byte>> onPng(int dpi, const std::function<void(cairo_t*)>& draw, PageMm page);

} // namespace regrade::passport
