#include "passport/epcischeck.h"

#include "passport/cbvwords.h"
#include "passport/uritext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace regrade::passport {

namespace {

using CheckedJson = nlohmann::json;
using Keys = std::set<std::string, std::less<>>;

constexpr std::size_t kLargestDocument = 8U << 20U;
constexpr std::size_t kMostFindings = 100;
constexpr const char* kEpcisContext = "https://ref.gs1.org/standards/epcis/";

const Keys kOfEvery{"@context",
                    "type",
                    "eventID",
                    "eventTime",
                    "recordTime",
                    "eventTimeZoneOffset",
                    "certificationInfo",
                    "errorDeclaration",
                    "bizStep",
                    "disposition",
                    "readPoint",
                    "bizLocation",
                    "bizTransactionList",
                    "sourceList",
                    "destinationList",
                    "sensorElementList"};
const std::map<std::string, Keys, std::less<>> kOfType{
    {"ObjectEvent", {"epcList", "quantityList", "action", "persistentDisposition", "ilmd"}},
    {"AggregationEvent", {"parentID", "childEPCs", "childQuantityList", "action"}},
    {"AssociationEvent", {"parentID", "childEPCs", "childQuantityList", "action"}},
    {"TransactionEvent", {"parentID", "epcList", "quantityList", "action"}},
    {"TransformationEvent",
     {"inputEPCList", "inputQuantityList", "outputEPCList", "outputQuantityList", "transformationID",
      "persistentDisposition", "ilmd"}}};
const Keys kOfDocument{"@context",           "id",     "type",     "schemaVersion", "creationDate",
                       "instanceIdentifier", "sender", "receiver", "epcisHeader",   "epcisBody"};
const Keys kOfReport{"type",
                     "exception",
                     "deviceID",
                     "deviceMetadata",
                     "rawData",
                     "dataProcessingMethod",
                     "time",
                     "microorganism",
                     "chemicalSubstance",
                     "coordinateReferenceSystem",
                     "value",
                     "component",
                     "stringValue",
                     "booleanValue",
                     "hexBinaryValue",
                     "uriValue",
                     "minValue",
                     "maxValue",
                     "meanValue",
                     "sDev",
                     "percRank",
                     "percValue",
                     "uom"};
const Keys kOfSensor{"sensorMetadata", "sensorReport"};
const Keys kOfMetadata{"time",      "deviceID", "deviceMetadata",       "rawData",
                       "startTime", "endTime",  "dataProcessingMethod", "bizRules"};
const Keys kOfDeclaration{"declarationTime", "reason", "correctiveEventIDs"};
const Keys kOfQuantity{"epcClass", "quantity", "uom"};

/// A vocabulary's URI that is not CBV's own: CBV has words.
bool isOtherVocabulary(std::string_view text)
{
    for (const char* own : {"urn:epcglobal:cbv", "http://ns.gs1.org/cbv/", "https://ns.gs1.org/cbv/",
                            "https://ref.gs1.org/cbv/", "http://ref.gs1.org/cbv/"}) {
        if (text.starts_with(own)) {
            return false;
        }
    }
    return isUri(text);
}

bool isUom(std::string_view text)
{
    return (text.size() == 2 || text.size() == 3) && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

const CheckedJson* memberOf(const CheckedJson& object, std::string_view key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? &*found : nullptr;
}

/// Holds one document to the rules and gathers what is wrong with it.
class EpcisChecker {
public:
    explicit EpcisChecker(EpcisLook& look) : m_look(look) {}

    void document(const CheckedJson& document)
    {
        if (!document.is_object()) {
            return add(invalid("An object is expected here."));
        }
        context(document);
        keys(document, kOfDocument);
        const CheckedJson* type = need(document, "type");
        if (type != nullptr && *type != "EPCISDocument") {
            add(invalid("The type must be EPCISDocument."));
        }
        const CheckedJson* version = need(document, "schemaVersion");
        if (version != nullptr && (!version->is_string() || !version->get_ref<const std::string&>().starts_with("2"))) {
            add(invalid("Only version 2 of EPCIS is read."));
        }
        time(document, "creationDate", true);
        uri(document, "id", false);
        const CheckedJson* body = need(document, "epcisBody");
        const CheckedJson* list = body == nullptr ? nullptr : need(*body, "eventList");
        if (list != nullptr && !list->is_array()) {
            add(invalid("\"{}\" must be a list.", {"eventList"}));
        } else if (list != nullptr) {
            for (const CheckedJson& one : *list) {
                m_place = "event " + std::to_string(++m_look.events);
                event(one);
            }
        }
        m_look.issuer = issuerOf(document, list);
    }

private:
    void add(Error problem)
    {
        if (m_look.findings.size() < kMostFindings) {
            m_look.findings.push_back({m_place, std::move(problem)});
        }
    }

    static std::string issuerOf(const CheckedJson& document, const CheckedJson* list)
    {
        const CheckedJson* id = memberOf(document, "id");
        std::string host = id != nullptr && id->is_string() ? hostOf(id->get_ref<const std::string&>()) : "";
        for (std::size_t i = 0; host.empty() && list != nullptr && list->is_array() && i < list->size(); ++i) {
            const CheckedJson* point = memberOf((*list)[i], "readPoint");
            const CheckedJson* name = point == nullptr ? nullptr : memberOf(*point, "id");
            host = name != nullptr && name->is_string() ? hostOf(name->get_ref<const std::string&>()) : "";
        }
        return host;
    }

    const CheckedJson* need(const CheckedJson& object, const char* key)
    {
        const CheckedJson* found = memberOf(object, key);
        if (found == nullptr) {
            add(invalid("\"{}\" is missing.", {key}));
        }
        return found;
    }

    /// The prefixes that a context declares.
    void context(const CheckedJson& object)
    {
        const CheckedJson* found = need(object, "@context");
        bool standard = false;
        const auto take = [&](const CheckedJson& one) {
            if (one.is_string()) {
                standard = standard || one.get_ref<const std::string&>().starts_with(kEpcisContext);
            } else if (one.is_object()) {
                for (const auto& [prefix, address] : one.items()) {
                    m_prefixes.insert(prefix);
                }
            }
        };
        if (found != nullptr && found->is_array()) {
            std::for_each(found->begin(), found->end(), take);
        } else if (found != nullptr) {
            take(*found);
        }
        if (found != nullptr && !standard) {
            add(invalid("@context does not name the context of EPCIS at ref.gs1.org."));
        }
    }

    void keys(const CheckedJson& object, const Keys& known, const Keys* more = nullptr)
    {
        for (const auto& [key, value] : object.items()) {
            const auto colon = key.find(':');
            const std::string prefix = key.substr(0, colon);
            const bool own = colon != std::string::npos && colon + 1 < key.size() &&
                             (m_prefixes.contains(prefix) || prefix == "https" || prefix == "http" || prefix == "urn");
            if (!own && !known.contains(key) && (more == nullptr || !more->contains(key))) {
                add(invalid("\"{}\" is no field of EPCIS, and no prefix that @context declares stands before it.",
                            {key}));
            }
        }
    }

    const std::string* text(const CheckedJson& object, const char* key, bool needed)
    {
        const CheckedJson* found = needed ? need(object, key) : memberOf(object, key);
        if (found != nullptr && !found->is_string()) {
            add(invalid("\"{}\" must be a text.", {key}));
            return nullptr;
        }
        return found == nullptr ? nullptr : found->get_ptr<const std::string*>();
    }

    void uriText(const CheckedJson& value, const char* key)
    {
        if (!value.is_string() || !isUri(value.get_ref<const std::string&>())) {
            add(invalid("\"{}\" has a value that is no URI: {}", {key, value.dump()}));
        }
    }
    void uri(const CheckedJson& object, const char* key, bool needed)
    {
        if (const CheckedJson* found = needed ? need(object, key) : memberOf(object, key)) {
            uriText(*found, key);
        }
    }
    /// A list of URIs, each once. False = it is missing or empty.
    bool uris(const CheckedJson& object, const char* key)
    {
        const CheckedJson* found = memberOf(object, key);
        if (found == nullptr) {
            return false;
        }
        if (!found->is_array()) {
            add(invalid("\"{}\" must be a list.", {key}));
            return true;
        }
        std::set<std::string> seen;
        for (const CheckedJson& one : *found) {
            uriText(one, key);
            if (!seen.insert(one.dump()).second) {
                add(invalid("\"{}\" names {} twice.", {key, one.dump()}));
            }
        }
        return !found->empty();
    }

    void time(const CheckedJson& object, const char* key, bool needed)
    {
        const std::string* found = text(object, key, needed);
        if (found != nullptr && !isDateTime(*found)) {
            add(invalid("\"{}\" is no time such as 2026-11-23T08:01:12.000+08:00.", {*found}));
        }
    }

    template <std::size_t count>
    void word(const CheckedJson& object, const char* key, const std::array<std::string_view, count>& words)
    {
        if (const std::string* found = text(object, key, false)) {
            wordText(*found, key, words);
        }
    }
    template <std::size_t count>
    void wordText(const std::string& found, const char* key, const std::array<std::string_view, count>& words)
    {
        if (!isWord(words, found) && !isOtherVocabulary(found)) {
            add(invalid("\"{}\" is no word of CBV for \"{}\", and no address in another vocabulary.", {found, key}));
        }
    }

    void action(const CheckedJson& event, bool needed)
    {
        const std::string* found = text(event, "action", needed);
        if (found != nullptr && !isWord(kActions, *found)) {
            add(invalid("\"{}\" is no action: ADD, OBSERVE or DELETE.", {*found}));
        }
        if (event.contains("ilmd") && needed && found != nullptr && *found != "ADD") {
            add(invalid("\"ilmd\" stands only where something is added."));
        }
    }

    template <class Take>
    bool each(const CheckedJson& object, const char* key, Take take)
    {
        const CheckedJson* found = memberOf(object, key);
        if (found == nullptr) {
            return false;
        }
        if (!found->is_array()) {
            add(invalid("\"{}\" must be a list.", {key}));
            return true;
        }
        for (const CheckedJson& one : *found) {
            if (one.is_object()) {
                take(one);
            } else {
                add(invalid("\"{}\" must be a list of objects.", {key}));
            }
        }
        return !found->empty();
    }

    bool quantities(const CheckedJson& event, const char* key)
    {
        return each(event, key, [&](const CheckedJson& one) {
            keys(one, kOfQuantity);
            uri(one, "epcClass", true);
            uom(one);
            const CheckedJson* quantity = memberOf(one, "quantity");
            if (quantity != nullptr && !quantity->is_number()) {
                add(invalid("\"{}\" must be a number.", {"quantity"}));
            }
        });
    }
    void uom(const CheckedJson& object)
    {
        const std::string* found = text(object, "uom", false);
        if (found != nullptr && !isUom(*found)) {
            add(invalid("\"{}\" is no code of a unit: two or three capital letters or figures.", {*found}));
        }
    }

    void sensors(const CheckedJson& event)
    {
        each(event, "sensorElementList", [&](const CheckedJson& element) {
            keys(element, kOfSensor);
            if (const CheckedJson* data = memberOf(element, "sensorMetadata"); data != nullptr && data->is_object()) {
                keys(*data, kOfMetadata);
                time(*data, "time", false);
                for (const char* key : {"deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules"}) {
                    uri(*data, key, false);
                }
            }
            const bool some = each(element, "sensorReport", [&](const CheckedJson& report) {
                keys(report, kOfReport);
                if (text(report, "type", true) != nullptr) {
                    word(report, "type", kMeasurements);
                }
                uom(report);
            });
            if (!some) {
                add(invalid("\"{}\" is missing.", {"sensorReport"}));
            }
        });
    }

    void places(const CheckedJson& event)
    {
        for (const char* key : {"readPoint", "bizLocation"}) {
            if (const CheckedJson* place = memberOf(event, key)) {
                uri(*place, "id", true);
            }
        }
    }
    void transactions(const CheckedJson& event)
    {
        each(event, "bizTransactionList", [&](const CheckedJson& one) {
            uri(one, "bizTransaction", true);
            word(one, "type", kTransactionTypes);
        });
        for (const auto& [list, key] :
             {std::pair("sourceList", "source"), std::pair("destinationList", "destination")}) {
            each(event, list, [&, party = key](const CheckedJson& one) {
                uri(one, party, true);
                word(one, "type", kPartyTypes);
            });
        }
    }
    void persistent(const CheckedJson& event)
    {
        const CheckedJson* found = memberOf(event, "persistentDisposition");
        if (found == nullptr) {
            return;
        }
        if (!found->is_object() || (!found->contains("set") && !found->contains("unset"))) {
            return add(invalid("\"persistentDisposition\" sets or unsets something."));
        }
        for (const char* key : {"set", "unset"}) {
            for (const CheckedJson& one : found->value(key, CheckedJson::array())) {
                one.is_string() ? wordText(one.get<std::string>(), key, kDispositions)
                                : add(invalid("\"{}\" must be a text.", {key}));
            }
        }
    }
    void declaration(const CheckedJson& event)
    {
        const CheckedJson* found = memberOf(event, "errorDeclaration");
        if (found == nullptr) {
            return;
        }
        if (!found->is_object()) {
            return add(invalid("An object is expected here."));
        }
        keys(*found, kOfDeclaration);
        time(*found, "declarationTime", true);
        word(*found, "reason", kErrorReasons);
        uris(*found, "correctiveEventIDs");
    }

    bool either(const CheckedJson& event, const char* epcs, const char* classes)
    {
        const bool named = uris(event, epcs);
        const bool counted = quantities(event, classes);
        return named || counted;
    }
    /// What the event is about, as its type wants it.
    void objects(const std::string& type, const CheckedJson& event)
    {
        const bool gone = event.value("action", CheckedJson()) == "DELETE";
        bool some = false;
        if (type == "TransformationEvent") {
            const bool in = either(event, "inputEPCList", "inputQuantityList");
            const bool out = either(event, "outputEPCList", "outputQuantityList");
            uri(event, "transformationID", false);
            some = (in && out) || ((in || out) && event.contains("transformationID"));
        } else if (type == "AggregationEvent" || type == "AssociationEvent") {
            uri(event, "parentID", type == "AssociationEvent" || !gone);
            some = either(event, "childEPCs", "childQuantityList") || gone;
        } else {
            uri(event, "parentID", false);
            some = either(event, "epcList", "quantityList");
            some =
                some || (type == "ObjectEvent" && event.contains("sensorElementList") && event.contains("readPoint"));
        }
        if (!some) {
            add(invalid("It names nothing that it happened to."));
        }
        if (type == "TransactionEvent" && !event.contains("bizTransactionList")) {
            add(invalid("\"{}\" is missing.", {"bizTransactionList"}));
        }
    }

    void event(const CheckedJson& event)
    {
        if (!event.is_object()) {
            return add(invalid("An object is expected here."));
        }
        const std::string* type = text(event, "type", true);
        const auto known = type == nullptr ? kOfType.end() : kOfType.find(*type);
        if (known == kOfType.end()) {
            if (type != nullptr) {
                add(invalid("\"{}\" is no event type of EPCIS.", {*type}));
            }
            return;
        }
        keys(event, kOfEvery, &known->second);
        time(event, "eventTime", true);
        time(event, "recordTime", false);
        const std::string* offset = text(event, "eventTimeZoneOffset", true);
        if (offset != nullptr && !isOffset(*offset)) {
            add(invalid("The time zone \"{}\" is not of the form +08:00.", {*offset}));
        }
        uri(event, "eventID", false);
        action(event, known->second.contains("action"));
        objects(*type, event);
        word(event, "bizStep", kBizSteps);
        word(event, "disposition", kDispositions);
        persistent(event);
        places(event);
        transactions(event);
        sensors(event);
        declaration(event);
        ilmd(event);
        note(event);
    }

    void ilmd(const CheckedJson& event)
    {
        if (const CheckedJson* found = memberOf(event, "ilmd")) {
            found->is_object() ? keys(*found, {}) : add(invalid("An object is expected here."));
        }
    }

    /// When it was, and which event it was.
    void note(const CheckedJson& event)
    {
        const CheckedJson* at = memberOf(event, "eventTime");
        if (at != nullptr && at->is_string() && isDateTime(at->get_ref<const std::string&>())) {
            const std::string day = at->get<std::string>().substr(0, 10);
            m_look.from = m_look.from.empty() ? day : std::min(m_look.from, day);
            m_look.to = std::max(m_look.to, day);
        }
        const CheckedJson* id = memberOf(event, "eventID");
        if (id != nullptr && id->is_string()) {
            m_look.ids.push_back(id->get<std::string>());
        }
    }

    EpcisLook& m_look;
    std::string m_place = "document";
    std::set<std::string> m_prefixes;
};

} // namespace

Result<EpcisLook> lookAtEpcis(std::span<const std::byte> bytes)
{
    if (bytes.size() > kLargestDocument) {
        return invalid("The document holds {} bytes; at most {} are read.",
                       {std::to_string(bytes.size()), std::to_string(kLargestDocument)});
    }
    const auto* text = reinterpret_cast<const char*>(bytes.data());
    const CheckedJson document = CheckedJson::parse(text, text + bytes.size(), nullptr, false);
    if (document.is_discarded()) {
        return invalid("The document is no JSON.");
    }
    EpcisLook look;
    try {
        EpcisChecker(look).document(document);
    } catch (const CheckedJson::exception& fault) { // a text that is no UTF-8, when it is told back
        return invalid("The document is no JSON.", {}, fault.what());
    }
    return look;
}

} // namespace regrade::passport
