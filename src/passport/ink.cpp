#include "passport/ink.h"

#include <algorithm>

namespace regrade::passport {

namespace {

struct PangoEnd {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

double heightOf(PangoLayout* layout)
{
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

void embolden(PangoLayout* layout, std::size_t bytes)
{
    const std::unique_ptr<PangoAttrList, PangoEnd> attributes(pango_attr_list_new());
    PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->end_index = static_cast<guint>(bytes);
    pango_attr_list_insert(attributes.get(), bold);
    pango_layout_set_attributes(layout, attributes.get());
}

} // namespace

Area fromMm(double x, double y, double width, double height)
{
    return {x * kPointsPerMm, y * kPointsPerMm, width * kPointsPerMm, height * kPointsPerMm};
}

Layout layoutOn(cairo_t* paper, const std::string& text, double width)
{
    Layout layout(pango_cairo_create_layout(paper));
    PangoContext* context = pango_layout_get_context(layout.get());
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    const std::unique_ptr<cairo_font_options_t, PangoEnd> options(cairo_font_options_create());
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
    const std::unique_ptr<PangoFontDescription, PangoEnd> font(pango_font_description_from_string(family));
    pango_font_description_set_absolute_size(font.get(), points * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), weight);
    pango_layout_set_font_description(layout, font.get());
}

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

void drawCode(cairo_t* paper, const qr::Modules& code, double xMm, double yMm, double moduleMm)
{
    const double module = moduleMm * kPointsPerMm;
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

} // namespace regrade::passport
