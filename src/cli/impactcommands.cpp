#include "cli/commands.h"

#include "rules/impact.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace regrade::cli {

namespace {

struct ImpactAsk {
    std::string tag;
    std::vector<std::string> period;
    bool all = false;
    bool table = false;
};

nlohmann::json rangeJson(const std::optional<rules::ImpactRange>& range)
{
    return range ? nlohmann::json{{"low", range->low}, {"high", range->high}} : nlohmann::json();
}

nlohmann::json sourceJson(const rules::FactorSource& from, const std::string& row, const rules::Origin& origin,
                          const std::string& validTo)
{
    return {{"row", row},
            {"publisher", from.publisher},
            {"edition", from.edition},
            {"entry", from.entry},
            {"licence", from.licence},
            {"verified", from.verified},
            {"boundary", {{"en", from.boundary.en}, {"zh", from.boundary.zh}}},
            {"source", origin.source},
            {"validFrom", origin.validFrom},
            {"validTo", validTo}};
}

nlohmann::json impactJson(const rules::ImpactRules& rules, const rules::Impact& impact)
{
    nlohmann::json figures = nlohmann::json::array();
    for (const auto& figure : impact.figures) {
        auto entry = sourceJson(figure.factor->from, figure.factor->row, figure.factor->origin, figure.factor->validTo);
        entry["factor"] = figure.factor->value;
        entry["per"] = rules::nameOf(figure.factor->per);
        entry["displacement"] = figure.factor->displacement;
        entry["embodiedKg"] = figure.embodied;
        entry["avoidedKg"] = figure.avoided;
        figures.push_back(std::move(entry));
    }
    nlohmann::json spent = nlohmann::json::array();
    for (const auto& [factor, kg] : impact.spent) {
        auto entry = sourceJson(factor->from, factor->row, factor->origin, factor->validTo);
        entry["part"] = rules::nameOf(factor->part);
        entry["kgCo2e"] = kg;
        spent.push_back(std::move(entry));
    }
    nlohmann::json left = nlohmann::json::array();
    for (const auto part : impact.notCounted) {
        left.push_back(rules::nameOf(part));
    }
    nlohmann::json sentences;
    for (const auto tongue : rules::kTongues) {
        sentences[std::string(rules::nameOf(tongue))] = rules::impactSentences(rules, impact, tongue);
    }
    return {{"estimate", true},
            {"factorsOf", impact.day},
            {"avoidedKgCo2e", rangeJson(impact.avoided)},
            {"figures", figures},
            {"refurbishmentKgCo2e", impact.refurbishment},
            {"refurbishment", spent},
            {"notCounted", left},
            {"ewasteKg", impact.ewasteKg ? nlohmann::json(*impact.ewasteKg) : nlohmann::json()},
            {"waterLitres", rangeJson(impact.waterLitres)},
            {"sentences", sentences}};
}

std::string rangeText(const rules::ImpactRange& range)
{
    const std::string low = rules::roundedFigure(range.low);
    const std::string high = rules::roundedFigure(range.high);
    return low == high ? low : low + " to " + high;
}

/// Reads units one after the other and knows each product's weight.
class ImpactReader {
public:
    ImpactReader(Session& session, const rules::ImpactRules& rules) : m_session(session), m_rules(rules) {}

    /// Nothing where the unit is not released yet.
    [[nodiscard]] std::optional<rules::Impact> of(const domain::Item& item)
    {
        const auto unit =
            rules::impactCaseOf(item, m_session.policy(), item.intake ? weightOf(item.intake->sku) : std::nullopt);
        return unit ? std::optional(rules::impactOf(m_rules, *unit)) : std::nullopt;
    }

private:
    [[nodiscard]] std::optional<double> weightOf(const domain::Sku& sku)
    {
        const auto known = m_weights.find(sku.text());
        if (known != m_weights.end()) {
            return known->second;
        }
        const auto facts = m_session.facts(sku);
        std::optional<double> weight;
        if (facts && facts->weightG > 0) {
            weight = facts->weightG / 1000.0;
        }
        return m_weights.emplace(sku.text(), weight).first->second;
    }

    Session& m_session;
    const rules::ImpactRules& m_rules;
    std::map<std::string, std::optional<double>> m_weights;
};

Result<Answer> impactOfOne(Session& session, const rules::ImpactRules& rules, const std::string& tag)
{
    const auto id = itemFrom(tag);
    const auto item = id ? session.item(*id) : Result<domain::Item>(id.error());
    if (!item) {
        return item.error();
    }
    const auto& owner = session.onlyOwner();
    if (!owner.empty() && (!item->intake || item->intake->owner.text() != owner)) {
        return notFound("There is no unit {} in this store.", {id->text()});
    }
    const auto impact = ImpactReader(session, rules).of(*item);
    if (!impact) {
        return refused("There is no estimate for unit {}: it was not packed yet, or it left without a second use.",
                       {id->text()});
    }
    auto data = impactJson(rules, *impact);
    data["item"] = id->text();
    data["counted"] = rules::countsAsSecondUse(*item);
    std::string text;
    for (const auto& sentence : rules::impactSentences(rules, *impact, rules::Tongue::en)) {
        text += sentence + "\n";
    }
    for (const auto& figure : impact->figures) {
        text += "  " + figure.factor->from.publisher + " (" + figure.factor->from.edition + "), " +
                figure.factor->from.entry + ": " + rules::roundedFigure(figure.embodied) + " kg CO2e to make one, " +
                figure.factor->row + (figure.factor->from.verified ? "\n" : ", not verified\n");
    }
    text += rules::countsAsSecondUse(*item) ? "" : "Not counted in sums before it is sold or given away.\n";
    return Answer{data, text};
}

/// Units that somebody uses again, and what is told of each.
struct ImpactLine {
    domain::ItemId item;
    domain::CategoryId category;
    rules::Impact impact;
};

Result<std::vector<ImpactLine>> impactLines(Session& session, const rules::ImpactRules& rules, const ImpactAsk& ask)
{
    std::vector<std::string> tags;
    const auto read =
        session.station().reader().each("SELECT DISTINCT item FROM event WHERE kind IN ('ItemSold', 'ItemExited')", {},
                                        [&](const store::Row& row) { tags.push_back(row.text(0)); });
    if (!read) {
        return read.error();
    }
    ImpactReader reader(session, rules);
    std::vector<ImpactLine> lines;
    for (const std::string& tag : tags) {
        const auto item = session.item(domain::ItemId(tag));
        if (!item) {
            return item.error();
        }
        const bool own =
            session.onlyOwner().empty() || (item->intake && item->intake->owner.text() == session.onlyOwner());
        auto impact = own && rules::countsAsSecondUse(*item) ? reader.of(*item) : std::nullopt;
        const bool inside =
            ask.period.empty() || (impact && ask.period[0] <= impact->day && impact->day <= ask.period[1]);
        if (impact && inside) {
            lines.push_back({item->id, item->intake->category, *std::move(impact)});
        }
    }
    std::sort(lines.begin(), lines.end(), [](const ImpactLine& a, const ImpactLine& b) {
        return std::tie(a.impact.day, a.item.text()) < std::tie(b.impact.day, b.item.text());
    });
    return lines;
}

nlohmann::json sumJson(const rules::ImpactSum& sum)
{
    return {{"units", sum.units},
            {"withFactor", sum.withFactor},
            {"avoidedKgCo2e", rangeJson(sum.avoided)},
            {"refurbishmentKgCo2e", sum.refurbishment},
            {"ewasteKg", sum.ewasteKg},
            {"waterLitres", rangeJson(sum.waterLitres)}};
}

std::string sumText(const std::string& name, const rules::ImpactSum& sum)
{
    return name + ": " + std::to_string(sum.units) + " units, " + std::to_string(sum.withFactor) +
           " with a factor; estimate " + rangeText(sum.avoided) + " kg CO2e, " + rules::roundedFigure(sum.ewasteKg) +
           " kg electrical waste put off\n";
}

Result<Answer> impactOfMany(Session& session, const rules::ImpactRules& rules, const ImpactAsk& ask)
{
    const auto lines = impactLines(session, rules, ask);
    if (!lines) {
        return lines.error();
    }
    rules::ImpactSum all;
    std::map<std::string, rules::ImpactSum> byCategory;
    nlohmann::json units = nlohmann::json::array();
    std::string table;
    for (const ImpactLine& line : *lines) {
        all.add(line.impact);
        byCategory[line.category.text()].add(line.impact);
        units.push_back(
            {{"item", line.item.text()},
             {"category", line.category.text()},
             {"day", line.impact.day},
             {"avoidedKgCo2e", rangeJson(line.impact.avoided)},
             {"sources", line.impact.figures.size()},
             {"refurbishmentKgCo2e", line.impact.refurbishment},
             {"ewasteKg", line.impact.ewasteKg ? nlohmann::json(*line.impact.ewasteKg) : nlohmann::json()}});
        table += line.impact.day + "  " + line.item.text() + "  " + line.category.text() + "  " +
                 (line.impact.avoided ? rangeText(*line.impact.avoided) + " kg CO2e" : "no factor") + "\n";
    }
    nlohmann::json categories = nlohmann::json::object();
    std::string text = ask.table ? table : "";
    for (const auto& [category, sum] : byCategory) {
        categories[category] = sumJson(sum);
        text += sumText(category, sum);
    }
    text += sumText("All", all);
    nlohmann::json data = sumJson(all);
    data["estimate"] = true;
    data["byCategory"] = categories;
    data["list"] = units;
    return Answer{data, text};
}

Result<Answer> impact(Session& session, const ImpactAsk& ask)
{
    const bool many = ask.all || !ask.period.empty();
    if (many != ask.tag.empty()) {
        return invalid("Name one unit, or ask for all of them with --all or --period.");
    }
    for (const std::string& day : ask.period) {
        if (const auto read = dayFrom(day); !read) {
            return read.error();
        }
    }
    if (ask.period.size() == 2 && ask.period[1] < ask.period[0]) {
        return invalid("The period ends before it begins.");
    }
    const auto rules = rules::readImpactRules(session.station().places().policy, session.policy());
    if (!rules) {
        return rules.error();
    }
    return many ? impactOfMany(session, *rules, ask) : impactOfOne(session, *rules, ask.tag);
}

} // namespace

void addImpactCommands(CLI::App& app, Plan& plan)
{
    auto ask = std::make_shared<ImpactAsk>();
    CLI::App* command = app.add_subcommand("impact", "Estimate what the second use of units puts off: kg CO2e, kg of "
                                                     "electrical waste, by source");
    command->add_option("tag", ask->tag, "The unit's tag");
    command->add_flag("--all", ask->all, "Every unit that was sold again or given away");
    command->add_option("--period", ask->period, "The same of units released from one day to another")->expected(2);
    command->add_flag("--table", ask->table, "With a line for each unit");
    command->callback(
        [&plan, ask] { plan.command = inSession(plan, [ask](Session& session) { return impact(session, *ask); }); });
}

} // namespace regrade::cli
