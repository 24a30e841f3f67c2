#include "passport/paper.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <numbers>

namespace regrade::passport {

namespace {

constexpr double kMarginMm = 1.5;
constexpr int kQuietModules = 4;
constexpr const char* kTextFont = "Inter, WenQuanYi Micro Hei, sans-serif";
constexpr const char* kTagFont = "JetBrains Mono, monospace";

struct Area {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

Area fromMm(double x, double y, double width, double height)
{
    return {x * kPointsPerMm, y * kPointsPerMm, width * kPointsPerMm, height * kPointsPerMm};
}

struct GEnd {
    void operator()(void* object) const { g_object_unref(object); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
using Layout = std::unique_ptr<PangoLayout, GEnd>;

/// A layout whose measures do not depend on the resolution, so that screen and paper break lines alike.
Layout layoutOn(cairo_t* paper, const std::string& text, double width)
{
    Layout layout(pango_cairo_create_layout(paper));
    PangoContext* context = pango_layout_get_context(layout.get());
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    const std::unique_ptr<cairo_font_options_t, GEnd> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    return layout;
}

void setFont(PangoLayout* layout, const char* family, double points, PangoWeight weight)
{
    const std::unique_ptr<PangoFontDescription, GEnd> font(pango_font_description_from_string(family));
    pango_font_description_set_absolute_size(font.get(), points * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), weight);
    pango_layout_set_font_description(layout, font.get());
}

double heightOf(PangoLayout* layout)
{
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

struct TextStyle {
    const char* family = kTextFont;
    double largest = 8;  ///< points
    double smallest = 5; ///< text that does not fit even so is cut with an ellipsis
    PangoWeight weight = PANGO_WEIGHT_NORMAL;
    bool boldFirstLine = false;
};

void embolden(PangoLayout* layout, std::size_t bytes)
{
    const std::unique_ptr<PangoAttrList, GEnd> attributes(pango_attr_list_new());
    PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->end_index = static_cast<guint>(bytes);
    pango_attr_list_insert(attributes.get(), bold);
    pango_layout_set_attributes(layout, attributes.get());
}

/// Writes the text as large as the style allows and the area holds.
void write(cairo_t* paper, const Area& area, const std::string& text, const TextStyle& style)
{
    constexpr double kStep = 0.25;
    const Layout layout = layoutOn(paper, text, area.width);
    if (style.boldFirstLine) {
        embolden(layout.get(), std::min(text.find('\n'), text.size()));
    }
    double size = style.largest;
    pango_layout_set_height(layout.get(), static_cast<int>(1000 * area.height * PANGO_SCALE));
    setFont(layout.get(), style.family, size, style.weight);
    while (size > style.smallest && heightOf(layout.get()) > area.height) {
        size -= kStep;
        setFont(layout.get(), style.family, size, style.weight);
    }
    pango_layout_set_height(layout.get(), static_cast<int>(area.height * PANGO_SCALE));
    cairo_move_to(paper, area.x, area.y);
    pango_cairo_show_layout(paper, layout.get());
}

/// One path for all modules, a row's neighbours as one rectangle: no seams between them on any printer.
void drawCode(cairo_t* paper, const qr::Modules& code, double xMm, double yMm)
{
    const double module = kModuleMm * kPointsPerMm;
    const double left = xMm * kPointsPerMm + kQuietModules * module;
    const double top = yMm * kPointsPerMm + kQuietModules * module;
    for (int row = 0; row < code.size; ++row) {
        for (int from = 0; from < code.size; ++from) {
            int end = from;
            while (end < code.size && code.isDark(end, row)) {
                ++end;
            }
            if (end > from) {
                cairo_rectangle(paper, left + from * module, top + row * module, (end - from) * module, module);
                from = end;
            }
        }
    }
    cairo_fill(paper);
}

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
    drawCode(paper, code, 0.5, 0.5);
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
    drawCode(paper, code, 0.5, 0.5);
    write(paper, fromMm(textMm, 4, textWidthMm, 9), badge.code, {kTagFont, 22, 8, PANGO_WEIGHT_BOLD});
    write(paper, fromMm(textMm, 14, textWidthMm, codeMm - 14), badge.role, {kTextFont, 11, 7, PANGO_WEIGHT_SEMIBOLD});
    const double leftMm = kModuleMm * kQuietModules;
    write(paper, fromMm(leftMm, codeMm + 0.5, kLabelWidthMm - leftMm - kMarginMm, kLabelHeightMm - codeMm - 1),
          badge.text, {kTagFont, 11, 6, PANGO_WEIGHT_NORMAL});
}

} // namespace regrade::passport
