#pragma once

#include "passport/ink.h"
#include "passport/labellayout.h"

namespace regrade::passport {

/// Draws the label in points from the top left corner. Everything is ink on bare paper.
void drawLayout(cairo_t* paper, const LabelLayout& layout);
void drawMark(cairo_t* paper, const PlacedText& text);
void drawMark(cairo_t* paper, const PlacedGrade& grade);

} // namespace regrade::passport
