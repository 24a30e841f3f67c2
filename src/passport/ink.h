#pragma once

#include "passport/labeltemplate.h"
#include "passport/paper.h"
#include "qr/writer.h"

#include <pango/pangocairo.h>

#include <memory>
#include <string>

namespace regrade::passport {

// What labels and sheets draw with. Areas are in points from the top left corner.

inline constexpr int kQuietModules = 4;
inline constexpr const char* kTextFont = "Inter, WenQuanYi Micro Hei, sans-serif";
inline constexpr const char* kTagFont = "JetBrains Mono, monospace";

struct Area {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};
[[nodiscard]] Area fromMm(double x, double y, double width, double height);

struct LayoutEnd {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, LayoutEnd>;

/// A layout whose measures do not depend on the resolution, so that screen and paper break lines alike.
[[nodiscard]] Layout layoutOn(cairo_t* paper, const std::string& text, double width);
void setFont(PangoLayout* layout, const char* family, double points, PangoWeight weight);

struct TextStyle {
    const char* family = kTextFont;
    double largest = 8;  ///< points
    double smallest = 5; ///< text that does not fit even so is cut with an ellipsis
    PangoWeight weight = PANGO_WEIGHT_NORMAL;
    bool boldFirstLine = false;
    PangoAlignment across = PANGO_ALIGN_LEFT;
    double down = 0; ///< 0 = from the top, 0.5 = in the middle, 1 = at the bottom
};
[[nodiscard]] TextStyle styleOf(const TextLook& look);

/// How large a text fits its area.
struct Fit {
    double points = 0;
    double height = 0; ///< of all its lines, in points
    bool whole = true; ///< false: it is cut with an ellipsis
};
[[nodiscard]] Fit fitted(const Area& area, const std::string& text, const TextStyle& style);
/// The text as it lies in its area at this size, and the place of its top left corner.
struct LaidText {
    Layout layout;
    double x = 0;
    double y = 0;
};
[[nodiscard]] LaidText laidText(cairo_t* paper, const Area& area, const std::string& text, const TextStyle& style,
                                double points);
void writeAt(cairo_t* paper, const Area& area, const std::string& text, const TextStyle& style, double points);
/// Writes the text as large as the style allows and the area holds.
void write(cairo_t* paper, const Area& area, const std::string& text, const TextStyle& style);

/// Draws a QR code with its quiet zone. One path for all modules, a row's neighbours as one rectangle: no seams between
/// them on any printer.
void drawCode(cairo_t* paper, const qr::Modules& code, double xMm, double yMm, double moduleMm);
/// Draws a linear code without its quiet zone.
void drawBars(cairo_t* paper, const qr::Bars& bars, double xMm, double yMm, double moduleMm, double heightMm);

} // namespace regrade::passport
