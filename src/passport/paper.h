#pragma once

#include "passport/badge.h"
#include "passport/label.h"
#include "qr/writer.h"

#include <cairo.h>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace regrade::passport {

inline constexpr double kPointsPerMm = 72.0 / 25.4;
inline constexpr double kLabelWidthMm = 60;
inline constexpr double kLabelHeightMm = 40;
inline constexpr double kModuleMm = qr::kPrintedModuleMm;
static_assert(kModuleMm >= 0.5);

/// Draws the label in points from the top left corner. Everything is ink on bare paper.
void drawLabel(cairo_t* paper, const Label& label, const qr::Modules& code);
void drawBadge(cairo_t* paper, const Badge& badge, const qr::Modules& code);

/// Width and height of a page.
struct PageMm {
    double width = kLabelWidthMm;
    double height = kLabelHeightMm;
};

/// One page, of the label's size where none is given. The file carries no time, so the same drawing gives the same
/// bytes.
[[nodiscard]] Result<std::vector<std::byte>> onPdf(const std::string& title, const std::function<void(cairo_t*)>& draw,
                                                   PageMm page = {});
/// The same page as an 8-bit grey PNG; `dpi` is 50 to 1200.
[[nodiscard]] Result<std::vector<std::byte>> onPng(int dpi, const std::function<void(cairo_t*)>& draw,
                                                   PageMm page = {});

} // namespace regrade::passport
