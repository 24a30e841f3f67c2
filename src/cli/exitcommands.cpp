#include "cli/commands.h"

#include "domain/eventjson.h"
#include "insight/worklist.h"
#include "passport/exitpaper.h"
#include "rules/exits.h"
#include "stations/exit.h"
#include "tables/csvtext.h"
#include "workstation/exitsweep.h"

#include <algorithm>

namespace regrade::cli {

namespace {

constexpr int kMostListed = 100'000;

struct ExitsOptions {
    std::string tag;
    std::string until;
    std::string reason;
    std::string out;
    std::string language = "en";
    std::string year;
};

std::string ageText(int days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

/// Everything in the queue, and what comes into it next.
Result<Answer> queue(Session& session, const ExitsOptions&)
{
    Answer answer{nlohmann::json::array(), ""};
    const auto rows = insight::worklist(session.station().reader(), {.standing = "exitDue"}, 0, kMostListed);
    if (!rows) {
        return rows.error();
    }
    for (const insight::WorklistRow& row : *rows) {
        if (!session.onlyOwner().empty() && row.owner != session.onlyOwner()) {
            continue;
        }
        const auto item = session.item(domain::ItemId(row.item));
        if (!item || !item->due) {
            continue;
        }
        const std::string route(domain::nameOf(item->due->route));
        const int age = rules::ageDays(session.policy(), *item, session.now());
        answer.data.push_back({{"item", row.item},
                               {"product", row.product},
                               {"grade", row.grade},
                               {"ageDays", age},
                               {"route", route},
                               {"why", item->due->reasons.empty() ? "" : item->due->reasons.front().why.en},
                               {"row", item->due->reasons.empty() ? "" : item->due->reasons.front().row}});
        answer.text += row.item + "  " + ageText(age) + "  " + route + "  " + row.product + "\n";
    }
    if (answer.text.empty()) {
        answer.text = "The exit queue is empty.\n";
    }
    return answer;
}

Result<Answer> sweep(Session& session, const ExitsOptions&)
{
    const auto moved = workstation::sweepExits(session.station(), session.author());
    if (!moved) {
        return moved.error();
    }
    return Answer{{{"moved", *moved}},
                  std::to_string(*moved) + (*moved == 1 ? " unit" : " units") + " moved to the exit queue.\n"};
}

Result<Answer> hold(Session& session, const ExitsOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(*id, [&](const domain::Item& item, Time now) {
        return stations::holdInHouse(item, session.policy(), options.until, options.reason, now);
    });
    return receipt ? afterDeed(session, *id, "held") : receipt.error();
}

Result<Answer> paper(Session& session, const ExitsOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    const auto product = session.product(item->intake ? item->intake->sku : domain::Sku("-"));
    const auto facts = passport::exitPaperOf(session.policy(), *item, product ? &*product : nullptr,
                                             session.station().station().text(), session.now());
    if (!facts) {
        return facts.error();
    }
    const auto language = options.language == "zh" ? passport::PaperLanguage::zh : passport::PaperLanguage::en;
    const auto pdf = passport::exitPaperPdf(*facts, language);
    if (!pdf) {
        return pdf.error();
    }
    if (const auto filed = writeFile(options.out, *pdf); !filed) {
        return filed.error();
    }
    return Answer{{{"item", id->text()}, {"document", facts->document}, {"file", options.out}},
                  facts->document + " written to " + options.out + ".\n"};
}

std::vector<std::byte> csvBytes(const std::string& text)
{
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

/// Unsold goods that left in a year, as the law wants them told: how many, how heavy, why, and to where.
Result<Answer> disclosure(Session& session, const ExitsOptions& options)
{
    const auto rows = insight::worklist(session.station().reader(), {.standing = "exited"}, 0, kMostListed);
    if (!rows) {
        return rows.error();
    }
    struct Sum {
        int units = 0;
        std::int64_t grams = 0;
        int unknownWeight = 0;
    };
    std::map<std::vector<std::string>, Sum> sums;
    for (const insight::WorklistRow& row : *rows) {
        const auto item = session.item(domain::ItemId(row.item));
        const bool counts = item && item->exit && item->intake && item->lastEventAt &&
                            toIso(*item->lastEventAt).starts_with(options.year + "-") &&
                            (session.onlyOwner().empty() || row.owner == session.onlyOwner());
        if (!counts) {
            continue;
        }
        const auto product = session.product(item->intake->sku);
        const int grams = product && product->facts ? product->facts->weightG : 0;
        Sum& sum = sums[{row.owner, row.category, item->intake->market.text(),
                         std::string(domain::nameOf(item->exit->route)), item->exit->derogation.value_or("")}];
        ++sum.units;
        sum.grams += grams;
        sum.unknownWeight += grams == 0 ? 1 : 0;
    }
    Answer answer{{{"year", options.year}, {"rows", nlohmann::json::array()}}, ""};
    std::string csv =
        tables::kByteOrderMark + tables::csvRow({"year", "owner", "category", "market", "route", "derogation", "units",
                                                 "kilograms", "units_of_unknown_weight", "destroyed"});
    for (const auto& [key, sum] : sums) {
        const auto route = domain::exitRouteFrom(key[3]);
        const bool destroyed = route && rules::destroys(*route);
        const std::string kg =
            std::to_string(sum.grams / 1000) + "." + std::to_string(1000 + sum.grams % 1000).substr(1);
        csv += tables::csvRow({options.year, key[0], key[1], key[2], key[3], key[4], std::to_string(sum.units), kg,
                               std::to_string(sum.unknownWeight), destroyed ? "yes" : "no"});
        answer.data["rows"].push_back({{"owner", key[0]},
                                       {"category", key[1]},
                                       {"market", key[2]},
                                       {"route", key[3]},
                                       {"derogation", key[4]},
                                       {"units", sum.units},
                                       {"grams", sum.grams},
                                       {"unknownWeight", sum.unknownWeight},
                                       {"destroyed", destroyed}});
        answer.text +=
            key[1] + "  " + key[2] + "  " + key[3] + "  " + std::to_string(sum.units) + " units  " + kg + " kg\n";
    }
    if (!options.out.empty()) {
        if (const auto filed = writeFile(options.out, csvBytes(csv)); !filed) {
            return filed.error();
        }
    }
    return answer;
}

} // namespace

void addExitCommands(CLI::App& app, Plan& plan)
{
    CLI::App* exits = app.add_subcommand("exits", "Units that grew too old, and how they leave")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const ExitsOptions&)) {
        auto options = std::make_shared<ExitsOptions>();
        CLI::App* command = exits->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    add("list", "The exit queue, oldest first, with the proposed way out", queue);
    add("sweep", "Move what is older than the age limit to the queue; again and again without harm", sweep);
    const auto [holding, held] = add("hold", "Keep an old unit in the house", hold);
    holding->add_option("tag", held->tag, "The unit's tag")->required();
    holding->add_option("--until", held->until, "The last day, YYYY-MM-DD")->required();
    holding->add_option("--reason", held->reason, "Why")->required();
    const auto [papering, papered] = add("paper", "The paper that goes with a unit that leaves or has left", paper);
    papering->add_option("tag", papered->tag, "The unit's tag")->required();
    papering->add_option("--out", papered->out, "PDF to write")->required();
    papering->add_option("--language", papered->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
    const auto [disclosing, disclosed] =
        add("disclosure", "Unsold goods that left in a year, for the yearly table", disclosure);
    disclosing->add_option("--year", disclosed->year, "YYYY")->required();
    disclosing->add_option("--to", disclosed->out, "CSV to write");
}

} // namespace regrade::cli
