#include "passport/dpp.h"

#include "domain/comparison.h"
#include "passport/names.h"
#include "passport/outsidenames.h"
#include "passport/uritext.h"
#include "rules/marketrules.h"
#include "store/photoarchive.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace regrade::passport {

namespace {

using DppJson = nlohmann::ordered_json;

constexpr const char* kDraft =
    "Unsigned draft, aligned with UNTP DPP 0.6.0. It is not a verifiable credential, and not "
    "a passport under a law of the European Union.";

DppJson bothOf(const domain::Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

DppJson markTold(const domain::Defect& mark)
{
    DppJson told{{"kind", mark.kind.text()}, {"zone", mark.zone.text()}};
    if (mark.extentMm) {
        told["extentMm"] = *mark.extentMm;
    }
    return told;
}

/// What was done with the unit, and what was found of it.
class PassportStory {
public:
    PassportStory(const DppSource& source, const OutsideNames& names) : m_source(source), m_names(names) {}

    [[nodiscard]] DppJson characteristics() const
    {
        const domain::Item& item = m_source.item;
        DppJson told{{"type", DppJson::array({"Characteristics"})}, {"status", kDraft}};
        if (item.grade) {
            const rules::GradeRow* grade = m_source.policy.findGrade(*item.grade);
            told["grade"] = item.grade->text();
            told["gradeScale"] = item.grading ? item.grading->verdict.policy : m_source.policy.version;
            if (grade != nullptr) {
                told["gradeName"] = bothOf(grade->name);
                told["gradeMeaning"] = bothOf(grade->meaning);
            }
        }
        told["cycle"] = item.cycle;
        addMarks(told);
        told["workDone"] = workDone();
        told["tests"] = tests();
        told["parts"] = parts();
        const int months = m_source.policy.limits.warrantyMonths;
        if (months > 0) {
            told["warrantyMonths"] = rules::promisedMonths(months);
        }
        if (!item.foreign.empty()) {
            told["foreignHistory"] = foreign();
        }
        return told;
    }

private:
    void addMarks(DppJson& told) const
    {
        domain::Events events;
        for (const auto& recorded : m_source.history) {
            events.push_back(recorded.event);
        }
        const auto pair = domain::beforeAndAfterRepair(events);
        told["defectsRepaired"] = DppJson::array();
        for (const domain::MarkChange& change :
             pair ? domain::compareMarks(pair->before, pair->after) : std::vector<domain::MarkChange>{}) {
            if (change.fate == domain::MarkFate::gone) {
                told["defectsRepaired"].push_back(change.kind.text());
            }
        }
        if (!m_source.item.inspection) {
            return;
        }
        told["defectsRemaining"] = DppJson::array();
        for (const domain::Defect& mark : m_source.item.inspection->defects) {
            if (domain::isOnProduct(mark)) {
                told["defectsRemaining"].push_back(markTold(mark));
            }
        }
    }

    [[nodiscard]] DppJson workDone() const
    {
        DppJson list = DppJson::array();
        for (const auto& recorded : m_source.history) {
            if (const auto* done = std::get_if<domain::WorkFinished>(&recorded.event)) {
                list.push_back({{"stage", done->stage.text()},
                                {"name", bothOf(nameOf(m_source.policy, done->stage))},
                                {"day", isoDay(recorded.stamp.at)},
                                {"station", m_names.at("loc", recorded.stamp.station.text())},
                                {"repaired", done->repaired},
                                {"brokenOff", done->brokenOff.value_or(false)}});
            }
        }
        return list;
    }

    /// Steps that measured something, the latest of each name and stage.
    [[nodiscard]] DppJson tests() const
    {
        std::map<std::string, DppJson> latest;
        for (const auto& recorded : m_source.history) {
            const auto* step = std::get_if<domain::StepDone>(&recorded.event);
            if (step == nullptr || !step->value) {
                continue;
            }
            latest[step->stage.text() + "/" + step->step.text()] = {
                {"stage", step->stage.text()},
                {"step", step->step.text()},
                {"name", bothOf(nameOf(m_source.policy, step->stage, step->step))},
                {"passed", step->outcome == domain::StepOutcome::passed},
                {"value", *step->value},
                {"unit", step->unit},
                {"day", isoDay(recorded.stamp.at)}};
        }
        DppJson list = DppJson::array();
        for (auto& [name, test] : latest) {
            list.push_back(std::move(test));
        }
        return list;
    }

    [[nodiscard]] DppJson parts() const
    {
        DppJson list = DppJson::array();
        for (const domain::PartUsed& part : m_source.item.parts) {
            DppJson told{{"part", m_names.at("part", part.part)},
                         {"name", domain::toldNameOf(part)},
                         {"quantity", part.quantity},
                         {"keyPart", part.key}};
            if (part.origin) {
                told["origin"] = domain::nameOf(*part.origin);
            }
            list.push_back(std::move(told));
        }
        return list;
    }

    [[nodiscard]] DppJson foreign() const
    {
        DppJson list = DppJson::array();
        for (const domain::ForeignHistoryNoted& other : m_source.item.foreign) {
            list.push_back({{"format", other.format},
                            {"sha256", other.document},
                            {"issuer", other.issuer},
                            {"events", other.events},
                            {"from", other.from},
                            {"to", other.to},
                            {"verified", false}});
        }
        return list;
    }

    const DppSource& m_source;
    const OutsideNames& m_names;
};

DppJson productTold(const DppSource& source, const OutsideNames& names)
{
    const domain::Item& item = source.item;
    const std::string unit = names.unit(item.id, item.intake->sku);
    const bool isGs1 = unit.starts_with("https://id.gs1.org/");
    const auto gtin = globalGtin(item.intake->sku);
    DppJson told{{"type", DppJson::array({"Product"})}, {"id", unit}, {"name", item.intake->product}};
    if (isGs1 && gtin && unit.find("/01/") != std::string::npos) {
        told["registeredId"] = *gtin + ".21." + item.id.text();
        told["idScheme"] = {{"type", DppJson::array({"IdentifierScheme"})},
                            {"id", "https://id.gs1.org/01/"},
                            {"name", "Global Trade Item Number (GTIN)"}};
    } else if (!isGs1) {
        told["registeredId"] = item.id.text();
        told["idScheme"] = {{"type", DppJson::array({"IdentifierScheme"})},
                            {"id", names.house()},
                            {"name", "Tags of " + source.exchange.house}};
    }
    told["serialNumber"] = item.id.text();
    told["characteristics"] = PassportStory(source, names).characteristics();
    if (item.inspection && !item.inspection->photos.empty()) {
        told["productImage"] = {{"linkURL", names.photo(item.inspection->photos.front().hash)},
                                {"linkName", "Photo of the unit"},
                                {"linkType", names.vocabulary() + "photo"}};
    }
    return told;
}

DppJson traceability(const DppSource& source, const OutsideNames& names)
{
    const std::string& document = source.epcis.document;
    const std::string hash = store::sha256Hex(std::as_bytes(std::span(document.data(), document.size())));
    const DppJson link{{"linkURL", names.at("epcis", source.item.id.text()) + ".epcis.jsonld"},
                       {"linkName", "EPCIS 2.0 events"},
                       {"linkType", "https://test.uncefact.org/vocabulary/linkTypes/dte"},
                       {"hashDigest", hash},
                       {"hashMethod", "SHA-256"}};
    DppJson process{{"type", DppJson::array({"TraceabilityPerformance"})}, {"valueChainProcess", "Refurbishment"}};
    process["traceabilityEvent"] = DppJson::array();
    process["traceabilityEvent"].push_back(link);
    DppJson list = DppJson::array();
    list.push_back(std::move(process));
    return list;
}

} // namespace

Result<std::string> exportDpp(const DppSource& source)
{
    const domain::Item& item = source.item;
    if (!item.intake || item.isUndone() || source.history.empty()) {
        return refused("The unit was never taken in here, so it has no passport.");
    }
    const OutsideNames names(source.policy, source.exchange);
    const auto last = std::max_element(source.history.begin(), source.history.end(),
                                       [](const auto& a, const auto& b) { return a.stamp.at < b.stamp.at; });
    const std::string id = names.passportOf(item.id);
    DppJson subject{{"type", DppJson::array({"ProductPassport"})},
                    {"id", id + "#subject"},
                    {"granularityLevel", "item"},
                    {"product", productTold(source, names)},
                    {"traceabilityInformation", traceability(source, names)}};
    const DppJson document{
        {"type", {"DigitalProductPassport", "VerifiableCredential"}},
        {"@context", {"https://www.w3.org/ns/credentials/v2", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/"}},
        {"id", id},
        {"issuer",
         {{"type", DppJson::array({"CredentialIssuer"})},
          {"id", "did:web:" + hostOf(names.house())},
          {"name", source.exchange.house}}},
        {"validFrom", toIso(last->stamp.at)},
        {"credentialSubject", std::move(subject)}};
    return document.dump(1, ' ', false, DppJson::error_handler_t::replace) + "\n";
}

} // namespace regrade::passport
