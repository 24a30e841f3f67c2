#pragma once

#include "passport/labellayout.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regrade::passport {

// One layout, three writers. Each gives the bytes that a file or a printer takes; the same layout gives the same bytes.

/// One page of the label's size: codes and shapes as vectors, fonts embedded.
[[nodiscard]] Result<std::vector<std::byte>> labelPdf(const LabelLayout& layout);
/// Labels of one size side by side on A4 pages, with hairlines to cut along. Refused: none, or one larger than the
/// page.
[[nodiscard]] Result<std::vector<std::byte>> labelSheetPdf(const std::string& title,
                                                           std::span<const LabelLayout> layouts);
/// The label as an 8-bit grey PNG for the screen; `dpi` is 50 to 1200.
[[nodiscard]] Result<std::vector<std::byte>> labelPng(const LabelLayout& layout, int dpi);
/// One ^XA...^XZ in ZPL II for a printer of 203, 300 or 600 dpi: printable ASCII and line ends, whatever the label
/// says.
[[nodiscard]] Result<std::vector<std::byte>> labelZpl(const LabelLayout& layout, int dpi);

enum class LabelFormat { pdf, png, zpl };
[[nodiscard]] std::string_view nameOf(LabelFormat format);
[[nodiscard]] std::optional<LabelFormat> labelFormatFrom(std::string_view name);
/// What `format` needs for the layout; PDF has no use for `dpi`.
[[nodiscard]] Result<std::vector<std::byte>> labelBytes(const LabelLayout& layout, LabelFormat format, int dpi);

} // namespace regrade::passport
