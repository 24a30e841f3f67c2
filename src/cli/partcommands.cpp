#include "cli/commands.h"

#include "domain/eventjson.h"
#include "insight/partstock.h"
#include "stations/dismantling.h"
#include "stations/parts.h"

namespace regrade::cli {

namespace {

constexpr int kMovesShown = 100;

struct PartOptions {
    std::string part;
    std::string name;
    std::string supplier;
    std::vector<std::string> categories;
    std::vector<std::string> products;
    int reorderPoint = 0;
    std::string cost;
    bool key = false;
    int weightG = 0;
    std::vector<std::string> kit;
    int quantity = 1;
    std::string origin;
    std::string note;
    std::string tag;
    std::string stage;
    std::string fraction;
    std::optional<int> grams;
    bool tested = false;
};

/// "PT-1" or "PT-1=4".
Result<domain::KitPart> kitPartFrom(const std::string& text)
{
    const auto equals = text.find('=');
    const std::string number = text.substr(0, equals);
    const std::string pieces = equals == std::string::npos ? "1" : text.substr(equals + 1);
    const bool whole =
        !pieces.empty() && pieces.size() < 7 && pieces.find_first_not_of("0123456789") == std::string::npos;
    if (number.empty() || !whole) {
        return invalid("\"{}\" is not a part of a kit such as PT-1 or PT-1=4.", {text});
    }
    return domain::KitPart{domain::Sku(number), std::stoi(pieces)};
}

Result<domain::PartRegistered> factsFrom(const PartOptions& options)
{
    const auto cost = parseMoney(options.cost);
    if (!cost) {
        return cost.error();
    }
    domain::PartRegistered facts{.sku = domain::Sku(options.part), .name = options.name, .supplier = options.supplier};
    for (const std::string& category : options.categories) {
        facts.categories.emplace_back(category);
    }
    for (const std::string& product : options.products) {
        facts.products.emplace_back(product);
    }
    facts.reorderPoint = options.reorderPoint;
    facts.unitCost = *cost;
    facts.key = options.key;
    facts.weightG = options.weightG;
    for (const std::string& text : options.kit) {
        auto content = kitPartFrom(text);
        if (!content) {
            return content.error();
        }
        facts.kit.push_back(std::move(*content));
    }
    return facts;
}

template <class Ids>
nlohmann::json textsOf(const Ids& ids)
{
    auto texts = nlohmann::json::array();
    for (const auto& id : ids) {
        texts.push_back(id.text());
    }
    return texts;
}

nlohmann::json describe(const insight::PartRow& row)
{
    auto kit = nlohmann::json::array();
    for (const domain::KitPart& content : row.facts.kit) {
        kit.push_back({{"part", content.part.text()}, {"quantity", content.quantity}});
    }
    auto origins = nlohmann::json::object();
    for (const insight::OriginCount& origin : row.origins) {
        origins[std::string(nameOf(origin.origin))] = origin.onHand;
    }
    return {{"part", row.facts.sku.text()},
            {"name", row.facts.name},
            {"supplier", row.facts.supplier},
            {"categories", textsOf(row.facts.categories)},
            {"products", textsOf(row.facts.products)},
            {"reorderPoint", row.facts.reorderPoint},
            {"unitCost", domain::describe(row.facts.unitCost)},
            {"key", row.facts.key},
            {"weightG", row.facts.weightG},
            {"kit", kit},
            {"onHand", row.onHand},
            {"origins", origins},
            {"low", row.isLow()}};
}

std::string lineOf(const insight::PartRow& row)
{
    return row.facts.sku.text() + "  " + row.facts.name + "  on hand: " + std::to_string(row.onHand) +
           (row.isKit() ? " whole kits" : "") + (row.isLow() ? "  LOW" : "") + (row.facts.key ? "  key part" : "") +
           "\n";
}

Result<Answer> listParts(Session& session, bool onlyLow)
{
    const auto rows = insight::parts(session.station().reader());
    if (!rows) {
        return rows.error();
    }
    Answer answer{nlohmann::json::array(), ""};
    for (const auto& row : *rows) {
        if (!onlyLow || row.isLow()) {
            answer.data.push_back(describe(row));
            answer.text += lineOf(row);
        }
    }
    return answer;
}

nlohmann::json describe(const domain::PartLot& lot)
{
    return {{"origin", nameOf(lot.origin)},
            {"source", lot.source ? nlohmann::json(lot.source->text()) : nlohmann::json()},
            {"quantity", lot.quantity},
            {"unitCost", domain::describe(lot.unitCost)},
            {"since", toIso(lot.since)}};
}

nlohmann::json describe(const insight::PartMove& move)
{
    return {{"what", move.what},
            {"by", move.by},
            {"origin", move.origin ? nlohmann::json(nameOf(*move.origin)) : nlohmann::json()},
            {"source", move.source},
            {"unit", move.unit},
            {"note", move.note},
            {"actor", move.actor},
            {"at", toIso(move.at)}};
}

std::string lineOf(const insight::PartMove& move)
{
    return "  " + toIso(move.at) + "  " + (move.what == "loose" ? "used, not kept in stock" : move.what) + "  " +
           std::to_string(move.by) + (move.unit.empty() ? "" : "  unit " + move.unit) +
           (move.note.empty() ? "" : "  " + move.note) + "\n";
}

Result<Answer> showPart(Session& session, const std::string& number)
{
    const auto& reader = session.station().reader();
    const domain::Sku sku(number);
    const auto stock = insight::findPart(reader, sku);
    const auto moves = insight::movesOf(reader, sku, kMovesShown);
    const auto rows = insight::parts(reader);
    if (!stock || !moves || !rows) {
        return !stock ? stock.error() : !moves ? moves.error() : rows.error();
    }
    if (!*stock && moves->empty()) {
        return notFound("The part \"{}\" is not registered. Register it first: regradectl part add.", {number});
    }
    Answer answer{{{"part", number}}, number + ": not registered, so it is not kept in stock\n"};
    for (const auto& row : *rows) {
        if (row.facts.sku == sku) {
            answer = {describe(row), lineOf(row)};
        }
    }
    answer.data["lots"] = nlohmann::json::array();
    answer.data["moves"] = nlohmann::json::array();
    for (const auto& lot : *stock ? (*stock)->lots : std::vector<domain::PartLot>()) {
        answer.data["lots"].push_back(describe(lot));
    }
    for (const auto& move : *moves) {
        answer.data["moves"].push_back(describe(move));
        answer.text += lineOf(move);
    }
    return answer;
}

Result<Answer> addPart(Session& session, const PartOptions& options)
{
    const auto facts = factsFrom(options);
    if (!facts) {
        return facts.error();
    }
    const workers::InformedProductDeed deed = [&](const domain::Product&, const store::Database& store, Time) {
        return stations::registerPart(session.policy(), *facts, insight::partsIn(store));
    };
    const auto receipt = session.perform(facts->sku, deed);
    return receipt ? showPart(session, options.part) : receipt.error();
}

Result<Answer> receiveParts(Session& session, const PartOptions& options)
{
    const domain::Sku sku(options.part);
    const auto origin = domain::partOriginFrom(options.origin);
    const auto known = insight::findPart(session.station().reader(), sku);
    const auto cost = !options.cost.empty() ? parseMoney(options.cost)
                      : known && *known     ? Result<Money>((*known)->facts.unitCost)
                                            : Result<Money>(Money{0, session.policy().limits.labourPerHour.currency});
    if (!origin || !cost) {
        return !origin ? origin.error() : cost.error();
    }
    const domain::PartReceived received{sku, options.quantity, *origin, *cost, options.note};
    const workers::InformedProductDeed deed = [&](const domain::Product&, const store::Database& store, Time) {
        return stations::receivePart(session.policy(), received, insight::partsIn(store));
    };
    const auto receipt = session.perform(sku, deed);
    return receipt ? showPart(session, options.part) : receipt.error();
}

Result<Answer> adjustStock(Session& session, const PartOptions& options)
{
    stations::AdjustForm form{domain::Sku(options.part), options.quantity, options.note, {}};
    if (!options.origin.empty()) {
        const auto origin = domain::partOriginFrom(options.origin);
        if (!origin) {
            return origin.error();
        }
        form.origin = *origin;
    }
    const workers::InformedProductDeed deed = [&](const domain::Product&, const store::Database& store, Time) {
        return stations::adjustPart(form, insight::partsIn(store));
    };
    const auto receipt = session.perform(form.part, deed);
    return receipt ? showPart(session, options.part) : receipt.error();
}

domain::StageId stageOf(const domain::Item& item, const PartOptions& options)
{
    return options.stage.empty() ? item.stage().value_or(domain::StageId("-")) : domain::StageId(options.stage);
}

Result<Answer> harvest(Session& session, const PartOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const workers::InformedItemDeed deed = [&](const domain::Item& item, const store::Database& store, Time) {
        return stations::harvestPart(
            item, session.policy(),
            {stageOf(item, options), domain::Sku(options.part), options.quantity, options.grams, options.tested},
            insight::partsIn(store));
    };
    const auto receipt = session.perform(*id, deed);
    return receipt ? afterDeed(session, *id, "part harvested") : receipt.error();
}

Result<Answer> recover(Session& session, const PartOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(*id, [&](const domain::Item& item, Time) {
        return stations::recoverMaterial(
            item, session.policy(),
            {stageOf(item, options), domain::FractionId(options.fraction), options.grams.value_or(0)});
    });
    return receipt ? afterDeed(session, *id, "material recovered") : receipt.error();
}

/// Adds a command whose body is given the options.
std::pair<CLI::App*, std::shared_ptr<PartOptions>> command(CLI::App& part, Plan& plan, const char* name,
                                                           const char* help,
                                                           Result<Answer> (*body)(Session&, const PartOptions&))
{
    auto options = std::make_shared<PartOptions>();
    CLI::App* added = part.add_subcommand(name, help);
    added->callback([&plan, options, body] {
        plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
    });
    return {added, options};
}

void addStockCommands(CLI::App& part, Plan& plan)
{
    const auto [add, made] =
        command(part, plan, "add", "Register a spare part or a kit, or replace its facts", addPart);
    add->add_option("--part", made->part, "Part number, as it stands on the bag")->required();
    add->add_option("--name", made->name, "Name as people read it")->required();
    add->add_option("--cost", made->cost, "What one piece costs, e.g. \"5.20 EUR\"")->required();
    add->add_option("--supplier", made->supplier, "Who sells it");
    add->add_option("--category", made->categories, "A category that it fits; neither this nor --sku = every unit");
    add->add_option("--sku", made->products, "A product that it fits");
    add->add_option("--reorder", made->reorderPoint, "So many on hand or fewer: order it")->capture_default_str();
    add->add_flag("--key", made->key, "A key part: the buyer is told");
    add->add_option("--weight", made->weightG, "Weight of one piece in grams")->capture_default_str();
    add->add_option("--kit", made->kit, "A part in the kit, e.g. PT-1=4; makes it a kit");

    const auto [receive, came] = command(part, plan, "receive", "Put pieces that came into the stock", receiveParts);
    came->origin = "newOem";
    receive->add_option("part", came->part, "Part number")->required();
    receive->add_option("--quantity", came->quantity, "Pieces")->capture_default_str();
    receive->add_option("--cost", came->cost, "What one piece cost; without it, as registered");
    receive->add_option("--origin", came->origin, "newOem or newAftermarket")->capture_default_str();
    receive->add_option("--note", came->note, "Number of the supplier's delivery note");

    const auto [adjust, counted] = command(part, plan, "adjust", "Correct the stock after a count", adjustStock);
    adjust->add_option("part", counted->part, "Part number")->required();
    adjust->add_option("--by", counted->quantity, "Pieces, e.g. 3 or -2")->required();
    adjust->add_option("--reason", counted->note, "Why")->required();
    adjust->add_option("--origin", counted->origin, "newOem, newAftermarket or harvested");

    command(part, plan, "list", "Every part with what is on hand",
            [](Session& session, const PartOptions&) { return listParts(session, false); });
    command(part, plan, "low", "Parts at their reorder point or under it",
            [](Session& session, const PartOptions&) { return listParts(session, true); });
    const auto [show, shown] =
        command(part, plan, "show", "One part: what lies there, and where it came from and went",
                [](Session& session, const PartOptions& options) { return showPart(session, options.part); });
    show->add_option("part", shown->part, "Part number")->required();
}

} // namespace

void addPartCommands(CLI::App& app, Plan& plan)
{
    CLI::App* part =
        app.add_subcommand("part", "Spare parts: the stock, and what dismantling gives")->require_subcommand(1);
    addStockCommands(*part, plan);

    const auto [harvesting, taken] =
        command(*part, plan, "harvest", "Take a part out of a unit that is dismantled, into the stock", harvest);
    harvesting->add_option("tag", taken->tag, "The unit's tag")->required();
    harvesting->add_option("--part", taken->part, "Part number")->required();
    harvesting->add_option("--quantity", taken->quantity, "Pieces; under zero: put back")->capture_default_str();
    harvesting->add_option("--grams", taken->grams, "Weight of all pieces; without it, as registered");
    harvesting->add_flag("--tested", taken->tested, "It was tested and works");
    harvesting->add_option("--stage", taken->stage, "Stage; without it, where the unit stands");

    const auto [recovering, material] =
        command(*part, plan, "recover", "Record the weight of a material out of a dismantled unit", recover);
    recovering->add_option("tag", material->tag, "The unit's tag")->required();
    recovering->add_option("--fraction", material->fraction, "A fraction of the policy, e.g. plastic")->required();
    recovering->add_option("--grams", material->grams, "Weight; replaces what was said before")->required();
    recovering->add_option("--stage", material->stage, "Stage; without it, where the unit stands");
}

} // namespace regrade::cli
