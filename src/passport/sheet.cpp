#include "passport/sheet.h"

namespace regrade::passport {

Sheet::Sheet(cairo_t* paper, PaperLanguage language) : m_paper(paper), m_language(language)
{
    cairo_set_source_rgb(paper, 0, 0, 0);
}

void Sheet::text(const Area& area, const domain::Text& words, double points, PangoWeight weight, PangoAlignment across)
{
    TextStyle style{kTextFont, points, points / 2, weight};
    style.across = across;
    write(m_paper, area, m_language == PaperLanguage::zh ? words.zh : words.en, style);
}

void Sheet::code(const Area& area, const std::string& letters, double points)
{
    write(m_paper, area, letters, {kTagFont, points, points / 2, PANGO_WEIGHT_NORMAL});
}

void Sheet::line(double yMm, double xMm, double widthMm)
{
    constexpr double kHairMm = 0.2;
    cairo_rectangle(m_paper, xMm * kPointsPerMm, yMm * kPointsPerMm, widthMm * kPointsPerMm, kHairMm * kPointsPerMm);
    cairo_fill(m_paper);
}

} // namespace regrade::passport
