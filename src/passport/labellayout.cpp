#include "passport/labellayout.h"

#include "passport/ink.h"
#include "passport/lettering.h"

#include <algorithm>

namespace regrade::passport {

namespace {

using Values = std::map<std::string, std::string>;

/// A line of a template with its placeholders filled in; nothing where it has some and all are empty.
std::optional<std::string> filledLine(const std::string& line, const Values& values)
{
    std::string text;
    bool asked = false;
    bool answered = false;
    for (std::size_t at = 0; at < line.size();) {
        const auto end = line[at] == '{' ? line.find('}', at) : std::string::npos;
        if (end == std::string::npos) {
            text += line[at++];
            continue;
        }
        const auto value = values.find(line.substr(at + 1, end - at - 1));
        const std::string told = value == values.end() ? "" : forPaper(value->second);
        asked = true;
        answered = answered || !told.empty();
        text += told;
        at = end + 1;
    }
    return asked && !answered ? std::nullopt : std::optional(text);
}

std::string filledText(const std::string& pattern, const Values& values)
{
    std::string text;
    bool first = true;
    for (std::size_t from = 0; from <= pattern.size();) {
        const auto end = std::min(pattern.find('\n', from), pattern.size());
        if (const auto line = filledLine(pattern.substr(from, end - from), values)) {
            text += (first ? "" : "\n") + *line;
            first = false;
        }
        from = end + 1;
    }
    return text;
}

const std::string& patternOf(const Mark& mark, PaperLanguage language)
{
    return language == PaperLanguage::zh ? mark.text.zh : mark.text.en;
}

/// Whether the text shows one of the values that must be read to their end.
bool mustBeWhole(const std::string& pattern, const Values& shorter)
{
    return std::any_of(shorter.begin(), shorter.end(),
                       [&](const auto& entry) { return pattern.find("{" + entry.first + "}") != std::string::npos; });
}

PlacedText fittedText(const Mark& mark, const std::string& text)
{
    const Fit fit =
        fitted(fromMm(mark.area.x, mark.area.y, mark.area.width, mark.area.height), text, styleOf(mark.look));
    PlacedText placed{mark.area, text, mark.look, fit.points, fit.whole};
    if (mark.asNeeded) {
        placed.area.height = text.empty() ? 0 : std::min(mark.area.height, fit.height / kPointsPerMm);
    }
    return placed;
}

class LabelLayer {
public:
    LabelLayer(const LabelTemplate& form, const Label& label) : m_form(form), m_label(label) {}

    Result<LabelLayout> layOut()
    {
        LabelLayout layout{m_form.title.en, m_form.widthMm, m_form.heightMm, {}};
        double bottom = 0;
        for (const Mark* mark : fromTheTop()) {
            auto placed = place(*mark);
            if (!placed) {
                return placed.error();
            }
            if (!*placed) {
                continue;
            }
            bottom =
                std::max(bottom, std::visit([](const auto& one) { return one.area.y + one.area.height; }, **placed));
            layout.marks.push_back(**std::move(placed));
        }
        if (m_form.roll) {
            layout.heightMm = std::min(m_form.heightMm, bottom + m_form.endMm);
        }
        return layout;
    }

private:
    /// A mark that takes only what it needs moves those below it, so it comes before them.
    [[nodiscard]] std::vector<const Mark*> fromTheTop() const
    {
        std::vector<const Mark*> marks;
        for (const Mark& mark : m_form.marks) {
            marks.push_back(&mark);
        }
        std::stable_sort(marks.begin(), marks.end(),
                         [](const Mark* one, const Mark* other) { return one->area.y < other->area.y; });
        return marks;
    }

    Result<std::optional<PlacedMark>> place(const Mark& where)
    {
        Mark mark = where;
        mark.area.y -= m_saved;
        switch (mark.kind) {
        case Mark::Kind::code: return placeCode(mark);
        case Mark::Kind::text: return placeText(mark);
        case Mark::Kind::grade: return std::optional<PlacedMark>(PlacedGrade{mark.area, gradeLetter(), m_label.shape});
        case Mark::Kind::line: return std::optional<PlacedMark>(PlacedLine{mark.area});
        case Mark::Kind::box: return std::optional<PlacedMark>(PlacedBox{mark.area, mark.strokeMm});
        }
        throw std::logic_error("unknown mark");
    }

    [[nodiscard]] std::string gradeLetter() const
    {
        const auto grade = m_label.values.find("grade");
        return grade == m_label.values.end() ? "" : forPaper(grade->second);
    }

    [[nodiscard]] Result<std::optional<PlacedMark>> placeCode(const Mark& mark) const
    {
        auto modules = qr::writeQr(m_label.code);
        if (!modules) {
            return modules.error();
        }
        const double side = std::min(mark.area.width, mark.area.height);
        const double room = side / (modules->size + 2 * kQuietModules);
        if (room < kLeastModuleMm) {
            return refused(
                "The text of the code is too long for the template {}: its dots would be too fine to be read. "
                "Nothing was printed.",
                {m_form.name});
        }
        return std::optional<PlacedMark>(PlacedCode{{mark.area.x, mark.area.y, side, side}, *std::move(modules)});
    }

    Result<std::optional<PlacedMark>> placeText(const Mark& mark)
    {
        const std::string& pattern = patternOf(mark, m_label.language);
        PlacedText placed = fittedText(mark, filledText(pattern, m_label.values));
        if (!placed.whole && mustBeWhole(pattern, m_label.shorter)) {
            Values shorter = m_label.shorter;
            shorter.insert(m_label.values.begin(), m_label.values.end());
            placed = fittedText(mark, filledText(pattern, shorter));
            if (!placed.whole) {
                return refused(
                    "The template {} has no room for the key parts that were replaced, and they cannot be left "
                    "out. Take a larger label. Nothing was printed.",
                    {m_form.name});
            }
        }
        if (mark.asNeeded) {
            m_saved += mark.area.height - placed.area.height;
        }
        return placed.text.empty() ? std::optional<PlacedMark>() : std::optional<PlacedMark>(std::move(placed));
    }

    const LabelTemplate& m_form;
    const Label& m_label;
    double m_saved = 0; ///< how far what comes next moves up
};

} // namespace

Result<LabelLayout> layOut(const LabelTemplate& form, const Label& label)
{
    if (form.use != label.use) {
        return refused("The label template {} is for {}, not for {}. Nothing was printed.",
                       {form.name, std::string(nameOf(form.use)), std::string(nameOf(label.use))});
    }
    return LabelLayer(form, label).layOut();
}

Result<LabelLayout> layOut(const Label& label, const std::string& form, const std::filesystem::path& ownFolder)
{
    const auto found = findTemplate(form.empty() ? usualTemplate(label.use) : form, label.use, ownFolder);
    return found ? layOut(*found, label) : found.error();
}

} // namespace regrade::passport
