#include "passport/unitreport.h"

#include "domain/comparison.h"
#include "passport/names.h"
#include "qr/tag.h"
#include "rules/claims.h"
#include "vision/photocopy.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace regrade::passport {

namespace {

using domain::Text;

constexpr int kReportSide = 1000; // pixels of the longer side of a photo

/// A figure with at most two places, as the language writes it.
std::string figureIn(double value, Tongue tongue)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    std::string figure = text;
    while (figure.back() == '0') {
        figure.pop_back();
    }
    if (figure.back() == '.') {
        figure.pop_back();
    }
    if (tongue == Tongue::de || tongue == Tongue::fr) {
        std::replace(figure.begin(), figure.end(), '.', ',');
    }
    return figure;
}

/// Builds a report part by part.
class ReportMaker {
public:
    ReportMaker(const ReportSource& source, const store::PhotoArchive& archive, Tongue tongue)
        : m_source(source), m_item(source.item), m_policy(*source.policy), m_archive(archive)
    {
        m_report.tongue = tongue;
    }

    UnitReport make()
    {
        head();
        facts();
        looks();
        repair();
        walk();
        m_report.impact = m_source.impact;
        m_report.written = minuteOf(m_source.at);
        m_report.notShown.assign(m_absent.begin(), m_absent.end());
        return std::move(m_report);
    }

private:
    [[nodiscard]] std::string in(const Text& text) const { return wordsIn(text, m_report.tongue); }
    [[nodiscard]] std::string say(const Text& pattern, std::vector<std::string> arguments) const
    {
        return sentenceIn(pattern, m_report.tongue, std::move(arguments));
    }

    void head()
    {
        const auto tag = qr::parseTag(m_item.id.text());
        m_report.product = m_item.intake->product;
        m_report.tag = tag ? tag->grouped() : m_item.id.text();
        m_report.link =
            m_policy.codes.unitLinks.empty() ? m_item.id.text() : m_policy.codes.unitLinks.front() + m_item.id.text();
        const rules::GradeRow* grade = m_policy.findGrade(*m_item.grade);
        m_report.grade = m_item.grade->text();
        m_report.gradeMeaning = grade == nullptr ? std::string() : in(grade->meaning);
        m_report.gradeShape = grade == nullptr ? std::string("circle") : grade->shape;
    }

    void fact(const Text& name, const std::string& value)
    {
        if (!value.empty()) {
            m_report.facts.emplace_back(in(name), value);
        }
    }

    void facts()
    {
        fact({"Category", "品类"}, in(nameIn(m_policy.categories, m_item.intake->category.text())));
        if (m_item.receivedAt) {
            fact({"Came back on", "退回日期"}, isoDay(*m_item.receivedAt));
        }
        if (m_item.readyAt) {
            fact({"Ready since", "备妥日期"}, isoDay(*m_item.readyAt));
        }
        if (m_item.cycle > 1) {
            fact({"Times it came back", "退回次数"}, std::to_string(m_item.cycle));
        }
        fact({"Name that its followers gave it", "粉丝命名"}, m_item.givenName);
        const rules::GradeRow* grade = m_policy.findGrade(*m_item.grade);
        if (grade != nullptr && grade->retail && m_policy.marketRules) {
            const auto warranty =
                rules::warrantyMonths(*m_policy.marketRules, m_item.intake->market, m_item.intake->category,
                                      isoDay(m_source.at), m_policy.limits.warrantyMonths);
            fact({"Seller's warranty", "卖家保修"},
                 say({"{} months, beside the legal guarantee", "{} 个月，法定保障另计"},
                     {std::to_string(std::max(warranty.houseMonths, warranty.sellerMonths))}));
            if (warranty.legalMonths > 0) {
                fact({"Legal guarantee", "法定保障"},
                     say({"{} months for used goods", "二手商品 {} 个月"}, {std::to_string(warranty.legalMonths)}));
            }
        }
        if (m_item.packing) {
            fact({"Packaging", "包装"}, in(nameOf(m_policy, m_item.packing->material)));
        }
    }

    /// The photo with its marks; nothing, and noted, where this station does not have it.
    std::optional<ReportPhoto> photoOf(const domain::PhotoRef& photo, const std::string& caption,
                                       const std::vector<domain::Defect>& defects)
    {
        const auto bytes = m_archive.read(photo.hash);
        const auto small =
            bytes ? vision::smallCopy(*bytes, kReportSide) : Result<std::vector<std::byte>>(bytes.error());
        if (!small) {
            m_absent.insert(photo.hash.text());
            return std::nullopt;
        }
        ReportPhoto shown{.caption = caption, .jpeg = *small};
        for (const domain::Defect& defect : defects) {
            if (defect.photo == photo.hash && photo.width > 0 && photo.height > 0) {
                shown.marks.push_back({static_cast<double>(defect.box.x) / photo.width,
                                       static_cast<double>(defect.box.y) / photo.height,
                                       static_cast<double>(defect.box.width) / photo.width,
                                       static_cast<double>(defect.box.height) / photo.height});
            }
        }
        return shown;
    }

    std::vector<ReportPhoto> photosOf(const domain::Inspection& seen, const Text& caption)
    {
        const auto marks = marksThatCount(seen);
        std::vector<ReportPhoto> photos;
        for (const domain::PhotoRef& photo : seen.photos) {
            if (auto shown = photoOf(photo, in(caption), marks)) {
                photos.push_back(*std::move(shown));
            }
        }
        return photos;
    }

    static std::vector<domain::Defect> marksThatCount(const domain::Inspection& seen)
    {
        std::vector<domain::Defect> marks;
        std::copy_if(seen.defects.begin(), seen.defects.end(), std::back_inserter(marks),
                     [](const domain::Defect& defect) { return domain::isOnProduct(defect); });
        return marks;
    }

    [[nodiscard]] std::string length(const std::optional<double>& mm) const
    {
        return mm ? figureIn(*mm, m_report.tongue) + " mm" : std::string();
    }

    void looks()
    {
        if (!m_item.inspection) {
            return;
        }
        for (const domain::Defect& mark : marksThatCount(*m_item.inspection)) {
            std::string line = in(nameIn(m_policy.defectKinds, mark.kind.text()));
            for (const std::string& more : {in(nameIn(m_policy.zones, mark.zone.text())), length(mark.extentMm)}) {
                line += more.empty() ? "" : (m_report.tongue == Tongue::zh ? "，" : ", ") + more;
            }
            m_report.marks.push_back(line);
        }
        m_report.photos = photosOf(*m_item.inspection, {"The unit as it was inspected last", "最近一次检查时的商品"});
    }

    void repair()
    {
        domain::Events events;
        for (const auto& event : m_source.history) {
            events.push_back(event.event);
        }
        const auto pair = domain::beforeAndAfterRepair(events);
        if (!pair) {
            return;
        }
        m_report.before = photosOf(pair->before, {"Before the repair", "维修前"});
        m_report.after = photosOf(pair->after, {"After the repair", "维修后"});
        for (const domain::MarkChange& change : domain::compareMarks(pair->before, pair->after)) {
            const std::string kind = in(nameIn(m_policy.defectKinds, change.kind.text()));
            m_report.changes.push_back(say(fateOf(change.fate), {kind}));
        }
    }

    static Text fateOf(domain::MarkFate fate)
    {
        switch (fate) {
        case domain::MarkFate::gone: return {"{}: gone", "{}：已消除"};
        case domain::MarkFate::smaller: return {"{}: smaller", "{}：变小"};
        case domain::MarkFate::same: return {"{}: unchanged", "{}：未变"};
        case domain::MarkFate::larger: return {"{}: larger", "{}：变大"};
        case domain::MarkFate::appeared: return {"{}: new", "{}：新出现"};
        }
        return {};
    }

    // The unit's way, event by event; notes that people typed, prices and sellers are no part of it.

    void walk()
    {
        std::set<std::pair<std::string, int>> aside;
        for (const domain::Conflict& conflict : m_item.conflicts) {
            aside.emplace(conflict.setAside.station.text(), conflict.setAside.seq);
        }
        for (const auto& event : m_source.history) {
            if (!aside.contains({event.stamp.station.text(), event.seq})) {
                m_at = event.stamp.at;
                std::visit([this](const auto& body) { take(body); }, event.event);
            }
        }
        for (auto& [key, test] : m_tests) {
            m_report.tests.push_back(std::move(test));
        }
    }

    void step(const Text& title, const std::string& detail, std::optional<std::chrono::milliseconds> took = {})
    {
        ReportStep line{.day = isoDay(m_at), .title = in(title), .detail = detail, .duration = {}};
        titled(std::move(line), took);
    }
    void titled(ReportStep line, std::optional<std::chrono::milliseconds> took)
    {
        if (took) {
            line.duration = say({"took {}", "用时 {}"}, {durationIn(*took, m_report.tongue)});
        } else if (m_before) {
            line.duration = say({"after {}", "间隔 {}"}, {durationIn(m_at - *m_before, m_report.tongue)});
        }
        m_before = m_at;
        m_report.steps.push_back(std::move(line));
    }

    void graded(const domain::GradeId& id, const Text& pattern)
    {
        // What an earlier grade meant is no longer true: a unit that was like new once may not be called so now.
        const rules::GradeRow* grade = id == *m_item.grade ? m_policy.findGrade(id) : nullptr;
        titled({.day = isoDay(m_at),
                .title = say(pattern, {id.text()}),
                .detail = grade == nullptr ? std::string() : in(grade->meaning),
                .duration = {}},
               std::nullopt);
    }

    template <class Other>
    void take(const Other&)
    {
    }
    void take(const domain::ItemReceived&) { step({"Received as a return", "收到退货"}, {}); }
    void take(const domain::ItemReturnedAgain&)
    {
        m_tests.clear();
        step({"Came back again", "再次退回"}, {});
    }
    void take(const domain::ItemInspected& e)
    {
        const int marks = static_cast<int>(marksThatCount(e.inspection).size());
        step({"Inspected by camera", "相机检查"},
             marks == 0 ? in({"No marks found", "未发现痕迹"})
                        : say({"Marks found: {}", "发现痕迹：{} 处"}, {std::to_string(marks)}));
    }
    void take(const domain::ItemGraded& e) { graded(e.verdict.grade, {"Graded {}", "定级 {}"}); }
    void take(const domain::GradeOverridden& e) { graded(e.to, {"Grade set to {} by a person", "人工改为 {} 级"}); }
    void take(const domain::StepDone& e)
    {
        const rules::StageRow* stage = m_policy.findStage(e.stage);
        if (stage == nullptr) {
            return;
        }
        const auto row = std::find_if(stage->steps.begin(), stage->steps.end(),
                                      [&](const rules::StepRow& one) { return one.id == e.step; });
        const bool isTest = row != stage->steps.end() &&
                            (row->kind == rules::StepKind::check || row->kind == rules::StepKind::measure ||
                             row->kind == rules::StepKind::exposure);
        if (!isTest) {
            return;
        }
        const bool passed = e.outcome == domain::StepOutcome::passed;
        std::string result = in(passed ? Text{"passed", "通过"} : Text{"not passed", "未通过"});
        if (e.value) {
            result += ", " + figureIn(*e.value, m_report.tongue) + (e.unit.empty() ? "" : " " + e.unit);
        }
        const std::pair<std::string, std::string> key{e.stage.text(), e.step.text()};
        std::erase_if(m_tests, [&](const auto& earlier) { return earlier.first == key; }); // the latest counts
        m_tests.emplace_back(key, ReportTest{in(stage->name) + ": " + in(row->name), result, passed});
    }
    void take(const domain::PartUsed& e)
    {
        std::string origin;
        if (e.origin) {
            origin = in(*e.origin == domain::PartOrigin::newOem ? Text{"new, from the maker", "新的原厂件"}
                        : *e.origin == domain::PartOrigin::newAftermarket
                            ? Text{"new, from another maker", "新的第三方件"}
                            : Text{"taken out of another unit", "拆自另一件商品"});
        }
        m_report.parts.push_back({e.name.value_or(e.part), origin, e.quantity, e.key});
        ++m_partsHere;
    }
    void take(const domain::WorkStarted&) { m_partsHere = 0; }
    void take(const domain::WorkFinished& e)
    {
        std::string detail;
        if (e.brokenOff.value_or(false)) {
            detail = in({"Broken off", "已中止"});
        } else if (m_partsHere > 0) {
            detail = say({"Parts replaced: {}", "更换零件：{} 个"}, {std::to_string(m_partsHere)});
        }
        m_partsHere = 0;
        step(nameOf(m_policy, e.stage), detail, e.duration);
    }
    void take(const domain::ItemPacked& e) { step({"Packed", "已包装"}, in(nameOf(m_policy, e.material))); }
    void take(const domain::ItemListed&) { step({"Put on offer", "已上架"}, {}); }
    void take(const domain::OfferEnded&) { step({"Taken off the offer", "已下架"}, {}); }
    void take(const domain::ItemSold&) { step({"Sold", "已售出"}, {}); }
    void take(const domain::ItemExited&) { step({"Left the house", "已离库"}, {}); }

    const ReportSource& m_source;
    const domain::Item& m_item;
    const rules::Policy& m_policy;
    const store::PhotoArchive& m_archive;
    UnitReport m_report;
    std::set<std::string> m_absent;
    std::vector<std::pair<std::pair<std::string, std::string>, ReportTest>> m_tests;
    Time m_at;
    std::optional<Time> m_before;
    int m_partsHere = 0;
};

} // namespace

Result<UnitReport> unitReportOf(const ReportSource& source, const store::PhotoArchive& archive, Tongue tongue)
{
    if (!source.item.intake || !source.item.grade) {
        return refused("This unit has no grade yet, so there is no report of it.");
    }
    UnitReport report = ReportMaker(source, archive, tongue).make();
    const auto allowed =
        source.policy->marketRules
            ? rules::requireAllowedWords(*source.policy->marketRules, textsOf(report),
                                         rules::claimContextOf(source.item, *source.policy, isoDay(source.at)))
            : Result<void>();
    return allowed ? Result<UnitReport>(std::move(report)) : allowed.error();
}

std::vector<std::string> textsOf(const UnitReport& report)
{
    std::vector<std::string> texts{report.product, report.gradeMeaning};
    for (const auto& [name, value] : report.facts) {
        texts.push_back(name + ": " + value);
    }
    for (const auto* lines : {&report.marks, &report.changes, &report.impact}) {
        texts.insert(texts.end(), lines->begin(), lines->end());
    }
    for (const auto* photos : {&report.photos, &report.before, &report.after}) {
        for (const ReportPhoto& photo : *photos) {
            texts.push_back(photo.caption);
        }
    }
    for (const ReportTest& test : report.tests) {
        texts.push_back(test.name + ": " + test.result);
    }
    for (const ReportPart& part : report.parts) {
        texts.push_back(part.name + ", " + part.origin);
    }
    for (const ReportStep& step : report.steps) {
        texts.push_back(step.title + ": " + step.detail);
    }
    return texts;
}

} // namespace regrade::passport
