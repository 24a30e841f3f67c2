#include "passport/mat.h"

#include "passport/paper.h"
#include "vision/referencemat.h"

#include <pango/pangocairo.h>

#include <memory>

namespace regrade::passport {

namespace {

constexpr PageMm kMatPage{vision::kMatWidthMm, vision::kMatHeightMm};
constexpr double kGreyInk = 0.5;
constexpr double kHairlineMm = 0.3;
constexpr int kRulerMm = 100;

struct MatTextEnd {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

void square(cairo_t* paper, const vision::MatSquare& place)
{
    cairo_rectangle(paper, place.xMm * kPointsPerMm, place.yMm * kPointsPerMm, place.sideMm * kPointsPerMm,
                    place.sideMm * kPointsPerMm);
}

void words(cairo_t* paper, double xMm, double yMm, const char* text)
{
    const std::unique_ptr<PangoLayout, MatTextEnd> layout(pango_cairo_create_layout(paper));
    const std::unique_ptr<PangoFontDescription, MatTextEnd> font(
        pango_font_description_from_string("Inter, WenQuanYi Micro Hei, sans-serif"));
    constexpr double kTextPoints = 8;
    pango_font_description_set_absolute_size(font.get(), kTextPoints * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text, -1);
    cairo_move_to(paper, xMm * kPointsPerMm, yMm * kPointsPerMm);
    pango_cairo_show_layout(paper, layout.get());
}

/// A stroke each millimetre, longer at five and ten.
void ruler(cairo_t* paper)
{
    cairo_set_line_width(paper, kHairlineMm * kPointsPerMm);
    for (int mm = 0; mm <= kRulerMm; ++mm) {
        const double x = (vision::kMatRulerX + mm) * kPointsPerMm;
        const double y = vision::kMatRulerY * kPointsPerMm;
        const double length = (mm % 10 == 0 ? 5.0 : mm % 5 == 0 ? 3.5 : 2.0) * kPointsPerMm;
        cairo_move_to(paper, x, y);
        cairo_line_to(paper, x, y - length);
    }
    cairo_stroke(paper);
}

void drawMat(cairo_t* paper)
{
    cairo_set_source_rgba(paper, 0, 0, 0, 1);
    for (const auto& marker : vision::matMarkers()) {
        // One path a marker: no seams between its cells.
        for (const auto& cell : marker.dark) {
            square(paper, cell);
        }
        cairo_fill(paper);
    }
    ruler(paper);
    words(paper, vision::kMatRulerX, vision::kMatRulerY + 1,
          "100 mm. Print at 100 %, without fitting to the page, and measure. 请按 100% 打印并用尺核对。");
    cairo_set_source_rgba(paper, 0, 0, 0, kGreyInk);
    square(paper, vision::kMatGreyPatch);
    cairo_fill(paper);
}

} // namespace

Result<std::vector<std::byte>> matPdf() { return onPdf("Regrade reference mat", drawMat, kMatPage); }
Result<std::vector<std::byte>> matPng(int dpi) { return onPng(dpi, drawMat, kMatPage); }

} // namespace regrade::passport
