#include "cli/commands.h"

#include "insight/worklist.h"
#include "passport/dpp.h"
#include "passport/epcis.h"
#include "passport/foreigndocument.h"
#include "passport/ords.h"
#include "rules/exchange.h"
#include "stations/foreignhistory.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <tuple>

namespace regrade::cli {

namespace {

constexpr int kUnitsAtOnce = 500;

struct ExchangeOptions {
    std::string tag;
    bool all = false;
    std::string out;
    std::string file;
};

std::vector<std::byte> fileBytes(const std::string& text)
{
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

/// One unit with what its documents are made of.
struct OneUnit {
    domain::Item item;
    std::vector<store::RecordedEvent> history;
};

Result<OneUnit> unitWith(Session& session, const domain::ItemId& id)
{
    auto item = session.item(id);
    if (!item) {
        return item.error();
    }
    auto history = session.history(domain::subjectOf(id));
    return history ? Result<OneUnit>(OneUnit{*std::move(item), *std::move(history)}) : history.error();
}

Result<rules::Exchange> exchangeOf(Session& session)
{
    return rules::readExchange(session.station().places().policy, session.policy());
}

/// The unit that was named, or every unit that ever was in the house.
Result<std::vector<domain::ItemId>> chosenUnits(Session& session, const ExchangeOptions& options)
{
    if (options.all != options.tag.empty()) {
        return invalid("Name one unit, or take --all.");
    }
    if (!options.all) {
        const auto id = itemFrom(options.tag);
        return id ? Result<std::vector<domain::ItemId>>(std::vector{*id}) : id.error();
    }
    std::vector<domain::ItemId> units;
    for (;;) {
        const auto some =
            insight::worklist(session.station().reader(), {}, static_cast<int>(units.size()), kUnitsAtOnce);
        if (!some) {
            return some.error();
        }
        for (const insight::WorklistRow& row : *some) {
            units.emplace_back(row.item);
        }
        if (some->size() < static_cast<std::size_t>(kUnitsAtOnce)) {
            return units;
        }
    }
}

Result<void> haveFolder(const std::filesystem::path& folder)
{
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault) {
        return storageError("The folder {} could not be made.", {folder.string()}, fault.message());
    }
    return {};
}

/// With --all, and where `out` is a folder, a file named after the unit in it.
Result<std::filesystem::path> placeOf(const ExchangeOptions& options, const domain::ItemId& id, const char* ending)
{
    std::error_code fault;
    const std::filesystem::path out(options.out);
    if (!options.all && !std::filesystem::is_directory(out, fault) && out.has_filename()) {
        return out;
    }
    const auto made = haveFolder(out);
    return made ? Result<std::filesystem::path>(out / (id.text() + ending)) : made.error();
}

/// What the starting values of the policy make of a document: people are to know before they hand it out.
void addNotes(Answer& answer, Session& session, const rules::Exchange& exchange)
{
    answer.data["notes"] = nlohmann::json::array();
    const auto add = [&](const std::string& note) {
        answer.data["notes"].push_back(note);
        answer.text += note + "\n";
    };
    const std::string& link = session.policy().codes.unitLinks.front();
    if (link.find(".invalid/") != std::string::npos) {
        add("Addresses begin with " + link + ", a starting value: put the house's own into codes.json.");
    }
    if (exchange.companyPrefix.starts_with("952")) {
        add("The GS1 prefix " + exchange.companyPrefix + " is for examples only.");
    }
}

Result<Answer> exportEvents(Session& session, const ExchangeOptions& options)
{
    const auto units = chosenUnits(session, options);
    const auto exchange = units ? exchangeOf(session) : Result<rules::Exchange>(units.error());
    if (!exchange) {
        return exchange.error();
    }
    Answer answer{{{"files", nlohmann::json::array()}, {"units", 0}, {"events", 0}}, {}};
    std::map<std::string, passport::EpcisLeftOut> leftOut;
    int events = 0;
    for (const domain::ItemId& id : *units) {
        const auto unit = unitWith(session, id);
        const auto made = unit ? passport::exportEpcis(unit->history, session.policy(), *exchange)
                               : Result<passport::EpcisExport>(unit.error());
        const auto place = made ? placeOf(options, id, ".epcis.jsonld") : Result<std::filesystem::path>(made.error());
        const auto written =
            place ? writeFile(place->string(), fileBytes(made->document)) : Result<void>(place.error());
        if (!written) {
            return written.error();
        }
        events += made->events;
        answer.data["files"].push_back({{"item", id.text()}, {"file", place->string()}, {"events", made->events}});
        for (const auto& [kind, left] : made->leftOut) {
            leftOut[kind].events += left.events;
            leftOut[kind].why = left.why;
        }
    }
    answer.data["units"] = units->size();
    answer.data["events"] = events;
    answer.data["leftOut"] = nlohmann::json::array();
    answer.text =
        std::to_string(units->size()) + " units, " + std::to_string(events) + " EPCIS events in " + options.out + "\n";
    for (const auto& [kind, left] : leftOut) {
        answer.data["leftOut"].push_back({{"kind", kind}, {"events", left.events}, {"why", left.why}});
        answer.text += "  not told: " + std::to_string(left.events) + " " + kind + ": " + left.why + "\n";
    }
    addNotes(answer, session, *exchange);
    return answer;
}

/// The passport and the events that it names, side by side; what the answer says of them.
Result<nlohmann::json> writePassport(Session& session, const OneUnit& unit, const rules::Exchange& exchange,
                                     const std::filesystem::path& out)
{
    const auto events = passport::exportEpcis(unit.history, session.policy(), exchange);
    const auto made = events ? passport::exportDpp({unit.item, unit.history, session.policy(), exchange, *events})
                             : Result<std::string>(events.error());
    if (!made) {
        return made.error();
    }
    const auto draft = out / (unit.item.id.text() + ".dpp.json");
    const auto beside = out / (unit.item.id.text() + ".epcis.jsonld");
    auto written = writeFile(beside.string(), fileBytes(events->document));
    written = written ? writeFile(draft.string(), fileBytes(*made)) : written;
    if (!written) {
        return written.error();
    }
    return nlohmann::json{{"item", unit.item.id.text()}, {"file", draft.string()}, {"epcis", beside.string()}};
}

Result<Answer> exportPassports(Session& session, const ExchangeOptions& options)
{
    const auto units = chosenUnits(session, options);
    const auto exchange = units ? exchangeOf(session) : Result<rules::Exchange>(units.error());
    const auto folder = exchange ? haveFolder(options.out) : Result<void>(exchange.error());
    if (!folder) {
        return folder.error();
    }
    Answer answer{{{"files", nlohmann::json::array()}, {"status", "unsigned draft"}}, {}};
    for (const domain::ItemId& id : *units) {
        const auto unit = unitWith(session, id);
        if (unit && options.all && unit->item.isUndone()) {
            continue; // its tag is void
        }
        auto written =
            unit ? writePassport(session, *unit, *exchange, options.out) : Result<nlohmann::json>(unit.error());
        if (!written) {
            return written.error();
        }
        answer.data["files"].push_back(*std::move(written));
    }
    const std::size_t passports = answer.data["files"].size();
    answer.data["units"] = passports;
    answer.text = std::to_string(passports) + " passports (unsigned drafts), each with its EPCIS events, in " +
                  options.out + "\n";
    addNotes(answer, session, *exchange);
    return answer;
}

void addFindings(Answer& answer, const std::vector<passport::DocumentFinding>& findings)
{
    answer.holds = findings.empty();
    answer.data["valid"] = findings.empty();
    answer.data["findings"] = nlohmann::json::array();
    for (const passport::DocumentFinding& finding : findings) {
        answer.data["findings"].push_back({{"place", finding.place}, {"problem", finding.problem.what()}});
        answer.text += "  " + finding.place + ": " + finding.problem.what() + "\n";
    }
}

Result<Answer> checkEpcis(const ExchangeOptions& options)
{
    const auto bytes = readFile(options.file);
    const auto look = bytes ? passport::lookAtEpcis(*bytes) : Result<passport::EpcisLook>(bytes.error());
    if (!look) {
        return look.error();
    }
    Answer answer{{{"file", options.file},
                   {"events", look->events},
                   {"issuer", look->issuer},
                   {"from", look->from},
                   {"to", look->to}},
                  std::to_string(look->events) + " events" +
                      (look->findings.empty() ? ", by the rules of EPCIS 2.0.\n" : ", not by the rules:\n")};
    addFindings(answer, look->findings);
    return answer;
}

Result<Answer> checkDpp(const ExchangeOptions& options)
{
    const auto bytes = readFile(options.file);
    const auto look = bytes ? passport::lookAtDpp(*bytes) : Result<passport::DppLook>(bytes.error());
    if (!look) {
        return look.error();
    }
    Answer answer{{{"file", options.file},
                   {"events", look->events},
                   {"issuer", look->issuer},
                   {"serial", look->serial},
                   {"day", look->day},
                   {"signed", look->hasProof},
                   {"signatureChecked", false}},
                  look->findings.empty() ? "It has what UNTP DPP 0.6.0 requires. " : "Not by UNTP DPP 0.6.0. "};
    answer.text +=
        look->hasProof ? "It says that it is signed; the signature was not checked.\n" : "It is not signed.\n";
    addFindings(answer, look->findings);
    return answer;
}

using ReadForeign = Result<domain::ForeignHistoryNoted> (*)(std::span<const std::byte>, const passport::DocumentTaker&);

Result<Answer> importDocument(Session& session, const ExchangeOptions& options, ReadForeign read)
{
    const auto id = itemFrom(options.tag);
    const auto unit = id ? unitWith(session, *id) : Result<OneUnit>(id.error());
    const auto exchange = unit ? exchangeOf(session) : Result<rules::Exchange>(unit.error());
    const auto bytes = exchange ? readFile(options.file) : Result<std::vector<std::byte>>(exchange.error());
    if (!bytes) {
        return bytes.error();
    }
    const auto history = read(*bytes, {unit->item, unit->history, session.policy(), *exchange});
    // Before the file is kept: what is refused leaves nothing behind.
    const auto allowed =
        history ? stations::noteForeignHistory(unit->item, *history) : Result<domain::Events>(history.error());
    const auto kept =
        allowed ? session.station().photos().put(*bytes, "json") : Result<domain::PhotoHash>(allowed.error());
    if (!kept) {
        return kept.error();
    }
    const auto receipt = session.perform(
        *id, [&](const domain::Item& item, Time) { return stations::noteForeignHistory(item, *history); });
    if (!receipt) {
        return receipt.error();
    }
    return Answer{{{"item", id->text()},
                   {"format", history->format},
                   {"document", history->document},
                   {"events", history->events},
                   {"issuer", history->issuer},
                   {"from", history->from},
                   {"to", history->to},
                   {"verified", false}},
                  "On the record of " + id->text() + " as foreign history, not verified: " +
                      std::to_string(history->events) + " events, SHA-256 " + history->document + "\n"};
}

Result<Answer> exportRepairs(Session& session, const ExchangeOptions& options)
{
    const auto units = chosenUnits(session, {.tag = {}, .all = true, .out = {}, .file = {}});
    const auto exchange = units ? exchangeOf(session) : Result<rules::Exchange>(units.error());
    if (!exchange) {
        return exchange.error();
    }
    std::vector<passport::OrdsLine> lines;
    std::map<std::string, int> without;
    for (const domain::ItemId& id : *units) {
        const auto history = session.history(domain::subjectOf(id));
        if (!history) {
            return history.error();
        }
        passport::OrdsUnit unit = passport::ordsOf(*history, session.policy(), *exchange);
        std::move(unit.lines.begin(), unit.lines.end(), std::back_inserter(lines));
        if (unit.repairs > 0) {
            without[unit.category] += unit.repairs;
        }
    }
    std::sort(lines.begin(), lines.end(),
              [](const auto& a, const auto& b) { return std::tie(a.day, a.id) < std::tie(b.day, b.id); });
    if (const auto written = writeFile(options.out, fileBytes(passport::ordsCsv(lines, *exchange))); !written) {
        return written.error();
    }
    Answer answer{{{"file", options.out}, {"repairs", lines.size()}, {"withoutCategory", without}},
                  std::to_string(lines.size()) + " repairs in " + options.out + "\n"};
    for (const auto& [category, repairs] : without) {
        answer.text += "  not told: " + std::to_string(repairs) + " repairs of " + category +
                       ", for which exchange.json names no category.\n";
    }
    return answer;
}

/// A command of `group` that works on an open store.
std::pair<CLI::App*, std::shared_ptr<ExchangeOptions>> addTo(CLI::App& group, Plan& plan, const char* name,
                                                             const char* help,
                                                             Result<Answer> (*body)(Session&, const ExchangeOptions&))
{
    auto options = std::make_shared<ExchangeOptions>();
    CLI::App* command = group.add_subcommand(name, help);
    command->callback([&plan, options, body] {
        plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
    });
    return {command, options};
}

void addExport(CLI::App& group, Plan& plan, const char* help, const char* out,
               Result<Answer> (*body)(Session&, const ExchangeOptions&))
{
    const auto [command, options] = addTo(group, plan, "export", help, body);
    command->add_option("tag", options->tag, "The unit's tag");
    command->add_flag("--all", options->all, "Every unit that ever was in the house");
    command->add_option("--out", options->out, out)->required();
}

void addCheck(CLI::App& group, Plan& plan, const char* help, Result<Answer> (*body)(const ExchangeOptions&))
{
    auto options = std::make_shared<ExchangeOptions>();
    CLI::App* command = group.add_subcommand("check", help);
    command->add_option("file", options->file, "The document")->required();
    command->callback([&plan, options, body] { plan.command = [options, body] { return body(*options); }; });
}

void addImport(CLI::App& group, Plan& plan, const char* help, Result<Answer> (*body)(Session&, const ExchangeOptions&))
{
    const auto [command, options] = addTo(group, plan, "import", help, body);
    command->add_option("tag", options->tag, "The unit's tag")->required();
    command->add_option("file", options->file, "The document that came with it")->required();
}

} // namespace

void addExchangeCommands(CLI::App& app, Plan& plan)
{
    CLI::App* epcis =
        app.add_subcommand("epcis", "Histories of units as EPCIS 2.0 events, out and in")->require_subcommand(1);
    addExport(*epcis, plan, "Write a unit's history as an EPCIS 2.0 document", "File, or a folder; with --all a folder",
              exportEvents);
    addCheck(*epcis, plan, "Hold a document to the rules of EPCIS 2.0", checkEpcis);
    addImport(*epcis, plan, "Add the history that another house kept of a unit, as foreign and not verified",
              [](Session& session, const ExchangeOptions& options) {
                  return importDocument(session, options, &passport::foreignEpcis);
              });
    CLI::App* dpp = app.add_subcommand("dpp", "Digital product passports of units: unsigned drafts, out and in")
                        ->require_subcommand(1);
    addExport(*dpp, plan, "Write a unit's passport, and the EPCIS events that it names by their hash", "Folder",
              exportPassports);
    addCheck(*dpp, plan, "Hold a passport to what UNTP DPP 0.6.0 requires", checkDpp);
    addImport(*dpp, plan, "Add the passport that another house made of a unit, as foreign and not verified",
              [](Session& session, const ExchangeOptions& options) {
                  return importDocument(session, options, &passport::foreignDpp);
              });
    CLI::App* ords = app.add_subcommand("ords", "Repairs as open data")->require_subcommand(1);
    const auto [exporting, repairs] =
        addTo(*ords, plan, "export", "Write every repair by the Open Repair Data Standard v0.3", exportRepairs);
    exporting->add_option("--out", repairs->out, "CSV to write")->required();
}

} // namespace regrade::cli
