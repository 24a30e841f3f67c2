#include "passport/prooflines.h"

#include "store/photoarchive.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace regrade::passport {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kFirstLine = R"({"format":"regrade grade proof 1",)";
constexpr std::string_view kListKey = R"("parts":)";
constexpr std::string_view kSignatureKey = R"("signature":")";
constexpr std::string_view kProofSignedAs = "grade proof 1";
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kCheckBytes = 4;
constexpr int kLinkBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string sumOf(std::string_view text)
{
    return store::sha256Hex(std::as_bytes(std::span(text.data(), text.size())));
}

std::string lineOf(const ProofPart& part) { return Json(part.name).dump() + ":" + part.json + ","; }

std::vector<std::string_view> linesOf(std::string_view file)
{
    std::vector<std::string_view> lines;
    while (!file.empty()) {
        const auto end = file.find('\n');
        lines.push_back(file.substr(0, end));
        file = end == std::string_view::npos ? std::string_view() : file.substr(end + 1);
    }
    return lines;
}

/// "event/S1/12" -> its words; a station's name may hold a stroke, so the number is taken from the end.
struct EventName {
    std::string station;
    std::string seq;
};

EventName eventName(const std::string& part)
{
    const std::string rest = part.substr(part.find('/') + 1);
    const auto stroke = rest.rfind('/');
    return {rest.substr(0, stroke), stroke == std::string::npos ? std::string() : rest.substr(stroke + 1)};
}

/// The first link of a changed chain that does not check itself; 0 = none. `line` may be anything.
std::int64_t changedLink(std::string_view line, std::string_view station)
{
    constexpr std::string_view kFrom = R"("from":)";
    constexpr std::string_view kLinks = R"("links":[")";
    const auto from = line.find(kFrom);
    const auto links = line.find(kLinks);
    if (from == std::string_view::npos || links == std::string_view::npos) {
        return 0;
    }
    std::int64_t seq = 0;
    const std::string_view number = line.substr(from + kFrom.size());
    std::from_chars(number.data(), number.data() + number.size(), seq);
    if (seq < 1 || seq > kMostEvents) {
        return 0;
    }
    std::string_view rest = line.substr(links + kLinks.size());
    for (bool first = true;; first = false) {
        const bool holds = rest.size() >= kProofLink && !hashOfLink(station, seq, rest.substr(0, kProofLink)).empty();
        const std::string_view after = holds ? rest.substr(kProofLink, 3) : std::string_view();
        if (!holds) {
            // Where already the first is wrong, it may as well be the number that was changed.
            const bool second = first && rest.size() >= 2 * kProofLink + 3 &&
                                hashOfLink(station, seq + 1, rest.substr(kProofLink + 3, kProofLink)).empty();
            return second ? 0 : seq;
        }
        if (after != R"(",")") {
            return after.starts_with(R"("])") ? 0 : seq;
        }
        rest = rest.substr(kProofLink + 3);
        ++seq;
    }
}

Error changedPart(const std::string& name, std::string_view line)
{
    const auto stroke = name.find('/');
    const std::string kind = name.substr(0, stroke);
    const std::string rest = stroke == std::string::npos ? std::string() : name.substr(stroke + 1);
    if (kind == "photo") {
        return conflict("Photo {} of the proof was changed.", {rest});
    }
    if (kind == "policy") {
        return conflict("The policy file {} of the proof was changed.", {rest});
    }
    if (kind == "model") {
        return conflict("The model of view {} of the proof was changed.", {rest});
    }
    if (kind == "event") {
        const EventName event = eventName(name);
        return conflict("Event {} of station {} was changed in the proof.", {event.seq, event.station});
    }
    if (kind == "chain") {
        const std::int64_t seq = changedLink(line, rest);
        return seq == 0 ? conflict("The chain of station {} was changed in the proof.", {rest})
                        : conflict("The chain of station {} was changed in the proof at event {}.",
                                   {rest, std::to_string(seq)});
    }
    return conflict("The part \"{}\" of the proof was changed.", {name});
}

struct List {
    std::string key;
    std::vector<std::pair<std::string, std::string>> sums; ///< name, hex SHA-256 of the line
};

/// Nothing when it is no list.
std::optional<List> readList(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        List list{json.at("key").get<std::string>(), {}};
        for (const Json& entry : json.at("lines")) {
            list.sums.emplace_back(entry.at(0).get<std::string>(), entry.at(1).get<std::string>());
        }
        return list;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

/// Sorts the lines to the parts of the list.
void sortLines(const List& list, std::vector<std::string_view> lines, ReadProof& proof)
{
    std::multimap<std::string, std::size_t> bySum;
    std::vector<bool> taken(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bySum.emplace(sumOf(lines[i]), i);
    }
    std::vector<std::string> missing;
    for (const auto& [name, sum] : list.sums) {
        proof.names.push_back(name);
        const auto found = bySum.find(sum);
        const std::string start = Json(name).dump() + ":";
        if (found == bySum.end() || !lines[found->second].starts_with(start) || !lines[found->second].ends_with(',')) {
            missing.push_back(name);
            continue;
        }
        taken[found->second] = true;
        std::string_view json = lines[found->second].substr(start.size());
        json.remove_suffix(1);
        proof.parts.emplace(name, json);
        bySum.erase(found);
    }
    for (const std::string& name : missing) {
        std::size_t own = lines.size();
        for (std::size_t i = 0; i < lines.size() && own == lines.size(); ++i) {
            own = !taken[i] && lines[i].starts_with(Json(name).dump() + ":") ? i : own;
        }
        proof.faults.push_back({name, changedPart(name, own < lines.size() ? lines[own] : std::string_view())});
        if (own < lines.size()) {
            taken[own] = true;
        }
    }
    if (missing.empty() && std::find(taken.begin(), taken.end(), false) != taken.end()) {
        proof.faults.push_back(
            {"parts", conflict("Something stands in the proof that its station did not put there.")});
    }
}

} // namespace

namespace {

/// What stands behind the key of the list, up to the line's end; also where the line before it runs on into it.
std::string_view listIn(std::string_view file)
{
    constexpr std::string_view kListStart = R"("parts":{"key":)";
    const auto start = file.rfind(kListStart);
    if (start == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = file.substr(start + kListKey.size());
    return rest.substr(0, rest.find('\n'));
}

} // namespace

std::string proofLink(std::string_view station, std::int64_t seq, const std::string& hash)
{
    std::array<unsigned char, kHashBytes + kCheckBytes> bytes{};
    std::size_t got = 0;
    sodium_hex2bin(bytes.data(), kHashBytes, hash.data(), hash.size(), nullptr, &got, nullptr);
    const std::string text = std::string(station) + '\n' + std::to_string(seq) + '\n' + hash;
    std::array<unsigned char, crypto_generichash_BYTES> check{};
    crypto_generichash(check.data(), check.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    std::copy_n(check.begin(), kCheckBytes, bytes.begin() + kHashBytes);
    std::string link(sodium_base64_encoded_len(bytes.size(), kLinkBase64), '\0');
    sodium_bin2base64(link.data(), link.size(), bytes.data(), bytes.size(), kLinkBase64);
    link.pop_back();
    return link;
}

std::string hashOfLink(std::string_view station, std::int64_t seq, std::string_view link)
{
    std::array<unsigned char, kHashBytes + kCheckBytes> bytes{};
    std::size_t got = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), link.data(), link.size(), nullptr, &got, &end, kLinkBase64) !=
            0 ||
        got != bytes.size() || end != link.data() + link.size()) {
        return {};
    }
    std::string hash(2 * kHashBytes + 1, '\0');
    sodium_bin2hex(hash.data(), hash.size(), bytes.data(), kHashBytes);
    hash.pop_back();
    return proofLink(station, seq, hash) == link ? hash : std::string();
}

std::string proofFile(const std::vector<ProofPart>& parts, const store::StationKey& key)
{
    std::string file(kFirstLine);
    file += '\n';
    Json lines = Json::array();
    for (const ProofPart& part : parts) {
        const std::string line = lineOf(part);
        lines.push_back({part.name, sumOf(line)});
        file += line + '\n';
    }
    const std::string list = Json{{"key", key.publicKey()}, {"lines", lines}}.dump();
    file.append(kListKey).append(list).append(",\n");
    return file.append(kSignatureKey).append(key.signText(kProofSignedAs, list)).append("\"}\n");
}

Result<ReadProof> readProof(std::string_view file)
{
    std::vector<std::string_view> lines = linesOf(file);
    const auto signature =
        std::find_if(lines.begin(), lines.end(), [](auto l) { return l.starts_with(kSignatureKey); });
    const auto list = std::find_if(lines.begin(), lines.end(), [](auto l) { return l.starts_with(kListKey); });
    const bool looksLikeOne = lines.size() >= 3 && (lines.front() == kFirstLine || list != lines.end());
    if (!looksLikeOne) {
        return invalid("This is not a proof of a grade: it was cut off, or another program wrote it.");
    }
    ReadProof proof;
    if (lines.front() != kFirstLine) {
        proof.faults.push_back({"format", conflict("The first line of the proof was changed.")});
    }
    std::string_view text = listIn(file);
    const bool closed = text.ends_with(',');
    text = closed ? text.substr(0, text.size() - 1) : text;
    const auto read = readList(text);
    std::string_view sign = signature == lines.end() ? std::string_view() : signature->substr(kSignatureKey.size());
    const bool ended = sign.ends_with("\"}") && file.ends_with('\n');
    sign = sign.ends_with("\"}") ? sign.substr(0, sign.size() - 2) : sign;
    if (!read || !closed || !ended || !store::isSigned(kProofSignedAs, text, sign, read->key)) {
        proof.faults.push_back(
            {"parts", conflict("The list of the proof's parts was changed, or its signature does not fit.")});
    }
    if (read) {
        proof.key = read->key;
        std::vector<std::string_view> rest(lines.begin() + 1, lines.end());
        std::erase_if(rest, [&](auto line) {
            const bool ofList = line.starts_with(kListKey) && line.data() + kListKey.size() == text.data();
            return ofList || (signature != lines.end() && line.data() == signature->data());
        });
        sortLines(*read, std::move(rest), proof);
    }
    return proof;
}

} // namespace regrade::passport
