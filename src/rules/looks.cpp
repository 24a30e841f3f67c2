#include "rules/looks.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

constexpr std::size_t kTold = 2; // a reader needs the likeliest look and its rival

Text wordOf(domain::Cosmetic level)
{
    switch (level) {
    case domain::Cosmetic::none: return {"none", "无", "keine Spuren"};
    case domain::Cosmetic::light: return {"light", "轻微", "leicht"};
    case domain::Cosmetic::flaw: return {"flaw", "瑕疵", "Mangel"};
    case domain::Cosmetic::heavy: return {"heavy", "严重", "schwer"};
    }
    throw std::logic_error("unknown look");
}

std::string percent(double share) { return std::to_string(std::lround(share * 100.0)); }

} // namespace

domain::LookMap mapOf(const stats::OrdinalModel& model)
{
    domain::LookMap map{.levels = {},
                        .cuts = model.cuts,
                        .weights = model.weights,
                        .centres = model.centres,
                        .spreads = model.spreads,
                        .results = model.results};
    for (const int level : model.levels) {
        map.levels.push_back(static_cast<domain::Cosmetic>(level));
    }
    return map;
}

stats::OrdinalModel modelOf(const domain::LookMap& map)
{
    stats::OrdinalModel model{.levels = {},
                              .cuts = map.cuts,
                              .weights = map.weights,
                              .centres = map.centres,
                              .spreads = map.spreads,
                              .results = map.results};
    for (const domain::Cosmetic level : map.levels) {
        model.levels.push_back(static_cast<int>(level));
    }
    return model;
}

stats::OrdinalFeatures featuresOf(const domain::Inspection& inspection)
{
    std::optional<double> extentMm;
    int marks = 0;
    for (const domain::Defect& defect : inspection.defects) {
        if (domain::isOnProduct(defect)) {
            extentMm = std::max(extentMm, defect.extentMm);
            ++marks;
        }
    }
    return stats::ordinalFeatures(domain::taughtScore(inspection), extentMm, marks);
}

std::vector<LookChance> looksOf(const Policy& policy, const domain::ProductLooksMapped& looks,
                                const domain::Inspection& inspection)
{
    if (looks.map.results < policy.limits.ordinalLeast) {
        return {};
    }
    const std::vector<double> chances = stats::ordinalChances(modelOf(looks.map), featuresOf(inspection));
    std::vector<LookChance> said;
    for (std::size_t i = 0; i < chances.size(); ++i) {
        said.push_back({looks.map.levels[i], chances[i]});
    }
    std::stable_sort(said.begin(), said.end(), [](const auto& a, const auto& b) { return a.chance > b.chance; });
    return said;
}

domain::Reason reasonForLooks(const Policy& policy, const domain::ProductLooksMapped& looks,
                              const std::vector<LookChance>& chances, domain::Cosmetic byRows)
{
    const LimitRow* limit = policy.findLimit("ordinal_least");
    const std::string results = std::to_string(looks.map.results);
    domain::Reason reason{
        limit == nullptr ? "" : limit->row,
        {"By the map fitted on " + results + " confirmed results: ", "按 " + results + " 个确认结果拟合的对照：",
         "Nach der Zuordnung aus " + results + " bestätigten Ergebnissen: "}};
    std::string& german = *reason.why.de;
    for (std::size_t i = 0; i < std::min(kTold, chances.size()); ++i) {
        const Text name = wordOf(chances[i].level);
        const std::string share = percent(chances[i].chance);
        reason.why.en += (i == 0 ? "" : ", ") + name.en + " " + share + " %";
        reason.why.zh += (i == 0 ? "" : "，") + name.zh + " " + share + "%";
        german += (i == 0 ? "" : ", ") + *name.de + " " + share + " %";
    }
    reason.why.en += ".";
    reason.why.zh += "。";
    german += ".";
    if (chances.front().level != byRows) {
        reason.why.en += " The rows alone say " + wordOf(byRows).en + ".";
        reason.why.zh += "仅按规则行则为" + wordOf(byRows).zh + "。";
        german += " Die Zeilen allein sagen: " + *wordOf(byRows).de + ".";
    }
    return reason;
}

} // namespace regrade::rules
