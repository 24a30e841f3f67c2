#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/offering.h"
#include "rules/policy.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

/// What a factor is counted by.
enum class ImpactPer { piece, kg };
[[nodiscard]] std::string_view nameOf(ImpactPer per);

/// Where a figure comes from, so that it can be looked up and disputed.
struct FactorSource {
    std::string publisher; ///< "ADEME Impact CO2"; rows of one publisher follow each other in time
    std::string edition;
    std::string entry; ///< of the publisher's table: "numerique/smartphone"
    std::string licence;
    bool verified = false; ///< edition and licence were compared with the publisher's own text
    Text boundary;         ///< which part of a life the figure covers
};

/// A factor that holds for goods on some days. A new version is a new row; the old one gets its last day.
struct ImpactFactor {
    std::string row; ///< "impact.json/factors#3"
    std::string id;
    std::optional<domain::CategoryId> category;
    std::optional<std::vector<domain::Sku>> skus; ///< unset = every product of the category
    ImpactPer per = ImpactPer::piece;
    double value = 0.0;        ///< kg CO2e to make a new one (factors), litres (water)
    double displacement = 0.0; ///< share of second sales that replace a new one, 0..1
    FactorSource from;
    std::string validTo; ///< last day; empty = still in use
    Text why;
    Origin origin; ///< `validFrom` is enforced
};

/// What the house spent on the unit so that it could be sold again.
enum class RefurbPart { carton, filler, transport, energy, parts };
[[nodiscard]] std::string_view nameOf(RefurbPart part);

struct RefurbFactor {
    std::string row;
    std::string id;
    RefurbPart part = RefurbPart::carton;
    std::vector<std::string> materials; ///< ids of cartons' materials or of fillers; empty = every one
    double value = 0.0;                 ///< kg CO2e a kg
    FactorSource from;
    std::string validTo;
    Text why;
    Origin origin;
};

/// So many kilograms (or litres) are one of something that people can picture.
struct ImpactEquivalent {
    std::string row;
    std::string id;
    bool ofWater = false;
    double amount = 1.0;              ///< kg CO2e or litres of one
    std::array<std::string, 4> names; ///< by Tongue: "urban tree seedlings growing for a year"
    FactorSource from;
    std::string validTo;
    Text why;
    Origin origin;
};

/// Categories whose goods are electrical waste one day.
struct WasteRow {
    std::string row;
    domain::CategoryId category{"unset"};
    std::optional<std::vector<domain::Sku>> skus;
    Text why;
    Origin origin;
};

/// impact.json
struct ImpactRules {
    std::vector<ImpactFactor> factors;
    std::vector<RefurbFactor> refurbishment;
    std::vector<ImpactFactor> water; ///< none is shipped: no sourced one is at hand
    std::vector<ImpactEquivalent> equivalents;
    std::vector<WasteRow> ewaste;
};

/// Read apart from the policy, but of the same files: `conflict` when they are not those of the policy any more.
[[nodiscard]] Result<ImpactRules> readImpactRules(const std::filesystem::path& folder, const Policy& policy);

/// What is known of one unit. `day` (YYYY-MM-DD) is that of its release: later factors change nothing about it.
struct ImpactCase {
    domain::CategoryId category{"unset"};
    domain::Sku sku{"unset"};
    std::string day;
    std::optional<double> weightKg; ///< of the product
    std::optional<double> cartonKg;
    std::string cartonMaterial;
    std::optional<double> fillerKg;
    std::string filler;
    bool partsUsed = false;
};

/// The case of a unit that was packed or given away; nothing before that, nor where it left without a second use.
/// `weightKg` is the product's.
[[nodiscard]] std::optional<ImpactCase> impactCaseOf(const domain::Item& item, const Policy& policy,
                                                     std::optional<double> weightKg);
/// It was sold or given away, so somebody uses it in place of another.
[[nodiscard]] bool countsAsSecondUse(const domain::Item& item);

/// One source's word on a unit.
struct ImpactFigure {
    const ImpactFactor* factor = nullptr;
    double embodied = 0.0; ///< kg CO2e of making a new one
    double avoided = 0.0;  ///< embodied by displacement, less what the refurbishment took; kg CO2e
};

struct ImpactRange {
    double low = 0.0;
    double high = 0.0;
};

/// An estimate. The sources disagree, so it is a range and never one figure.
struct Impact {
    std::string day;
    std::vector<ImpactFigure> figures;                         ///< one a publisher
    std::optional<ImpactRange> avoided;                        ///< kg CO2e; unset = no factor fits
    double refurbishment = 0.0;                                ///< kg CO2e that were counted of it
    std::vector<std::pair<const RefurbFactor*, double>> spent; ///< kg CO2e each
    std::vector<RefurbPart> notCounted;                        ///< no factor or no amount is known
    std::optional<double> ewasteKg;                            ///< unset = not electrical, or its weight is unknown
    std::optional<ImpactRange> waterLitres;                    ///< unset = the house entered no factor
};
[[nodiscard]] Impact impactOf(const ImpactRules& rules, const ImpactCase& unit);

/// Of many units.
struct ImpactSum {
    int units = 0;
    int withFactor = 0; ///< of which some source tells a figure
    ImpactRange avoided;
    double refurbishment = 0.0;
    double ewasteKg = 0.0;
    std::optional<ImpactRange> waterLitres;

    void add(const Impact& impact);
};

/// Kilograms first, comparisons after. Every sentence calls itself an estimate or says what is not counted.
[[nodiscard]] std::vector<std::string> impactSentences(const ImpactRules& rules, const Impact& impact, Tongue tongue);

/// "12.3", "0.42": two figures that count, never more exact than the sources are.
[[nodiscard]] std::string roundedFigure(double value);

} // namespace regrade::rules
