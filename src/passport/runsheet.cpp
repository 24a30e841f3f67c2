#include "passport/runsheet.h"

#include "passport/names.h"
#include "passport/sheet.h"
#include "qr/tag.h"

#include <algorithm>
#include <functional>

namespace regrade::passport {

namespace {

constexpr std::size_t kUnitsPerPage = 7;
constexpr double kFirstUnitMm = 36;
constexpr double kUnitMm = 35;
constexpr double kCodeMm = 26;
constexpr double kBoxMm = 9;

struct DrawnUnit {
    const RunSheetRow& row;
    qr::Modules code;
    std::size_t number;
};

void drawUnit(Sheet& sheet, const DrawnUnit& unit, double y)
{
    const double x = Sheet::kEdgeMm;
    const double modules = unit.code.size + 2 * kQuietModules;
    sheet.text(fromMm(x, y + 8, 12, 9), asIs(std::to_string(unit.number)), 18, PANGO_WEIGHT_BOLD);
    drawCode(sheet.paper(), unit.code, x + 13, y, kCodeMm / modules);
    const double left = x + 13 + kCodeMm + 3;
    const double width = Sheet::kWidthMm - (left - x) - kBoxMm - 5;
    sheet.text(fromMm(left, y + 1, width, 6.5), asIs(unit.row.product), 13, PANGO_WEIGHT_SEMIBOLD);
    const auto tag = qr::parseTag(unit.row.tag);
    sheet.code(fromMm(left, y + 8, 46, 5), tag ? tag->grouped() : unit.row.tag, 10);
    sheet.text(fromMm(left + 48, y + 7.5, 24, 6), {"Grade " + unit.row.grade, unit.row.grade + " 级"}, 11,
               PANGO_WEIGHT_BOLD);
    sheet.text(fromMm(left + 74, y + 7.5, width - 74, 6), asIs(unit.row.price), 11, PANGO_WEIGHT_BOLD);
    std::string told;
    for (const std::string& fact : unit.row.told) {
        told += (told.empty() ? "" : "\n") + fact;
    }
    sheet.text(fromMm(left, y + 14, width, kUnitMm - 17), asIs(told), 9);
    cairo_set_line_width(sheet.paper(), 0.4 * kPointsPerMm);
    cairo_rectangle(sheet.paper(), (x + Sheet::kWidthMm - kBoxMm) * kPointsPerMm, (y + 8) * kPointsPerMm,
                    kBoxMm * kPointsPerMm, kBoxMm * kPointsPerMm);
    cairo_stroke(sheet.paper());
    sheet.line(y + kUnitMm - 2.5);
}

void drawRunPage(cairo_t* paper, PaperLanguage language, const RunSheet& run, const std::vector<DrawnUnit>& units,
                 std::size_t page, std::size_t pages)
{
    Sheet sheet(paper, language);
    sheet.text(fromMm(Sheet::kEdgeMm, 12, 130, 10), {"Live session", "直播场次"}, 20, PANGO_WEIGHT_BOLD);
    const std::vector<std::string> count{std::to_string(units.size())};
    sheet.text(fromMm(Sheet::kEdgeMm, 23, Sheet::kWidthMm, 6),
               {run.name + ", " + run.at + ", " + filled("{} units", count),
                run.name + "，" + run.at + "，" + filled("{} 件商品", count)},
               10);
    sheet.text(fromMm(Sheet::kEdgeMm + 130, 15, Sheet::kWidthMm - 130, 6),
               asIs(std::to_string(page + 1) + " / " + std::to_string(pages)), 10, PANGO_WEIGHT_NORMAL,
               PANGO_ALIGN_RIGHT);
    sheet.line(32);
    for (std::size_t i = page * kUnitsPerPage; i < std::min(units.size(), (page + 1) * kUnitsPerPage); ++i) {
        drawUnit(sheet, units[i], kFirstUnitMm + kUnitMm * static_cast<double>(i - page * kUnitsPerPage));
    }
}

} // namespace

Result<std::vector<std::byte>> runSheetPdf(const RunSheet& sheet, PaperLanguage language)
{
    if (sheet.rows.empty()) {
        return refused("Say which units are shown in the session.");
    }
    std::vector<DrawnUnit> units;
    for (const RunSheetRow& row : sheet.rows) {
        auto code = qr::writeQr(row.tag);
        if (!code) {
            return code.error();
        }
        units.push_back({row, std::move(*code), units.size() + 1});
    }
    const std::size_t pages = (units.size() + kUnitsPerPage - 1) / kUnitsPerPage;
    std::vector<std::function<void(cairo_t*)>> drawings;
    for (std::size_t page = 0; page < pages; ++page) {
        drawings.emplace_back([&, page](cairo_t* paper) { drawRunPage(paper, language, sheet, units, page, pages); });
    }
    return onPdf(sheet.name, drawings, Sheet::kA4);
}

} // namespace regrade::passport
