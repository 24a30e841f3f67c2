#include "passport/ink.h"

#include <algorithm>

namespace regrade::passport {

namespace {

constexpr double kEndless = 1000; ///< times the area: no text is cut

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

Layout styledLayout(cairo_t* paper, const Area& area, const std::string& text, const TextStyle& style)
{
    Layout layout = layoutOn(paper, text, area.width);
    pango_layout_set_alignment(layout.get(), style.across);
    if (style.boldFirstLine) {
        embolden(layout.get(), std::min(text.find('\n'), text.size()));
    }
    return layout;
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

TextStyle styleOf(const TextLook& look)
{
    const auto weight = look.weight == TextLook::Weight::bold       ? PANGO_WEIGHT_BOLD
                        : look.weight == TextLook::Weight::semibold ? PANGO_WEIGHT_SEMIBOLD
                                                                    : PANGO_WEIGHT_NORMAL;
    const auto across = look.across == TextLook::Across::right    ? PANGO_ALIGN_RIGHT
                        : look.across == TextLook::Across::centre ? PANGO_ALIGN_CENTER
                                                                  : PANGO_ALIGN_LEFT;
    const double down = look.down == TextLook::Down::bottom ? 1 : look.down == TextLook::Down::middle ? 0.5 : 0;
    return {
        look.codeFont ? kTagFont : kTextFont, look.largest, look.smallest, weight, look.boldFirstLine, across, down};
}

Fit fitted(const Area& area, const std::string& text, const TextStyle& style)
{
    constexpr double kStep = 0.25;
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    const Paper paper(cairo_create(surface.get()));
    const Layout layout = styledLayout(paper.get(), area, text, style);
    pango_layout_set_height(layout.get(), static_cast<int>(kEndless * area.height * PANGO_SCALE));
    const auto heightAt = [&](double points) {
        setFont(layout.get(), style.family, points, style.weight);
        return heightOf(layout.get());
    };
    Fit fit{style.largest, heightAt(style.largest), true};
    if (fit.height <= area.height) {
        return fit;
    }
    fit = {style.smallest, heightAt(style.smallest), true};
    if (fit.height > area.height) {
        fit.whole = false;
        return fit;
    }
    // Between a size that does not fit and one that does.
    int tooLarge = 0;
    int small = static_cast<int>((style.largest - style.smallest) / kStep) + 1;
    while (small - tooLarge > 1) {
        const int middle = (small + tooLarge) / 2;
        const double points = style.largest - middle * kStep;
        const double height = heightAt(points);
        if (height <= area.height) {
            small = middle;
            fit = {points, height, true};
        } else {
            tooLarge = middle;
        }
    }
    return fit;
}

LaidText laidText(cairo_t* paper, const Area& area, const std::string& text, const TextStyle& style, double points)
{
    LaidText laid{styledLayout(paper, area, text, style), area.x, area.y};
    setFont(laid.layout.get(), style.family, points, style.weight);
    // Pango guesses how high a line is, so it would cut a text that fits; it is told of the end only where there is
    // more.
    pango_layout_set_height(laid.layout.get(), static_cast<int>(kEndless * area.height * PANGO_SCALE));
    constexpr double kHair = 0.01;
    if (heightOf(laid.layout.get()) > area.height + kHair) {
        pango_layout_set_height(laid.layout.get(), static_cast<int>(area.height * PANGO_SCALE));
    }
    laid.y += style.down * std::max(0.0, area.height - heightOf(laid.layout.get()));
    return laid;
}

void writeAt(cairo_t* paper, const Area& area, const std::string& text, const TextStyle& style, double points)
{
    const LaidText laid = laidText(paper, area, text, style, points);
    cairo_move_to(paper, laid.x, laid.y);
    pango_cairo_show_layout(paper, laid.layout.get());
}

void write(cairo_t* paper, const Area& area, const std::string& text, const TextStyle& style)
{
    writeAt(paper, area, text, style, fitted(area, text, style).points);
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

void drawBars(cairo_t* paper, const qr::Bars& bars, double xMm, double yMm, double moduleMm, double heightMm)
{
    const std::size_t modules = bars.dark.size();
    for (std::size_t from = 0; from < modules; ++from) {
        std::size_t end = from;
        while (end < modules && bars.dark[end]) {
            ++end;
        }
        if (end > from) {
            const double left = xMm + static_cast<double>(from) * moduleMm;
            const Area bar = fromMm(left, yMm, static_cast<double>(end - from) * moduleMm, heightMm);
            cairo_rectangle(paper, bar.x, bar.y, bar.width, bar.height);
            from = end;
        }
    }
    cairo_fill(paper);
}

} // namespace regrade::passport
