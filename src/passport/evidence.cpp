#include "passport/evidence.h"

#include "domain/comparison.h"
#include "domain/eventjson.h"
#include "passport/base64.h"
#include "passport/names.h"
#include "vision/photocopy.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace regrade::passport {

namespace {

using Json = nlohmann::json;

constexpr int kSmallSide = 900; // pixels of the pictures in the report
/// What would lead to the buyer.
constexpr const char* kPersonal[] = {"order", "rma"};

Json both(const domain::Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

Json eventsOf(const std::vector<store::RecordedEvent>& history)
{
    Json list = Json::array();
    for (const auto& event : history) {
        Json body = Json::parse(domain::toJson(event.event));
        for (const char* key : kPersonal) {
            body.erase(key);
        }
        list.push_back({{"station", event.stamp.station.text()},
                        {"seq", event.seq},
                        {"version", event.version},
                        {"kind", domain::kindOf(event.event)},
                        {"at", toIso(event.stamp.at)},
                        {"policy", event.stamp.policyVersion},
                        {"body", body},
                        {"prevHash", event.prevHash},
                        {"hash", event.hash}});
    }
    return list;
}

/// Puts photos and films into the pack, each once.
class Pictures {
public:
    Pictures(PackWriter& pack, const store::PhotoArchive& archive, EvidenceWritten& written)
        : m_pack(pack), m_archive(archive), m_written(written)
    {
    }

    [[nodiscard]] Result<void> addPhoto(const domain::PhotoHash& hash)
    {
        if (m_known.contains(hash.text())) {
            return {};
        }
        PackedPicture& picture = m_known[hash.text()];
        const auto bytes = m_archive.read(hash);
        const auto copy = bytes ? vision::cleanCopy(*bytes) : Result<vision::PhotoCopy>(bytes.error());
        if (!copy) {
            m_written.absent.push_back(hash.text());
            return {};
        }
        picture.name = "photos/" + hash.text() + "." + copy->extension;
        if (const auto small = vision::smallCopy(*bytes, kSmallSide)) {
            picture.small = "data:image/jpeg;base64," + base64Of(*small);
        }
        ++m_written.photos;
        return m_pack.add(picture.name, copy->bytes);
    }
    [[nodiscard]] Result<void> addFilm(const domain::PhotoHash& hash)
    {
        if (m_known.contains(hash.text())) {
            return {};
        }
        PackedPicture& film = m_known[hash.text()];
        const auto file = m_archive.pathOf(hash);
        const auto sum = file ? store::sha256OfFile(*file) : Result<std::string>(file.error());
        if (!sum || *sum != hash.text()) {
            m_written.absent.push_back(hash.text());
            return {};
        }
        film.name = "films/" + hash.text() + ".mp4";
        ++m_written.films;
        return m_pack.addFile(film.name, *file);
    }
    [[nodiscard]] PackedPicture of(const domain::PhotoHash& hash) const
    {
        const auto known = m_known.find(hash.text());
        return known == m_known.end() ? PackedPicture{} : known->second;
    }
    [[nodiscard]] Json namesOf(const std::vector<domain::PhotoRef>& photos) const
    {
        Json names = Json::array();
        for (const auto& photo : photos) {
            names.push_back({{"hash", photo.hash.text()}, {"file", of(photo.hash).name}, {"view", photo.view}});
        }
        return names;
    }

private:
    PackWriter& m_pack;
    const store::PhotoArchive& m_archive;
    EvidenceWritten& m_written;
    std::map<std::string, PackedPicture> m_known;
};

Result<void> addAll(Pictures& pictures, const std::vector<store::RecordedEvent>& history)
{
    for (const auto& event : history) {
        for (const auto& photo : domain::photosOf(event.event)) {
            if (const auto added = pictures.addPhoto(photo); !added) {
                return added;
            }
        }
        if (const auto* film = std::get_if<domain::ProcessFilmed>(&event.event)) {
            if (const auto added = pictures.addFilm(film->film); !added) {
                return added;
            }
        }
    }
    return {};
}

Json stepsOf(const EvidenceSource& source, const Pictures& pictures)
{
    Json list = Json::array();
    for (const auto& event : source.history) {
        const auto* done = std::get_if<domain::StepDone>(&event.event);
        if (done == nullptr) {
            continue;
        }
        Json step{{"at", toIso(event.stamp.at)},
                  {"stage", done->stage.text()},
                  {"stageName", both(nameOf(*source.policy, done->stage))},
                  {"step", done->step.text()},
                  {"name", both(nameOf(*source.policy, done->stage, done->step))},
                  {"outcome", domain::nameOf(done->outcome)},
                  {"unit", done->unit},
                  {"note", done->note},
                  {"photos", pictures.namesOf(done->photos)}};
        if (done->value) {
            step["value"] = *done->value;
        }
        if (done->instrument) {
            step["instrument"] = {{"id", done->instrument->id}, {"calibratedUntil", done->instrument->calibratedUntil}};
        }
        list.push_back(std::move(step));
    }
    return list;
}

Json unitOf(const EvidenceSource& source)
{
    const domain::Item& item = source.item;
    const auto stage = item.stage();
    Json unit{{"tag", item.id.text()}, {"version", item.version}};
    if (item.intake) {
        unit["product"] = item.intake->product;
        unit["sku"] = item.intake->sku.text();
        unit["category"] = item.intake->category.text();
    }
    if (item.grade) {
        unit["grade"] = {{"id", item.grade->text()}, {"name", both(nameOf(*source.policy, *item.grade))}};
    }
    if (stage) {
        unit["stage"] = {{"id", stage->text()}, {"name", both(nameOf(*source.policy, *stage))}};
    }
    return unit;
}

Json pairsOf(const EvidenceSource& source, const Pictures& pictures)
{
    domain::Events events;
    for (const auto& event : source.history) {
        events.push_back(event.event);
    }
    const auto pair = domain::beforeAndAfterRepair(events);
    if (!pair) {
        return Json::array();
    }
    Json marks = Json::array();
    for (const auto& change : domain::compareMarks(pair->before, pair->after)) {
        marks.push_back(both(domain::sentenceOf(change, nameIn(source.policy->defectKinds, change.kind.text()))));
    }
    return Json::array({{{"before", pictures.namesOf(pair->before.photos)},
                         {"after", pictures.namesOf(pair->after.photos)},
                         {"marks", marks}}});
}

} // namespace

std::string packName(PackKind kind, const std::string& unit, Time at)
{
    constexpr std::size_t kToTheSecond = 19;
    std::string time = toIso(at).substr(0, kToTheSecond);
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    return std::string(nameOf(kind)) + "-" + unit + "-" + time + "Z.zip";
}

Result<EvidenceWritten> writeEvidence(const EvidenceSource& source, const store::PhotoArchive& archive,
                                      const store::StationKey& key, const std::filesystem::path& to, PackKind kind,
                                      const std::vector<PackedText>& texts)
{
    auto pack = PackWriter::create(to);
    if (!pack) {
        return pack.error();
    }
    EvidenceWritten written{.file = to, .events = static_cast<int>(source.history.size())};
    Pictures pictures(*pack, archive, written);
    if (const auto added = addAll(pictures, source.history); !added) {
        return added.error();
    }
    std::vector<PackedText> all{
        {"report.html", evidenceReport(source, [&](const domain::PhotoHash& hash) { return pictures.of(hash); })},
        {"unit.json", unitOf(source).dump(2) + "\n"},
        {"steps.json", stepsOf(source, pictures).dump(2) + "\n"},
        {"pairs.json", pairsOf(source, pictures).dump(2) + "\n"},
        {"events.json", eventsOf(source.history).dump(2) + "\n"}};
    all.insert(all.end(), texts.begin(), texts.end());
    for (const auto& [name, text] : all) {
        if (const auto added = pack->add(name, text); !added) {
            return added.error();
        }
    }
    for (const PackedFile& file : pack->files()) {
        written.bytes += file.size;
    }
    const PackSeal seal{kind, source.item.id.text(), source.station.text(), source.at, written.absent};
    if (const auto sealed = sealPack(*pack, seal, key); !sealed) {
        return sealed.error();
    }
    return written;
}

} // namespace regrade::passport
