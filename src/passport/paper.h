#pragma once

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
/// 6 dots of a 203 dpi printer, so that every module is equally wide on paper.
inline constexpr double kModuleMm = 0.75;
static_assert(kModuleMm >= 0.5);

/// Draws the label in points from the top left corner. Everything is ink on bare paper.
void drawLabel(cairo_t* paper, const Label& label, const qr::Modules& code);

/// One page of the label's size. The file carries no time, so the same drawing gives the same bytes.
[[nodiscard]] Result<std::vector<std::byte>> onPdf(const std::string& title, const std::function<void(cairo_t*)>& draw);
/// The same page as an 8-bit grey PNG; `dpi` is 50 to 1200.
[[nodiscard]] Result<std::vector<std::byte>> onPng(int dpi, const std::function<void(cairo_t*)>& draw);

} // namespace regrade::passport
