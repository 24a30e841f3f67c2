#include "passport/proof.h"

#include "domain/eventjson.h"
#include "passport/base64.h"
#include "passport/proofparts.h"
#include "rules/grading.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>

namespace regrade::passport {

namespace {

using Json = nlohmann::json;

constexpr std::uintmax_t kLargestPhotoFile = 200'000'000;

/// "S1/12" -> S1 and 12; 0 when there is no number.
std::pair<std::string, std::int64_t> placeOf(const std::string& part)
{
    const auto stroke = part.rfind('/');
    std::int64_t seq = 0;
    if (stroke != std::string::npos) {
        std::from_chars(part.data() + stroke + 1, part.data() + part.size(), seq);
    }
    return {part.substr(0, stroke), std::max<std::int64_t>(seq, 0)};
}

template <class T>
std::string shown(const std::optional<T>& value)
{
    return value ? std::string(domain::nameOf(*value)) : std::string("-");
}

/// Rows and sentences of reasons as one text.
std::string shown(const std::vector<domain::Reason>& reasons)
{
    Json list = Json::array();
    for (const auto& reason : reasons) {
        list.push_back({reason.row, reason.why.en, reason.why.zh});
    }
    return list.dump();
}

std::vector<std::byte> bytesOfFile(const std::filesystem::path& file)
{
    std::error_code fault;
    if (std::filesystem::file_size(file, fault) > kLargestPhotoFile || fault) {
        return {};
    }
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

/// Goes through the parts that are as they were signed. A part that lies (its station signed it) is a fault as well.
class ProofChecker {
public:
    ProofChecker(ReadProof proof, const ProofOptions& options) : m_proof(std::move(proof)), m_options(options) {}

    [[nodiscard]] ProofReport check()
    {
        m_report.faults = m_proof.faults;
        m_report.key = m_proof.key;
        checkKey();
        each("about", [this](const std::string& /*rest*/, const Json& part) { readAbout(part); });
        each("chain", [this](const std::string& station, const Json& part) { readChain(station, part); });
        each("event", [this](const std::string& place, const Json& part) { readEvent(place, part); });
        each("policies", [this](const std::string& /*rest*/, const Json& part) { readPolicies(part); });
        each("policy", [this](const std::string& name, const Json& part) { readPolicy(name, part); });
        findPhotos();
        each("photo", [this](const std::string& hash, const Json& part) { readPhoto(hash, part); });
        each("model", [this](const std::string& view, const Json& part) { readModel(view, part); });
        each("inspection", [this](const std::string& /*rest*/, const Json& part) { readInspection(part); });
        each("grade", [this](const std::string& /*rest*/, const Json& part) { readGrade(part); });
        if (m_report.grade.empty() && m_report.faults.empty()) {
            fault("grade", conflict("The proof holds no grade."));
        }
        if (m_report.told > 0) {
            leave("events", std::to_string(m_report.told) +
                                " events are told without who did them, so their hashes were not made again: that "
                                "content and hash belong together rests on the station's signature.");
        }
        return std::move(m_report);
    }

private:
    void fault(const std::string& part, Error sentence) { m_report.faults.push_back({part, std::move(sentence)}); }
    void field(std::string name, std::string stored, std::string again)
    {
        m_report.fields.push_back({std::move(name), std::move(stored), std::move(again)});
    }
    void leave(std::string part, std::string why) { m_report.notChecked.emplace_back(std::move(part), std::move(why)); }

    /// Every part of a kind, with what stands behind the stroke of its name.
    template <class Take>
    void each(const std::string& kind, Take take)
    {
        for (const std::string& name : m_proof.names) {
            const auto part = m_proof.parts.find(name);
            const auto stroke = name.find('/');
            if (name.substr(0, stroke) != kind || part == m_proof.parts.end()) {
                continue;
            }
            try {
                take(stroke == std::string::npos ? std::string() : name.substr(stroke + 1), Json::parse(part->second));
            } catch (const Json::exception& bad) {
                fault(name, conflict("The part \"{}\" of the proof does not say what it should.", {name}));
                m_report.faults.back().sentence.detail = bad.what();
            }
        }
    }

    void checkKey()
    {
        if (!m_options.key.empty() && m_options.key != m_proof.key) {
            fault("parts",
                  conflict("The proof was signed with the key {}, not with the one that you named.", {m_proof.key}));
        }
    }

    void readAbout(const Json& part)
    {
        part.at("unit").get_to(m_report.unit);
        part.at("station").get_to(m_report.station);
        part.at("at").get_to(m_report.at);
    }

    void readChain(const std::string& station, const Json& part)
    {
        std::int64_t seq = std::clamp<std::int64_t>(part.at("from").get<std::int64_t>(), 0, kMostEvents);
        std::string hash;
        for (const Json& link : part.at("links")) {
            const bool numbered = seq >= 1 && seq < kMostEvents;
            hash = numbered ? hashOfLink(station, seq, link.get<std::string>()) : std::string();
            if (hash.empty()) {
                fault("chain/" + station, conflict("The chain of station {} was changed in the proof at event {}.",
                                                   {station, std::to_string(seq)}));
                return;
            }
            m_hashes[{station, seq++}] = hash;
            ++m_report.links;
        }
        const auto head = store::readSignedHead(part.at("head").get<std::string>());
        const bool fits = head && head->head == store::ChainHead{station, seq - 1, hash} && head->key == m_proof.key;
        if (!fits) {
            fault("chain/" + station,
                  conflict("The signed head of station {} does not fit its chain, or its signature does not hold.",
                           {station}));
        }
    }

    void readEvent(const std::string& place, const Json& part)
    {
        const auto [station, seq] = placeOf(place);
        const std::string number = std::to_string(seq);
        const std::string hash = part.at("hash").get<std::string>();
        const auto link = m_hashes.find({station, seq});
        if (m_proof.parts.contains("chain/" + station) && (link == m_hashes.end() || link->second != hash)) {
            fault("event/" + place,
                  conflict("Event {} of station {} has another hash in the chain.", {number, station}));
        }
        const auto opened = part.find("opened");
        if (opened == part.end()) {
            readTold(place, part);
            return;
        }
        const store::EventRow row = rowFrom(*opened);
        const bool own = row.station == station && row.seq == seq && row.kind == part.at("kind") &&
                         row.at == part.at("at") && (m_report.unit.empty() || row.item == m_report.unit);
        if (!own || store::hashOf(row) != hash) {
            fault("event/" + place,
                  conflict("Event {} of station {} is not what was written: its content does not fit its hash.",
                           {number, station}));
            return;
        }
        const auto before = m_hashes.find({station, seq - 1});
        if (before != m_hashes.end() && before->second != row.prevHash) {
            fault("event/" + place,
                  conflict("Event {} of station {} does not continue the event before it: the chain is broken.",
                           {number, station}));
        }
        m_opened[place] = row;
        ++m_report.opened;
    }

    /// An event without its bytes: closed, or its content beside its hash.
    void readTold(const std::string& place, const Json& part)
    {
        const auto told = part.find("told");
        if (told == part.end()) {
            ++m_report.closed;
            return;
        }
        m_told[place] = told->at("body").get<std::string>();
        if (!domain::eventFromJson(part.at("kind").get<std::string>(), m_told[place])) {
            fault("event/" + place,
                  conflict("The part \"{}\" of the proof does not say what it should.", {"event/" + place}));
        }
        ++m_report.told;
    }

    void readPolicies(const Json& part)
    {
        part.at("version").get_to(m_policyVersion);
        part.at("files").get_to(m_policySums);
        if (m_options.policyVersion != m_policyVersion) {
            leave("policies", "The policy on this PC is " +
                                  (m_options.policyVersion.empty() ? "unknown" : m_options.policyVersion) +
                                  ", the one that decided " + m_policyVersion +
                                  ": that the rows of the proof belong to it rests on the station's signature.");
            return;
        }
        for (const auto& [name, text] : m_options.policy) {
            const auto listed = m_policySums.find(name);
            if (listed == m_policySums.end() || listed->second != sumOfText(text)) {
                fault("policies", conflict("The policy file {} of the proof is not the one of policy {} on this PC.",
                                           {name, m_policyVersion}));
            }
        }
    }

    void readPolicy(const std::string& name, const Json& part)
    {
        const auto text = part.at("text").get<std::string>();
        const std::string sum = sumOfText(text);
        const auto listed = m_policySums.find(name);
        const bool fits = sum == part.at("sha256") && (listed == m_policySums.end() || listed->second == sum);
        if (!fits) {
            fault(
                "policy/" + name,
                conflict("The policy file {} is not the one that decided: its content does not fit its hash.", {name}));
            return;
        }
        m_policyTexts[name] = text;
    }

    /// The photos of the folder by their names, which are their hashes.
    void findPhotos()
    {
        std::error_code failed;
        if (m_options.photos.empty()) {
            return;
        }
        for (std::filesystem::recursive_directory_iterator entry(m_options.photos, failed), end;
             !failed && entry != end; entry.increment(failed)) {
            m_files.emplace(entry->path().stem().string(), entry->path());
        }
        if (failed) {
            leave("photos", "The folder " + m_options.photos.string() + " cannot be read.");
        }
    }

    void readPhoto(const std::string& hash, const Json& part)
    {
        std::vector<std::byte> bytes;
        if (part.contains("bytes")) {
            bytes = bytesOf(part.at("bytes").get<std::string>());
        } else if (const auto file = m_files.find(hash); file != m_files.end()) {
            bytes = bytesOfFile(file->second);
        } else {
            leave("photo/" + hash, "The photo is neither in the proof nor in a folder that was named.");
            return;
        }
        if (store::sha256Hex(bytes) != hash || part.at("sha256") != hash) {
            fault("photo/" + hash,
                  conflict("Photo {} is not the one of the record: its content does not fit its hash.", {hash}));
            return;
        }
        ++m_report.photos;
        m_photos[hash] = std::move(bytes);
    }

    void readModel(const std::string& view, const Json& part)
    {
        ProofModel model{view, part.at("model").get<std::string>(), std::nullopt};
        if (part.contains("lesson")) {
            auto lesson = domain::eventFromJson("ProductTaught", part.at("lesson").get<std::string>());
            if (!lesson) {
                fault("model/" + view,
                      conflict("The part \"{}\" of the proof does not say what it should.", {"model/" + view}));
                return;
            }
            model.lesson = std::get<domain::ProductTaught>(*std::move(lesson));
        }
        if (model.lesson) {
            const auto& calibration = model.lesson->calibration;
            const std::string taught =
                calibration ? domain::calibratedModel(model.lesson->model, calibration->version) : model.lesson->model;
            if (taught != model.model) {
                fault("model/" + view, conflict("The inspection names another model of view {}.", {view}));
            }
        }
        m_models.push_back(std::move(model));
    }

    /// The inspection itself must name the models that the proof shows.
    void compareModels(const domain::Inspection& seen)
    {
        for (const ProofModel& model : m_models) {
            bool named = !seen.views && seen.model == model.model;
            for (const auto& view : seen.views.value_or(std::vector<domain::ViewEvidence>{})) {
                named = named || (view.view == model.view && view.model == model.model);
            }
            if (!named) {
                fault("model/" + model.view, conflict("The inspection names another model of view {}.", {model.view}));
            }
        }
    }

    /// The policy of the proof's rows; nothing when they were changed, which has been told.
    [[nodiscard]] const rules::Policy* policy()
    {
        if (!m_policy && m_policyTexts.size() == rules::kDecidingFiles.size()) {
            auto read = rules::readDecidingTables(m_policyTexts, m_policyVersion);
            if (read) {
                m_policy = *std::move(read);
            } else {
                leave("policy", read.error().what());
                m_policyTexts.clear();
            }
        }
        return m_policy ? &*m_policy : nullptr;
    }

    /// The body that stands beside the chain must be that of the event, where the event itself is shown.
    void compareBody(const std::string& part, const std::string& place, const std::string& body)
    {
        const auto opened = m_opened.find(place);
        const auto told = m_told.find(place);
        const bool differs =
            opened != m_opened.end() ? opened->second.body != body : told != m_told.end() && told->second != body;
        if (differs) {
            const auto [station, seq] = placeOf(place);
            fault(part, conflict("The part \"{}\" of the proof is not what event {} of station {} says.",
                                 {part, std::to_string(seq), station}));
        }
        const bool elsewhere = opened != m_opened.end() || told != m_told.end();
        if (!elsewhere && m_proof.parts.contains("event/" + place)) { // as proofs were made at first
            leave("event/" + place, "The event holds free text or a worker's name, so its bytes are not in the proof: "
                                    "its body rests on the station's signature.");
        }
    }

    void readInspection(const Json& part)
    {
        const auto body = part.at("body").get<std::string>();
        const auto event = domain::eventFromJson("ItemInspected", body);
        if (!event) {
            fault("inspection", conflict("The part \"{}\" of the proof does not say what it should.", {"inspection"}));
            return;
        }
        compareBody("inspection", part.at("event").get<std::string>(), body);
        const domain::Inspection& seen = std::get<domain::ItemInspected>(*event).inspection;
        for (const auto& photo : seen.photos) {
            if (!m_proof.parts.contains("photo/" + photo.hash.text()) && m_report.faults.empty()) {
                fault("photo/" + photo.hash.text(),
                      conflict("Photo {} of the inspection is not in the proof.", {photo.hash.text()}));
            }
        }
        compareModels(seen);
        std::optional<domain::ProductLooksMapped> looks;
        if (part.contains("looks")) {
            auto mapped = domain::eventFromJson("ProductLooksMapped", part.at("looks").get<std::string>());
            looks = mapped ? std::optional(std::get<domain::ProductLooksMapped>(*std::move(mapped))) : std::nullopt;
        }
        if (part.at("policy") != m_policyVersion) {
            leave("proposal", "The camera's proposal was made under policy " + part.at("policy").get<std::string>() +
                                  ", whose rows are not in the proof.");
        } else if (policy() != nullptr) {
            const auto again = rules::judged(*policy(), seen, looks);
            field("inspection.proposed", shown(seen.proposed), shown(again.proposed));
            field("inspection.proposedPackaging", shown(seen.proposedPackaging), shown(again.proposedPackaging));
            field("inspection.reasons", shown(seen.reasons), shown(again.reasons));
        }
        lookAgain(seen);
    }

    /// The models in the order of the photos; nothing when one is not there.
    [[nodiscard]] std::optional<std::vector<ProofModel>> modelsOf(const domain::Inspection& seen)
    {
        std::vector<ProofModel> models;
        for (const auto& photo : seen.photos) {
            const auto own = std::find_if(m_models.begin(), m_models.end(),
                                          [&](const ProofModel& model) { return model.view == photo.view; });
            if (own == m_models.end() || !own->lesson) {
                return std::nullopt;
            }
            models.push_back(*own);
        }
        return models;
    }

    [[nodiscard]] bool hasPhotos(const std::vector<domain::PhotoRef>& photos) const
    {
        return std::all_of(photos.begin(), photos.end(),
                           [&](const domain::PhotoRef& photo) { return m_photos.contains(photo.hash.text()); });
    }

    void lookAgain(const domain::Inspection& seen)
    {
        const auto models = modelsOf(seen);
        if (!m_options.lookAgain || !models) {
            leave("vision", models ? "The camera's part was not asked for."
                                   : "What the camera had been taught is not in the proof.");
            return;
        }
        const bool all = hasPhotos(seen.photos) && std::all_of(models->begin(), models->end(), [&](const auto& model) {
                             return hasPhotos(model.lesson->photos);
                         });
        if (!all) {
            leave("vision", "Not all photos of the unit and of the lesson are here, so the camera's part was not done "
                            "again.");
            return;
        }
        const ProofLook look{
            seen.photos, *models, [this](const domain::PhotoHash& hash) -> Result<std::vector<std::byte>> {
                const auto found = m_photos.find(hash.text());
                return found == m_photos.end()
                           ? Result<std::vector<std::byte>>(notFound("Photo {} is not in the proof.", {hash.text()}))
                           : Result(found->second);
            }};
        const auto again = m_options.lookAgain(look);
        if (!again) {
            leave("vision", again.error().what());
            return;
        }
        compareSight(seen, *again);
    }

    void compareSight(const domain::Inspection& seen, const domain::Inspection& again)
    {
        const auto plain = [](domain::Inspection one) {
            one.proposed.reset();
            one.proposedPackaging.reset();
            one.reasons.clear();
            return Json::parse(domain::toJson(domain::ItemInspected{std::move(one)})).at("inspection");
        };
        const Json left = plain(seen);
        const Json right = plain(again);
        for (const auto& [name, value] : left.items()) {
            field("vision." + name, value.dump(), right.value(name, Json()).dump());
        }
        for (const auto& [name, value] : right.items()) {
            if (!left.contains(name)) {
                field("vision." + name, "-", value.dump());
            }
        }
    }

    void readGrade(const Json& part)
    {
        const auto body = part.at("body").get<std::string>();
        const auto event = domain::eventFromJson("ItemGraded", body);
        if (!event) {
            fault("grade", conflict("The part \"{}\" of the proof does not say what it should.", {"grade"}));
            return;
        }
        compareBody("grade", part.at("event").get<std::string>(), body);
        const auto& graded = std::get<domain::ItemGraded>(*event);
        part.at("final").get_to(m_report.grade);
        std::string final = graded.verdict.grade.text();
        if (part.contains("override")) {
            final = part.at("override").at("to").get<std::string>();
        }
        field("grade.final", m_report.grade, final);
        if (policy() == nullptr) {
            leave("grade", "The rows that decided were changed or are not in the proof.");
            return;
        }
        domain::Item unit{domain::ItemId(m_report.unit.empty() ? "-" : m_report.unit)};
        unit.everUsed = part.at("unit").at("everUsed").get<bool>();
        unit.everRepaired = part.at("unit").at("everRepaired").get<bool>();
        const auto again = rules::grade(*policy(), unit, graded.axes);
        field("grade.verdict", graded.verdict.grade.text(), again ? again->grade.text() : again.error().what());
        field("grade.reasons", shown(graded.verdict.reasons), again ? shown(again->reasons) : "-");
        field("grade.policy", graded.verdict.policy, m_policyVersion);
    }

    ReadProof m_proof;
    const ProofOptions& m_options;
    ProofReport m_report;
    std::map<std::pair<std::string, std::int64_t>, std::string> m_hashes; ///< station and number -> hash
    std::map<std::string, store::EventRow> m_opened;
    std::map<std::string, std::string> m_told; ///< body of an event without its bytes
    std::map<std::string, std::string> m_policySums;
    rules::PolicyTexts m_policyTexts;
    std::string m_policyVersion;
    std::optional<rules::Policy> m_policy;
    std::map<std::string, std::filesystem::path> m_files;
    std::map<std::string, std::vector<std::byte>> m_photos;
    std::vector<ProofModel> m_models;
};

} // namespace

bool ProofReport::holds() const
{
    return faults.empty() &&
           std::all_of(fields.begin(), fields.end(), [](const ProofField& field) { return field.same(); });
}

std::string policyOfProof(std::string_view file)
{
    const auto proof = readProof(file);
    const auto part = proof ? proof->parts.find("policies") : std::map<std::string, std::string>::const_iterator();
    if (!proof || part == proof->parts.end()) {
        return {};
    }
    const auto policies = Json::parse(part->second, nullptr, false);
    return policies.is_object() && policies.contains("version") && policies["version"].is_string()
               ? policies["version"].get<std::string>()
               : std::string();
}

Result<ProofReport> checkProof(std::string_view file, const ProofOptions& options)
{
    auto proof = readProof(file);
    return proof ? Result<ProofReport>(ProofChecker(*std::move(proof), options).check()) : proof.error();
}

} // namespace regrade::passport
