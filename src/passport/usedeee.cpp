#include "passport/usedeee.h"

#include "passport/names.h"
#include "passport/sheet.h"

#include <algorithm>
#include <cstdio>

namespace regrade::passport {

namespace {

using namespace domain;

constexpr double kTestMm = 7;
constexpr std::size_t kTestsPerPage = 22;

std::string valueOf(const StepDone& step)
{
    if (!step.value) {
        return {};
    }
    char text[32];
    std::snprintf(text, sizeof(text), "%.6g", *step.value);
    return step.unit.empty() ? text : std::string(text) + " " + step.unit;
}

void putAt(Sheet& sheet, double x, double width, double y, const Text& words, double points,
           PangoWeight weight = PANGO_WEIGHT_NORMAL)
{
    sheet.text(fromMm(x, y, width, points * 0.6), words, points, weight);
}

void drawRecordHead(Sheet& sheet, const UsedEeeRecord& record)
{
    putAt(sheet, Sheet::kEdgeMm, Sheet::kWidthMm, Sheet::kEdgeMm,
          {"Record of used electrical equipment", "二手电气电子设备记录"}, 20, PANGO_WEIGHT_BOLD);
    const std::pair<Text, std::string> facts[] = {{{"Name", "名称"}, record.product},
                                                  {{"Identification number", "识别号"}, record.tag},
                                                  {{"Grade of the house", "本仓等级"}, record.grade},
                                                  {{"Found to work on", "功能合格日期"}, record.testedOn},
                                                  {{"Tested at station", "检测工位"}, record.station},
                                                  {{"Answers for the evidence", "功能证明负责方"}, record.house}};
    double y = 30;
    for (const auto& [name, value] : facts) {
        putAt(sheet, Sheet::kEdgeMm, 56, y, name, 10);
        putAt(sheet, Sheet::kEdgeMm + 58, Sheet::kWidthMm - 58, y, asIs(value), 10, PANGO_WEIGHT_SEMIBOLD);
        y += kTestMm;
    }
    putAt(sheet, Sheet::kEdgeMm, 56, y, {"Category", "品类"}, 10);
    putAt(sheet, Sheet::kEdgeMm + 58, Sheet::kWidthMm - 58, y, record.category, 10, PANGO_WEIGHT_SEMIBOLD);
    for (const Text& blank : {Text{"Address", "地址"}, Text{"Year of production, where known", "生产年份（如已知）"}}) {
        y += kTestMm;
        putAt(sheet, Sheet::kEdgeMm, 56, y, blank, 10);
        sheet.line(y + 5.5, Sheet::kEdgeMm + 58, Sheet::kWidthMm - 58);
    }
}

void drawTests(Sheet& sheet, std::vector<UsedEeeTest>::const_iterator from, std::vector<UsedEeeTest>::const_iterator to)
{
    double y = 100;
    const auto row = [&](const Text& name, const Text& value, const Text& result, const std::string& day,
                         PangoWeight weight) {
        putAt(sheet, Sheet::kEdgeMm, 82, y, name, 9, weight);
        putAt(sheet, Sheet::kEdgeMm + 84, 36, y, value, 9, weight);
        putAt(sheet, Sheet::kEdgeMm + 122, 26, y, result, 9, weight);
        putAt(sheet, Sheet::kEdgeMm + 150, 30, y, asIs(day), 9, weight);
        y += kTestMm;
    };
    row({"Test", "检测项目"}, {"Value", "数值"}, {"Result", "结果"}, "", PANGO_WEIGHT_BOLD);
    sheet.line(y - 1.5);
    for (auto test = from; test != to; ++test) {
        row(test->name, asIs(test->value), test->passed ? Text{"passed", "合格"} : Text{"failed", "不合格"}, test->day,
            PANGO_WEIGHT_NORMAL);
    }
}

void drawFoot(Sheet& sheet)
{
    constexpr double kSignMm = 272;
    sheet.line(kSignMm, Sheet::kEdgeMm, 84);
    putAt(sheet, Sheet::kEdgeMm, 84, kSignMm + 2, {"Date, signature", "日期、签字"}, 9);
}

} // namespace

Result<UsedEeeRecord> usedEeeOf(const Item& item, const std::vector<store::RecordedEvent>& history,
                                const rules::Policy& policy, const rules::Exchange& exchange)
{
    if (!item.intake || !item.grading || item.grading->axes.function != Function::works) {
        return refused("The function of this unit was not found good, so no record of a working product goes with it.");
    }
    UsedEeeRecord record{.tag = item.id.text(),
                         .product = item.intake->product,
                         .category = nameIn(policy.categories, item.intake->category.text()),
                         .house = exchange.house,
                         .station = {},
                         .grade = item.grade ? item.grade->text() : "",
                         .testedOn = {},
                         .tests = {}};
    std::vector<std::string> kinds;
    for (const store::RecordedEvent& recorded : history) {
        if (std::holds_alternative<ItemReturnedAgain>(recorded.event)) {
            record.tests.clear();
            kinds.clear();
        } else if (std::holds_alternative<ItemGraded>(recorded.event)) {
            record.testedOn = isoDay(recorded.stamp.at);
            record.station = recorded.stamp.station.text();
        } else if (const auto* step = std::get_if<StepDone>(&recorded.event)) {
            UsedEeeTest test{nameOf(policy, step->stage, step->step), valueOf(*step),
                             step->outcome == StepOutcome::passed, isoDay(recorded.stamp.at)};
            const std::string kind = step->stage.text() + "/" + step->step.text();
            const auto known = std::find(kinds.begin(), kinds.end(), kind);
            if (known == kinds.end()) {
                kinds.push_back(kind);
                record.tests.push_back(std::move(test));
            } else {
                record.tests[static_cast<std::size_t>(known - kinds.begin())] = std::move(test);
            }
        }
    }
    return record;
}

Result<std::vector<std::byte>> usedEeePdf(const UsedEeeRecord& record, PaperLanguage language)
{
    const auto draw = [&](cairo_t* canvas) {
        Sheet sheet(canvas, language);
        for (std::size_t from = 0; from == 0 || from < record.tests.size(); from += kTestsPerPage) {
            if (from > 0) {
                cairo_show_page(canvas);
            }
            const std::size_t to = std::min(from + kTestsPerPage, record.tests.size());
            drawRecordHead(sheet, record);
            drawTests(sheet, record.tests.begin() + static_cast<std::ptrdiff_t>(from),
                      record.tests.begin() + static_cast<std::ptrdiff_t>(to));
            drawFoot(sheet);
        }
    };
    return onPdf("Used EEE " + record.tag, draw, Sheet::kA4);
}

} // namespace regrade::passport
