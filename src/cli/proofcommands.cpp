#include "cli/commands.h"

#include "passport/proof.h"
#include "rules/policyfile.h"
#include "stations/inspection.h"
#include "workers/photodesk.h"
#include "workstation/marketshelf.h"
#include "workstation/policyarchive.h"
#include "workstation/storekeeper.h"

#include <fstream>
#include <unistd.h>

namespace regrade::cli {

namespace {

struct ProofAsk {
    std::string tag;
    std::string file;
    std::string page;
    std::string photos;
    std::string key;
    bool withPhotos = false;
    bool rulesOnly = false;
    bool open = false;
};

Result<void> writeText(const std::string& path, const std::string& text)
{
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return writeFile(path, {first, first + text.size()});
}

/// The heads that this station signed and kept; a line that does not hold is passed over.
std::vector<store::SignedHead> keptHeads(const workstation::Places& places)
{
    std::vector<store::SignedHead> heads;
    std::ifstream file(workstation::storePlacesIn(places.data).heads, std::ios::binary);
    for (std::string line; std::getline(file, line);) {
        if (auto head = store::readSignedHead(line)) {
            heads.push_back(*std::move(head));
        }
    }
    return heads;
}

Result<passport::ProofSource> proofSource(Session& session, const ProofAsk& ask)
{
    const auto id = itemFrom(ask.tag);
    const auto item = id ? session.item(*id) : Result<domain::Item>(id.error());
    if (!item) {
        return item.error();
    }
    auto history = session.history(domain::subjectOf(*id));
    auto product = item->intake ? session.history(domain::subjectOf(item->intake->sku))
                                : Result<std::vector<store::RecordedEvent>>(std::vector<store::RecordedEvent>{});
    auto decided = item->grading ? item->grading->verdict.policy : session.policy().version;
    auto texts = workstation::PolicyArchive(session.station().places().data).texts(decided);
    if (!texts && texts.error().code == ErrorCode::notFound) { // perhaps --policy names its folder
        decided = session.policy().version;
        texts = rules::readPolicyTexts(session.station().places().policy);
    }
    if (!history || !product || !texts) {
        return !history ? history.error() : (!product ? product.error() : texts.error());
    }
    return passport::ProofSource{.unit = *id,
                                 .history = *std::move(history),
                                 .product = *std::move(product),
                                 .policy = *std::move(texts),
                                 .policyVersion = std::move(decided),
                                 .heads = keptHeads(session.station().places()),
                                 .station = session.station().station(),
                                 .at = session.now(),
                                 .photos = ask.withPhotos,
                                 .open = ask.open};
}

Result<Answer> makeOne(Session& session, const ProofAsk& ask)
{
    if (const auto may = ask.open ? session.may(domain::kOpenProofs) : Result<void>(); !may) {
        return may.error();
    }
    const auto source = proofSource(session, ask);
    if (!source) {
        return source.error();
    }
    auto& station = session.station();
    const auto made = passport::makeProof(*source, station.reader(), station.photos(), station.key());
    if (!made) {
        return made.error();
    }
    if (const auto kept = writeText(ask.file, made->file); !kept) {
        return kept.error();
    }
    if (!ask.page.empty()) {
        const auto page = passport::proofPage(made->file);
        const auto kept = page ? writeText(ask.page, *page) : Result<void>(page.error());
        if (!kept) {
            return kept.error();
        }
    }
    std::string text = "Proof of the grade of unit " + source->unit.text() + ": " + ask.file + ", " +
                       std::to_string(made->told) + " events told without who did them, " +
                       std::to_string(made->opened) + " shown with their staff codes, " + std::to_string(made->closed) +
                       " by their hash alone, " + std::to_string(made->photos) + " photos.\n";
    for (const std::string& hash : made->absent) {
        text += "Photo not in the proof, as it is not here or holds more than a picture: " + hash + "\n";
    }
    return Answer{{{"item", source->unit.text()},
                   {"file", ask.file},
                   {"page", ask.page},
                   {"opened", made->opened},
                   {"told", made->told},
                   {"closed", made->closed},
                   {"photos", made->photos},
                   {"absent", made->absent},
                   {"bytes", made->file.size()},
                   {"key", station.key().publicKey()}},
                  text};
}

/// Looks again as the bench does, in a folder of its own.
class SecondLook {
public:
    SecondLook()
        : m_folder(ownFolder()), m_archive(m_folder), m_desk(m_archive, m_clock, [this](const cv::Mat& picture) {
              const auto codes = m_reader.read(picture);
              return codes ? *codes : std::vector<qr::Code>{};
          })
    {
    }
    ~SecondLook()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    SecondLook(const SecondLook&) = delete;
    SecondLook& operator=(const SecondLook&) = delete;

    [[nodiscard]] Result<domain::Inspection> operator()(const passport::ProofLook& look)
    {
        std::vector<domain::Inspection> views;
        for (std::size_t i = 0; i < look.photos.size(); ++i) {
            for (const auto& photo : look.models[i].lesson->photos) {
                if (const auto kept = keep(look, photo); !kept) {
                    return kept.error();
                }
            }
            const auto bytes = look.bytesOf(look.photos[i].hash);
            if (!bytes) {
                return bytes.error();
            }
            auto seen = m_desk.inspect(*look.models[i].lesson, m_desk.archive(*bytes, look.photos[i].view));
            if (!seen) {
                return seen.error();
            }
            views.push_back(std::move(seen->inspection));
        }
        return stations::combineViews(views);
    }

private:
    [[nodiscard]] static std::filesystem::path ownFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "regrade-proof-XXXXXX").string();
        return ::mkdtemp(name.data()) == nullptr ? std::filesystem::path() : std::filesystem::path(name);
    }
    [[nodiscard]] Result<void> keep(const passport::ProofLook& look, const domain::PhotoRef& photo)
    {
        const auto bytes = look.bytesOf(photo.hash);
        const auto put = bytes ? m_desk.archive(*bytes, photo.view) : Result<workers::ArchivedPhoto>(bytes.error());
        return put ? Result<void>() : put.error();
    }

    std::filesystem::path m_folder;
    SystemClock m_clock;
    qr::Reader m_reader;
    store::PhotoArchive m_archive;
    workers::PhotoDesk m_desk;
};

nlohmann::json reportJson(const passport::ProofReport& report)
{
    nlohmann::json faults = nlohmann::json::array();
    for (const auto& fault : report.faults) {
        faults.push_back({{"part", fault.part}, {"what", fault.sentence.what()}});
    }
    nlohmann::json fields = nlohmann::json::array();
    for (const auto& field : report.fields) {
        fields.push_back(
            {{"field", field.name}, {"stored", field.stored}, {"again", field.again}, {"same", field.same()}});
    }
    nlohmann::json left = nlohmann::json::array();
    for (const auto& [part, why] : report.notChecked) {
        left.push_back({{"part", part}, {"why", why}});
    }
    return {{"holds", report.holds()}, {"item", report.unit},    {"station", report.station},
            {"key", report.key},       {"at", report.at},        {"grade", report.grade},
            {"faults", faults},        {"fields", fields},       {"notChecked", left},
            {"opened", report.opened}, {"told", report.told},    {"closed", report.closed},
            {"links", report.links},   {"photos", report.photos}};
}

std::string reportText(const passport::ProofReport& report)
{
    std::string text;
    for (const auto& fault : report.faults) {
        text += fault.sentence.what() + "\n";
    }
    int same = 0;
    for (const auto& field : report.fields) {
        same += field.same() ? 1 : 0;
        text += field.same() ? ""
                             : "Different: " + field.name + " is " + field.stored + " on record, " + field.again +
                                   " when worked out again.\n";
    }
    for (const auto& [part, why] : report.notChecked) {
        text += "Not checked (" + part + "): " + why + "\n";
    }
    text += std::string(report.holds() ? "The proof holds" : "The proof does not hold") + ": unit " + report.unit +
            ", grade " + report.grade + ", " + std::to_string(same) + " of " + std::to_string(report.fields.size()) +
            " figures the same, " + std::to_string(report.opened) + " events and " + std::to_string(report.photos) +
            " photos hashed again, " + std::to_string(report.links) + " links, key " + report.key + "\n";
    return text;
}

/// The policy of this PC that decided, in force or archived. It only helps: a check needs none.
void addPolicyHere(const Common& common, std::string_view proof, passport::ProofOptions& options)
{
    const auto places = placesFor(common);
    const std::string decided = passport::policyOfProof(proof);
    if (!places || decided.empty()) {
        return;
    }
    const auto policy = workstation::housePolicy(*places);
    auto texts = policy && policy->version == decided ? rules::readPolicyTexts(places->policy)
                                                      : workstation::PolicyArchive(places->data).texts(decided);
    options.policyVersion = texts ? decided : policy ? policy->version : "";
    if (texts) {
        options.policy = *std::move(texts);
    }
}

Result<Answer> checkOne(const Common& common, const ProofAsk& ask)
{
    const auto bytes = readFile(ask.file);
    if (!bytes) {
        return bytes.error();
    }
    passport::ProofOptions options{.photos = ask.photos, .key = ask.key};
    addPolicyHere(common, {reinterpret_cast<const char*>(bytes->data()), bytes->size()}, options);
    std::unique_ptr<SecondLook> look;
    if (!ask.rulesOnly) {
        look = std::make_unique<SecondLook>();
        options.lookAgain = [&look](const passport::ProofLook& asked) { return (*look)(asked); };
    }
    const auto report = passport::checkProof({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, options);
    if (!report) {
        return report.error();
    }
    return Answer{reportJson(*report), reportText(*report), report->holds()};
}

} // namespace

void addProofCommands(CLI::App& app, Plan& plan)
{
    CLI::App* proof = app.add_subcommand("proof", "Proofs of a grade that anybody can check")->require_subcommand(1);
    auto ask = std::make_shared<ProofAsk>();
    CLI::App* making = proof->add_subcommand("make", "Write the proof of a unit's latest grade");
    making->add_option("tag", ask->tag, "The unit's tag")->required();
    making->add_option("--out", ask->file, "The file (JSON)")->required();
    making->add_option("--html", ask->page, "The same content as a page");
    making->add_flag("--open", ask->open, "For an auditor: show the bytes of events, staff codes among them");
    making->add_flag("--photos", ask->withPhotos, "Put the photos in, so that the camera's part can be done again");
    making->callback(
        [&plan, ask] { plan.command = inSession(plan, [ask](Session& session) { return makeOne(session, *ask); }); });
    CLI::App* checking = proof->add_subcommand("check", "Work the grade out again and look for what was changed");
    checking->add_option("file", ask->file, "The proof")->required();
    checking->add_option("--photos", ask->photos, "Folder of photos that are not in the proof, named by their hashes");
    checking->add_option("--key", ask->key, "The station's public key as you know it");
    checking->add_flag("--rules-only", ask->rulesOnly, "Leave the camera's part out");
    checking->callback([&plan, ask] { plan.command = [&plan, ask] { return checkOne(plan.common, *ask); }; });
}

} // namespace regrade::cli
