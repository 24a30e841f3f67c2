#include "passport/handoverpaper.h"

#include "passport/ink.h"
#include "passport/names.h"

#include <algorithm>

namespace regrade::passport {

namespace {

constexpr PageMm kA4{210, 297};
constexpr double kEdgeMm = 15;
constexpr double kSheetMm = 180; ///< between the edges
constexpr double kLineMm = 8;
constexpr double kHairMm = 0.2;
constexpr std::size_t kLinesPerPage = 20;

struct Column {
    double x;
    double width;
};
constexpr Column kName{kEdgeMm, 76};
constexpr Column kCode{kEdgeMm + 78, 34};
constexpr Column kRecorded{kEdgeMm + 114, 32};
constexpr Column kWeighed{kEdgeMm + 148, 32};

/// "12.345": kilograms to the gram.
std::string kilograms(std::int64_t grams)
{
    const std::string rest = std::to_string(grams % 1'000);
    return std::to_string(grams / 1'000) + "." + std::string(3 - rest.size(), '0') + rest;
}

class Sheet {
public:
    Sheet(cairo_t* paper, PaperLanguage language) : m_paper(paper), m_language(language)
    {
        cairo_set_source_rgb(paper, 0, 0, 0);
    }
    void text(Column column, double yMm, const domain::Text& words, double points,
              PangoWeight weight = PANGO_WEIGHT_NORMAL, PangoAlignment across = PANGO_ALIGN_LEFT)
    {
        TextStyle style{kTextFont, points, points / 2, weight};
        style.across = across;
        write(m_paper, fromMm(column.x, yMm, column.width, points * 0.6),
              m_language == PaperLanguage::zh ? words.zh : words.en, style);
    }
    void line(double yMm, Column column = {kEdgeMm, kSheetMm})
    {
        cairo_rectangle(m_paper, column.x * kPointsPerMm, yMm * kPointsPerMm, column.width * kPointsPerMm,
                        kHairMm * kPointsPerMm);
        cairo_fill(m_paper);
    }

private:
    cairo_t* m_paper;
    PaperLanguage m_language;
};

void drawHead(Sheet& sheet, const HandOverPaper& paper)
{
    sheet.text({kEdgeMm, kSheetMm}, kEdgeMm, {"Hand-over of materials", "材料交接单"}, 22, PANGO_WEIGHT_BOLD);
    std::string minute = toIso(paper.at).substr(0, 16);
    minute[10] = ' ';
    const std::pair<domain::Text, std::string> facts[] = {{{"Paper number", "单号"}, paper.document},
                                                          {{"Taken by", "接收方"}, paper.recycler},
                                                          {{"Station", "工位"}, paper.station},
                                                          {{"Date", "日期"}, minute + " UTC"}};
    double y = 30;
    for (const auto& [name, value] : facts) {
        sheet.text({kEdgeMm, 40}, y, name, 10);
        sheet.text({kEdgeMm + 42, kSheetMm - 42}, y, asIs(value), 10, PANGO_WEIGHT_SEMIBOLD);
        y += 6.5;
    }
}

void drawTitles(Sheet& sheet, double y)
{
    sheet.text(kName, y, {"Material", "材料"}, 9);
    sheet.text(kCode, y, {"Waste code", "废物代码"}, 9);
    sheet.text(kRecorded, y, {"Recorded, kg", "记录重量 kg"}, 9, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_RIGHT);
    sheet.text(kWeighed, y, {"Weighed, kg", "称重 kg"}, 9, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_RIGHT);
    sheet.line(y + 6);
}

/// One group with its sum; gives the height below it.
double drawGroup(Sheet& sheet, double y, const domain::Text& title, const std::vector<HandOverLine>& lines)
{
    if (lines.empty()) {
        return y;
    }
    sheet.text({kEdgeMm, kSheetMm}, y, title, 12, PANGO_WEIGHT_BOLD);
    y += 8;
    drawTitles(sheet, y);
    y += kLineMm;
    HandOverLine sum;
    const auto draw = [&](const HandOverLine& line, PangoWeight weight) {
        sheet.text(kName, y, line.name, 10, weight);
        sheet.text(kCode, y, asIs(line.code), 10, weight);
        sheet.text(kRecorded, y, asIs(kilograms(line.recorded)), 10, weight, PANGO_ALIGN_RIGHT);
        sheet.text(kWeighed, y, asIs(kilograms(line.weighed)), 10, weight, PANGO_ALIGN_RIGHT);
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
    const Column left{kEdgeMm, 84};
    const Column right{kEdgeMm + 96, 84};
    sheet.line(kTop, left);
    sheet.line(kTop, right);
    sheet.text(left, kTop + 2, {"Handed over: date, signature", "交出方：日期、签字"}, 9);
    sheet.text(right, kTop + 2, {"Taken over: date, signature", "接收方：日期、签字"}, 9);
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
    return onPdf("Hand-over " + paper.document, draw, kA4);
}

} // namespace regrade::passport
