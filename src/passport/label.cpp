#include "passport/label.h"

#include "passport/lettering.h"
#include "qr/commandcode.h"
#include "qr/tag.h"
#include "rules/claims.h"
#include "rules/steps.h"

#include <algorithm>
#include <map>
#include <set>

namespace regrade::passport {

namespace {

/// A sentence in both languages of paper; the one that is printed is chosen at the end.
const std::string& in(PaperLanguage language, const domain::Text& text)
{
    return language == PaperLanguage::zh ? text.zh : text.en;
}

Label cardOf(const std::string& code, const domain::Text& name, PaperLanguage language)
{
    return {.use = LabelUse::card,
            .language = language,
            .code = code,
            .values = {{"card", code}, {"name", in(language, name)}}};
}

/// The parts that must be told to the buyer: all by name, and how many where the names have no room.
struct KeyParts {
    domain::Text named;
    domain::Text counted;
};

/// The name of a part, and that it was in use before where it was.
domain::Text nameOf(const domain::PartUsed& part)
{
    const std::string& name = domain::toldNameOf(part);
    const bool harvested = part.origin == domain::PartOrigin::harvested;
    return harvested ? domain::Text{name + " (harvested from another unit)", name + "（拆自另一件商品）"}
                     : domain::Text{name, name};
}

KeyParts keyPartsOf(const std::vector<domain::PartUsed>& parts)
{
    std::set<std::string> replaced;
    domain::Text names;
    for (const auto& part : parts) {
        const domain::Text name = nameOf(part);
        if (part.key && replaced.insert(name.en).second) {
            names.en += (names.en.empty() ? "" : ", ") + name.en;
            names.zh += (names.zh.empty() ? "" : ", ") + name.zh;
        }
    }
    if (replaced.empty()) {
        return {};
    }
    const bool one = replaced.size() == 1;
    const std::string count = std::to_string(replaced.size());
    return {{filled(one ? "Key part replaced: {}" : "Key parts replaced: {}", {names.en}),
             filled("已更换关键零件：{}", {names.zh})},
            {filled(one ? "{} key part replaced, named in the offer" : "{} key parts replaced, named in the offer",
                    {count}),
             filled("已更换 {} 个关键零件，详见商品页", {count})}};
}

/// The wording that the unit's market asks for, in that market's language.
std::string marketWording(const rules::Policy& policy, const domain::MarketId& market)
{
    for (const auto& row : policy.markets) {
        if (row.id == market.text()) {
            return row.label;
        }
    }
    return {};
}

void addSaleValues(Label& label, const domain::Item& item, const rules::Policy& policy)
{
    const auto say = [&](const domain::Text& text) { return in(label.language, text); };
    const auto* grade = policy.findGrade(*item.grade);
    const std::string months = std::to_string(rules::promisedMonths(policy.limits.warrantyMonths));
    const KeyParts parts = keyPartsOf(item.parts);
    label.shape = grade != nullptr ? grade->shape : "";
    label.values["grade"] = item.grade->text();
    label.values["meaning"] = grade != nullptr ? say(grade->meaning) : "";
    label.values["refurbished"] = say({"Refurbished", "翻新"});
    label.values["warranty_months"] = months;
    label.values["warranty"] = say({filled("Seller's warranty {} months, beside the legal guarantee", {months}),
                                    filled("卖家保修 {} 个月，法定保障另计", {months})});
    label.values["key_parts"] = say(parts.named);
    label.shorter["key_parts"] = say(parts.counted);
    label.values["market_lines"] = marketWording(policy, item.intake->market);
}

/// The market's own wording for what is true of the unit, and no word that it forbids.
Result<void> applyMarketRules(Label& label, const domain::Item& item, const rules::Policy& policy, Time now)
{
    if (!policy.marketRules) {
        return {};
    }
    const auto context = rules::claimContextOf(item, policy, isoDay(now));
    if (const auto wording = rules::labelWording(*policy.marketRules, context.unit, context.truth)) {
        label.values["market_lines"] = wording->local;
        label.values["refurbished"] = in(label.language, wording->words);
    }
    std::vector<std::string> texts;
    for (const char* said : {"product", "refurbished", "meaning", "warranty", "key_parts", "market_lines"}) {
        texts.push_back(label.values[said]);
    }
    return rules::requireAllowedWords(*policy.marketRules, texts, context);
}

} // namespace

Result<Label> makeLabel(const domain::Item& item, const rules::Policy& policy, domain::LabelKind kind,
                        PaperLanguage language, std::optional<Time> now)
{
    auto tag = qr::parseTag(item.id.text());
    if (!tag) {
        return tag.error();
    }
    if (!item.intake) {
        return refused("This unit was never taken in, so it gets no label. Take it in first.");
    }
    if (kind == domain::LabelKind::sale && !item.grade) {
        return refused("This unit has no grade yet, so it gets no sale label. Grade it first.");
    }
    const bool sale = kind == domain::LabelKind::sale;
    Label label{.use = sale ? LabelUse::sale : LabelUse::intake, .language = language, .code = tag->text()};
    const int copy = 1 + (sale ? item.saleLabels : item.intakeLabels);
    label.values = {{"tag", tag->text()},
                    {"tag_groups", tag->grouped()},
                    {"product", item.intake->product},
                    {"sku", item.intake->sku.text()},
                    {"market", item.intake->market.text()},
                    {"copy", copy > 1 ? std::to_string(copy) : ""}};
    if (sale) {
        addSaleValues(label, item, policy);
        const Result<void> allowed = now ? applyMarketRules(label, item, policy, *now) : Result<void>();
        if (!allowed) {
            return allowed.error();
        }
    } else {
        label.values["day"] = item.receivedAt ? isoDay(*item.receivedAt) : "";
    }
    return label;
}

Result<Label> makeBinLabel(const std::string& name, PaperLanguage language)
{
    constexpr std::size_t kMostLetters = 40;
    const auto letters = lettersIn(name);
    if (!letters || letters->empty() || letters->size() > kMostLetters || letters->front() == U' ' ||
        letters->back() == U' ' || !std::all_of(letters->begin(), letters->end(), canBeSeen)) {
        return invalid(
            "A bin's name has 1 to {} letters that can be seen, without spaces around it. Nothing was printed.",
            {std::to_string(kMostLetters)});
    }
    return Label{.use = LabelUse::bin, .language = language, .code = name, .values = {{"bin", name}}};
}

std::vector<Label> commandCardLabels(PaperLanguage language)
{
    static const std::map<std::string, domain::Text> kNames{
        {"REGCMDNEXT", {"Next unit", "下一件"}},
        {"REGCMDOK", {"Main action", "主要操作"}},
        {"REGCMDPASS", {"Step passed", "步骤通过"}},
        {"REGCMDPASSALL", {"All passed", "全部通过"}},
        {"REGCMDFAIL", {"Step failed", "步骤未过"}},
        {"REGCMDPHOTO", {"Take photo", "拍照"}},
        {"REGCMDPRINT", {"Print label", "打印标签"}},
        {"REGCMDPAUSE", {"Pause the clock", "暂停计时"}},
        {"REGCMDASIDE", {"Put aside", "先放一边"}},
        {"REGCMDHELP", {"Help", "帮助"}},
        {"REGCMDGRADEA", {"Grade A", "A 级"}},
        {"REGCMDGRADEB", {"Grade B", "B 级"}},
        {"REGCMDGRADEC", {"Grade C", "C 级"}},
        {"REGCMDGRADED", {"Grade D", "D 级"}},
        {"REGCMDVIDEO", {"Film, or stop filming", "开始或停止录像"}}};
    std::vector<Label> cards;
    for (const std::string& code : qr::commandCodes()) {
        cards.push_back(cardOf(code, kNames.at(code), language));
    }
    return cards;
}

Result<std::vector<Label>> stageCardLabels(const rules::Policy& policy, const domain::StageId& stage,
                                           PaperLanguage language)
{
    const rules::StageRow* row = policy.findStage(stage);
    if (row == nullptr || row->kind != rules::StageKind::work) {
        return refused("The policy has no work stage \"{}\".", {stage.text()});
    }
    std::vector<Label> cards;
    std::set<std::string> seen;
    const auto add = [&](const std::string& code, const domain::Text& name) {
        if (seen.insert(code).second) {
            cards.push_back(cardOf(code, name, language));
        }
    };
    bool measures = false;
    for (const rules::EquipmentRow& equipment : policy.equipment) {
        if (std::find(equipment.stages.begin(), equipment.stages.end(), stage) != equipment.stages.end()) {
            add("CMD-EQUIPMENT-" + equipment.id.text(), equipment.name);
        }
    }
    for (const rules::StepRow& step : row->steps) {
        measures = measures || step.kind == rules::StepKind::measure;
        for (const auto* instrument : rules::instrumentsOf(policy, step.instrument)) {
            add(instrument->id, instrument->name);
        }
        if (const rules::ChoiceRow* list = policy.findChoices(step.list)) {
            for (const rules::OptionRow& option : list->options) {
                add("CMD-PICK-" + option.id, option.name);
            }
        }
    }
    for (char figure = '0'; measures && figure <= '9'; ++figure) {
        const std::string text(1, figure);
        add("CMD-KEY-" + text, {text, text});
    }
    if (measures) {
        add("CMD-KEY-point", {"Decimal point", "小数点"});
        add("CMD-KEY-back", {"Take a figure back", "退一位"});
    }
    return cards;
}

std::vector<Label> answerCardLabels(const rules::Policy& policy, PaperLanguage language)
{
    std::vector<Label> cards;
    for (const rules::ChoiceRow& question : policy.questions) {
        for (const rules::OptionRow& option : question.options) {
            cards.push_back(cardOf("CMD-ANSWER-" + question.id + "=" + option.id,
                                   {question.name.en + ": " + option.name.en, question.name.zh + "：" + option.name.zh},
                                   language));
        }
    }
    return cards;
}

} // namespace regrade::passport
