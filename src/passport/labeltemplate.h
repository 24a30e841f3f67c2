#pragma once

#include "base/result.h"
#include "domain/event.h"

#include <filesystem>
#include <string>
#include <vector>

namespace regrade::passport {

/// What a paper is for. It decides which placeholders its texts may have and what its code says.
enum class LabelUse { intake, sale, bin, card, badge };
[[nodiscard]] std::string_view nameOf(LabelUse use);
/// The placeholders that a template of this use may have, e.g. "product".
[[nodiscard]] const std::vector<std::string>& placeholdersOf(LabelUse use);

/// A place on the paper, from its top left corner.
struct AreaMm {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// How a text looks: it is written as large as the style allows and its area holds.
struct TextLook {
    enum class Weight { normal, semibold, bold };
    enum class Across { left, centre, right };
    enum class Down { top, middle, bottom };

    bool codeFont = false; ///< letters of one width, for what is typed by hand
    double largest = 8;    ///< points
    double smallest = 5;   ///< text that does not fit even so ends in an ellipsis
    Weight weight = Weight::normal;
    bool boldFirstLine = false;
    Across across = Across::left;
    Down down = Down::top;
};

/// One thing on the paper.
struct Mark {
    enum class Kind { code, text, grade, line, box };

    Kind kind = Kind::text;
    AreaMm area;           ///< of a code: with the quiet zone
    domain::Text text;     ///< with placeholders such as {product}; a line whose placeholders are all empty is left out
    TextLook look;         ///< of a text
    bool asNeeded = false; ///< takes only the height its text needs; what stands below moves up
    double strokeMm = 0;   ///< of a box
};

/// How a label is made, as data. Read from a file (docs/labels.md) and checked whole: what is here can be laid out.
struct LabelTemplate {
    std::string name; ///< of the file, without ".json"
    domain::Text title;
    LabelUse use = LabelUse::intake;
    double widthMm = 0;
    double heightMm = 0; ///< on a roll the most
    bool roll = false;   ///< as long as its marks need, and `endMm` more
    double endMm = 0;
    std::vector<Mark> marks;
};

inline constexpr double kMostPaperMm = 300;
/// The narrowest module: 6 dots of a 300 dpi head, and no less than 4 of one with 203 dpi.
inline constexpr double kLeastModuleMm = 0.508;

/// Reads and checks a template. Refused with file, mark and reason; sizes, overlaps, the code's quiet zone and what a
/// sale label must show are checked here, so that a label cannot leave them out.
[[nodiscard]] Result<LabelTemplate> readTemplate(const std::string& name, const std::string& json);

/// Where a house keeps its own templates: in its data folder.
[[nodiscard]] inline std::filesystem::path ownTemplates(const std::filesystem::path& data) { return data / "labels"; }

/// A template on the shelf: one that came with the program or the house's own.
struct ShelfTemplate {
    std::string name;
    bool own = false;
    Result<LabelTemplate> found;
};

/// Every template: the shipped ones, and *.json of the house's folder, which win over a shipped one of their name. A
/// broken file of the house is told and never replaced by the shipped one.
[[nodiscard]] std::vector<ShelfTemplate> templatesOf(const std::filesystem::path& ownFolder);
[[nodiscard]] Result<LabelTemplate> findTemplate(const std::string& name, const std::filesystem::path& ownFolder = {});
/// Refused: a template of another use.
[[nodiscard]] Result<LabelTemplate> findTemplate(const std::string& name, LabelUse use,
                                                 const std::filesystem::path& ownFolder = {});
/// The one that is taken where none is named.
[[nodiscard]] std::string usualTemplate(LabelUse use);

} // namespace regrade::passport
