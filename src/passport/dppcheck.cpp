#include "passport/dpp.h"
#include "passport/uritext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace regrade::passport {

namespace {

using LookedJson = nlohmann::json;

constexpr std::size_t kLargestPassport = 8U << 20U;
constexpr std::size_t kMostDppFindings = 100;
constexpr const char* kContexts[] = {"https://www.w3.org/ns/credentials/v2",
                                     "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/"};

/// "did:web:refurb.example:12" -> "refurb.example"; else the host of an address, else what stands there.
std::string issuerIn(const std::string& id)
{
    constexpr std::string_view kDid = "did:web:";
    if (id.starts_with(kDid)) {
        const std::string rest = id.substr(kDid.size());
        return rest.substr(0, rest.find(':'));
    }
    const std::string host = hostOf(id);
    return host.empty() ? id.substr(0, 100) : host;
}

/// Holds one passport to the constraints and gathers what is wrong with it.
class DppChecker {
public:
    explicit DppChecker(DppLook& look) : m_look(look) {}

    void passport(const LookedJson& document)
    {
        if (!document.is_object()) {
            return add("document", invalid("An object is expected here."));
        }
        contexts(document);
        types(document, "document", {"DigitalProductPassport", "VerifiableCredential"}, true);
        uri(document, "document", "id", true);
        issuer(document);
        time(document, "validFrom");
        time(document, "validUntil");
        m_look.hasProof = document.contains("proof");
        const LookedJson* subject = object(document, "document", "credentialSubject", true);
        if (subject != nullptr) {
            subjectOf(*subject);
        }
    }

private:
    void add(const std::string& place, Error problem)
    {
        if (m_look.findings.size() < kMostDppFindings) {
            m_look.findings.push_back({place, std::move(problem)});
        }
    }

    const LookedJson* member(const LookedJson& in, const std::string& place, const char* key, bool needed)
    {
        const auto found = in.find(key);
        if (found == in.end() && needed) {
            add(place, invalid("\"{}\" is missing.", {key}));
        }
        return found == in.end() ? nullptr : &*found;
    }
    const LookedJson* object(const LookedJson& in, const std::string& place, const char* key, bool needed)
    {
        const LookedJson* found = member(in, place, key, needed);
        if (found != nullptr && !found->is_object()) {
            add(place, invalid("\"{}\" must be an object.", {key}));
            return nullptr;
        }
        return found;
    }
    const LookedJson* list(const LookedJson& in, const std::string& place, const char* key)
    {
        const LookedJson* found = member(in, place, key, false);
        if (found != nullptr && !found->is_array()) {
            add(place, invalid("\"{}\" must be a list.", {key}));
            return nullptr;
        }
        return found;
    }
    std::string text(const LookedJson& in, const std::string& place, const char* key, bool needed)
    {
        const LookedJson* found = member(in, place, key, needed);
        if (found == nullptr) {
            return {};
        }
        if (!found->is_string() || found->get_ref<const std::string&>().empty()) {
            add(place, invalid("\"{}\" must be a text that is not empty.", {key}));
            return {};
        }
        return found->get<std::string>();
    }
    std::string uri(const LookedJson& in, const std::string& place, const char* key, bool needed)
    {
        std::string found = text(in, place, key, needed);
        if (!found.empty() && !isUri(found)) {
            add(place, invalid("\"{}\" has a value that is no URI: {}", {key, found}));
        }
        return found;
    }
    void time(const LookedJson& in, const char* key)
    {
        const std::string found = text(in, "document", key, false);
        if (!found.empty() && !isDateTime(found)) {
            add("document", invalid("\"{}\" is no time such as 2026-11-23T00:55:00Z.", {found}));
        } else if (!found.empty() && std::string_view(key) == "validFrom") {
            m_look.day = found.substr(0, 10);
        }
    }
    void types(const LookedJson& in, const std::string& place, const std::vector<const char*>& words, bool needed)
    {
        const LookedJson* found = member(in, place, "type", needed);
        for (const char* word : words) {
            const bool there = found != nullptr && found->is_array() &&
                               std::find(found->begin(), found->end(), LookedJson(word)) != found->end();
            if (found != nullptr && !there) {
                add(place, invalid("\"type\" does not name {}.", {word}));
            }
        }
    }
    void onlyKeys(const LookedJson& in, const std::string& place, const std::set<std::string>& known)
    {
        for (const auto& [key, value] : in.items()) {
            if (!known.contains(key)) {
                add(place, invalid("\"{}\" is no field of this object.", {key}));
            }
        }
    }

    void contexts(const LookedJson& document)
    {
        const LookedJson* found = member(document, "document", "@context", true);
        const bool good = found != nullptr && found->is_array() && found->size() >= 2 && (*found)[0] == kContexts[0] &&
                          (*found)[1] == kContexts[1];
        if (found != nullptr && !good) {
            add("document", invalid("@context must begin with {} and {}.", {kContexts[0], kContexts[1]}));
        }
    }

    void issuer(const LookedJson& document)
    {
        const LookedJson* found = object(document, "document", "issuer", true);
        if (found == nullptr) {
            return;
        }
        onlyKeys(*found, "issuer", {"type", "id", "name", "issuerAlsoKnownAs"});
        types(*found, "issuer", {"CredentialIssuer"}, false);
        m_look.issuer = issuerIn(uri(*found, "issuer", "id", true));
        static_cast<void>(text(*found, "issuer", "name", true));
    }

    void subjectOf(const LookedJson& subject)
    {
        const std::string place = "credentialSubject";
        types(subject, place, {"ProductPassport"}, false);
        const std::string level = text(subject, place, "granularityLevel", false);
        if (!level.empty() && level != "item" && level != "batch" && level != "model") {
            add(place, invalid("\"{}\" is no level: item, batch or model.", {level}));
        }
        if (const LookedJson* product = object(subject, place, "product", true)) {
            static_cast<void>(uri(*product, "product", "id", true));
            static_cast<void>(text(*product, "product", "name", true));
            m_look.serial = text(*product, "product", "serialNumber", false);
            types(*product, "product", {"Product"}, false);
        }
        if (const LookedJson* emissions = object(subject, place, "emissionsScorecard", false)) {
            for (const char* key : {"carbonFootprint", "declaredUnit", "operationalScope", "primarySourcedRatio"}) {
                static_cast<void>(member(*emissions, "emissionsScorecard", key, true));
            }
        }
        const LookedJson* processes = list(subject, place, "traceabilityInformation");
        for (std::size_t i = 0; processes != nullptr && i < processes->size(); ++i) {
            if ((*processes)[i].is_object()) {
                process((*processes)[i]);
            } else {
                add("traceabilityInformation", invalid("An object is expected here."));
            }
        }
    }

    void process(const LookedJson& process)
    {
        const LookedJson* events = list(process, "traceabilityInformation", "traceabilityEvent");
        for (std::size_t i = 0; events != nullptr && i < events->size(); ++i) {
            const std::string place = "traceabilityEvent " + std::to_string(++m_look.events);
            if ((*events)[i].is_object()) {
                link((*events)[i], place);
            } else {
                add(place, invalid("An object is expected here."));
            }
        }
    }

    void link(const LookedJson& link, const std::string& place)
    {
        constexpr std::size_t kSha256Letters = 64;
        onlyKeys(link, place,
                 {"type", "linkURL", "linkName", "linkType", "hashDigest", "hashMethod", "encryptionMethod"});
        static_cast<void>(uri(link, place, "linkURL", false));
        const std::string method = text(link, place, "hashMethod", false);
        const std::string digest = text(link, place, "hashDigest", false);
        if (!method.empty() && method != "SHA-256" && method != "SHA-1") {
            add(place, invalid("\"{}\" is no method of hashing: SHA-256 or SHA-1.", {method}));
        }
        const bool isHex = digest.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
        if (method == "SHA-256" && (digest.size() != kSha256Letters || !isHex)) {
            add(place, invalid("The hash has not the 64 figures of SHA-256."));
        }
    }

    DppLook& m_look;
};

} // namespace

Result<DppLook> lookAtDpp(std::span<const std::byte> bytes)
{
    if (bytes.size() > kLargestPassport) {
        return invalid("The document holds {} bytes; at most {} are read.",
                       {std::to_string(bytes.size()), std::to_string(kLargestPassport)});
    }
    const auto* text = reinterpret_cast<const char*>(bytes.data());
    const LookedJson document = LookedJson::parse(text, text + bytes.size(), nullptr, false);
    if (document.is_discarded()) {
        return invalid("The document is no JSON.");
    }
    DppLook look;
    DppChecker(look).passport(document);
    return look;
}

} // namespace regrade::passport
