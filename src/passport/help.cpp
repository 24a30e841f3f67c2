#include "passport/help.h"

#include "passport/names.h"
#include "vision/photocopy.h"
#include "vision/photofile.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace regrade::passport {

namespace {

using Json = nlohmann::json;

constexpr const char* kQuestion = "question.json";
constexpr const char* kAnswer = "answer.json";
constexpr std::int64_t kLongestText = 4'000'000;
constexpr std::int64_t kLongestPhoto = 60'000'000;
constexpr int kShownSide = 1600; // pixels
constexpr std::size_t kMostPhotos = 20;
constexpr std::size_t kLongestWords = 4000;

Json both(const domain::Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }
domain::Text textIn(const Json& json) { return {json.value("en", ""), json.value("zh", "")}; }

Error unreadable(std::string detail)
{
    return refused("The pack is signed, but its content is not one that this program knows.", {}, std::move(detail));
}

Json jsonIn(const PackReader& pack, const char* name)
{
    const auto text = pack.content(name, kLongestText);
    if (!text) {
        throw std::runtime_error(text.error().what());
    }
    return Json::parse(*text);
}

std::string figure(double value)
{
    std::ostringstream text;
    text.precision(6);
    text << value;
    return text.str();
}

TicketStep stepIn(const Json& json)
{
    TicketStep step{textIn(json.at("stageName")), textIn(json.at("name")), json.at("outcome") == "passed", {}, {}};
    if (json.contains("value")) {
        step.value = figure(json.at("value").get<double>()) + " " + json.value("unit", "");
    }
    step.note = json.value("note", "");
    return step;
}

/// Those of the question first, then all others of the pack.
std::vector<std::string> photosIn(const Json& question, const std::vector<PackedFile>& files)
{
    std::vector<std::string> photos;
    for (const Json& name : question.at("photos")) {
        photos.push_back(name.get<std::string>());
    }
    for (const PackedFile& file : files) {
        if (file.name.starts_with("photos/") && std::find(photos.begin(), photos.end(), file.name) == photos.end()) {
            photos.push_back(file.name);
        }
    }
    return photos;
}

OpenedTicket readTicket(const PackReader& pack, VerifiedPack verified)
{
    const Json question = jsonIn(pack, kQuestion);
    const Json unit = jsonIn(pack, "unit.json");
    OpenedTicket ticket{.pack = std::move(verified)};
    ticket.ticket = question.at("ticket");
    ticket.question = question.at("question");
    ticket.stage = textIn(question.at("stage"));
    ticket.step = question.contains("step") ? textIn(question.at("step")) : domain::Text{};
    ticket.product = unit.value("product", "");
    ticket.grade = unit.contains("grade") ? unit.at("grade").value("id", "") : std::string();
    for (const Json& step : jsonIn(pack, "steps.json")) {
        ticket.steps.push_back(stepIn(step));
    }
    ticket.photos = photosIn(question, ticket.pack.files);
    return ticket;
}

Error anotherKind(PackKind found)
{
    switch (found) {
    case PackKind::evidence: return refused("This is an evidence pack without a question or an answer.");
    case PackKind::question: return refused("This is a question, not an answer: open it, do not take it in.");
    case PackKind::answer: return refused("This is an answer, not a question: take it in at the unit's work.");
    }
    return refused("This is an evidence pack without a question or an answer.");
}

Result<VerifiedPack> verifiedAs(const PackReader& pack, PackKind kind)
{
    auto verified = verifyPack(pack);
    return !verified || verified->seal.kind == kind ? std::move(verified) : anotherKind(verified->seal.kind);
}

} // namespace

std::string newTicket()
{
    std::array<unsigned char, 16> chance{};
    randombytes_buf(chance.data(), chance.size());
    std::array<char, 2 * 16 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), chance.data(), chance.size());
    return text.data();
}

Result<EvidenceWritten> writeTicket(const EvidenceSource& source, const domain::HelpAsked& asked,
                                    const store::PhotoArchive& archive, const store::StationKey& key,
                                    const std::filesystem::path& to)
{
    Json photos = Json::array();
    for (const auto& photo : asked.photos) {
        const auto file = archive.pathOf(photo.hash);
        if (file) {
            photos.push_back("photos/" + photo.hash.text() + (file->extension() == ".jpg" ? ".jpg" : ".png"));
        }
    }
    Json question{{"ticket", asked.ticket},
                  {"question", asked.question},
                  {"stage", both(nameOf(*source.policy, asked.stage))},
                  {"photos", photos}};
    if (asked.step) {
        question["step"] = both(nameOf(*source.policy, asked.stage, *asked.step));
    }
    return writeEvidence(source, archive, key, to, PackKind::question, {{kQuestion, question.dump(2) + "\n"}});
}

Result<OpenedTicket> openTicket(const PackReader& pack)
{
    auto verified = verifiedAs(pack, PackKind::question);
    if (!verified) {
        return verified.error();
    }
    try {
        return readTicket(pack, *std::move(verified));
    } catch (const std::exception& fault) {
        return unreadable(fault.what());
    }
}

Result<void> writeAnswer(const OpenedTicket& ticket, const AnswerForm& form, const store::StationKey& key,
                         const std::filesystem::path& to)
{
    if (form.words.find_first_not_of(" \t\r\n") == std::string::npos) {
        return refused("Write the answer first.");
    }
    if (form.words.size() > kLongestWords || form.photos.size() > kMostPhotos) {
        return refused("An answer holds at most {} bytes of words and {} pictures.",
                       {std::to_string(kLongestWords), std::to_string(kMostPhotos)});
    }
    auto pack = PackWriter::create(to);
    if (!pack) {
        return pack.error();
    }
    Json names = Json::array();
    for (const auto& photo : form.photos) {
        const auto copy = vision::cleanCopy(photo);
        if (!copy) {
            return copy.error();
        }
        const std::string name = "photos/" + store::sha256Hex(copy->bytes) + "." + copy->extension;
        if (const auto added = pack->add(name, copy->bytes); !added) {
            return added;
        }
        names.push_back(name);
    }
    const Json answer{{"ticket", ticket.ticket}, {"answer", form.words}, {"photos", names}};
    if (const auto added = pack->add(kAnswer, answer.dump(2) + "\n"); !added) {
        return added;
    }
    return sealPack(*pack, {PackKind::answer, ticket.pack.seal.unit, form.station.text(), form.at, {}}, key);
}

Result<OpenedAnswer> openAnswer(const PackReader& pack)
{
    auto verified = verifiedAs(pack, PackKind::answer);
    if (!verified) {
        return verified.error();
    }
    try {
        const Json json = jsonIn(pack, kAnswer);
        OpenedAnswer answer{*std::move(verified), json.at("ticket"), json.at("answer"), {}};
        for (const Json& name : json.at("photos")) {
            answer.photos.push_back(name.get<std::string>());
        }
        return answer.photos.size() > kMostPhotos ? unreadable("too many pictures") : Result(std::move(answer));
    } catch (const std::exception& fault) {
        return unreadable(fault.what());
    }
}

Result<domain::HelpAsked> askedIn(const std::vector<store::RecordedEvent>& history, const std::string& ticket)
{
    for (const auto& event : history) {
        const auto* asked = std::get_if<domain::HelpAsked>(&event.event);
        if (asked != nullptr && asked->ticket == ticket) {
            return *asked;
        }
    }
    return refused("This answer belongs to no question that was asked here.");
}

Result<std::vector<std::byte>> pictureIn(const PackReader& pack, const std::string& name)
{
    const auto content = pack.content(name, kLongestPhoto);
    if (!content) {
        return content.error();
    }
    return vision::smallCopy(std::as_bytes(std::span(content->data(), content->size())), kShownSide);
}

Result<std::vector<domain::PhotoRef>> archivePictures(const PackReader& pack, const OpenedAnswer& answer,
                                                      const store::PhotoArchive& archive)
{
    std::vector<domain::PhotoRef> photos;
    for (const std::string& name : answer.photos) {
        const auto bytes = pictureIn(pack, name);
        const auto picture = bytes ? vision::decodePhoto(*bytes) : Result<cv::Mat>(bytes.error());
        const auto hash = picture ? archive.put(*bytes, "jpg") : Result<domain::PhotoHash>(picture.error());
        if (!hash) {
            return hash.error();
        }
        photos.push_back({*hash, "answer", picture->cols, picture->rows});
    }
    return photos;
}

} // namespace regrade::passport
