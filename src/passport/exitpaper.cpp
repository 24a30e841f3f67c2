#include "passport/exitpaper.h"

#include "passport/names.h"
#include "passport/sheet.h"

#include <algorithm>

namespace regrade::passport {

namespace {

constexpr double kFactMm = 8;

domain::Text titleOf(domain::ExitRoute route)
{
    switch (route) {
    case domain::ExitRoute::donated: return {"Donation note", "捐赠单"};
    case domain::ExitRoute::dismantled: return {"Dismantling order", "拆解单"};
    case domain::ExitRoute::recycled: return {"Note for the recycler", "回收交接单"};
    case domain::ExitRoute::returnedToSupplier: return {"Note for the supplier", "退供应商单"};
    case domain::ExitRoute::scrapped: return {"Disposal note", "报废单"};
    }
    return {};
}

/// What was told of the unit at intake that sets it apart.
std::vector<domain::Text> dangersOf(const rules::Policy& policy, const domain::Item& item)
{
    std::vector<domain::Text> dangers;
    for (const domain::Answer& answer : item.answers) {
        const rules::ChoiceRow* question = policy.findQuestion(answer.question);
        const rules::OptionRow* option = question == nullptr ? nullptr : question->find(answer.option);
        if (option != nullptr && option->holds) {
            dangers.push_back({question->name.en + ": " + option->name.en, question->name.zh + "：" + option->name.zh});
        }
    }
    return dangers;
}

struct Fact {
    domain::Text name;
    domain::Text value;
};

std::vector<Fact> factsOf(const ExitPaper& paper)
{
    std::vector<Fact> facts{{{"Paper number", "单号"}, asIs(paper.document)},
                            {{"Date", "日期"}, asIs(minuteOf(paper.at))},
                            {{"Station", "工位"}, asIs(paper.station)},
                            {{"Unit", "单品"}, asIs(paper.tag)},
                            {{"Product", "商品"}, asIs(paper.product)},
                            {{"SKU", "SKU"}, asIs(paper.sku)},
                            {{"Category", "品类"}, paper.category}};
    const auto add = [&](const domain::Text& name, const std::string& value) {
        if (!value.empty()) {
            facts.push_back({name, asIs(value)});
        }
    };
    add({"Grade", "等级"}, paper.grade);
    add({"Weight", "重量"}, paper.weightG > 0 ? std::to_string(paper.weightG) + " g" : std::string());
    add({"Taken by", "接收方"}, paper.recipient);
    add({"Reason", "理由"}, paper.reason);
    add({"Ground for destruction", "销毁依据"}, paper.derogation);
    return facts;
}

void drawPage(Sheet& sheet, const ExitPaper& paper)
{
    const auto put = [&](double x, double width, double y, const domain::Text& words, double points,
                         PangoWeight weight = PANGO_WEIGHT_NORMAL) {
        sheet.text(fromMm(x, y, width, points * 0.6), words, points, weight);
    };
    put(Sheet::kEdgeMm, Sheet::kWidthMm, Sheet::kEdgeMm, titleOf(paper.route), 22, PANGO_WEIGHT_BOLD);
    double y = 32;
    if (paper.proposed) {
        put(Sheet::kEdgeMm, Sheet::kWidthMm, y, {"Draft: the unit is still in the house", "草稿：商品仍在库"}, 11,
            PANGO_WEIGHT_SEMIBOLD);
        y += kFactMm + 2;
    }
    for (const Fact& fact : factsOf(paper)) {
        put(Sheet::kEdgeMm, 46, y, fact.name, 10);
        put(Sheet::kEdgeMm + 48, Sheet::kWidthMm - 48, y, fact.value, 10, PANGO_WEIGHT_SEMIBOLD);
        y += kFactMm;
    }
    if (!paper.dangers.empty()) {
        y += 4;
        put(Sheet::kEdgeMm, Sheet::kWidthMm, y, {"Hazardous: kept apart", "危险：单独存放"}, 12, PANGO_WEIGHT_BOLD);
        y += kFactMm;
        for (const domain::Text& danger : paper.dangers) {
            put(Sheet::kEdgeMm, Sheet::kWidthMm, y, danger, 10);
            y += kFactMm;
        }
    }
    constexpr double kTop = 268;
    constexpr double kHalf = 84;
    sheet.line(kTop, Sheet::kEdgeMm, kHalf);
    sheet.line(kTop, Sheet::kEdgeMm + 96, kHalf);
    put(Sheet::kEdgeMm, kHalf, kTop + 2, {"Handed over: date, signature", "交出方：日期、签字"}, 9);
    put(Sheet::kEdgeMm + 96, kHalf, kTop + 2, {"Taken over: date, signature", "接收方：日期、签字"}, 9);
}

} // namespace

Result<ExitPaper> exitPaperOf(const rules::Policy& policy, const domain::Item& item, const domain::Product* product,
                              const std::string& station, Time now)
{
    if (!item.intake || (!item.exit && !item.due)) {
        return refused("This unit neither left the house nor stands in the exit queue, so no paper goes with it.");
    }
    ExitPaper paper{.document = "EX-" + item.id.text() + "-" + std::to_string(item.cycle),
                    .route = item.exit ? item.exit->route : item.due->route,
                    .proposed = !item.exit,
                    .tag = item.id.text(),
                    .product = item.intake->product,
                    .sku = item.intake->sku.text(),
                    .grade = item.grade ? item.grade->text() : "",
                    .dangers = dangersOf(policy, item),
                    .station = station,
                    .at = item.exit && item.lastEventAt ? *item.lastEventAt : now};
    for (const rules::NamedRow& row : policy.categories) {
        if (row.id == item.intake->category.text()) {
            paper.category = row.name;
        }
    }
    paper.weightG = product != nullptr && product->facts ? product->facts->weightG : 0;
    if (item.exit) {
        paper.document = item.exit->document.value_or(paper.document);
        paper.recipient = item.exit->recipient.value_or("");
        paper.reason = item.exit->reason;
        paper.derogation = item.exit->derogation.value_or("");
    }
    return paper;
}

Result<std::vector<std::byte>> exitPaperPdf(const ExitPaper& paper, PaperLanguage language)
{
    const auto draw = [&](cairo_t* canvas) {
        Sheet sheet(canvas, language);
        drawPage(sheet, paper);
    };
    return onPdf("Exit " + paper.document, draw, Sheet::kA4);
}

} // namespace regrade::passport
