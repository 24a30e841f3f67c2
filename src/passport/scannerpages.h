#pragma once

#include "passport/ink.h"
#include "passport/label.h"
#include "passport/scannermaker.h"

#include <functional>
#include <vector>

namespace regrade::passport {

// What the pages of the scanner set-up sheet draw with, and the pages of one maker.

inline constexpr PageMm kScannerPage{210, 297};
inline constexpr double kScannerEdgeMm = 15;
inline constexpr double kScannerWidthMm = 180;

/// Writes on one page in the language of the paper.
class ScannerPen {
public:
    ScannerPen(cairo_t* paper, PaperLanguage language) : m_paper(paper), m_language(language)
    {
        cairo_set_source_rgb(paper, 0, 0, 0);
    }

    void text(const Area& area, const domain::Text& words, double points,
              PangoWeight weight = PANGO_WEIGHT_NORMAL) const
    {
        write(m_paper, area, m_language == PaperLanguage::zh ? words.zh : words.en,
              {kTextFont, points, points * 0.6, weight});
    }
    void line(double yMm) const
    {
        const Area area = fromMm(kScannerEdgeMm, yMm, kScannerWidthMm, 0.3);
        cairo_rectangle(m_paper, area.x, area.y, area.width, area.height);
        cairo_fill(m_paper);
    }
    [[nodiscard]] cairo_t* paper() const { return m_paper; }

private:
    cairo_t* m_paper;
    PaperLanguage m_language;
};

using ScannerDrawing = std::function<void(cairo_t*)>;
/// The pages with these codes of the maker, in their order, one under the other.
[[nodiscard]] Result<std::vector<ScannerDrawing>> makerPages(PaperLanguage language, const ScannerMaker& maker,
                                                             const std::vector<ScannerCode>& codes);

} // namespace regrade::passport
