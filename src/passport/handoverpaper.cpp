#include "passport/handoverpaper.h"

#include "passport/names.h"
#include "passport/sheet.h"

#include <algorithm>

namespace regrade::passport {

namespace {

constexpr double kLineMm = 8;
constexpr std::size_t kLinesPerPage = 20;

struct Column {
    double x;
    double width;
};
constexpr Column kName{Sheet::kEdgeMm, 76};
constexpr Column kCode{Sheet::kEdgeMm + 78, 34};
constexpr Column kRecorded{Sheet::kEdgeMm + 114, 32};
constexpr Column kWeighed{Sheet::kEdgeMm + 148, 32};

/// "12.345": kilograms to the gram.
std::string kilograms(std::int64_t grams)
{
    const std::string rest = std::to_string(grams % 1'000);
    return std::to_string(grams / 1'000) + "." + std::string(3 - rest.size(), '0') + rest;
}

/// One cell of a line.
void put(Sheet& sheet, Column column, double yMm, const domain::Text& words, double points,
         PangoWeight weight = PANGO_WEIGHT_NORMAL, PangoAlignment across = PANGO_ALIGN_LEFT)
{
    sheet.text(fromMm(column.x, yMm, column.width, points * 0.6), words, points, weight, across);
}

void drawHead(Sheet& sheet, const HandOverPaper& paper)
{
    put(sheet, {Sheet::kEdgeMm, Sheet::kWidthMm}, Sheet::kEdgeMm, {"Hand-over of materials", "材料交接单"}, 22,
        PANGO_WEIGHT_BOLD);
    const std::pair<domain::Text, std::string> facts[] = {{{"Paper number", "单号"}, paper.document},
                                                          {{"Taken by", "接收方"}, paper.recycler},
                                                          {{"Station", "工位"}, paper.station},
                                                          {{"Date", "日期"}, minuteOf(paper.at)}};
    double y = 30;
    for (const auto& [name, value] : facts) {
        put(sheet, {Sheet::kEdgeMm, 40}, y, name, 10);
        put(sheet, {Sheet::kEdgeMm + 42, Sheet::kWidthMm - 42}, y, asIs(value), 10, PANGO_WEIGHT_SEMIBOLD);
        y += 6.5;
    }
}

void drawTitles(Sheet& sheet, double y)
{
    put(sheet, kName, y, {"Material", "材料"}, 9);
    put(sheet, kCode, y, {"Waste code", "废物代码"}, 9);
    put(sheet, kRecorded, y, {"Recorded, kg", "记录重量 kg"}, 9, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_RIGHT);
    put(sheet, kWeighed, y, {"Weighed, kg", "称重 kg"}, 9, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_RIGHT);
    sheet.line(y + 6);
}

/// One group with its sum; gives the height below it.
double drawGroup(Sheet& sheet, double y, const domain::Text& title, const std::vector<HandOverLine>& lines)
{
    if (lines.empty()) {
        return y;
    }
    put(sheet, {Sheet::kEdgeMm, Sheet::kWidthMm}, y, title, 12, PANGO_WEIGHT_BOLD);
    y += 8;
    drawTitles(sheet, y);
    y += kLineMm;
    HandOverLine sum;
    const auto draw = [&](const HandOverLine& line, PangoWeight weight) {
        put(sheet, kName, y, line.name, 10, weight);
        put(sheet, kCode, y, asIs(line.code), 10, weight);
        put(sheet, kRecorded, y, asIs(kilograms(line.recorded)), 10, weight, PANGO_ALIGN_RIGHT);
        put(sheet, kWeighed, y, asIs(kilograms(line.weighed)), 10, weight, PANGO_ALIGN_RIGHT);
        y += kLineMm;
    };
    for (const HandOverLine& line : lines) {
        draw(line, PANGO_WEIGHT_NORMAL);
        sum.recorded += line.recorded;
        sum.weighed += line.weighed;
    }
    sum.name = {"Sum", "合计"};
    sheet.line(y - 1.5);
    draw(sum, PANGO_WEIGHT_SEMIBOLD);
    return y + 4;
}

void drawSignatures(Sheet& sheet)
{
    constexpr double kTop = 268;
    const Column left{Sheet::kEdgeMm, 84};
    const Column right{Sheet::kEdgeMm + 96, 84};
    sheet.line(kTop, left.x, left.width);
    sheet.line(kTop, right.x, right.width);
    put(sheet, left, kTop + 2, {"Handed over: date, signature", "交出方：日期、签字"}, 9);
    put(sheet, right, kTop + 2, {"Taken over: date, signature", "接收方：日期、签字"}, 9);
}

} // namespace

HandOverPaper paperOf(const rules::Policy& policy, const domain::MaterialsHandedOver& handed,
                      const std::string& station, Time at)
{
    HandOverPaper paper{
        .document = handed.document, .recycler = handed.recycler, .station = station, .at = at, .lines = {}};
    for (const rules::NamedRow& row : policy.fractions) {
        for (const domain::HandedMaterial& line : handed.lines) {
            if (line.fraction.text() == row.id) {
                paper.lines.push_back({row.name, row.wasteCode, row.hazardous, line.recorded, line.grams});
            }
        }
    }
    return paper;
}

Result<std::vector<std::byte>> handOverPdf(const HandOverPaper& paper, PaperLanguage language)
{
    std::vector<HandOverLine> lines = paper.lines;
    std::stable_partition(lines.begin(), lines.end(), [](const HandOverLine& line) { return line.hazardous; });
    const auto draw = [&](cairo_t* canvas) {
        Sheet sheet(canvas, language);
        for (std::size_t from = 0; from == 0 || from < lines.size(); from += kLinesPerPage) {
            if (from > 0) {
                cairo_show_page(canvas);
            }
            const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(from);
            const auto end = lines.begin() + static_cast<std::ptrdiff_t>(std::min(from + kLinesPerPage, lines.size()));
            const auto middle = std::find_if(begin, end, [](const HandOverLine& line) { return !line.hazardous; });
            drawHead(sheet, paper);
            const double y = drawGroup(sheet, 62, {"Hazardous: kept apart", "危险材料：单独存放"}, {begin, middle});
            drawGroup(sheet, y, {"Other materials", "其他材料"}, {middle, end});
            drawSignatures(sheet);
        }
    };
    return onPdf("Hand-over " + paper.document, draw, Sheet::kA4);
}

} // namespace regrade::passport
