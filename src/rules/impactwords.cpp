#include "rules/impact.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

/// One sentence in the order of Tongue: zh, en, de, fr.
using InFour = std::array<const char*, 4>;

constexpr InFour kAvoided{
    "估算：与购买新品相比，{}千克二氧化碳当量未产生（{}）；假定 {}% 的二次销售替代了新品购买。",
    "Estimate: {} kg CO2e of making a new one did not arise ({}); taken that {} % of second sales replace a new one.",
    "Schätzung: {} kg CO2e für die Herstellung eines neuen Stücks fielen nicht an ({}); angenommen ist, dass {} % der "
    "Zweitverkäufe ein neues ersetzen.",
    "Estimation : {} kg CO2e liés à la fabrication d’un exemplaire neuf n’ont pas été émis ({}) ; hypothèse : {} % des "
    "secondes ventes en remplacent un neuf."};
constexpr InFour kTookMore{"估算：翻新的排放比替代的新品多 {} 千克二氧化碳当量（{}）。",
                           "Estimate: the refurbishment took {} kg CO2e more than it replaced ({}).",
                           "Schätzung: Die Aufarbeitung brauchte {} kg CO2e mehr, als sie ersetzte ({}).",
                           "Estimation : la remise en état a émis {} kg CO2e de plus qu’elle n’en a remplacé ({})."};
constexpr InFour kNoFactor{"估算：这类商品没有可用的排放因子，因此不给出二氧化碳数值。",
                           "Estimate: no factor is at hand for goods like these, so no CO2 figure is given.",
                           "Schätzung: Für solche Waren liegt kein Faktor vor, daher wird kein CO2-Wert genannt.",
                           "Estimation : aucun facteur n’est disponible pour ce type de produit ; aucun chiffre de CO2 "
                           "n’est donné."};
constexpr InFour kSpent{"估算：翻新包装已扣除 {} 千克二氧化碳当量。",
                        "Estimate: {} kg CO2e of packing it again were taken off.",
                        "Schätzung: {} kg CO2e für das neue Verpacken sind abgezogen.",
                        "Estimation : {} kg CO2e pour le nouvel emballage ont été déduits."};
constexpr InFour kNotCounted{"未计入（没有有来源的因子或数量）：{}。",
                             "Not counted, for want of a sourced factor or an amount: {}.",
                             "Nicht mitgerechnet, weil ein belegter Faktor oder die Menge fehlt: {}.",
                             "Non comptés, faute de facteur sourcé ou de quantité : {}."};
constexpr InFour kWaste{"估算：{} 千克电子废弃物推迟产生。", "Estimate: {} kg of electrical waste were put off.",
                        "Schätzung: {} kg Elektroabfall wurden aufgeschoben.",
                        "Estimation : {} kg de déchets électriques ont été différés."};
constexpr InFour kWater{"估算：用水 {} 升（按店家填写的因子）。",
                        "Estimate: {} litres of water, by the factor that the house entered.",
                        "Schätzung: {} Liter Wasser, nach dem Faktor, den der Betrieb eingetragen hat.",
                        "Estimation : {} litres d’eau, selon le facteur saisi par l’atelier."};
constexpr InFour kLike{"估算：约相当于 {} {}。", "Estimate: about as much as {} {}.",
                       "Schätzung: etwa so viel wie {} {}.", "Estimation : environ autant que {} {}."};
constexpr InFour kTo{"至", "to", "bis", "à"};
constexpr std::array<InFour, 5> kParts{{{"纸箱", "carton", "Karton", "carton"},
                                        {"填充物", "filler", "Füllstoff", "calage"},
                                        {"运输", "transport", "Transport", "transport"},
                                        {"能源", "energy", "Energie", "énergie"},
                                        {"零件", "spare parts", "Ersatzteile", "pièces détachées"}}};

const char* in(const InFour& texts, Tongue tongue) { return texts[static_cast<std::size_t>(tongue)]; }

std::string asSpoken(double value, Tongue tongue)
{
    std::string text = roundedFigure(value);
    if (tongue == Tongue::de || tongue == Tongue::fr) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

std::string spoken(const ImpactRange& range, Tongue tongue)
{
    const std::string low = asSpoken(range.low, tongue);
    const std::string high = asSpoken(range.high, tongue);
    return low == high ? low : low + " " + in(kTo, tongue) + " " + high;
}

/// "ADEME Impact CO2, DEFRA conversion factors": whose figures the range spans.
std::string sourcesOf(const Impact& impact)
{
    std::string names;
    for (const ImpactFigure& figure : impact.figures) {
        names += (names.empty() ? "" : ", ") + figure.factor->from.publisher;
    }
    return names;
}

std::string displacementOf(const Impact& impact, Tongue tongue)
{
    ImpactRange share{1.0, 0.0};
    for (const ImpactFigure& figure : impact.figures) {
        share.low = std::min(share.low, figure.factor->displacement);
        share.high = std::max(share.high, figure.factor->displacement);
    }
    const std::string low = std::to_string(std::lround(share.low * 100.0));
    const std::string high = std::to_string(std::lround(share.high * 100.0));
    return low == high ? low : low + " " + in(kTo, tongue) + " " + high;
}

std::string notCountedOf(const Impact& impact, Tongue tongue)
{
    std::string names;
    for (const RefurbPart part : impact.notCounted) {
        names += (names.empty() ? "" : (tongue == Tongue::zh ? "、" : ", "));
        names += in(kParts[static_cast<std::size_t>(part)], tongue);
    }
    return names;
}

void addEquivalents(const ImpactRules& rules, const Impact& impact, Tongue tongue, std::vector<std::string>& sentences)
{
    for (const ImpactEquivalent& one : rules.equivalents) {
        const auto& of = one.ofWater ? impact.waterLitres : impact.avoided;
        const bool holds = one.origin.validFrom <= impact.day && (one.validTo.empty() || impact.day <= one.validTo);
        if (holds && of && of->low > 0.0) {
            const ImpactRange range{of->low / one.amount, of->high / one.amount};
            sentences.push_back(
                filled(in(kLike, tongue), {spoken(range, tongue), one.names[static_cast<std::size_t>(tongue)]}));
        }
    }
}

} // namespace

std::vector<std::string> impactSentences(const ImpactRules& rules, const Impact& impact, Tongue tongue)
{
    std::vector<std::string> sentences;
    if (!impact.avoided) {
        sentences.emplace_back(in(kNoFactor, tongue));
    } else if (impact.avoided->high <= 0.0) {
        sentences.push_back(filled(in(kTookMore, tongue),
                                   {spoken({-impact.avoided->high, -impact.avoided->low}, tongue), sourcesOf(impact)}));
    } else {
        sentences.push_back(filled(in(kAvoided, tongue), {spoken(*impact.avoided, tongue), sourcesOf(impact),
                                                          displacementOf(impact, tongue)}));
    }
    if (impact.avoided && impact.refurbishment > 0.0) {
        sentences.push_back(filled(in(kSpent, tongue), {asSpoken(impact.refurbishment, tongue)}));
    }
    if (impact.ewasteKg) {
        sentences.push_back(filled(in(kWaste, tongue), {asSpoken(*impact.ewasteKg, tongue)}));
    }
    if (impact.waterLitres) {
        sentences.push_back(filled(in(kWater, tongue), {spoken(*impact.waterLitres, tongue)}));
    }
    addEquivalents(rules, impact, tongue, sentences);
    if (!impact.notCounted.empty()) {
        sentences.push_back(filled(in(kNotCounted, tongue), {notCountedOf(impact, tongue)}));
    }
    return sentences;
}

} // namespace regrade::rules
