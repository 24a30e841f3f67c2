#pragma once

#include "cli/session.h"
#include "passport/labelwriters.h"

#include <string>

namespace regrade::cli {

/// How a label is to be made. An empty `form` is the usual template.
struct LabelPaper {
    std::string file;
    std::string form;
    std::string format = "pdf";
    int dpi = 203;
    std::string language = "en";
};
[[nodiscard]] inline passport::PaperLanguage languageOf(const LabelPaper& paper)
{
    return paper.language == "zh" ? passport::PaperLanguage::zh : passport::PaperLanguage::en;
}
[[nodiscard]] Result<std::vector<std::byte>> bytesOf(const passport::LabelLayout& layout, const LabelPaper& paper);

struct UnitLabelOptions {
    std::string tag;
    domain::LabelKind kind = domain::LabelKind::intake;
    LabelPaper paper;
};
/// Writes a unit's label and logs the print; a PNG is a look at it and is not logged.
[[nodiscard]] Result<Answer> printUnitLabel(Session& session, const UnitLabelOptions& options);

} // namespace regrade::cli
