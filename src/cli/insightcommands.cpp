#include "cli/commands.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/throughput.h"
#include "insight/worklist.h"
#include "passport/history.h"

namespace regrade::cli {

namespace {

using nlohmann::json;

Result<Answer> showItem(Session& session, const std::string& tag)
{
    const auto id = itemFrom(tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    const auto history = session.history(domain::subjectOf(*id));
    if (!history) {
        return history.error();
    }
    Answer answer = stateOf(*item, session.policy(), item->intake->product);
    answer.data.erase("deed");
    for (const auto& entry : passport::timeline(*history, session.policy())) {
        answer.data["timeline"].push_back({{"at", toIso(entry.at)},
                                           {"kind", entry.kind},
                                           {"title", entry.title.en},
                                           {"detail", entry.detail.en},
                                           {"actor", entry.actor},
                                           {"sincePreviousSeconds", entry.sincePrevious.count() / 1000}});
        answer.text += "  " + toIso(entry.at) + "  " + entry.title.en +
                       (entry.detail.en.empty() ? "" : ": " + entry.detail.en) + "\n";
    }
    return answer;
}

struct ItemsOptions {
    insight::WorklistFilter filter;
    int limit = 50;
    int offset = 0;
};

json describe(const insight::WorklistRow& row)
{
    return {{"item", row.item},
            {"sku", row.sku},
            {"product", row.product},
            {"category", row.category},
            {"owner", row.owner},
            {"stage", row.stage.empty() ? json() : json(row.stage)},
            {"standing", row.standing},
            {"grade", row.grade.empty() ? json() : json(row.grade)},
            {"working", row.working},
            {"cycle", row.cycle},
            {"receivedAt", toIso(row.receivedAt)},
            {"changedAt", toIso(row.changedAt)},
            {"price", row.price ? domain::describe(*row.price) : json()}};
}

/// The seller that was asked for; in an owner's view always the own one. None = all.
Result<std::optional<std::string>> sellerOf(const Session& session, const std::string& asked)
{
    const std::string& only = session.onlyOwner();
    if (!only.empty() && !asked.empty() && asked != only) {
        return refused("This sign-in shows the figures of {} only.", {only});
    }
    const std::string& owner = only.empty() ? asked : only;
    return owner.empty() ? std::nullopt : std::optional(owner);
}

Result<Answer> listItems(Session& session, ItemsOptions options)
{
    const auto& reader = session.station().reader();
    const auto owner = sellerOf(session, options.filter.owner.value_or(std::string()));
    if (!owner) {
        return owner.error();
    }
    options.filter.owner = *owner;
    const auto total = insight::worklistCount(reader, options.filter);
    if (!total) {
        return total.error();
    }
    const auto rows = insight::worklist(reader, options.filter, options.offset, options.limit);
    if (!rows) {
        return rows.error();
    }
    Answer answer{{{"total", *total}, {"offset", options.offset}, {"items", json::array()}}, ""};
    for (const auto& row : *rows) {
        answer.data["items"].push_back(describe(row));
        answer.text += row.item + "  " + (row.grade.empty() ? "-" : row.grade) + "  " +
                       (row.stage.empty() ? row.standing : row.stage) + "  " + toIso(row.receivedAt).substr(0, 10) +
                       "  " + row.product + "\n";
    }
    answer.text += std::to_string(rows->size()) + " of " + std::to_string(*total) + " units.\n";
    return answer;
}

json describe(const std::vector<insight::Count>& counts)
{
    json object = json::object();
    for (const auto& count : counts) {
        object[count.key] = count.units;
    }
    return object;
}

json orNull(const std::optional<double>& value) { return value ? json(*value) : json(); }

std::string line(const std::string& name, const insight::Share& share)
{
    if (share.whole == 0) {
        return name + ": no data yet (n = 0)\n";
    }
    return name + ": " + decimals(100.0 * share.value, 1) + " % (95 % interval " + decimals(100.0 * share.low, 1) +
           " to " + decimals(100.0 * share.high, 1) + ", n = " + std::to_string(share.whole) + ")\n";
}

std::string line(const std::string& name, const std::vector<insight::Count>& counts)
{
    std::string text = name + ":";
    for (const auto& count : counts) {
        text += "  " + count.key + " " + std::to_string(count.units);
    }
    return text + "\n";
}

json describe(const insight::Overview& seen)
{
    json months = json::array();
    for (const auto& month : seen.months) {
        months.push_back({{"month", month.month}, {"received", month.received}, {"sold", month.sold}});
    }
    return {{"orders", seen.orders},
            {"received", seen.received},
            {"open", seen.open},
            {"listed", seen.listed},
            {"sold", seen.sold},
            {"exitDue", seen.exitDue},
            {"exited", seen.exited},
            {"byStage", describe(seen.byStage)},
            {"byGrade", describe(seen.byGrade)},
            {"byFirstGrade", describe(seen.byFirstGrade)},
            {"byReason", describe(seen.byReason)},
            {"byAge", describe(seen.byAge)},
            {"overAgeLimit", seen.overAgeLimit},
            {"assessment",
             {{"n", seen.assessments},
              {"medianSeconds", orNull(seen.assessmentMedianSeconds)},
              {"p90Seconds", orNull(seen.assessmentP90Seconds)}}},
            {"aiAgreement", shareJson(seen.aiAgreement)},
            {"conversion", shareJson(seen.conversion)},
            {"secondReturns", shareJson(seen.secondReturns)},
            {"capitalTiedUp", domain::describe(seen.capitalTiedUp)},
            {"revenue", domain::describe(seen.revenue)},
            {"refurbCost", domain::describe(seen.refurbCost)},
            {"medianStockDays", orNull(seen.medianStockDays)},
            {"months", months}};
}

Result<Answer> kpi(Session& session, const std::string& asked)
{
    const auto owner = sellerOf(session, asked);
    if (!owner) {
        return owner.error();
    }
    const auto seen =
        insight::overview(session.station().reader(), session.now(), *owner, session.policy().limits.ageLimitDays);
    if (!seen) {
        return seen.error();
    }
    Answer answer{describe(*seen), ""};
    answer.text = "Orders " + std::to_string(seen->orders) + ", received " + std::to_string(seen->received) +
                  ", in house " + std::to_string(seen->open) + ", listed " + std::to_string(seen->listed) + ", sold " +
                  std::to_string(seen->sold) + ", left " + std::to_string(seen->exited) + "\n";
    answer.text += line("Stages", seen->byStage) + line("Grades", seen->byGrade) + line("Reasons", seen->byReason) +
                   line("Age in days", seen->byAge);
    answer.text += "Over the age limit: " + std::to_string(seen->overAgeLimit) + "\n";
    if (seen->assessmentMedianSeconds && seen->assessmentP90Seconds) {
        answer.text += "Assessment: median " + decimals(*seen->assessmentMedianSeconds, 0) + " s, p90 " +
                       decimals(*seen->assessmentP90Seconds, 0) + " s (n = " + std::to_string(seen->assessments) +
                       ")\n";
    }
    answer.text += line("Camera agrees with the person", seen->aiAgreement) + line("Conversion", seen->conversion) +
                   line("Second returns", seen->secondReturns);
    answer.text += "Capital tied up: " + toText(seen->capitalTiedUp) + ", revenue " + toText(seen->revenue) +
                   ", refurbishment cost " + toText(seen->refurbCost) + "\n";
    return answer;
}

} // namespace

void addInsightCommands(CLI::App& app, Plan& plan)
{
    CLI::App* item = app.add_subcommand("item", "One unit")->require_subcommand(1);
    auto shown = std::make_shared<std::string>();
    CLI::App* show = item->add_subcommand("show", "Everything on record of one unit, with its timeline");
    show->add_option("tag", *shown, "The unit's tag")->required();
    show->callback([&plan, shown] {
        plan.command = inSession(plan, [shown](Session& session) { return showItem(session, *shown); });
    });

    auto options = std::make_shared<ItemsOptions>();
    CLI::App* items = app.add_subcommand("items", "Units, oldest first");
    items->add_option("--stage", options->filter.stage, "Only those at this stage");
    items->add_option("--standing", options->filter.standing, "Only inHouse, listed, exitDue, sold or exited")
        ->check(CLI::IsMember({"inHouse", "listed", "exitDue", "sold", "exited"}));
    items->add_option("--grade", options->filter.grade, "Only this grade");
    items->add_option("--owner", options->filter.owner, "Only this seller");
    items->add_option("--category", options->filter.category, "Only this category");
    items->add_option("--text", options->filter.text, "Part of tag, SKU, product or order number");
    items->add_option("--limit", options->limit, "Rows")->check(CLI::Range(1, 100000))->capture_default_str();
    items->add_option("--offset", options->offset, "Rows to skip")->check(CLI::NonNegativeNumber);
    items->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return listItems(session, *options); });
    });

    auto owner = std::make_shared<std::string>();
    CLI::App* figures = app.add_subcommand("kpi", "The lead's figures, each with its n");
    figures->add_option("--owner", *owner, "Only this seller's units");
    figures->callback(
        [&plan, owner] { plan.command = inSession(plan, [owner](Session& session) { return kpi(session, *owner); }); });
}

} // namespace regrade::cli
