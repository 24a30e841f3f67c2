#include "cli/commands.h"
#include "cli/seller.h"

#include "domain/eventjson.h"
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
                       (row.stage.empty() ? row.standing : row.stage) + "  " + isoDay(row.receivedAt) + "  " +
                       row.product + "\n";
    }
    answer.text += std::to_string(rows->size()) + " of " + std::to_string(*total) + " units.\n";
    return answer;
}

} // namespace

Result<std::optional<std::string>> sellerOf(const Session& session, const std::string& asked)
{
    const std::string& only = session.onlyOwner();
    if (!only.empty() && !asked.empty() && asked != only) {
        return refused("This sign-in shows the figures of {} only.", {only});
    }
    const std::string& owner = only.empty() ? asked : only;
    return owner.empty() ? std::nullopt : std::optional(owner);
}

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
}

} // namespace regrade::cli
