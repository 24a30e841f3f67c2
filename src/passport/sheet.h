#pragma once

#include "passport/ink.h"
#include "passport/label.h"

namespace regrade::passport {

/// One A4 page of a report, written in one language. Lengths in mm from the top left corner.
class Sheet {
public:
    static constexpr PageMm kA4{210, 297};
    static constexpr double kEdgeMm = 15;
    static constexpr double kWidthMm = 180; ///< between the edges

    Sheet(cairo_t* paper, PaperLanguage language);

    void text(const Area& area, const domain::Text& words, double points, PangoWeight weight = PANGO_WEIGHT_NORMAL,
              PangoAlignment across = PANGO_ALIGN_LEFT);
    /// Letters to be compared one by one: tags and hashes.
    void code(const Area& area, const std::string& letters, double points);
    void line(double yMm, double xMm = kEdgeMm, double widthMm = kWidthMm);
    [[nodiscard]] cairo_t* paper() const { return m_paper; }

private:
    cairo_t* m_paper;
    PaperLanguage m_language;
};

} // namespace regrade::passport
