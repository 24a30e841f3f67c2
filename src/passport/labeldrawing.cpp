#include "passport/labeldrawing.h"

#include <algorithm>
#include <numbers>

namespace regrade::passport {

namespace {

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

Area pointsOf(const AreaMm& area) { return fromMm(area.x, area.y, area.width, area.height); }

void fill(cairo_t* paper, const Area& area)
{
    cairo_rectangle(paper, area.x, area.y, area.width, area.height);
    cairo_fill(paper);
}

void drawMark(cairo_t* paper, const PlacedCode& code)
{
    drawCode(paper, code.modules, code.area.x, code.area.y, code.area.width / (code.modules.size + 2 * kQuietModules));
}

void drawMark(cairo_t* paper, const PlacedLine& line) { fill(paper, pointsOf(line.area)); }

void drawMark(cairo_t* paper, const PlacedBox& box)
{
    const double stroke = box.strokeMm;
    const AreaMm middle{box.area.x + stroke / 2, box.area.y + stroke / 2, box.area.width - stroke,
                        box.area.height - stroke};
    const Area area = pointsOf(middle);
    cairo_set_line_width(paper, stroke * kPointsPerMm);
    cairo_set_line_join(paper, CAIRO_LINE_JOIN_MITER);
    cairo_rectangle(paper, area.x, area.y, area.width, area.height);
    cairo_stroke(paper);
}

} // namespace

void drawMark(cairo_t* paper, const PlacedGrade& grade)
{
    const double side = std::min(grade.area.width, grade.area.height);
    const Area area = fromMm(grade.area.x, grade.area.y, side, side);
    const double line = area.height / 25;
    const Area inner{area.x + line, area.y + line, area.width - 2 * line, area.height - 2 * line};
    outline(paper, grade.shape, inner);
    cairo_set_line_width(paper, line);
    cairo_set_line_join(paper, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(paper);
    const Layout layout = layoutOn(paper, grade.letter, area.width);
    pango_layout_set_width(layout.get(), -1);
    setFont(layout.get(), kTextFont, area.height * 0.48, PANGO_WEIGHT_BOLD);
    PangoRectangle ink{};
    pango_layout_get_extents(layout.get(), &ink, nullptr);
    const double lower = grade.shape == "triangle" ? area.height * 0.14 : 0;
    const auto points = [](int units) { return static_cast<double>(units) / PANGO_SCALE; };
    cairo_move_to(paper, area.x + (area.width - points(ink.width)) / 2 - points(ink.x),
                  area.y + lower + (area.height - points(ink.height)) / 2 - points(ink.y));
    pango_cairo_show_layout(paper, layout.get());
}

void drawMark(cairo_t* paper, const PlacedText& text)
{
    writeAt(paper, pointsOf(text.area), text.text, styleOf(text.look), text.points);
}

void drawLayout(cairo_t* paper, const LabelLayout& layout)
{
    cairo_set_source_rgb(paper, 0, 0, 0);
    for (const PlacedMark& mark : layout.marks) {
        std::visit([&](const auto& one) { drawMark(paper, one); }, mark);
    }
}

} // namespace regrade::passport
