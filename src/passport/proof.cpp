#include "passport/proof.h"

#include "domain/eventjson.h"
#include "passport/base64.h"
#include "passport/proofparts.h"
#include "store/eventrow.h"
#include "store/merging.h"
#include "vision/photocopy.h"
#include "vision/weights.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <map>
#include <set>

namespace regrade::passport {

namespace {

using Json = nlohmann::json;
using History = std::vector<store::RecordedEvent>;

constexpr std::int64_t kMostLinksBehind = 20'000; // farther heads are not walked to: a new one is signed
constexpr std::size_t kPseudonym = 16;            // letters

/// The latest grading, what the unit was before it, and what the camera had seen.
struct Decision {
    const store::RecordedEvent* graded = nullptr;
    const store::RecordedEvent* inspected = nullptr;
    const store::RecordedEvent* overridden = nullptr;
    domain::Item before;
    domain::Item now;
};

Result<Decision> decisionIn(const ProofSource& source)
{
    Decision decision{.before = domain::Item{source.unit},
                      .now = store::merged(domain::Item{source.unit}, source.history)};
    if (!decision.now.grading || !decision.now.grade) {
        return refused("Unit {} has no grade, so there is nothing to prove.", {source.unit.text()});
    }
    const History& all = source.history;
    std::size_t place = all.size();
    for (std::size_t i = all.size(); i-- > 0 && decision.graded == nullptr;) {
        const auto* graded = std::get_if<domain::ItemGraded>(&all[i].event);
        if (graded != nullptr && *graded == *decision.now.grading) {
            decision.graded = &all[i];
            place = i;
        }
    }
    const History before(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(place));
    decision.before = store::merged(domain::Item{source.unit}, before);
    for (std::size_t i = place; i-- > 0 && decision.inspected == nullptr && decision.before.inspection;) {
        const auto* seen = std::get_if<domain::ItemInspected>(&all[i].event);
        decision.inspected = seen != nullptr && seen->inspection == *decision.before.inspection ? &all[i] : nullptr;
    }
    for (std::size_t i = place; i < all.size() && *decision.now.grade != decision.now.grading->verdict.grade; ++i) {
        const auto* other = std::get_if<domain::GradeOverridden>(&all[i].event);
        decision.overridden = other != nullptr ? &all[i] : decision.overridden;
    }
    return decision;
}

/// The lesson of the view that the inspection names, as it stood when the camera looked.
std::optional<domain::ProductTaught> lessonOf(const History& product, const std::string& view, const std::string& model,
                                              Time at)
{
    std::optional<domain::ProductTaught> found;
    for (std::size_t i = 1; i <= product.size(); ++i) {
        const History known(product.begin(), product.begin() + static_cast<std::ptrdiff_t>(i));
        const auto state = store::merged(domain::Product{domain::Sku(product.front().subject.text())}, known);
        const auto* taught = state.taughtView(view);
        const bool named = taught != nullptr &&
                           (taught->calibration ? domain::calibratedModel(taught->model, taught->calibration->version)
                                                : taught->model) == model;
        if (named && (!found || known.back().stamp.at <= at)) {
            found = *taught;
        }
    }
    return found;
}

std::optional<domain::ProductLooksMapped> looksAt(const History& product, Time at)
{
    std::optional<domain::ProductLooksMapped> looks;
    for (const auto& event : product) {
        const auto* mapped = std::get_if<domain::ProductLooksMapped>(&event.event);
        if (mapped != nullptr && event.stamp.at <= at) {
            looks = *mapped;
        }
    }
    return looks;
}

/// The model that the inspection names for a view.
std::string modelOf(const domain::Inspection& seen, const std::string& view)
{
    if (seen.views) {
        for (const domain::ViewEvidence& one : *seen.views) {
            if (one.view == view) {
                return one.model;
            }
        }
    }
    return seen.model;
}

/// Who did it, so that two deeds of one person can be told to be that, by nobody who has not the station's key.
std::string pseudonymOf(const store::StationKey& key, const domain::ActorId& actor)
{
    const std::string sealed = key.signText("worker 1", actor.text());
    return store::sha256Hex(std::as_bytes(std::span(sealed.data(), sealed.size()))).substr(0, kPseudonym);
}

class ProofMaker {
public:
    ProofMaker(const ProofSource& source, const store::Database& store, const store::PhotoArchive& archive,
               const store::StationKey& key, Decision decision)
        : m_source(source), m_store(store), m_archive(archive), m_key(key), m_decision(std::move(decision))
    {
    }

    [[nodiscard]] Result<ProofMade> make()
    {
        addAbout();
        addGrade();
        addInspection();
        addPolicy();
        addPhotos();
        for (const auto& event : m_source.history) {
            if (const auto added = addEvent(event); !added) {
                return added.error();
            }
        }
        if (const auto chains = addChains(); !chains) {
            return chains.error();
        }
        m_made.file = proofFile(m_parts, m_key);
        return std::move(m_made);
    }

private:
    void add(std::string name, const Json& json) { m_parts.push_back({std::move(name), json.dump()}); }

    void addAbout()
    {
        add("about", {{"unit", m_source.unit.text()},
                      {"station", m_source.station.text()},
                      {"at", toIso(m_source.at)},
                      {"open", m_source.open},
                      {"disclosed", proofDisclosure(m_source.open)}});
    }

    void addGrade()
    {
        const auto& graded = std::get<domain::ItemGraded>(m_decision.graded->event);
        Json grade{
            {"event", partOf(*m_decision.graded)},
            {"body", bodyOf(*m_decision.graded)},
            {"worker", pseudonymOf(m_key, m_decision.graded->stamp.actor)},
            {"unit", {{"everUsed", m_decision.before.everUsed}, {"everRepaired", m_decision.before.everRepaired}}},
            {"policy", graded.verdict.policy},
            {"final", m_decision.now.grade->text()}};
        if (m_decision.overridden != nullptr) {
            const auto& other = std::get<domain::GradeOverridden>(m_decision.overridden->event);
            grade["override"] = {
                {"event", partOf(*m_decision.overridden)}, {"from", other.from.text()}, {"to", other.to.text()}};
        }
        add("grade", grade);
    }

    void addInspection()
    {
        if (m_decision.inspected == nullptr) {
            return;
        }
        const auto& event = *m_decision.inspected;
        const domain::Inspection& seen = std::get<domain::ItemInspected>(event.event).inspection;
        Json inspection{{"event", partOf(event)},
                        {"body", bodyOf(event)},
                        {"worker", pseudonymOf(m_key, event.stamp.actor)},
                        {"policy", event.stamp.policyVersion}};
        if (const auto looks = looksAt(m_source.product, event.stamp.at)) {
            auto told = *looks;
            told.reason.clear(); // a lead's free text
            inspection["looks"] = domain::toJson(told);
        }
        add("inspection", inspection);
        std::set<std::string> known;
        for (const domain::PhotoRef& photo : seen.photos) {
            const std::string& view = photo.view;
            if (!known.insert(view).second) {
                continue;
            }
            const std::string model = modelOf(seen, view);
            const auto lesson = lessonOf(m_source.product, view, model, event.stamp.at);
            Json part{{"view", view}, {"model", model}};
            if (model.starts_with(vision::detectorVersion())) {
                part["weights"] = {{"file", "change.onnx"}, {"sha256", vision::weightsDigest()}};
            }
            if (lesson) {
                part["lesson"] = domain::toJson(*lesson);
                m_lessons.insert(m_lessons.end(), lesson->photos.begin(), lesson->photos.end());
            }
            add("model/" + view, part);
        }
        m_photos = seen.photos;
    }

    void addPolicy()
    {
        Json sums = Json::object();
        for (const auto& [name, text] : m_source.policy) {
            sums[name] = sumOfText(text);
        }
        add("policies", {{"version", m_source.policyVersion}, {"files", sums}});
        for (const char* name : rules::kDecidingFiles) {
            add(std::string("policy/") + name, {{"sha256", sums[name]}, {"text", m_source.policy.at(name)}});
        }
    }

    void addPhotos()
    {
        std::set<std::string> known;
        for (const auto* list : {&m_photos, &m_lessons}) {
            for (const domain::PhotoRef& photo : *list) {
                if (known.insert(photo.hash.text()).second) {
                    addPhoto(photo, list == &m_photos ? "unit" : "lesson");
                }
            }
        }
    }

    /// The bytes only where they hold a picture and nothing else: a copy without the rest would have another hash.
    void addPhoto(const domain::PhotoRef& photo, const char* use)
    {
        Json part{{"sha256", photo.hash.text()}, {"view", photo.view}, {"use", use}};
        if (m_source.photos) {
            const auto bytes = m_archive.read(photo.hash);
            const auto clean = bytes ? vision::cleanCopy(*bytes) : Result<vision::PhotoCopy>(bytes.error());
            if (clean && clean->bytes == *bytes) {
                part["bytes"] = base64Of(*bytes);
                part["type"] = clean->extension;
                ++m_made.photos;
            } else {
                m_made.absent.push_back(photo.hash.text());
            }
        }
        add("photo/" + photo.hash.text(), part);
    }

    /// The row as it stands in the store: what this program makes of it need not be the bytes that were hashed.
    [[nodiscard]] Result<store::EventRow> rowOf(const store::RecordedEvent& event) const
    {
        store::EventRow row;
        const auto read = m_store.each(
            "SELECT " + std::string(store::kEventColumns) + " FROM event WHERE station = ? AND seq = ?",
            {event.stamp.station.text(), event.seq}, [&](const store::Row& found) { row = store::readRow(found); });
        if (!read) {
            return read.error();
        }
        if (row.hash.empty() || store::hashOf(row) != row.hash) {
            return conflict("Event {} of station {} is not what was written: its content does not fit its hash.",
                            {std::to_string(event.seq), event.stamp.station.text()});
        }
        return row;
    }

    [[nodiscard]] Result<void> addEvent(const store::RecordedEvent& event)
    {
        Json part{{"kind", domain::kindOf(event.event)}, {"at", toIso(event.stamp.at)}};
        const auto row = rowOf(event);
        if (!row) {
            return row.error();
        }
        if (m_source.open && mayBeOpened(event)) {
            part["opened"] = openedOf(*row);
            ++m_made.opened;
        } else if (isTold(event)) {
            part["told"] = {{"body", bodyOf(event)}, {"worker", pseudonymOf(m_key, event.stamp.actor)}};
            ++m_made.told;
        } else {
            ++m_made.closed;
        }
        part["hash"] = event.hash;
        m_reach[event.stamp.station.text()].push_back(event.seq);
        add("event/" + partOf(event), part);
        return {};
    }

    [[nodiscard]] Result<void> addChains()
    {
        for (auto& [station, seqs] : m_reach) {
            const auto [first, last] = std::minmax_element(seqs.begin(), seqs.end());
            const auto chain = chainOf(station, *first, *last);
            if (!chain) {
                return chain.error();
            }
            add("chain/" + station, *chain);
        }
        return {};
    }

    [[nodiscard]] const store::SignedHead* headBehind(const std::string& station, std::int64_t last) const
    {
        const store::SignedHead* nearest = nullptr;
        for (const auto& head : m_source.heads) {
            const bool fits = head.head.station == station && head.key == m_key.publicKey() && head.head.seq >= last &&
                              head.head.seq - last <= kMostLinksBehind;
            nearest = fits && (nearest == nullptr || head.head.seq < nearest->head.seq) ? &head : nearest;
        }
        return nearest;
    }

    [[nodiscard]] Result<Json> chainOf(const std::string& station, std::int64_t first, std::int64_t last) const
    {
        const store::SignedHead* kept = headBehind(station, last);
        const std::int64_t end = kept != nullptr ? kept->head.seq : last;
        Json links = Json::array();
        std::string hash;
        const auto read =
            m_store.each("SELECT seq, hash FROM event WHERE station = ? AND seq BETWEEN ? AND ? ORDER BY seq",
                         {station, first, end}, [&](const store::Row& row) {
                             hash = row.text(1);
                             links.push_back(proofLink(station, row.integer(0), hash));
                         });
        if (!read) {
            return read.error();
        }
        if (static_cast<std::int64_t>(links.size()) != end - first + 1) {
            return storageError("The chain of station {} has a gap in this store: verify the store.", {station});
        }
        const std::string head = kept != nullptr ? kept->text : m_key.sign({station, end, hash}, m_source.at).text;
        return Json{{"from", first}, {"head", head}, {"links", links}};
    }

    const ProofSource& m_source;
    const store::Database& m_store;
    const store::PhotoArchive& m_archive;
    const store::StationKey& m_key;
    Decision m_decision;
    std::vector<ProofPart> m_parts;
    std::vector<domain::PhotoRef> m_photos;
    std::vector<domain::PhotoRef> m_lessons;
    std::map<std::string, std::vector<std::int64_t>> m_reach;
    ProofMade m_made;
};

} // namespace

bool isTold(const store::RecordedEvent& event)
{
    return std::holds_alternative<domain::ItemInspected>(event.event) ||
           std::holds_alternative<domain::ItemRouted>(event.event) ||
           std::holds_alternative<domain::ItemGraded>(event.event);
}

bool mayBeOpened(const store::RecordedEvent& event)
{
    const auto* graded = std::get_if<domain::ItemGraded>(&event.event);
    const bool bears = isTold(event) && (graded == nullptr || !graded->cosmeticReason);
    const std::string& actor = event.stamp.actor.text();
    const bool figure = std::any_of(actor.begin(), actor.end(), [](char c) { return c >= '0' && c <= '9'; });
    return bears && ((figure && domain::staffCode(actor)) || actor == "operator");
}

Result<ProofMade> makeProof(const ProofSource& source, const store::Database& store, const store::PhotoArchive& archive,
                            const store::StationKey& key)
{
    auto decision = decisionIn(source);
    if (!decision) {
        return decision.error();
    }
    if (decision->graded == nullptr) {
        return conflict("The grading of unit {} is not in this store: verify the store.", {source.unit.text()});
    }
    const std::string& decided = decision->now.grading->verdict.policy;
    if (decided != source.policyVersion) {
        return refused("The grade was given by policy {}, and the policy here is {}: name the folder of that policy "
                       "with --policy.",
                       {decided, source.policyVersion});
    }
    return ProofMaker(source, store, archive, key, *std::move(decision)).make();
}

} // namespace regrade::passport
