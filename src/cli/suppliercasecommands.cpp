#include "cli/commands.h"
#include "cli/shares.h"

#include "insight/suppliercases.h"
#include "insight/supplierreport.h"
#include "stations/suppliercase.h"
#include "tables/csvtext.h"

namespace regrade::cli {

namespace {

struct CaseAsk {
    std::string sku;
    std::string code;
    std::string number;
    std::string status;
    std::string note;
    std::string effective;
    std::string file;
};

nlohmann::json stepJson(const insight::SupplierStep& step)
{
    return {{"status", domain::nameOf(step.status)},
            {"note", step.note},
            {"effective", step.effective},
            {"actor", step.actor},
            {"at", toIso(step.at)}};
}

nlohmann::json caseJson(const insight::SupplierCaseRow& row)
{
    nlohmann::json steps = nlohmann::json::array();
    for (const insight::SupplierStep& step : row.steps) {
        steps.push_back(stepJson(step));
    }
    return {{"number", row.opened.number},     {"sku", row.opened.sku.text()},
            {"code", row.opened.code},         {"status", domain::nameOf(row.status)},
            {"expected", row.opened.expected}, {"hits", row.opened.hits},
            {"units", row.opened.units},       {"since", row.opened.since},
            {"effective", row.effective},      {"steps", steps}};
}

std::string caseLine(const insight::SupplierCaseRow& row)
{
    return row.opened.number + "  " + row.opened.sku.text() + "  " + row.opened.code + "  " +
           std::string(domain::nameOf(row.status)) + "  " + std::to_string(row.opened.hits) + " of " +
           std::to_string(row.opened.units) + " units, on others " + decimals(100.0 * row.opened.expected, 1) + " %\n";
}

Result<insight::CaseFigures> figuresFor(Session& session, const insight::SupplierCaseRow& row)
{
    const auto units = insight::supplierUnits(session.station().reader(), session.policy(), {});
    return units ? insight::figuresOf(*units, session.policy(), row) : units.error();
}

/// The case with what came of it.
Result<Answer> tellCase(Session& session, const std::string& number)
{
    const auto row = insight::supplierCase(session.station().reader(), number);
    const auto figures = row ? figuresFor(session, *row) : Result<insight::CaseFigures>(row.error());
    if (!figures) {
        return figures.error();
    }
    Answer answer{caseJson(*row), caseLine(*row)};
    answer.data["before"] = shareJson(figures->before);
    answer.data["after"] = figures->after ? shareJson(*figures->after) : nlohmann::json();
    answer.text += "  before: " + shareText(figures->before) + "\n";
    answer.text += figures->after ? "  from " + row->effective + " on: " + shareText(*figures->after) + "\n" : "";
    if (figures->difference) {
        const auto& [low, high] = *figures->difference;
        const bool shown = low > 0.0 || high < 0.0;
        answer.data["difference"] = {{"low", low}, {"high", high}, {"shown", shown}};
        answer.text += "  fewer by " + decimals(100.0 * low, 1) + " to " + decimals(100.0 * high, 1) +
                       " points: " + (shown ? "shown" : "no difference shown") + "\n";
    } else if (figures->tooLittle) {
        answer.data["tooLittle"] = figures->tooLittle->what();
        answer.text += "  " + figures->tooLittle->what() + "\n";
    }
    for (const insight::SupplierStep& step : row->steps) {
        answer.text +=
            "  " + toIso(step.at) + "  " + std::string(domain::nameOf(step.status)) + "  " + step.note + "\n";
    }
    return answer;
}

Result<Answer> openCaseOf(Session& session, const CaseAsk& ask)
{
    const auto report =
        insight::supplierReport(session.station().reader(), session.policy(), {.by = {}, .owner = {}, .sku = ask.sku});
    if (!report) {
        return report.error();
    }
    std::optional<stations::FrequentCode> alarm;
    for (const insight::SupplierAlarm& one : report->alarms) {
        if (one.sku == ask.sku && one.code == ask.code) {
            alarm = {one.expected, one.share.part, one.share.whole, one.since};
        }
    }
    std::string number;
    const auto receipt = session.perform(domain::Sku(ask.sku), [&](const domain::Product& product, Time) {
        auto events = stations::openSupplierCase(product, ask.code, alarm);
        if (events) {
            number = std::get<domain::SupplierCaseOpened>(events->front()).number;
        }
        return events;
    });
    return receipt ? tellCase(session, number) : receipt.error();
}

Result<Answer> moveCaseOn(Session& session, const CaseAsk& ask)
{
    const auto status = domain::supplierStatusFrom(ask.status);
    const auto row = status ? insight::supplierCase(session.station().reader(), ask.number)
                            : Result<insight::SupplierCaseRow>(status.error());
    if (!row) {
        return row.error();
    }
    const auto receipt = session.perform(row->opened.sku, [&](const domain::Product& product, Time) {
        return stations::moveSupplierCase(product, {ask.number, *status, ask.note, ask.effective});
    });
    return receipt ? tellCase(session, ask.number) : receipt.error();
}

Result<Answer> listCases(Session& session)
{
    const auto rows = insight::supplierCases(session.station().reader());
    if (!rows) {
        return rows.error();
    }
    Answer answer{nlohmann::json::array(), rows->empty() ? "No case with a supplier is on record.\n" : ""};
    for (const insight::SupplierCaseRow& row : *rows) {
        answer.data.push_back(caseJson(row));
        answer.text += caseLine(row);
    }
    return answer;
}

std::string letterRow(const insight::SupplierCaseRow& row, const std::string& what, const std::string& from,
                      const stats::Share& share, int least)
{
    const auto told = insight::toldOutside(share, least);
    return told ? tables::csvRow({row.opened.number, row.opened.sku.text(), row.opened.code, what, from, told->units,
                                  std::to_string(told->whole), std::to_string(told->low), std::to_string(told->high)})
                : tables::csvRow(
                      {row.opened.number, row.opened.sku.text(), row.opened.code, what, from, "", "", "", ""});
}

/// What goes out to the supplier: counts of groups and nothing of a single unit, of people or of notes.
Result<Answer> writeLetter(Session& session, const CaseAsk& ask)
{
    const auto row = insight::supplierCase(session.station().reader(), ask.number);
    const auto figures = row ? figuresFor(session, *row) : Result<insight::CaseFigures>(row.error());
    if (!figures) {
        return figures.error();
    }
    constexpr std::size_t kDay = 10;
    const int least = figures->least;
    const stats::Share alarm = stats::wilsonShare(row->opened.hits, row->opened.units);
    std::string csv = tables::csvRow({"case", "sku", "code", "what", "from", "units", "of", "rate_low", "rate_high"});
    csv += letterRow(*row, "when the case was opened", row->opened.since.substr(0, kDay), alarm, least);
    csv += letterRow(*row, "before the measure", row->opened.since.substr(0, kDay), figures->before, least);
    csv += figures->after ? letterRow(*row, "with the measure", row->effective, *figures->after, least) : "";
    const auto* first = reinterpret_cast<const std::byte*>(csv.data());
    if (const auto kept = writeFile(ask.file, {first, first + csv.size()}); !kept) {
        return kept.error();
    }
    return Answer{{{"number", row->opened.number}, {"file", ask.file}, {"least", least}},
                  "For the supplier: " + ask.file + ". Groups of fewer than " + std::to_string(least) +
                      " units are not counted out.\n"};
}

} // namespace

void addSupplierCaseCommands(CLI::App& supplier, Plan& plan)
{
    using Body = Result<Answer> (*)(Session&, const CaseAsk&);
    CLI::App* cases = supplier.add_subcommand("case", "Defects taken up with suppliers")->require_subcommand(1);
    const auto caseIn = [&plan, cases](const char* name, const char* help, Body body) {
        auto ask = std::make_shared<CaseAsk>();
        CLI::App* command = cases->add_subcommand(name, help);
        command->callback([&plan, ask, body] {
            plan.command = inSession(plan, [ask, body](Session& session) { return body(session, *ask); });
        });
        return std::pair(command, ask);
    };
    const auto [opening, opened] = caseIn("open", "Take up an alarm of the supplier's report", openCaseOf);
    opening->add_option("--sku", opened->sku, "The product")->required();
    opening->add_option("--code", opened->code, "As the alarm names it")->required();
    const auto [moving, moved] = caseIn("move", "Say how a case went on", moveCaseOn);
    moving->add_option("number", moved->number, "Number of the case")->required();
    moving->add_option("--to", moved->status, "sent, answered, measureAgreed or closed")->required();
    moving->add_option("--note", moved->note, "What happened, without names of people")->required();
    moving->add_option("--effective", moved->effective,
                       "Of an agreed measure: YYYY-MM-DD, units received from then on have it");
    (void)caseIn("list", "Every case", [](Session& session, const CaseAsk&) { return listCases(session); });
    const auto [showing, shown] =
        caseIn("show", "A case and what came of it",
               [](Session& session, const CaseAsk& ask) { return tellCase(session, ask.number); });
    showing->add_option("number", shown->number, "Number of the case")->required();
    const auto [writing, written] = caseIn("letter", "What goes out to the supplier, as CSV", writeLetter);
    writing->add_option("number", written->number, "Number of the case")->required();
    writing->add_option("--out", written->file, "The file")->required();
}

} // namespace regrade::cli
