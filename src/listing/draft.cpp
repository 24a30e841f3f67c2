#include "listing/draft.h"

#include "rules/marketrules.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace regrade::listing {

namespace {

using domain::Text;

Text told(const Text& pattern, const std::vector<std::string>& english, const std::vector<std::string>& chinese)
{
    return {filled(pattern.en, english), filled(pattern.zh, chinese)};
}

Text told(const Text& pattern, const std::vector<std::string>& same) { return told(pattern, same, same); }

Text wordsFor(domain::Cosmetic level)
{
    switch (level) {
    case domain::Cosmetic::none: return {"Looks: no traces of use", "外观：无使用痕迹"};
    case domain::Cosmetic::light: return {"Looks: light traces of use", "外观：有轻微使用痕迹"};
    case domain::Cosmetic::flaw:
        return {"Looks: a visible flaw that does not affect its function", "外观：有瑕疵，不影响使用"};
    case domain::Cosmetic::heavy: return {"Looks: heavy traces of use", "外观：有明显损伤"};
    }
    throw std::logic_error("unknown cosmetic level");
}

Text wordsFor(domain::Packaging packaging)
{
    return packaging == domain::Packaging::intact ? Text{"Original packaging: arrived intact", "原包装：退回时完好"}
                                                  : Text{"Original packaging: arrived damaged", "原包装：退回时破损"};
}

Text wordsFor(domain::Function function)
{
    return function == domain::Function::works
               ? Text{"Function: worked when it was inspected", "功能：检测时正常"}
               : Text{"Function: has a fault, for spare parts or repair", "功能：有故障，仅供维修或拆件"};
}

void addAxes(std::vector<Text>& lines, const domain::Axes& axes)
{
    if (axes.function) {
        lines.push_back(wordsFor(*axes.function));
    }
    if (axes.cosmetic) {
        lines.push_back(wordsFor(*axes.cosmetic));
    }
    if (axes.packaging) {
        lines.push_back(wordsFor(*axes.packaging));
    }
}

void addWork(std::vector<Text>& lines, const domain::Item& item)
{
    if (item.everUsed) {
        lines.push_back({"It was used before", "曾经使用"});
    }
    if (item.everRepaired) {
        lines.push_back({"It was repaired", "经过维修"});
    }
    std::set<std::string> replaced;
    for (const auto& part : item.parts) {
        const std::string& name = domain::toldNameOf(part);
        const bool harvested = part.origin == domain::PartOrigin::harvested;
        if (part.key && replaced.insert(name + (harvested ? "/harvested" : "")).second) {
            lines.push_back(harvested ? told({"Key part replaced: {}, harvested from another unit",
                                              "已更换关键零件：{}（拆自另一件商品）"},
                                             {name})
                                      : told({"Key part replaced: {}", "已更换关键零件：{}"}, {name}));
        }
    }
}

std::vector<Text> facts(const domain::Item& item, const rules::Policy& policy)
{
    std::vector<Text> lines;
    const std::string grade = item.grade->text();
    if (const auto* row = policy.findGrade(*item.grade); row != nullptr) {
        // The meaning, not the name: a name such as "like new" is no wording for a refurbished product in every market.
        lines.push_back(told({"Refurbished, grade {}: {}", "翻新商品，等级 {}：{}"}, {grade, row->meaning.en},
                             {grade, row->meaning.zh}));
    } else {
        lines.push_back(told({"Refurbished, grade {}", "翻新商品，等级 {}"}, {grade}));
    }
    if (item.grading) {
        addAxes(lines, item.grading->axes);
    }
    addWork(lines, item);
    lines.push_back(told({"Seller's warranty: {} months. It comes beside the legal guarantee and does not limit it",
                          "卖家保修：{} 个月，法定保障另计且不受影响"},
                         {std::to_string(rules::promisedMonths(policy.limits.warrantyMonths))}));
    lines.push_back(told({"Unit number: {}", "单品编号：{}"}, {item.id.text()}));
    return lines;
}

} // namespace

Result<Draft> makeDraft(const domain::Item& item, const rules::Policy& policy, bool chinese)
{
    if (!item.intake) {
        return refused("This unit was never taken in, so there is nothing to offer.");
    }
    if (!item.grade) {
        return refused("This unit has no grade yet, so it cannot be offered. Grade it first.");
    }
    const auto title =
        told({"{}, refurbished, grade {}", "{}（翻新，{} 级）"}, {item.intake->product, item.grade->text()});
    Draft draft{chinese ? title.zh : title.en, {}};
    for (const auto& line : facts(item, policy)) {
        draft.body += (chinese ? line.zh : line.en) + "\n";
    }
    return draft;
}

} // namespace regrade::listing
