#include "passport/ink.h"
#include "passport/paper.h"

#include <numbers>

namespace regrade::passport {

namespace {

constexpr double kMarginMm = 1.5;

void outline(cairo_t* paper, const std::string& shape, const Area& area)
{
    const double right = area.x + area.width;
    const double bottom = area.y + area.height;
    const double middleX = area.x + area.width / 2;
    const double middleY = area.y + area.height / 2;
    cairo_new_path(paper);
    if (shape == "circle") {
        cairo_arc(paper, middleX, middleY, area.width / 2, 0, 2 * std::numbers::pi);
    } else if (shape == "triangle") {
        cairo_move_to(paper, middleX, area.y);
        cairo_line_to(paper, right, bottom);
        cairo_line_to(paper, area.x, bottom);
    } else if (shape == "diamond") {
        cairo_move_to(paper, middleX, area.y);
        cairo_line_to(paper, right, middleY);
        cairo_line_to(paper, middleX, bottom);
        cairo_line_to(paper, area.x, middleY);
    } else {
        cairo_rectangle(paper, area.x, area.y, area.width, area.height);
    }
    cairo_close_path(paper);
}

/// The grade's letter inside its shape, so that it is told without colour.
void drawGrade(cairo_t* paper, const Label& label, const Area& area)
{
    constexpr double kLine = 1.4;
    const Area inner{area.x + kLine, area.y + kLine, area.width - 2 * kLine, area.height - 2 * kLine};
    outline(paper, label.shape, inner);
    cairo_set_line_width(paper, kLine);
    cairo_set_line_join(paper, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(paper);
    const Layout layout = layoutOn(paper, label.grade, area.width);
    pango_layout_set_width(layout.get(), -1);
    setFont(layout.get(), kTextFont, area.height * 0.48, PANGO_WEIGHT_BOLD);
    PangoRectangle ink{};
    pango_layout_get_extents(layout.get(), &ink, nullptr);
    const double lower = label.shape == "triangle" ? area.height * 0.14 : 0;
    const auto points = [](int units) { return static_cast<double>(units) / PANGO_SCALE; };
    cairo_move_to(paper, area.x + (area.width - points(ink.width)) / 2 - points(ink.x),
                  area.y + lower + (area.height - points(ink.height)) / 2 - points(ink.y));
    pango_cairo_show_layout(paper, layout.get());
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines) {
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

} // namespace

void drawLabel(cairo_t* paper, const Label& label, const qr::Modules& code)
{
    const double codeMm = (code.size + 2 * kQuietModules) * kModuleMm;
    const double textMm = codeMm + kMarginMm;
    const double textWidthMm = kLabelWidthMm - textMm - kMarginMm;
    const double bottomMm = codeMm + 1;
    const double bottomHeightMm = kLabelHeightMm - bottomMm - kMarginMm;
    cairo_set_source_rgb(paper, 0, 0, 0);
    drawCode(paper, code, 0.5, 0.5, kModuleMm);
    const Area tag = fromMm(textMm, 3, textWidthMm, 4.5);
    write(paper, tag, label.tag.grouped(), {kTagFont, 11, 6, PANGO_WEIGHT_BOLD});
    write(paper, fromMm(textMm, 8.5, textWidthMm, codeMm - 9), label.product,
          {kTextFont, 10, 7, PANGO_WEIGHT_SEMIBOLD});
    const double markMm = label.grade.empty() ? 0 : bottomHeightMm;
    if (!label.grade.empty()) {
        drawGrade(paper, label, fromMm(kMarginMm, bottomMm, markMm, markMm));
    }
    const double linesMm = kMarginMm + (markMm > 0 ? markMm + kMarginMm : kModuleMm * kQuietModules);
    write(paper, fromMm(linesMm, bottomMm, kLabelWidthMm - linesMm - kMarginMm, bottomHeightMm), joined(label.lines),
          {kTextFont, 8.5, 4.5, PANGO_WEIGHT_NORMAL, !label.grade.empty()});
}

void drawBadge(cairo_t* paper, const Badge& badge, const qr::Modules& code)
{
    const double codeMm = (code.size + 2 * kQuietModules) * kModuleMm;
    const double textMm = codeMm + kMarginMm;
    const double textWidthMm = kLabelWidthMm - textMm - kMarginMm;
    cairo_set_source_rgb(paper, 0, 0, 0);
    drawCode(paper, code, 0.5, 0.5, kModuleMm);
    write(paper, fromMm(textMm, 4, textWidthMm, 9), badge.code, {kTagFont, 22, 8, PANGO_WEIGHT_BOLD});
    write(paper, fromMm(textMm, 14, textWidthMm, codeMm - 14), badge.role, {kTextFont, 11, 7, PANGO_WEIGHT_SEMIBOLD});
    const double leftMm = kModuleMm * kQuietModules;
    write(paper, fromMm(leftMm, codeMm + 0.5, kLabelWidthMm - leftMm - kMarginMm, kLabelHeightMm - codeMm - 1),
          badge.text, {kTagFont, 11, 6, PANGO_WEIGHT_NORMAL});
}

} // namespace regrade::passport
