#include "cli/claimfaults.h"
#include "cli/commands.h"

#include "insight/marketstock.h"
#include "listing/draft.h"
#include "rules/marketdiff.h"
#include "workstation/marketshelf.h"

#include <algorithm>
#include <set>

namespace regrade::cli {

namespace {

using nlohmann::json;

struct MarketOptions {
    std::string id;
    std::string file;
    std::string out;
    std::string tag;
    std::string markets;
    std::string day;
};

json headJson(const rules::MarketPack& pack)
{
    return {{"id", pack.id},
            {"version", pack.version},
            {"market", pack.market},
            {"group", pack.group},
            {"issued", pack.issued},
            {"name", {{"en", pack.name.en}, {"zh", pack.name.zh}}},
            {"rows", pack.rows.size()},
            {"imported", pack.imported},
            {"signer", pack.signer},
            {"digest", pack.digest}};
}

std::string headText(const rules::MarketPack& pack)
{
    return pack.id + ": " + pack.name.en + ", version " + std::to_string(pack.version) + " of " + pack.issued + ", " +
           std::to_string(pack.rows.size()) + " rows, " +
           (pack.imported ? "imported, key " + pack.signer : std::string("shipped")) + "\n";
}

Result<rules::Policy> rulesOfHouse(const Common& common)
{
    const auto places = placesFor(common);
    return places ? workstation::housePolicy(*places) : Result<rules::Policy>(places.error());
}

Error noPack(const std::string& id) { return notFound("There is no market pack {}.", {id}); }

Result<Answer> listPacks(const Common& common)
{
    const auto policy = rulesOfHouse(common);
    if (!policy) {
        return policy.error();
    }
    Answer answer{{{"packs", json::array()}}, {}};
    for (const rules::MarketPack& pack : policy->marketRules->packs) {
        answer.data["packs"].push_back(headJson(pack));
        answer.text += headText(pack);
    }
    return answer;
}

Result<Answer> showPack(const Common& common, const std::string& id)
{
    const auto policy = rulesOfHouse(common);
    if (!policy) {
        return policy.error();
    }
    const rules::MarketPack* pack = policy->marketRules->findPack(id);
    if (pack == nullptr) {
        return noPack(id);
    }
    Answer answer{headJson(*pack), headText(*pack)};
    answer.data["pack"] = nlohmann::json::parse(pack->json);
    for (const rules::MarketRule& rule : pack->rows) {
        answer.text += "  " + rule.id + " (" + std::string(rules::nameOf(rule.kind)) + ", from " + rule.validFrom +
                       (rule.validTo.empty() ? "" : " to " + rule.validTo) + (rule.verified ? "" : ", unverified") +
                       (rule.kind == rules::MarketRuleKind::claim && rule.blocks() ? ", blocks" : "") +
                       "): " + rule.text.en + " [" + rule.source + "]\n";
    }
    return answer;
}

Result<workstation::OfferedPack> offeredIn(const std::string& file)
{
    const auto bytes = readFile(file);
    if (!bytes) {
        return bytes.error();
    }
    return workstation::MarketShelf::open(std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()),
                                          std::filesystem::path(file).filename().string());
}

json changeJson(const rules::RowChange& change)
{
    json fields = json::array();
    for (const rules::FieldChange& field : change.fields) {
        const auto side = [](const std::string& text) { return text.empty() ? json() : json::parse(text); };
        fields.push_back({{"field", field.field}, {"before", side(field.before)}, {"after", side(field.after)}});
    }
    json categories = json::array();
    for (const auto& category : change.categories) {
        categories.push_back(category.text());
    }
    return {{"change", rules::nameOf(change.kind)},
            {"rule", change.rule},
            {"about", change.about},
            {"categories", categories},
            {"fields", fields}};
}

std::string changeText(const rules::RowChange& change)
{
    std::string text =
        "  " + std::string(rules::nameOf(change.kind)) + "  " + change.rule + " (" + change.about + ")\n";
    for (const rules::FieldChange& field : change.fields) {
        if (change.kind == rules::RowChangeKind::changed) {
            text += "      " + field.field + ": " + (field.before.empty() ? "-" : field.before) + " -> " +
                    (field.after.empty() ? "-" : field.after) + "\n";
        }
    }
    return text;
}

/// The rows that differ from what is in force, and the units in stock that they bear on.
Result<Answer> differenceOf(const store::Database& reader, const rules::MarketRules& now,
                            const workstation::OfferedPack& offered)
{
    const rules::MarketPack* before = now.findPack(offered.pack.id);
    const auto changes = rules::diffPacks(before, offered.pack);
    const auto stock = insight::stockByMarket(reader);
    if (!stock) {
        return stock.error();
    }
    rules::MarketRules then = now;
    if (!offered.pack.group.empty()) {
        then.groups[offered.pack.market] = offered.pack.group;
    }
    Answer answer{{{"pack", headJson(offered.pack)},
                   {"key", offered.key},
                   {"versionNow", before == nullptr ? json() : json(before->version)},
                   {"changes", json::array()},
                   {"affected", json::array()}},
                  headText(offered.pack)};
    for (const rules::RowChange& change : changes) {
        answer.data["changes"].push_back(changeJson(change));
        answer.text += changeText(change);
    }
    for (const insight::StockUnit& unit : *stock) {
        json behind = json::array();
        for (const rules::RowChange& change : changes) {
            if (rules::touches(change, offered.pack, then, unit.market, domain::CategoryId(unit.category))) {
                behind.push_back(change.rule);
            }
        }
        if (!behind.empty()) {
            answer.data["affected"].push_back(
                {{"item", unit.item}, {"market", unit.market}, {"category", unit.category}, {"rules", behind}});
        }
    }
    answer.data["affectedCount"] = answer.data["affected"].size();
    answer.text += std::to_string(answer.data["affected"].size()) + " units in stock are affected.\n";
    for (const json& unit : answer.data["affected"]) {
        answer.text += "  " + unit.at("item").get<std::string>() + "  " + unit.at("market").get<std::string>() + "  " +
                       unit.at("category").get<std::string>() + "\n";
    }
    return answer;
}

Result<Answer> diffPack(Session& session, const MarketOptions& options)
{
    const auto offered = offeredIn(options.file);
    return offered ? differenceOf(session.station().reader(), *session.policy().marketRules, *offered)
                   : offered.error();
}

Result<Answer> importPack(Session& session, const MarketOptions& options)
{
    const auto offered = offeredIn(options.file);
    if (!offered) {
        return offered.error();
    }
    const rules::MarketRules& now = *session.policy().marketRules;
    auto answer = differenceOf(session.station().reader(), now, *offered);
    if (!answer) {
        return answer.error();
    }
    const workstation::Places& places = session.station().places();
    const workstation::MarketShelf shelf(places.data);
    // The whole policy with the new pack is read before anything is written.
    if (const auto tried = workstation::policyWith(places, *offered); !tried) {
        return tried.error();
    }
    const auto imported = shelf.import(*offered, now.findPack(offered->pack.id),
                                       passport::KnownStations(places.data / "known-stations.txt"),
                                       session.station().key(), session.author().actor.text(), session.now());
    if (!imported) {
        return imported.error();
    }
    answer->data["imported"] = true;
    answer->text += "Imported. Programs that are open take it at their next start.\n";
    return answer;
}

/// Without a session: a pack that was damaged keeps every other command from starting.
Result<Answer> rollBackPack(const Common& common, const std::string& id)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    const auto to = workstation::MarketShelf(places->data)
                        .rollBack(id, common.actor.empty() ? "operator" : common.actor, SystemClock().now());
    if (!to) {
        return to.error();
    }
    return Answer{{{"id", id}, {"version", *to ? json(**to) : json()}, {"shipped", !to->has_value()}},
                  id + ": " + (*to ? "version " + std::to_string(**to) : std::string("the shipped pack")) +
                      " is in force again. Programs that are open take it at their next start.\n"};
}

Result<Answer> signPack(Session& session, const MarketOptions& options)
{
    const auto bytes = readFile(options.file);
    if (!bytes) {
        return bytes.error();
    }
    const std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    const auto pack = rules::readMarketPack(text, std::filesystem::path(options.file).filename().string());
    if (!pack) {
        return pack.error();
    }
    const std::string written = workstation::signedPack(*pack, session.station().key());
    const auto* begin = reinterpret_cast<const std::byte*>(written.data());
    const auto kept = writeFile(options.out, std::vector<std::byte>(begin, begin + written.size()));
    if (!kept) {
        return kept.error();
    }
    return Answer{{{"id", pack->id},
                   {"version", pack->version},
                   {"key", session.station().key().publicKey()},
                   {"file", options.out}},
                  "Signed pack in " + options.out + "\n"};
}

Result<std::vector<std::string>> marketsFrom(const rules::Policy& policy, const std::string& typed)
{
    std::vector<std::string> markets;
    std::istringstream list(typed);
    for (std::string market; std::getline(list, market, ',');) {
        const bool known = std::any_of(policy.markets.begin(), policy.markets.end(),
                                       [&](const rules::NamedRow& row) { return row.id == market; });
        if (!known) {
            return invalid("The policy has no market \"{}\".", {market});
        }
        markets.push_back(market);
    }
    if (markets.size() < 2) {
        return invalid("Name two markets or more, such as DE,FR.");
    }
    return markets;
}

Answer answerFor(const std::vector<rules::MarketAspect>& aspects)
{
    Answer answer{{{"aspects", json::array()}}, {}};
    for (const rules::MarketAspect& aspect : aspects) {
        json sides = json::array();
        answer.text += aspect.aspect + (aspect.differs ? " (differs)\n" : "\n");
        for (const rules::MarketSide& side : aspect.sides) {
            sides.push_back({{"market", side.market}, {"value", side.value}, {"rules", side.rules}});
            answer.text += "  " + side.market + ": " + (side.value.empty() ? "nothing" : side.value);
            for (const std::string& rule : side.rules) {
                answer.text += " [" + rule + "]";
            }
            answer.text += "\n";
        }
        answer.data["aspects"].push_back({{"aspect", aspect.aspect}, {"differs", aspect.differs}, {"sides", sides}});
    }
    return answer;
}

Result<Answer> compareForUnit(Session& session, const MarketOptions& options)
{
    const auto id = itemFrom(options.tag);
    const auto item = id ? session.item(*id) : Result<domain::Item>(id.error());
    const auto markets = marketsFrom(session.policy(), options.markets);
    const auto day = dayFrom(options.day);
    if (!item || !markets || !day) {
        return !item ? item.error() : !markets ? markets.error() : day.error();
    }
    std::vector<std::string> texts;
    for (const bool chinese : {false, true}) {
        // An ungraded unit has no text yet; all else can be compared.
        if (const auto draft = listing::makeDraft(*item, session.policy(), chinese)) {
            texts.push_back(draft->title + "\n" + draft->body);
        }
    }
    const auto context = rules::claimContextOf(*item, session.policy(), *day);
    Answer answer = answerFor(rules::compareMarkets(*session.policy().marketRules, context, *markets, texts,
                                                    session.policy().limits.warrantyMonths));
    answer.data["item"] = id->text();
    answer.data["day"] = *day;
    return answer;
}

} // namespace

void addMarketCommands(CLI::App& app, Plan& plan)
{
    CLI::App* market = app.add_subcommand("market", "The rules of each market")->require_subcommand(1);
    auto options = std::make_shared<MarketOptions>();
    market->add_subcommand("list", "The packs in force")->callback([&plan] {
        plan.command = [&plan] { return listPacks(plan.common); };
    });
    CLI::App* showing = market->add_subcommand("show", "The rows of a pack with their sources");
    showing->add_option("id", options->id, "Its id, e.g. EU")->required();
    showing->callback(
        [&plan, options] { plan.command = [&plan, options] { return showPack(plan.common, options->id); }; });
    const auto withFile = [&](const char* name, const char* told,
                              Result<Answer> (*body)(Session&, const MarketOptions&)) {
        CLI::App* command = market->add_subcommand(name, told);
        command->add_option("file", options->file, "The pack's file")->required();
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return command;
    };
    withFile("diff", "What a signed pack would change, and for which units in stock; nothing is written", diffPack);
    withFile("import", "Take over a signed pack of a key that is trusted", importPack);
    withFile("sign", "Sign a pack with the key of this station", signPack)
        ->add_option("--out", options->out, "Where the signed pack goes")
        ->required();
    CLI::App* going = market->add_subcommand("rollback", "Go back to the version before");
    going->add_option("id", options->id, "Id of the pack")->required();
    going->callback(
        [&plan, options] { plan.command = [&plan, options] { return rollBackPack(plan.common, options->id); }; });
    CLI::App* comparing = market->add_subcommand("compare", "One unit as two markets see it");
    comparing->add_option("tag", options->tag, "The unit's tag")->required();
    comparing->add_option("--markets", options->markets, "Two or more, e.g. DE,FR")->required();
    comparing->add_option("--day", options->day, "Day whose rules count; without it today (UTC)");
    comparing->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return compareForUnit(session, *options); });
    });
}

} // namespace regrade::cli
