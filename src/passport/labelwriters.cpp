#include "passport/labelwriters.h"

#include "passport/labeldrawing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regrade::passport {

namespace {

constexpr PageMm kSheetPage{210, 297};
constexpr double kSheetEdgeMm = 10;
constexpr double kCutMm = 0.1;

constexpr std::array kFormats{std::pair{LabelFormat::pdf, std::string_view("pdf")},
                              std::pair{LabelFormat::png, std::string_view("png")},
                              std::pair{LabelFormat::zpl, std::string_view("zpl")}};

/// How many labels lie on a sheet, and where the first begins.
struct SheetGrid {
    int columns = 0;
    int rows = 0;
    double leftMm = 0;
    double topMm = kSheetEdgeMm;
};

SheetGrid sheetFor(const LabelLayout& label)
{
    SheetGrid grid;
    grid.columns = static_cast<int>((kSheetPage.width - 2 * kSheetEdgeMm) / label.widthMm);
    grid.rows = static_cast<int>((kSheetPage.height - 2 * kSheetEdgeMm) / label.heightMm);
    grid.leftMm = (kSheetPage.width - grid.columns * label.widthMm) / 2;
    return grid;
}

void drawSheet(cairo_t* paper, std::span<const LabelLayout> labels, const SheetGrid& grid)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto place = static_cast<int>(i);
        const LabelLayout& label = labels[i];
        cairo_save(paper);
        cairo_translate(paper, (grid.leftMm + (place % grid.columns) * label.widthMm) * kPointsPerMm,
                        (grid.topMm + place / grid.columns * label.heightMm) * kPointsPerMm);
        drawLayout(paper, label);
        cairo_set_line_width(paper, kCutMm * kPointsPerMm);
        cairo_rectangle(paper, 0, 0, label.widthMm * kPointsPerMm, label.heightMm * kPointsPerMm);
        cairo_stroke(paper);
        cairo_restore(paper);
    }
}

} // namespace

Result<std::vector<std::byte>> labelPdf(const LabelLayout& layout)
{
    return onPdf(layout.title, [&](cairo_t* paper) { drawLayout(paper, layout); }, {layout.widthMm, layout.heightMm});
}

Result<std::vector<std::byte>> labelSheetPdf(const std::string& title, std::span<const LabelLayout> layouts)
{
    const SheetGrid grid = layouts.empty() ? SheetGrid{} : sheetFor(layouts.front());
    const bool alike = std::all_of(layouts.begin(), layouts.end(), [&](const LabelLayout& one) {
        return one.widthMm == layouts.front().widthMm && one.heightMm == layouts.front().heightMm;
    });
    if (grid.columns < 1 || grid.rows < 1 || !alike) {
        return refused("A sheet takes labels of one size that fit on A4. Nothing was printed.");
    }
    const auto draw = [&](cairo_t* paper) {
        const auto most = static_cast<std::size_t>(grid.columns * grid.rows);
        for (auto rest = layouts; !rest.empty();) {
            const auto here = rest.first(std::min(most, rest.size()));
            drawSheet(paper, here, grid);
            rest = rest.subspan(here.size());
            if (!rest.empty()) {
                cairo_show_page(paper);
            }
        }
    };
    return onPdf(title, draw, kSheetPage);
}

Result<std::vector<std::byte>> labelPng(const LabelLayout& layout, int dpi)
{
    return onPng(dpi, [&](cairo_t* paper) { drawLayout(paper, layout); }, {layout.widthMm, layout.heightMm});
}

std::string_view nameOf(LabelFormat format)
{
    return std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& one) { return one.first == format; })->second;
}

std::optional<LabelFormat> labelFormatFrom(std::string_view name)
{
    const auto found =
        std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& one) { return one.second == name; });
    return found == kFormats.end() ? std::nullopt : std::optional(found->first);
}

Result<std::vector<std::byte>> labelBytes(const LabelLayout& layout, LabelFormat format, int dpi)
{
    switch (format) {
    case LabelFormat::pdf: return labelPdf(layout);
    case LabelFormat::png: return labelPng(layout, dpi);
    case LabelFormat::zpl: return labelZpl(layout, dpi);
    }
    throw std::logic_error("unknown format of a label");
}

} // namespace regrade::passport
