#include "passport/phrases.h"

#include "passport/eventwords.h"
#include "passport/housephrases.h"
#include "passport/names.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace regrade::passport {

namespace {

using namespace domain;

Text number(int value) { return asIs(std::to_string(value)); }

/// "4.5" of hundredths.
std::string starsText(int hundredths)
{
    constexpr int kTenths = 10;
    return std::to_string(hundredths / 100) + "." + std::to_string(hundredths / kTenths % kTenths);
}

std::string shortNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.6g", value);
    return text;
}

Text percent(double share) { return asIs(std::to_string(std::lround(share * 100)) + " %"); }

Text whyOf(const std::vector<Reason>& reasons)
{
    std::vector<Text> all;
    for (const auto& reason : reasons) {
        all.push_back(reason.why);
    }
    return sentences(all);
}

/// "12.5 Mohm, ST-1", and that the value stands in the caution band.
Text measuredBy(const StepDone& event)
{
    if (!event.value) {
        return {};
    }
    const std::string value = shortNumber(*event.value) + (event.unit.empty() ? "" : " " + event.unit);
    const Text read = event.instrument ? asIs(value + " (" + event.instrument->id + ")") : asIs(value);
    return event.caution.value_or(false) ? sentences({read, {"In the caution band", "处于注意区间"}}) : read;
}

Text chosenIn(const StepDone& event)
{
    std::vector<Text> names;
    for (const Chosen& one : event.chosen.value_or(std::vector<Chosen>{})) {
        names.push_back(one.batch ? told({"{}, batch {}", "{}，批号 {}"}, {one.name, asIs(*one.batch)}) : one.name);
    }
    return listed(names, {", ", "、"});
}

/// One sentence of an event's story per kind. A kind without one does not compile.
class Teller : public HousePhrases {
public:
    using HousePhrases::operator();
    explicit Teller(const rules::Policy& policy) : m_policy(policy) {}

    Phrase operator()(const ItemReceived& event) const
    {
        return {
            "package-plus",
            {"Taken in", "已入库"},
            sentences({asIs(event.product + " (" + event.sku.text() + ")"),
                       told({"Reason: {}", "退货原因：{}"}, {nameIn(m_policy.reasons, event.reason.text())}),
                       told({"From: {}", "来源：{}"}, {nameIn(m_policy.sources, event.source.text())}),
                       event.batch ? told({"Batch {}", "批次 {}"}, {asIs(*event.batch)}) : Text{},
                       event.quote ? told({"Trade-in quote {}", "以旧换新报价 {}"}, {asIs(*event.quote)}) : Text{}})};
    }

    Phrase operator()(const LabelPrinted& event) const
    {
        const bool sale = event.label == LabelKind::sale;
        return {"printer",
                sale ? Text{"Sale label printed", "已打印销售标签"} : Text{"Intake label printed", "已打印入库标签"},
                event.copy > 1
                    ? told({"Copy {}: the one before is void.", "第 {} 份：前一份作废。"}, {number(event.copy)})
                    : Text{}};
    }

    Phrase operator()(const ItemInspected& event) const
    {
        const auto& seen = event.inspection;
        const Text proposal = seen.proposed ? told({"Proposal: {} (confidence {})", "建议：{}（置信度 {}）"},
                                                   {wordsFor(*seen.proposed), percent(seen.confidence)})
                                            : Text{"A person must decide", "需人工判定"};
        const Text marks =
            told({"Marks found: {}", "发现痕迹：{} 处"}, {number(static_cast<int>(seen.defects.size()))});
        return {"camera",
                {"Looked at by the camera", "已由相机检测"},
                sentences({marks, proposal, whyOf(seen.reasons)}),
                seen.photos};
    }

    Phrase operator()(const ItemGraded& event) const
    {
        Text disagreement;
        if (event.proposed && event.axes.cosmetic && *event.proposed != *event.axes.cosmetic) {
            disagreement = told({"The camera had proposed {}: {}", "相机曾建议“{}”：{}"},
                                {wordsFor(*event.proposed), asIs(event.cosmeticReason.value_or("-"))});
        }
        const Text took =
            event.assessment.count() > 0 ? told({"Assessed in {}", "评估用时 {}"}, {spoken(event.assessment)}) : Text{};
        return {"clipboard-check", told({"Graded {}", "评为 {} 级"}, {asIs(event.verdict.grade.text())}),
                sentences({nameOf(m_policy, event.verdict.grade), wordsFor(event.axes), whyOf(event.verdict.reasons),
                           disagreement, took})};
    }

    Phrase operator()(const GradeOverridden& event) const
    {
        return {"clipboard-pen",
                told({"Grade changed from {} to {}", "等级由 {} 改为 {}"},
                     {asIs(event.from.text()), asIs(event.to.text())}),
                asIs(event.reason)};
    }

    Phrase operator()(const ItemRouted& event) const
    {
        std::vector<Text> stages;
        for (const auto& stage : event.route) {
            stages.push_back(nameOf(m_policy, stage));
        }
        return {"git-commit-horizontal",
                {"Next stages set", "已安排工序"},
                sentences({listed(stages, asIs(" → ")), whyOf(event.reasons)})};
    }

    Phrase operator()(const WorkStarted& event) const
    {
        return {"circle-play", told({"{} started", "{}已开始"}, {nameOf(m_policy, event.stage)})};
    }

    Phrase operator()(const StepDone& event) const
    {
        const bool passed = event.outcome == StepOutcome::passed;
        return {passed ? "circle-check" : "circle-x",
                told(passed ? Text{"{}: passed", "{}：通过"} : Text{"{}: failed", "{}：未通过"},
                     {nameOf(m_policy, event.stage, event.step)}),
                sentences({measuredBy(event), chosenIn(event), asIs(event.note)}), event.photos};
    }

    Phrase operator()(const WorkPaused& event) const
    {
        return {"pause", told({"{} paused", "{}已暂停"}, {nameOf(m_policy, event.stage)})};
    }

    Phrase operator()(const WorkResumed& event) const
    {
        return {"circle-play", told({"{} goes on", "{}继续"}, {nameOf(m_policy, event.stage)})};
    }

    Phrase operator()(const RepairForecast& event) const
    {
        return {"clipboard-pen", told({"Repair planned: {}", "计划维修：{}"}, {event.name}),
                sentences({told({"About {} minutes", "约 {} 分钟"}, {number(event.minutes)})})};
    }

    Phrase operator()(const RepairApproved& event) const
    {
        return {"badge-check", {"Repair approved by a lead", "维修已由主管批准"}, asIs(event.reason)};
    }

    Phrase operator()(const PartUsed& event) const
    {
        return {"hammer",
                told(event.key ? Text{"Key part replaced: {}", "已更换关键零件：{}"}
                               : Text{"Part used: {}", "使用零件：{}"},
                     {asIs(toldNameOf(event))}),
                sentences({event.name ? told({"Part {}", "零件号 {}"}, {asIs(event.part)}) : Text{},
                           event.quantity > 1 ? told({"{} pieces", "{} 件"}, {number(event.quantity)}) : Text{},
                           event.origin ? wordsFor(*event.origin) : Text{}})};
    }

    Phrase operator()(const PartHarvested& event) const
    {
        const bool back = event.quantity < 0;
        return {back ? "undo-2" : "recycle",
                told(back ? Text{"Part put back: {}", "零件装回：{}"} : Text{"Part harvested: {}", "拆下零件：{}"},
                     {asIs(event.part.text())}),
                sentences({told(std::abs(event.quantity) == 1 ? Text{"{} piece, {} g", "{} 件，{} 克"}
                                                              : Text{"{} pieces, {} g", "{} 件，{} 克"},
                                {number(std::abs(event.quantity)), number(std::abs(event.grams))}),
                           !event.tested   ? Text{}
                           : *event.tested ? Text{"Tested, it works", "已测试，可用"}
                                           : Text{"Not tested", "未测试"}})};
    }

    Phrase operator()(const MaterialRecovered& event) const
    {
        return {"recycle",
                told({"Material recovered: {}", "回收材料：{}"}, {nameIn(m_policy.fractions, event.fraction.text())}),
                told({"{} g.", "{} 克。"}, {number(event.grams)})};
    }

    Phrase operator()(const MaterialsHandedOver& event) const
    {
        Text lines;
        for (const domain::HandedMaterial& line : event.lines) {
            const Text one = told({"{} {} g. ", "{} {} 克。"},
                                  {nameIn(m_policy.fractions, line.fraction.text()), number(line.grams)});
            lines = listed({lines, one}, {});
        }
        return {"recycle",
                told({"Materials handed over to {}, paper {}", "材料已交 {}，单号 {}"},
                     {asIs(event.recycler), asIs(event.document)}),
                lines};
    }

    Phrase operator()(const EquipmentStarted& event) const
    {
        return {"play", told({"{} in use", "{}开始使用"}, {nameOf(m_policy, event.equipment)}), {}};
    }

    Phrase operator()(const EquipmentStopped& event) const
    {
        return {"pause", told({"{} was in use", "{}使用完毕"}, {event.name}),
                told({"For {}.", "用时 {}。"}, {spoken(event.duration)})};
    }

    Phrase operator()(const ProcessFilmed& event) const
    {
        const Text lost = event.lost > 0 ? told({"{} pictures are missing", "缺 {} 帧"}, {number(event.lost)}) : Text{};
        return {"camera", told({"Filmed: {}", "已录像：{}"}, {whereOf(event.stage, event.step)}),
                sentences({spoken(event.length), endOf(event.end), lost, asIs("SHA-256 " + event.film.text())})};
    }

    Phrase operator()(const HelpAsked& event) const
    {
        return {"info", told({"Help asked for: {}", "已求助：{}"}, {whereOf(event.stage, event.step)}),
                sentences({asIs(event.question), told({"Ticket {}", "求助单 {}"}, {asIs(event.ticket)})}),
                event.photos};
    }

    Phrase operator()(const HelpAnswered& event) const
    {
        return {"info", told({"Answer from station {}", "工位 {} 的答复"}, {asIs(event.station.text())}),
                sentences({asIs(event.answer), told({"Ticket {}", "求助单 {}"}, {asIs(event.ticket)})}), event.photos};
    }

    Phrase operator()(const ForeignHistoryNoted& event) const
    {
        const Text issuer =
            event.issuer.empty() ? Text{"an issuer that is not named", "未具名的签发方"} : asIs(event.issuer);
        const Text days =
            event.from.empty() ? Text{} : told({"{} to {}", "{} 至 {}"}, {asIs(event.from), asIs(event.to)});
        return {"archive", told({"Foreign history from {}, not verified", "来自{}的外部履历，未经核实"}, {issuer}),
                sentences({told({"Events: {}", "事件：{} 条"}, {number(event.events)}), days,
                           asIs(event.format == "dpp" ? "DPP" : "EPCIS"), asIs("SHA-256 " + event.document)})};
    }

    Phrase operator()(const WorkFinished& event) const
    {
        return {"check-check", told({"{} finished", "{}已完成"}, {nameOf(m_policy, event.stage)}),
                sentences({told({"Took {}", "用时 {}"}, {spoken(event.duration)}),
                           event.brokenOff.value_or(false) ? Text{"Broken off", "已中止"} : Text{},
                           event.repaired ? Text{"The unit was repaired", "商品已维修"} : Text{}})};
    }

    Phrase operator()(const ItemPacked& event) const
    {
        const auto& box = event.box;
        const Text size = asIs(std::to_string(box.lengthMm) + " × " + std::to_string(box.widthMm) + " × " +
                               std::to_string(box.heightMm) + " mm");
        const Text empty =
            event.voidRatio ? told({"Empty space {}", "空隙率 {}"}, {percent(*event.voidRatio)}) : Text{};
        return {"package-check",
                {"Packed, and its label scanned back", "已包装，标签已复扫"},
                sentences({event.carton ? nameOf(m_policy, *event.carton) : Text{}, nameOf(m_policy, event.material),
                           size, asIs(std::to_string(event.weightG) + " g"), empty, fillerOf(event),
                           event.certificate ? told({"Certificate {}", "证书 {}"}, {asIs(*event.certificate)}) : Text{},
                           insertsOf(event)})};
    }

    Text fillerOf(const ItemPacked& event) const
    {
        if (!event.filler) {
            return {};
        }
        const Text name = nameOf(m_policy, *event.filler);
        return event.fillerG ? told({"Filler: {}, {} g", "填充物：{}，{} g"}, {name, number(*event.fillerG)})
                             : told({"Filler: {}", "填充物：{}"}, {name});
    }

    Text insertsOf(const ItemPacked& event) const
    {
        if (!event.inserts) {
            return {};
        }
        std::vector<Text> names;
        for (const auto& insert : *event.inserts) {
            names.push_back(nameOf(m_policy, insert));
        }
        return told({"Put in: {}", "已放入：{}"}, {listed(names, {", ", "、"})});
    }

    Phrase operator()(const ItemListed& event) const
    {
        return {"tag", told({"On offer: {}", "已上架：{}"}, {nameOf(m_policy, event.channel)}),
                sentences({asIs(toText(event.price)), whyOf(event.reasons), asIs(event.overrideReason.value_or(""))})};
    }

    Phrase operator()(const OfferChanged& event) const
    {
        return {"tag", told({"Offer changed: {}", "报价已更改：{}"}, {nameOf(m_policy, event.channel)}),
                sentences({asIs(toText(event.price)), whyOf(event.reasons), asIs(event.overrideReason.value_or(""))})};
    }

    Phrase operator()(const OfferEnded& event) const
    {
        return {"undo-2", {"Taken off the offer", "已下架"}, asIs(event.reason)};
    }

    Phrase operator()(const ItemAllotted& event) const
    {
        const Text where = event.channel ? nameOf(m_policy, *event.channel) : Text{"the usual channel", "默认渠道"};
        return {"arrow-right", told({"Meant for {}", "分配至{}"}, {where}), asIs(event.reason)};
    }

    Phrase operator()(const ExitDue& event) const
    {
        const Phrase way = wayOut(event.route);
        return {"timer", told({"{} days old: in the exit queue", "库龄 {} 天：进入退出队列"}, {number(event.ageDays)}),
                sentences({told({"Proposed: {}", "建议：{}"}, {way.title}), whyOf(event.reasons)})};
    }

    Phrase operator()(const ExitHeld& event) const
    {
        return {"pause", told({"Held in the house until {}", "保留至 {}"}, {asIs(event.until)}), asIs(event.reason)};
    }

    Phrase operator()(const MarketPriceNoted& event) const
    {
        const bool isNew = event.kind == domain::PriceKind::asNew;
        return {"chart-column",
                isNew ? Text{"Price of a new one noted", "已记录新品市价"}
                      : Text{"Competing offer noted", "已记录竞品报价"},
                sentences({asIs(toText(event.price)), asIs(event.source), asIs(event.day)})};
    }

    Phrase operator()(const ItemBundled& event) const
    {
        return {"package-plus", told({"Put into the box {}", "已放入组合 {}"}, {asIs(event.bundle)}), asIs(event.name)};
    }

    Phrase operator()(const ItemUnbundled& event) const
    {
        return {"package-open", told({"Taken out of the box {}", "已从组合 {} 取出"}, {asIs(event.bundle)}),
                asIs(event.reason)};
    }

    Phrase operator()(const PointsGranted& event) const
    {
        return {"recycle", told({"{} recycling points granted", "已发放 {} 回收积分"}, {number(event.points)}),
                told({"Worth {} until {}", "价值 {}，有效期至 {}"}, {asIs(toText(event.worth)), asIs(event.until)})};
    }

    Phrase operator()(const PointsRedeemed&) const
    {
        return {"recycle", {"Recycling points redeemed", "回收积分已兑换"}, {}};
    }

    Phrase operator()(const RatingNoted& event) const
    {
        return {"sparkles",
                {"Rating noted", "已记录评价"},
                told({"{} of 5, {}, {}", "{}/5，{}，{}"},
                     {asIs(starsText(event.stars)), asIs(event.source), asIs(event.day)})};
    }

    Phrase operator()(const SupplierCaseOpened& event) const
    {
        return {"list-checks", told({"Taken up with the supplier: {}", "已向供应商提出：{}"}, {asIs(event.code)}),
                told({"{} of {} units, {}", "{} / {} 件，{}"},
                     {number(event.hits), number(event.units), asIs(event.number)})};
    }

    Phrase operator()(const SupplierCaseMoved& event) const
    {
        return {"list-checks", told({"Case {}: {}", "案件 {}：{}"}, {asIs(event.number), wordsFor(event.status)}),
                asIs(event.note)};
    }

    Phrase operator()(const ItemSold& event) const
    {
        return {"banknote", told({"Sold: {}", "已售出：{}"}, {nameOf(m_policy, event.channel)}),
                asIs(toText(event.price))};
    }

    Phrase operator()(const ItemReturnedAgain& event) const
    {
        return {"rotate-ccw",
                {"Came back from its second buyer", "二次买家退回"},
                told({"Reason: {}.", "退货原因：{}。"}, {nameIn(m_policy.reasons, event.reason.text())})};
    }

    Phrase operator()(const ItemExited& event) const
    {
        Phrase phrase = wayOut(event.route);
        phrase.detail =
            sentences({asIs(event.reason), asIs(event.recipient.value_or("")), asIs(event.document.value_or(""))});
        return phrase;
    }

    Phrase operator()(const ConflictSettled& event) const
    {
        return {"check-check", {"Conflict between two stations settled", "两个工位间的冲突已解决"}, asIs(event.reason)};
    }

    Phrase operator()(const ProductRegistered& event) const
    {
        return {"archive", {"Product registered", "产品已登记"}, asIs(event.name)};
    }

    Phrase operator()(const ProductTaught& event) const
    {
        return {"graduation-cap", told({"Photos of good units taught: {}", "已学习良品照片：{}"}, {asIs(event.view)}),
                told({"{} photos.", "{} 张照片。"}, {number(static_cast<int>(event.photos.size()))}), event.photos};
    }

    Phrase operator()(const ProductCalibrated& event) const
    {
        return {"graduation-cap", told({"Limit drawn anew: {}", "已重新校准：{}"}, {asIs(event.view)}),
                told({"Calibration {} from {} good and {} damaged units.",
                      "第 {} 次校准，依据 {} 件良品和 {} 件有损商品。"},
                     {number(event.version), number(event.good), number(event.damaged)})};
    }

    Phrase operator()(const ProductZoned& event) const
    {
        return {"pencil", told({"Zones drawn: {}", "已划分区域：{}"}, {asIs(event.view)}),
                told({"{} zones.", "{} 个区域。"}, {number(static_cast<int>(event.zones.size()))})};
    }

    Phrase operator()(const ProductLooksMapped& event) const
    {
        return {"graduation-cap",
                {"Camera's looks drawn from confirmed results", "已按确认结果校正外观判定"},
                told({"Version {}, fitted on {} confirmed results.", "第 {} 版，依据 {} 个确认结果。"},
                     {number(event.version), number(event.map.results)})};
    }

    Phrase operator()(const PartRegistered& event) const
    {
        return {"archive", {"Spare part registered", "零件已登记"}, asIs(event.name)};
    }

    Phrase operator()(const PartReceived& event) const
    {
        return {"package-plus",
                {"Spare parts received", "零件已入库"},
                sentences({told(event.quantity == 1 ? Text{"{} piece", "{} 件"} : Text{"{} pieces", "{} 件"},
                                {number(event.quantity)}),
                           wordsFor(event.origin), asIs(event.deliveryNote)})};
    }

    Phrase operator()(const PartAdjusted& event) const
    {
        return {"pencil", told({"Stock adjusted by {}", "库存调整 {}"}, {number(event.by)}), asIs(event.reason)};
    }

    Phrase operator()(const IntakeUndone& event) const
    {
        return {"rotate-ccw", {"Intake undone: the tag is void", "收货已撤销：标签作废"}, asIs(event.reason)};
    }

    Phrase operator()(const TradeInQuoted& event) const
    {
        return {"banknote", told({"Trade-in offered: {}", "以旧换新报价：{}"}, {asIs(event.code)}),
                told({"{}, valid to {}", "{}，有效期至 {}"}, {asIs(toText(event.offer)), asIs(event.lastDay)})};
    }

    Phrase operator()(const OrdersCounted& event) const
    {
        return {"chart-column", told({"Orders counted for {}", "已统计 {} 的订单"}, {asIs(event.month)}),
                told({"{} orders.", "{} 单。"}, {number(event.orders)})};
    }

    Phrase operator()(const ClockMoved& event) const
    {
        const auto minutes =
            number(static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(event.by).count()));
        return {
            "timer", {"The clock was moved", "时钟被调整"}, told({"By {} minutes.", "调整了 {} 分钟。"}, {minutes})};
    }

private:
    [[nodiscard]] Text whereOf(const StageId& stage, const std::optional<StepId>& step) const
    {
        return step ? nameOf(m_policy, stage, *step) : nameOf(m_policy, stage);
    }
    static Text endOf(FilmEnd end)
    {
        switch (end) {
        case FilmEnd::stopped: return {};
        case FilmEnd::longest: return {"It reached the longest time", "已达最长时间"};
        case FilmEnd::diskFull: return {"It ended because the disk was nearly full", "因磁盘将满而结束"};
        case FilmEnd::cameraLost: return {"It ended because the camera was lost", "因相机断开而结束"};
        case FilmEnd::workLeft: return {"It ended when the unit was put aside", "因商品移走而结束"};
        }
        throw std::logic_error("unknown end of a film");
    }
    static Phrase wayOut(ExitRoute route)
    {
        switch (route) {
        case ExitRoute::donated: return {"heart-handshake", {"Donated", "已捐赠"}};
        case ExitRoute::dismantled: return {"wrench", {"Dismantled for parts", "已拆解取件"}};
        case ExitRoute::recycled: return {"recycle", {"Recycled", "已回收"}};
        case ExitRoute::returnedToSupplier: return {"truck", {"Returned to the supplier", "已退供应商"}};
        case ExitRoute::scrapped: return {"trash-2", {"Scrapped", "已报废"}};
        }
        throw std::logic_error("unknown exit route");
    }

    const rules::Policy& m_policy;
};

} // namespace

Phrase phraseOf(const domain::Event& event, const rules::Policy& policy)
{
    Phrase phrase = std::visit(Teller(policy), event);
    phrase.title.de = germanOf(phrase.title);
    phrase.detail.de = germanOf(phrase.detail);
    return phrase;
}

} // namespace regrade::passport
