#include "passport/labeltemplate.h"

#include "passport/labelrows.h"

#include <algorithm>
#include <array>
#include <regex>
#include <set>

namespace regrade::passport {

namespace {

constexpr std::size_t kMostMarks = 60;
constexpr double kLeastPaperMm = 15;
constexpr double kLeastTextPoints = 4;
constexpr double kMostTextPoints = 200;
constexpr double kMostStrokeMm = 3;
constexpr double kTouchMm = 1e-6; ///< two marks that share an edge do not overlap
constexpr int kTagSide = 25 + 8;  ///< modules of a tag's code and its quiet zone

struct UseRow {
    LabelUse use;
    std::string_view name;
    std::vector<std::string> placeholders;
    std::vector<std::string> needed; ///< in the texts of each language
};

const std::vector<UseRow>& useRows()
{
    static const std::vector<UseRow> kRows{
        {LabelUse::intake, "intake", {"tag", "tag_groups", "product", "sku", "day", "market", "copy"}, {"tag_groups"}},
        {LabelUse::sale,
         "sale",
         {"tag", "tag_groups", "product", "sku", "market", "copy", "grade", "meaning", "refurbished", "warranty",
          "warranty_months", "key_parts", "market_lines"},
         {"tag_groups", "refurbished", "key_parts"}},
        {LabelUse::bin, "bin", {"bin"}, {"bin"}},
        {LabelUse::card, "card", {"card", "name"}, {"name"}},
        {LabelUse::badge, "badge", {"badge", "staff", "role"}, {"staff"}}};
    return kRows;
}

const UseRow& rowOf(LabelUse use)
{
    return *std::find_if(useRows().begin(), useRows().end(), [&](const UseRow& row) { return row.use == use; });
}

std::string shortMm(double mm) { return LabelJson(mm).dump(); }

template <class Value, std::size_t Count>
Value oneOf(LabelRow& row, const char* key, const std::array<std::pair<std::string_view, Value>, Count>& words,
            Value usual)
{
    const auto word = row.maybeWord(key);
    if (!word) {
        return usual;
    }
    for (const auto& [name, value] : words) {
        if (name == *word) {
            return value;
        }
    }
    row.failValue(key);
    return usual;
}

AreaMm readArea(LabelRow& row)
{
    const auto sides = row.numbers("area", 4);
    return sides.size() == 4 ? AreaMm{sides[0], sides[1], sides[2], sides[3]} : AreaMm{0, 0, 1, 1};
}

TextLook readLook(LabelRow& row)
{
    using Weights = std::array<std::pair<std::string_view, TextLook::Weight>, 3>;
    using Acrosses = std::array<std::pair<std::string_view, TextLook::Across>, 3>;
    using Downs = std::array<std::pair<std::string_view, TextLook::Down>, 3>;
    TextLook look;
    look.codeFont = row.maybeFlag("code_font");
    look.largest = row.number("largest", kLeastTextPoints, kMostTextPoints);
    look.smallest = row.number("smallest", kLeastTextPoints, look.largest);
    look.weight = oneOf(row, "weight",
                        Weights{{{"normal", TextLook::Weight::normal},
                                 {"semibold", TextLook::Weight::semibold},
                                 {"bold", TextLook::Weight::bold}}},
                        TextLook::Weight::normal);
    look.boldFirstLine = row.maybeFlag("bold_first_line");
    look.across = oneOf(row, "across",
                        Acrosses{{{"left", TextLook::Across::left},
                                  {"centre", TextLook::Across::centre},
                                  {"right", TextLook::Across::right}}},
                        TextLook::Across::left);
    look.down = oneOf(
        row, "down",
        Downs{{{"top", TextLook::Down::top}, {"middle", TextLook::Down::middle}, {"bottom", TextLook::Down::bottom}}},
        TextLook::Down::top);
    return look;
}

Mark readMark(LabelRow& row)
{
    using Kinds = std::array<std::pair<std::string_view, Mark::Kind>, 5>;
    Mark mark;
    if (!row.holds("mark")) {
        row.failMissing("mark");
    }
    mark.kind = oneOf(row, "mark",
                      Kinds{{{"code", Mark::Kind::code},
                             {"text", Mark::Kind::text},
                             {"grade", Mark::Kind::grade},
                             {"line", Mark::Kind::line},
                             {"box", Mark::Kind::box}}},
                      Mark::Kind::text);
    mark.area = readArea(row);
    if (mark.kind == Mark::Kind::text) {
        mark.text = row.text("text");
        mark.look = readLook(row);
        mark.asNeeded = row.maybeFlag("as_needed");
    } else if (mark.kind == Mark::Kind::box) {
        mark.strokeMm = row.number("stroke", 0.1, kMostStrokeMm);
    }
    row.close();
    return mark;
}

void checkPlaceholders(LabelRow& row, const Mark& mark, LabelUse use)
{
    static const std::regex kHole(R"(\{([^{}]*)\})");
    const auto& known = placeholdersOf(use);
    for (const std::string& text : {mark.text.en, mark.text.zh}) {
        for (std::sregex_iterator hole(text.begin(), text.end(), kHole), end; hole != end; ++hole) {
            if (std::find(known.begin(), known.end(), (*hole)[1]) == known.end()) {
                row.fail(
                    invalid("{}, mark {}: {} is no placeholder of such a label. There are: {}. Nothing was printed.",
                            row.at({hole->str(), inBraces(known)})));
            }
        }
    }
}

void checkPlace(LabelRow& row, const Mark& mark, const LabelTemplate& label)
{
    const AreaMm& area = mark.area;
    if (area.width <= 0 || area.height <= 0 || area.x < 0 || area.y < 0 ||
        area.x + area.width > label.widthMm + kTouchMm || area.y + area.height > label.heightMm + kTouchMm) {
        row.fail(invalid("{}, mark {}: its area does not lie on the paper of {} x {} mm. Nothing was printed.",
                         row.at({shortMm(label.widthMm), shortMm(label.heightMm)})));
    }
    const double least = kTagSide * kLeastModuleMm;
    if (mark.kind == Mark::Kind::code && std::min(area.width, area.height) < least) {
        row.fail(
            invalid("{}, mark {}: the code with its quiet zone needs {} x {} mm at least, so that every camera and "
                    "scanner reads it. Nothing was printed.",
                    row.at({shortMm(least), shortMm(least)})));
    }
    if (mark.kind == Mark::Kind::line && std::min(area.width, area.height) > kMostStrokeMm) {
        row.fail(invalid("{}, mark {}: a line is {} mm thick at most. Nothing was printed.",
                         row.at({shortMm(kMostStrokeMm)})));
    }
    if (mark.kind == Mark::Kind::grade && label.use != LabelUse::sale) {
        row.fail(invalid("{}, mark {}: only a sale label shows a grade. Nothing was printed.", row.at()));
    }
    if (mark.asNeeded && !label.roll) {
        row.fail(
            invalid("{}, mark {}: only on a roll may a text take the room it needs. Nothing was printed.", row.at()));
    }
}

bool overlap(const AreaMm& one, const AreaMm& other)
{
    return one.x + one.width > other.x + kTouchMm && other.x + other.width > one.x + kTouchMm &&
           one.y + one.height > other.y + kTouchMm && other.y + other.height > one.y + kTouchMm;
}

/// A box may stand around other marks; its stroke may cross none.
bool collide(const Mark& one, const Mark& other)
{
    if (one.kind == Mark::Kind::box && other.kind == Mark::Kind::box) {
        return false;
    }
    if (other.kind == Mark::Kind::box) {
        return collide(other, one);
    }
    if (one.kind != Mark::Kind::box) {
        return overlap(one.area, other.area);
    }
    const AreaMm& frame = one.area;
    const double stroke = one.strokeMm;
    const bool inside = other.area.x >= frame.x + stroke - kTouchMm && other.area.y >= frame.y + stroke - kTouchMm &&
                        other.area.x + other.area.width <= frame.x + frame.width - stroke + kTouchMm &&
                        other.area.y + other.area.height <= frame.y + frame.height - stroke + kTouchMm;
    return overlap(frame, other.area) && !inside;
}

void checkNeighbours(LabelRow& row, std::size_t index, const std::vector<Mark>& marks)
{
    const Mark& mark = marks[index];
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const AreaMm& area = marks[i].area;
        if (i < index && collide(mark, marks[i])) {
            row.fail(
                invalid("{}, mark {}: it lies on mark {}. Each needs a place of its own, and a code its quiet zone. "
                        "Nothing was printed.",
                        row.at({std::to_string(i + 1)})));
        }
        const bool beside =
            area.y < mark.area.y + mark.area.height - kTouchMm && mark.area.y < area.y + area.height - kTouchMm;
        if (i != index && mark.asNeeded && beside) {
            row.fail(
                invalid("{}, mark {}: mark {} stands beside it, so it cannot take only the room it needs. Nothing was "
                        "printed.",
                        row.at({std::to_string(i + 1)})));
        }
    }
}

void checkWhole(LabelRow& file, const LabelTemplate& label)
{
    const auto codes = std::count_if(label.marks.begin(), label.marks.end(),
                                     [](const Mark& mark) { return mark.kind == Mark::Kind::code; });
    if (codes != 1) {
        file.fail(invalid("{}: a label shows one code, this one {}. Nothing was printed.",
                          {file.name(), std::to_string(codes)}));
    }
    for (const std::string& needed : rowOf(label.use).needed) {
        const std::string hole = "{" + needed + "}";
        const auto shows = [&](const std::string domain::Text::*language) {
            return std::any_of(label.marks.begin(), label.marks.end(),
                               [&](const Mark& mark) { return (mark.text.*language).find(hole) != std::string::npos; });
        };
        if (!shows(&domain::Text::en) || !shows(&domain::Text::zh)) {
            file.fail(
                invalid("{}: such a label must show {} in both languages; it cannot be left out. Nothing was printed.",
                        {file.name(), hole}));
        }
    }
}

/// Width, and height or "roll" with "longest" and "end".
void readSize(LabelRow& file, LabelTemplate& label)
{
    label.widthMm = file.number("width", kLeastPaperMm, kMostPaperMm);
    label.roll = file.isWord("height", "roll");
    label.heightMm = file.number(label.roll ? "longest" : "height", kLeastPaperMm, kMostPaperMm);
    if (label.roll) {
        label.endMm = file.number("end", 0, kLeastPaperMm);
    }
}

void readMarks(LabelRow& file, LabelTemplate& label)
{
    const LabelJson& rows = file.list("marks");
    if (rows.size() > kMostMarks) {
        file.fail(invalid("{}: a label has {} marks at most. Nothing was printed.",
                          {file.name(), std::to_string(kMostMarks)}));
        return;
    }
    for (std::size_t i = 0; i < rows.size() && !file.fault(); ++i) {
        LabelRow row = file.mark(rows[i], i + 1);
        label.marks.push_back(readMark(row));
        checkPlaceholders(row, label.marks.back(), label.use);
        checkPlace(row, label.marks.back(), label);
    }
    for (std::size_t i = 0; i < label.marks.size() && !file.fault(); ++i) {
        LabelRow row = file.mark(rows[i], i + 1);
        checkNeighbours(row, i, label.marks);
    }
}

} // namespace

std::string_view nameOf(LabelUse use) { return rowOf(use).name; }

const std::vector<std::string>& placeholdersOf(LabelUse use) { return rowOf(use).placeholders; }

Result<LabelTemplate> readTemplate(const std::string& name, const std::string& json)
{
    const std::string fileName = name + ".json";
    const auto parsed = parseLabelFile(fileName, json);
    if (!parsed) {
        return parsed.error();
    }
    std::optional<Error> fault;
    LabelRow file(*parsed, fileName, fault);
    LabelTemplate label{.name = name};
    label.title = file.text("name");
    const std::string use = file.word("for");
    const auto row =
        std::find_if(useRows().begin(), useRows().end(), [&](const UseRow& one) { return one.name == use; });
    if (row == useRows().end()) {
        file.failValue("for");
    } else {
        label.use = row->use;
    }
    readSize(file, label);
    readMarks(file, label);
    file.close();
    if (!fault) {
        checkWhole(file, label);
    }
    return fault ? Result<LabelTemplate>(*fault) : label;
}

} // namespace regrade::passport
