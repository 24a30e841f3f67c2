#include "passport/shiftreport.h"

#include "passport/names.h"
#include "passport/sheet.h"

#include <algorithm>
#include <span>
#include <utility>

namespace regrade::passport {

namespace {

constexpr double kHeadsTopMm = 112;
constexpr double kHeadsMm = 172; ///< height of the place for the heads
constexpr double kHeadTextMm = 9;
constexpr std::size_t kHeadsPerPage = 20;

/// How the heads of one page lie: the fewer, the larger.
struct HeadGrid {
    int columns = 3;
    int rows = 2;
    double moduleMm = 0.6;
};

HeadGrid gridFor(std::size_t heads)
{
    return heads <= 6 ? HeadGrid{3, 2, 0.6} : heads <= 12 ? HeadGrid{4, 3, 0.46} : HeadGrid{5, 4, 0.36};
}

/// A head and its code.
struct DrawnHead {
    const store::SignedHead& signedHead;
    qr::Modules code;
};

void drawFacts(Sheet& sheet, const ShiftReport& report)
{
    const auto since =
        report.since ? asIs(minuteOf(*report.since)) : domain::Text{"the station's first event", "本工位的第一条事件"};
    const std::pair<domain::Text, domain::Text> facts[] = {
        {{"Station", "工位"}, asIs(report.station.text())},       {{"Ended by", "结束人"}, asIs(report.person.text())},
        {{"Ended", "结束时间"}, asIs(minuteOf(report.ended))},    {{"Counted since", "统计起点"}, since},
        {{"Copy of the store", "数据库副本"}, asIs(report.copy)},
    };
    double y = 30;
    for (const auto& [name, value] : facts) {
        sheet.text(fromMm(Sheet::kEdgeMm, y, 45, 6), name, 10);
        sheet.text(fromMm(Sheet::kEdgeMm + 47, y, Sheet::kWidthMm - 47, 6), value, 10, PANGO_WEIGHT_SEMIBOLD);
        y += 6.5;
    }
}

void drawCounts(Sheet& sheet, const store::ShiftCount& count)
{
    const std::pair<domain::Text, std::int64_t> figures[] = {
        {{"Units received", "收货"}, count.received},   {{"Units graded", "分级"}, count.graded},
        {{"Units sold", "售出"}, count.sold},           {{"Left without a sale", "未售离开"}, count.exited},
        {{"Events written", "写入事件"}, count.events},
    };
    const double width = Sheet::kWidthMm / static_cast<double>(std::size(figures));
    double x = Sheet::kEdgeMm;
    for (const auto& [name, figure] : figures) {
        sheet.text(fromMm(x, 68, width - 2, 11), asIs(std::to_string(figure)), 24, PANGO_WEIGHT_BOLD);
        sheet.text(fromMm(x, 79, width - 2, 6), name, 9);
        x += width;
    }
    if (count.carriedIn > 0) {
        const std::vector<std::string> carried{std::to_string(count.carriedIn)};
        sheet.text(
            fromMm(Sheet::kEdgeMm, 86, Sheet::kWidthMm, 5),
            {filled("{} of these events were carried in with a time of their own (import, demo); their units are "
                    "not counted.",
                    carried),
             filled("其中 {} 条事件是自带时间导入的（导入或演示），其商品不计入。", carried)},
            8);
    }
}

void drawHeads(Sheet& sheet, std::span<const DrawnHead> heads)
{
    const HeadGrid grid = gridFor(heads.size());
    const double width = Sheet::kWidthMm / grid.columns;
    const double height = kHeadsMm / grid.rows;
    int place = 0;
    for (const DrawnHead& head : heads) {
        const double x = Sheet::kEdgeMm + width * (place % grid.columns);
        const double y = kHeadsTopMm + height * (place / grid.columns);
        const double modules = head.code.size + 2 * kQuietModules;
        const double moduleMm = std::min({grid.moduleMm, (width - 2) / modules, (height - kHeadTextMm) / modules});
        const double quietMm = kQuietModules * moduleMm;
        drawCode(sheet.paper(), head.code, x - quietMm, y, moduleMm);
        const double below = y + modules * moduleMm - quietMm / 2;
        const std::string& hash = head.signedHead.head.hash;
        const std::string events = std::to_string(head.signedHead.head.seq);
        sheet.text(fromMm(x, below, width - 3, 4.5), asIs(head.signedHead.head.station), 10, PANGO_WEIGHT_BOLD);
        sheet.text(fromMm(x, below + 4.5, width * 0.45, 4),
                   {filled("{} events", {events}), filled("{} 条事件", {events})}, 8);
        sheet.code(fromMm(x + width * 0.47, below + 4.6, width * 0.5, 4), hash.substr(0, 12), 8);
        ++place;
    }
}

void drawPage(Sheet& sheet, const ShiftReport& report, std::span<const DrawnHead> heads, bool first)
{
    sheet.text(fromMm(Sheet::kEdgeMm, Sheet::kEdgeMm, Sheet::kWidthMm, 11), {"Shift report", "班次报告"}, 22,
               PANGO_WEIGHT_BOLD);
    if (first) {
        drawFacts(sheet, report);
        sheet.line(65);
        drawCounts(sheet, report.count);
    } else {
        sheet.text(fromMm(Sheet::kEdgeMm, 30, Sheet::kWidthMm, 6),
                   asIs(report.station.text() + ", " + minuteOf(report.ended)), 10);
    }
    sheet.line(93);
    sheet.text(fromMm(Sheet::kEdgeMm, 96, Sheet::kWidthMm, 6), {"Where each chain stands", "各链的当前位置"}, 12,
               PANGO_WEIGHT_BOLD);
    sheet.text(fromMm(Sheet::kEdgeMm, 102.5, Sheet::kWidthMm, 9),
               heads.empty() ? domain::Text{"There is no event yet, so there is nothing to sign.",
                                            "还没有任何事件，因此没有可签名的内容。"}
                             : domain::Text{"Each code is a signed head. Keep this page outside the house's computers: "
                                            "regradectl store head --check TEXT says whether the store still agrees.",
                                            "每个二维码都是一个签名链头。请将本页保存在计算机之外：用 regradectl store "
                                            "head --check TEXT 可核对数据库是否仍与之一致。"},
               9);
    drawHeads(sheet, heads);
}

} // namespace

Result<std::vector<std::byte>> shiftReportPdf(const ShiftReport& report, PaperLanguage language)
{
    std::vector<DrawnHead> heads;
    for (const store::SignedHead& head : report.heads) {
        auto code = qr::writeQr(head.text);
        if (!code) {
            return code.error();
        }
        heads.push_back({head, *std::move(code)});
    }
    const auto draw = [&](cairo_t* paper) {
        Sheet sheet(paper, language);
        std::span<const DrawnHead> rest(heads);
        for (bool first = true; first || !rest.empty(); first = false) {
            if (!first) {
                cairo_show_page(paper);
            }
            const auto here = rest.first(std::min(rest.size(), kHeadsPerPage));
            drawPage(sheet, report, here, first);
            rest = rest.subspan(here.size());
        }
    };
    return onPdf("Shift report " + report.station.text(), draw, Sheet::kA4);
}

} // namespace regrade::passport
