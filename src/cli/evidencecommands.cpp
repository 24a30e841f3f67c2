#include "cli/commands.h"

#include "passport/evidence.h"

namespace regrade::cli {

namespace {

struct EvidenceOptions {
    std::string tag;
    std::string to;
    std::string file;
};

Result<Answer> exportPack(Session& session, const EvidenceOptions& options)
{
    const auto id = itemFrom(options.tag);
    const auto item = id ? session.item(*id) : Result<domain::Item>(id.error());
    if (!item) {
        return item.error();
    }
    auto history = session.history(domain::subjectOf(*id));
    if (!history) {
        return history.error();
    }
    auto& station = session.station();
    const passport::EvidenceSource source{*item, *std::move(history), session.sharedPolicy(), station.station(),
                                          session.now()};
    const std::filesystem::path to =
        options.to.empty() ? station.papers() / passport::packName(passport::PackKind::evidence, id->text(), source.at)
                           : std::filesystem::path(options.to);
    const auto written = passport::writeEvidence(source, station.photos(), station.key(), to);
    if (!written) {
        return written.error();
    }
    std::string text = "Evidence of " + std::to_string(written->events) + " events, " +
                       std::to_string(written->photos) + " photos and " + std::to_string(written->films) +
                       " films: " + to.string() + "\n";
    for (const std::string& hash : written->absent) {
        text += "Not at this station, and so not in the pack: " + hash + "\n";
    }
    return Answer{{{"item", id->text()},
                   {"file", to.string()},
                   {"events", written->events},
                   {"photos", written->photos},
                   {"films", written->films},
                   {"bytes", written->bytes},
                   {"absent", written->absent}},
                  text};
}

Result<Answer> verify(const EvidenceOptions& options)
{
    const auto pack = passport::PackReader::open(options.file);
    const auto verified = pack ? passport::verifyPack(*pack) : Result<passport::VerifiedPack>(pack.error());
    if (!verified) {
        return verified.error();
    }
    const passport::PackSeal& seal = verified->seal;
    return Answer{{{"intact", true},
                   {"kind", passport::nameOf(seal.kind)},
                   {"item", seal.unit},
                   {"station", seal.station},
                   {"key", verified->key},
                   {"at", toIso(seal.at)},
                   {"files", verified->files.size()},
                   {"absent", seal.absent}},
                  "Intact: " + std::to_string(verified->files.size()) + " files about unit " + seal.unit +
                      ", signed by station " + seal.station + " on " + toIso(seal.at) + " with the key " +
                      verified->key + "\n"};
}

} // namespace

void addEvidenceCommands(CLI::App& app, Plan& plan)
{
    CLI::App* evidence =
        app.add_subcommand("evidence", "Evidence packs: a unit's record, its photos and films in one signed file")
            ->require_subcommand(1);
    auto options = std::make_shared<EvidenceOptions>();
    CLI::App* exporting = evidence->add_subcommand("export", "Write a unit's evidence pack");
    exporting->add_option("tag", options->tag, "The unit's tag")->required();
    exporting->add_option("--to", options->to,
                          "File ending in .zip, or a folder that is not there yet; without it, among the papers");
    exporting->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return exportPack(session, *options); });
    });
    CLI::App* verifying = evidence->add_subcommand("verify", "Check every file of a pack and the station's signature");
    verifying->add_option("file", options->file, "The pack: a ZIP file, or its folder")->required();
    verifying->callback([&plan, options] { plan.command = [options] { return verify(*options); }; });
}

} // namespace regrade::cli
