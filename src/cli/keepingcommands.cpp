#include "cli/commands.h"

#include "insight/projections.h"
#include "rules/policyfile.h"
#include "store/backup.h"
#include "store/chain.h"
#include "store/restore.h"
#include "workstation/shiftend.h"
#include "workstation/storekeeper.h"

#include <chrono>
#include <cstdlib>

namespace regrade::cli {

namespace {

Result<workstation::StorePlaces> storePlaces(const Common& common)
{
    const auto places = placesFor(common);
    return places ? Result<workstation::StorePlaces>(workstation::storePlacesIn(places->data)) : places.error();
}

/// The key and the log of a store that is there; neither is made by looking at it.
struct Looked {
    workstation::StorePlaces places;
    store::StationKey key;
    store::Database database;
};

Result<Looked> look(const Common& common)
{
    const auto places = storePlaces(common);
    if (!places) {
        return places.error();
    }
    auto database = store::Database::openForReading(places->store);
    if (!database) {
        return database.error();
    }
    auto key = store::StationKey::openOrMake(places->key);
    return key ? Result<Looked>(Looked{*places, std::move(*key), std::move(*database)}) : key.error();
}

nlohmann::json describe(const store::SignedHead& signedHead)
{
    return {{"station", signedHead.head.station}, {"seq", signedHead.head.seq}, {"hash", signedHead.head.hash},
            {"at", toIso(signedHead.at)},         {"key", signedHead.key},      {"text", signedHead.text}};
}

Result<Answer> signHeads(const Common& common)
{
    const auto looked = look(common);
    if (!looked) {
        return looked.error();
    }
    const auto report = store::verifyChain(looked->database);
    if (!report || report->firstFault) {
        return report ? storageError("The store is not intact, so no head was signed: {}", {*report->firstFault})
                      : report.error();
    }
    const auto heads = workstation::signHeads(looked->places, looked->key, looked->database, SystemClock().now());
    if (!heads) {
        return heads.error();
    }
    Answer answer{{{"key", looked->key.publicKey()}, {"heads", nlohmann::json::array()}}, {}};
    for (const store::SignedHead& head : *heads) {
        answer.data["heads"].push_back(describe(head));
        answer.text += head.text + '\n';
    }
    answer.text += heads->empty() ? "There is no event yet, so there is nothing to sign.\n" : "";
    return answer;
}

Result<Answer> checkHead(const Common& common, const std::string& text, const std::string& key)
{
    const auto looked = look(common);
    if (!looked) {
        return looked.error();
    }
    const auto signedHead = store::readSignedHead(text);
    if (!signedHead) {
        return signedHead.error();
    }
    const std::string& own = key.empty() ? looked->key.publicKey() : key;
    if (signedHead->key != own) {
        return refused("This head was signed with another key than this station's. Name that key with --key when it is "
                       "known to be right.");
    }
    const auto report = store::verifyChain(looked->database, insight::allProjections(), {signedHead->head});
    if (!report) {
        return report.error();
    }
    if (report->firstFault) {
        return storageError("The store does not agree with this head: {}", {*report->firstFault});
    }
    Answer answer{describe(*signedHead), "The store agrees with the head of event " +
                                             std::to_string(signedHead->head.seq) + " of station " +
                                             signedHead->head.station + ", signed " + toIso(signedHead->at) + ".\n"};
    answer.data["agrees"] = true;
    return answer;
}

struct HeadOptions {
    bool sign = false;
    std::string check;
    std::string key;
};

std::filesystem::path backupsOr(const workstation::StorePlaces& places, const std::string& folder)
{
    return folder.empty() ? places.backups : std::filesystem::path(folder);
}

nlohmann::json describe(const store::Backup& backup)
{
    return {
        {"file", backup.file.string()}, {"at", toIso(backup.at)}, {"events", backup.events}, {"bytes", backup.bytes}};
}

Result<Answer> backUp(const Common& common, const std::string& folder)
{
    const auto places = storePlaces(common);
    if (!places) {
        return places.error();
    }
    const auto database = store::Database::openForReading(places->store);
    if (!database) {
        return database.error();
    }
    const auto backup = store::makeBackup(*database, backupsOr(*places, folder), SystemClock().now());
    if (!backup) {
        return backup.error();
    }
    const auto archived = store::copyUnchanging(places->archive, store::archiveBeside(backupsOr(*places, folder)));
    if (!archived) {
        return archived.error();
    }
    return Answer{describe(*backup),
                  "Backed up " + std::to_string(backup->events) + " events to " + backup->file.string() + ".\n"};
}

Result<Answer> listBackups(const Common& common, const std::string& folder)
{
    const auto places = storePlaces(common);
    if (!places) {
        return places.error();
    }
    Answer answer{nlohmann::json::array(), {}};
    for (const store::Backup& backup : store::backupsIn(backupsOr(*places, folder))) {
        const bool whole = static_cast<bool>(store::checkBackup(backup));
        answer.data.push_back(describe(backup));
        answer.data.back()["whole"] = whole;
        answer.text += toIso(backup.at) + "  " + std::to_string(backup.events) + " events  " + backup.file.string() +
                       (whole ? "\n" : "  DAMAGED\n");
    }
    answer.text += answer.data.empty() ? "There is no backup yet: regradectl backup now.\n" : "";
    return answer;
}

Answer answerFor(const store::RestoreReport& report, const std::string& deed)
{
    Answer answer{{{"events", report.events()},
                   {"from_backup", report.fromBackup},
                   {"from_segments", report.fromSegments},
                   {"from_remains", report.fromRemains},
                   {"backup", report.backup ? report.backup->string() : ""},
                   {"passed_over", report.passedOver},
                   {"quarantine", report.quarantine.string()}},
                  deed + workstation::describe(report) + ".\n"};
    if (report.passedOver > 0) {
        answer.text += std::to_string(report.passedOver) + " newer backup(s) do not hold and were passed over.\n";
    }
    if (!report.quarantine.empty()) {
        answer.text += "What was there before lies in " + report.quarantine.string() + ".\n";
    }
    return answer;
}

Result<Answer> restore(const Common& common, const std::string& folder)
{
    const auto places = storePlaces(common);
    if (!places) {
        return places.error();
    }
    std::error_code fault;
    std::filesystem::create_directories(places->store.parent_path(), fault);
    const auto report = workstation::restoreNow(*places, backupsOr(*places, folder), SystemClock().now());
    return report ? Result<Answer>(answerFor(*report, "Restored ")) : report.error();
}

/// A folder beside the store that goes away with the drill.
class DrillFolder {
public:
    explicit DrillFolder(const std::filesystem::path& data) : m_path((data / ".drill-XXXXXX").string())
    {
        m_made = ::mkdtemp(m_path.data()) != nullptr;
    }
    ~DrillFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    DrillFolder(const DrillFolder&) = delete;
    DrillFolder& operator=(const DrillFolder&) = delete;
    [[nodiscard]] bool isMade() const { return m_made; }
    [[nodiscard]] std::filesystem::path file() const { return std::filesystem::path(m_path) / "regrade.db"; }

private:
    std::string m_path;
    bool m_made = false;
};

/// Restores into a folder of its own, without looking at the store itself, and compares the two.
Result<Answer> drill(const Common& common, const std::string& folder)
{
    const auto looked = look(common);
    if (!looked) {
        return looked.error();
    }
    const DrillFolder place(looked->places.store.parent_path());
    if (!place.isMade()) {
        return storageError("There is no room for a drill in {}.", {looked->places.store.parent_path().string()});
    }
    const auto begun = std::chrono::steady_clock::now();
    const auto report = store::rebuildStore(
        place.file(), {backupsOr(looked->places, folder), looked->places.segments, {}}, &insight::allProjections);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    const auto heads = store::headsOf(looked->database);
    if (!report || !heads) {
        return !report ? report.error() : heads.error();
    }
    const bool same = report->heads == *heads;
    Answer answer = answerFor(*report, "The drill restored ");
    answer.data["seconds"] = took.count();
    answer.data["same_heads"] = same;
    answer.text += "It took " + std::to_string(took.count()) + " seconds; its last events are " +
                   (same ? "those of the store.\n" : "NOT those of the store: events would be lost.\n");
    if (!same) {
        return storageError("The drill restored {}, but the store ends elsewhere: events would be lost.",
                            {workstation::describe(*report)});
    }
    return answer;
}

struct ShiftOptions {
    std::string report;
    std::string language = "en";
};

nlohmann::json describe(const passport::ShiftReport& report)
{
    const store::ShiftCount& count = report.count;
    return {{"station", report.station.text()},
            {"person", report.person.text()},
            {"since", report.since ? toIso(*report.since) : ""},
            {"events", count.events},
            {"carried_in", count.carriedIn},
            {"received", count.received},
            {"graded", count.graded},
            {"sold", count.sold},
            {"exited", count.exited}};
}

Result<void> writePaper(const passport::ShiftReport& report, const ShiftOptions& options)
{
    const auto language = options.language == "zh" ? passport::PaperLanguage::zh : passport::PaperLanguage::en;
    const auto pdf = passport::shiftReportPdf(report, language);
    return pdf ? writeFile(options.report, *pdf) : pdf.error();
}

/// A paper that cannot be written is told before the store is copied.
Result<void> requireFolderOf(const std::string& file)
{
    std::error_code fault;
    const auto folder = std::filesystem::absolute(file, fault).parent_path();
    if (!file.empty() && !std::filesystem::is_directory(folder, fault)) {
        return notFound("There is no folder {} for the report. Nothing was done.", {folder.string()});
    }
    return {};
}

Answer answerFor(const workers::ShiftEnd& end, const passport::ShiftReport& report)
{
    const auto figure = [](std::int64_t units, const char* what) { return std::to_string(units) + what; };
    const store::ShiftCount& count = report.count;
    Answer answer{{{"backup", describe(end.backup)}, {"heads", nlohmann::json::array()}, {"report", describe(report)}},
                  "Backed up " + std::to_string(end.backup.events) + " events to " + end.backup.file.string() +
                      ".\nSince " + (report.since ? toIso(*report.since) : "the station's first event") + ": " +
                      figure(count.events, " events, ") + figure(count.received, " units received, ") +
                      figure(count.graded, " graded, ") + figure(count.sold, " sold, ") +
                      figure(count.exited, " left without a sale.\n") + "For the shift report:\n"};
    for (const store::SignedHead& head : report.heads) {
        answer.data["heads"].push_back(describe(head));
        answer.text += head.text + '\n';
    }
    return answer;
}

/// A copy of the store, its heads and the counts for the shift report, on paper where one is wanted.
Result<Answer> endShift(const Common& common, const ShiftOptions& options)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    const auto policy = rules::readPolicy(places->policy);
    const auto looked = look(common);
    const auto room = requireFolderOf(options.report);
    if (!policy || !looked || !room) {
        return !policy ? policy.error() : !looked ? looked.error() : room.error();
    }
    const auto station = workstation::stationOf(places->data);
    if (!station) {
        return station.error();
    }
    const auto end =
        workers::endShiftNow(workstation::backupPlan(looked->places, *policy), looked->key, SystemClock().now());
    if (!end) {
        return end.error();
    }
    const auto report =
        workstation::shiftReport(looked->places, looked->key, *end,
                                 {*station, domain::ActorId(common.actor.empty() ? "operator" : common.actor)});
    if (!report) {
        return report.error();
    }
    const auto written = options.report.empty() ? Result<void>() : writePaper(*report, options);
    const auto closed = written ? workstation::closeShift(looked->places, *report) : written;
    if (!closed) {
        return closed.error();
    }
    Answer answer = answerFor(*end, *report);
    if (!options.report.empty()) {
        answer.data["file"] = options.report;
        answer.text += "The report is in " + options.report + ".\n";
    }
    return answer;
}

} // namespace

void addKeepingCommands(CLI::App& app, Plan& plan)
{
    auto head = std::make_shared<HeadOptions>();
    CLI::App* heads = app.get_subcommand("store")->add_subcommand("head", "Sign where the chain stands, or check it");
    heads->add_flag("--sign", head->sign, "Give the signed head as text for a QR code; at the end of a shift");
    heads->add_option("--check", head->check, "A signed head from paper: does the store still agree with it?");
    heads->add_option("--key", head->key, "Public key of who signed it; without it, this station's own");
    heads->require_option(1, 2);
    heads->callback([&plan, head] {
        plan.command = [&plan, head] {
            return head->check.empty() ? signHeads(plan.common) : checkHead(plan.common, head->check, head->key);
        };
    });

    CLI::App* shift = app.add_subcommand("shift", "The shift")->require_subcommand(1);
    auto ending = std::make_shared<ShiftOptions>();
    CLI::App* shiftEnd = shift->add_subcommand("end", "Copy the store, sign its heads and count the shift");
    shiftEnd->add_option("--report", ending->report, "Write the shift report to this PDF file");
    shiftEnd->add_option("--language", ending->language, "Language of the report")
        ->check(CLI::IsMember({"en", "zh"}))
        ->capture_default_str();
    shiftEnd->callback([&plan, ending] { plan.command = [&plan, ending] { return endShift(plan.common, *ending); }; });

    CLI::App* backup = app.add_subcommand("backup", "Copies of the store")->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, const char* option, auto body) {
        auto folder = std::make_shared<std::string>();
        CLI::App* command = backup->add_subcommand(name, what);
        command->add_option(option, *folder, "Folder of the backups; without it, backups/ in the data folder");
        command->callback(
            [&plan, folder, body] { plan.command = [&plan, folder, body] { return body(plan.common, *folder); }; });
    };
    add("now", "Copy the store while it is in use", "--to", &backUp);
    add("list", "Every backup, and whether it still holds", "--in", &listBackups);
    add("restore", "Make the store anew from backup and segment files; the old one goes to quarantine/", "--from",
        &restore);
    add("drill", "Restore beside the store and compare; nothing is changed", "--from", &drill);
}

} // namespace regrade::cli
