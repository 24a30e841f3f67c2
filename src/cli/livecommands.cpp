#include "cli/commands.h"

#include "domain/eventjson.h"
#include "workstation/livesession.h"

namespace regrade::cli {

namespace {

struct LiveOptions {
    std::vector<std::string> tags;
    std::string file;
    bool chinese = false;
};

Answer describedSession(const workstation::LiveState& state, const std::string& line)
{
    Answer answer{{{"session", state.name}, {"units", nlohmann::json::array()}, {"sold", nlohmann::json::array()}},
                  line};
    for (const domain::ItemId& unit : state.units) {
        answer.data["units"].push_back(unit.text());
    }
    for (const workstation::LiveSale& sale : state.sold) {
        answer.data["sold"].push_back(
            {{"unit", sale.unit.text()}, {"price", domain::describe(sale.price)}, {"order", sale.order}});
    }
    return answer;
}

Result<void> writeSheet(Session& session, const workstation::LiveState& state, const LiveOptions& options)
{
    const auto pdf =
        workstation::runSheetOf(session.station(), session.station().reader(), state,
                                options.chinese ? passport::PaperLanguage::zh : passport::PaperLanguage::en);
    return pdf ? writeFile(options.file, *pdf) : pdf.error();
}

Result<Answer> newSession(Session& session, const LiveOptions& options)
{
    std::vector<domain::ItemId> units;
    for (const std::string& tag : options.tags) {
        const auto id = itemFrom(tag);
        if (!id) {
            return id.error();
        }
        units.push_back(*id);
    }
    workstation::LiveSession live(session.station());
    const auto begun = live.begin(units);
    if (!begun) {
        return begun.error();
    }
    if (const auto written = writeSheet(session, *begun, options); !written) {
        const auto ended = live.close(session.author()); // nothing was sold: only the note goes
        return ended ? written.error() : ended.error();
    }
    return describedSession(*begun, begun->name + ": " + std::to_string(units.size()) + " units, run sheet in " +
                                        options.file + ".\n");
}

Result<Answer> sheetAgain(Session& session, const LiveOptions& options)
{
    const auto state = workstation::LiveSession(session.station()).state();
    if (!state) {
        return state.error();
    }
    const auto written = writeSheet(session, *state, options);
    return written
               ? Result<Answer>(describedSession(*state, "Run sheet of " + state->name + " in " + options.file + ".\n"))
               : written.error();
}

Answer marked(const workstation::LiveMark& mark, const std::string& line)
{
    return {{{"unit", mark.sale.unit.text()},
             {"price", domain::describe(mark.sale.price)},
             {"order", mark.sale.order},
             {"changed", !mark.again},
             {"sold", mark.sold}},
            line};
}

struct LiveSaleOptions {
    std::string tag;
    std::string price;
    std::string order;
};

Result<Answer> sellLive(Session& session, const LiveSaleOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    std::optional<Money> price;
    if (!options.price.empty()) {
        const auto read = parseMoney(options.price);
        if (!read) {
            return read.error();
        }
        price = *read;
    }
    const auto mark = workstation::LiveSession(session.station()).sell(*id, price, options.order);
    if (!mark) {
        return mark.error();
    }
    if (!mark->again) {
        return marked(*mark, id->text() + ": sold for " + toText(mark->sale.price) + ", order " + mark->sale.order +
                                 ", " + std::to_string(mark->sold) + " sold in this session.\n");
    }
    Answer warning = marked(*mark, "Scanned before: " + id->text() + " is sold in this session already, order " +
                                       mark->sale.order + ". Nothing was changed.\n");
    warning.data["warning"] = "This unit is sold in this session already. Nothing was changed.";
    return warning;
}

Result<Answer> undoLive(Session& session, const std::string& tag)
{
    std::optional<domain::ItemId> unit;
    if (!tag.empty()) {
        const auto id = itemFrom(tag);
        if (!id) {
            return id.error();
        }
        unit = *id;
    }
    const auto mark = workstation::LiveSession(session.station()).undo(unit);
    return mark ? Result<Answer>(marked(*mark, mark->sale.unit.text() + ": not sold any more, " +
                                                   std::to_string(mark->sold) + " sold in this session.\n"))
                : mark.error();
}

Result<Answer> showLive(Session& session)
{
    const auto state = workstation::LiveSession(session.station()).state();
    if (!state) {
        return state.error();
    }
    std::string lines = state->name + ": " + std::to_string(state->sold.size()) + " of " +
                        std::to_string(state->units.size()) + " units sold.\n";
    for (const workstation::LiveSale& sale : state->sold) {
        lines += "  " + sale.unit.text() + "  " + toText(sale.price) + "  " + sale.order + "\n";
    }
    return describedSession(*state, lines);
}

Result<Answer> closeLive(Session& session)
{
    const auto ended = workstation::LiveSession(session.station()).close(session.author());
    return ended ? Result<Answer>(describedSession(
                       *ended, ended->name + " is closed: " + std::to_string(ended->sold.size()) + " of " +
                                   std::to_string(ended->units.size()) + " units are sold.\n"))
                 : ended.error();
}

CLI::App* forSheet(CLI::App& live, Plan& plan, const char* name, const char* help,
                   Result<Answer> (*body)(Session&, const LiveOptions&), bool takesUnits)
{
    auto options = std::make_shared<LiveOptions>();
    CLI::App* command = live.add_subcommand(name, help);
    if (takesUnits) {
        command->add_option("--units", options->tags, "The units that are shown, in this order")->required();
    }
    command->add_option("--to", options->file, "PDF for the run sheet")->required();
    command->add_flag("--chinese", options->chinese, "The run sheet in Chinese");
    command->callback([&plan, options, body] {
        plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
    });
    return command;
}

} // namespace

void addLiveCommands(CLI::App& app, Plan& plan)
{
    CLI::App* live = app.add_subcommand("session", "Selling before a camera")->require_subcommand(1);
    forSheet(*live, plan, "new", "Choose units for a live session, and print its run sheet", newSession, true);
    forSheet(*live, plan, "sheet", "The run sheet of the open session again", sheetAgain, false);

    auto sale = std::make_shared<LiveSaleOptions>();
    CLI::App* selling =
        live->add_subcommand("sell", "A unit of the session was sold; noted until the session is closed");
    selling->add_option("tag", sale->tag, "The unit's tag")->required();
    selling->add_option("--price", sale->price, "Price paid; usually that of the offer");
    selling->add_option("--order", sale->order, "Order number; usually the session's name and the unit's number");
    selling->callback([&plan, sale] {
        plan.command = inSession(plan, [sale](Session& session) { return sellLive(session, *sale); });
    });

    auto tag = std::make_shared<std::string>();
    CLI::App* undoing = live->add_subcommand("undo", "Take the last sale of the session back, or that of a unit");
    undoing->add_option("tag", *tag, "The unit's tag");
    undoing->callback(
        [&plan, tag] { plan.command = inSession(plan, [tag](Session& session) { return undoLive(session, *tag); }); });
    live->add_subcommand("show", "What the open session sold so far")->callback([&plan] {
        plan.command = inSession(plan, showLive);
    });
    live->add_subcommand("close", "Record the sales of the session, all of them or none, and end it")
        ->callback([&plan] { plan.command = inSession(plan, closeLive); });
}

} // namespace regrade::cli
