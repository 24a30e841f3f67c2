#include "passport/proof.h"

#include "domain/eventjson.h"
#include "qr/tag.h"
#include "rules/grading.h"
#include "rules/policyfile.h"
#include "store/database.h"
#include "tests/passport/samples.h"
#include "tests/support/temporaryfolder.h"
#include "vision/photofile.h"
#include "vision/weights.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include <functional>
#include <iostream>
#include <random>

namespace regrade::passport {
namespace {

using namespace domain;
using Json = nlohmann::json;
using Parts = std::vector<ProofPart>;

const std::filesystem::path kPolicyFolder = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy";

std::vector<std::byte> picture(int shade)
{
    return *vision::encodeJpeg(cv::Mat(120, 160, CV_8UC3, cv::Scalar(shade, 90, 255 - shade)));
}

/// A store in which one unit was taken in, looked at, graded and sold among the deeds of others.
class Proof : public testing::Test {
protected:
    Proof()
        : m_policy(rules::readPolicy(kPolicyFolder).value()), m_archive(m_folder / "photos"),
          m_key(store::StationKey::openOrMake(m_folder / "station.key").value()),
          m_database(store::Database::openForWriting(m_folder / "regrade.db").value()),
          m_source{.unit = ItemId(qr::tagFromNumber(123456789).text()), .station = StationId("ST-A")}
    {
        m_source.at = *parseIso("2026-11-28T15:00:00Z");
        m_source.photos = true;
        m_source.policy = rules::readPolicyTexts(kPolicyFolder).value();
        m_source.policyVersion = m_policy.version;
    }

    void append(const SubjectId& subject, const Event& event, const std::string& actor = "T02")
    {
        store::Stamp stamp{.at = m_at += std::chrono::minutes(7),
                           .monotonicNs = m_at.time_since_epoch().count() * 1'000'000,
                           .station = StationId("ST-A"),
                           .actor = ActorId(actor),
                           .policyVersion = m_policy.version};
        store::EventLog log(m_database);
        const auto written = log.append(subject, m_versions[subject.text()]++, {event}, stamp);
        ASSERT_TRUE(written) << written.error().what();
    }
    void unit(const Event& event, const std::string& actor = "T02")
    {
        append(subjectOf(m_source.unit), event, actor);
        append(SubjectId("OTHER"), sampleIntake("Another"), "W04"); // somebody else works as well
    }

    /// Teaches, takes in, looks, grades and sells.
    void story(const std::string& grader = "T02", const std::optional<std::string>& freeText = {})
    {
        ProductTaught lesson{.sku = Sku("KT-100"), .view = "front"};
        for (int i = 0; i < 3; ++i) {
            lesson.photos.push_back({m_archive.put(picture(20 * i), "jpg").value(), "front", 160, 120});
        }
        lesson.model = std::string(vision::detectorVersion()) + " 0011223344556677";
        append(SubjectId("KT-100"), lesson, "L01");
        unit(sampleIntake("Kettle 1.7 l"), "W04");
        Inspection seen;
        seen.photos = {{m_archive.put(picture(200), "jpg").value(), "front", 160, 120}};
        seen.model = lesson.model;
        seen.score = 1.25;
        seen.confidence = 0.9;
        seen.taughtPhotos = 12;
        seen.falseRejectBound = 0.05;
        seen.defects = {
            {DefectKind("scratch"), Zone("body"), 14.0, 0.01, 0.9, 1.25, {10, 10, 60, 20}, seen.photos[0].hash}};
        unit(ItemInspected{rules::judged(m_policy, seen)}, grader);
        ItemGraded graded{.axes = {Packaging::intact, Cosmetic::light, Function::works, true},
                          .verdict = {.grade = GradeId("-")}};
        graded.verdict = rules::grade(m_policy, Item{m_source.unit}, graded.axes).value();
        graded.cosmeticReason = freeText;
        unit(graded, grader);
        ItemSold sold{.channel = ChannelId("outlet")};
        sold.order = "ORDER-4712";
        unit(sold, "S01");
    }

    [[nodiscard]] ProofMade made()
    {
        const store::EventLog log(m_database);
        m_source.history = log.history(subjectOf(m_source.unit)).value();
        m_source.product = log.history(SubjectId("KT-100")).value();
        auto proof = makeProof(m_source, m_database, m_archive, m_key);
        EXPECT_TRUE(proof) << proof.error().what();
        return *std::move(proof);
    }
    [[nodiscard]] ProofOptions here() const { return {.policy = m_source.policy, .policyVersion = m_policy.version}; }
    /// The proof as its own station could write it falsely: signed, with one part altered.
    [[nodiscard]] std::string forged(const std::string& file, const std::string& part,
                                     const std::function<void(Json&)>& alter) const
    {
        const auto read = readProof(file);
        Parts parts;
        for (const std::string& name : read->names) {
            Json json = Json::parse(read->parts.at(name));
            if (name == part) {
                alter(json);
            }
            parts.push_back({name, json.dump()});
        }
        return proofFile(parts, m_key);
    }
    [[nodiscard]] static std::string nameStartingWith(const std::string& file, const std::string& start)
    {
        const auto read = readProof(file);
        for (const std::string& name : read->names) {
            if (name.starts_with(start)) {
                return name;
            }
        }
        return {};
    }

    tests::TemporaryFolder m_folder;
    rules::Policy m_policy;
    store::PhotoArchive m_archive;
    store::StationKey m_key;
    store::Database m_database;
    ProofSource m_source;
    Time m_at = *parseIso("2026-11-28T08:00:00Z");
    std::map<std::string, int> m_versions;
};

TEST_F(Proof, holdsAndGivesTheSameGradeAgain)
{
    story();
    const ProofMade proof = made();

    const auto report = checkProof(proof.file, here());

    ASSERT_TRUE(report) << report.error().what();
    for (const auto& fault : report->faults) {
        ADD_FAILURE() << fault.sentence.what();
    }
    EXPECT_TRUE(report->holds());
    EXPECT_EQ(report->unit, m_source.unit.text());
    EXPECT_EQ(report->grade, "B");
    EXPECT_EQ(report->key, m_key.publicKey());
    EXPECT_EQ(report->told, 2) << "the inspection and the grade, without who did them";
    EXPECT_EQ(report->opened, 0) << "nobody asked for staff codes";
    EXPECT_EQ(report->closed, 2) << "intake and sale hold order numbers";
    EXPECT_EQ(report->photos, 4);
    std::map<std::string, bool> fields;
    for (const auto& field : report->fields) {
        fields[field.name] = field.same();
        EXPECT_TRUE(field.same()) << field.name << ": " << field.stored << " / " << field.again;
    }
    for (const char* name : {"grade.final", "grade.verdict", "grade.reasons", "grade.policy", "inspection.proposed",
                             "inspection.proposedPackaging", "inspection.reasons"}) {
        EXPECT_TRUE(fields.contains(name)) << name;
    }
    EXPECT_TRUE(Json::accept(proof.file)) << "the whole file is one JSON document";
}

TEST_F(Proof, tellsNoStaffCodeInAnyEvent)
{
    story("TECH-77");

    const ProofMade proof = made();
    const auto page = proofPage(proof.file);

    for (const std::string& text : {proof.file, *page}) {
        for (const char* code : {"TECH-77", "\"W04\"", "\"S01\"", "\"L01\""}) {
            EXPECT_EQ(text.find(code), std::string::npos) << code;
        }
    }
    EXPECT_EQ(proof.told, 2);
    const auto report = checkProof(proof.file, here());
    EXPECT_TRUE(report->holds());
    EXPECT_TRUE(std::any_of(report->notChecked.begin(), report->notChecked.end(), [](const auto& left) {
        return left.first == "events";
    })) << "that told events rest on the signature is said";
}

TEST_F(Proof, knowsTheSameWorkerAgainWithoutNamingHim)
{
    story("TECH-77");
    const auto workerOf = [](const std::string& file, const std::string& part) {
        return Json::parse(readProof(file)->parts.at(part)).at("worker").get<std::string>();
    };
    const std::string file = made().file;

    EXPECT_EQ(workerOf(file, "inspection"), workerOf(file, "grade"));
    const auto other = store::StationKey::openOrMake(m_folder / "other.key").value();
    const auto elsewhere = makeProof(m_source, m_database, m_archive, other);
    ASSERT_TRUE(elsewhere) << elsewhere.error().what();
    EXPECT_NE(workerOf(elsewhere->file, "grade"), workerOf(file, "grade")) << "only the station's key can make it";
}

TEST_F(Proof, showsTheBytesOfEventsToAnAuditorAndSaysSo)
{
    story("TECH-77");
    const std::string plain = *proofPage(made().file);
    m_source.open = true;

    const ProofMade proof = made();
    const auto page = proofPage(proof.file);
    const auto report = checkProof(proof.file, here());

    EXPECT_EQ(proof.opened, 2);
    EXPECT_NE(proof.file.find("TECH-77"), std::string::npos);
    EXPECT_NE(page->find("For auditors only"), std::string::npos);
    EXPECT_EQ(plain.find("For auditors only"), std::string::npos);
    EXPECT_TRUE(report->holds());
    EXPECT_EQ(report->opened, 2);
    // A body that the station altered is found by its hash, which told events cannot show.
    const auto forgedReport =
        checkProof(forged(proof.file, "event/ST-A/6", [](Json& json) { json["opened"]["actor"] = "TECH-78"; }), here());
    ASSERT_FALSE(forgedReport->faults.empty());
    EXPECT_EQ(forgedReport->faults.front().sentence.what(),
              "Event 6 of station ST-A is not what was written: its content does not fit its hash.");
}

TEST_F(Proof, tellsNoOrdersNoBuyersAndNoNames)
{
    story("ANNALENA", "Anna says that it is only dust.");
    m_source.open = true; // not even then

    const ProofMade proof = made();
    const auto page = proofPage(proof.file);

    ASSERT_TRUE(page) << page.error().what();
    for (const std::string& text : {proof.file, *page}) {
        for (const char* secret : {"ORDER-4711", "ORDER-4712", "ANNALENA", "Anna says", "only dust"}) {
            EXPECT_EQ(text.find(secret), std::string::npos) << secret;
        }
    }
    EXPECT_EQ(proof.opened, 0) << "a code without a figure may be a name, and free text stays in the house";
    const auto report = checkProof(proof.file, here());
    EXPECT_TRUE(report->holds());
    EXPECT_EQ(report->told, 2);
}

TEST_F(Proof, namesWhereverASingleByteWasChanged)
{
    story();
    const std::string file = made().file;
    // The part that each byte belongs to, by the lines of the file.
    std::vector<std::string> owners;
    std::string rest = file;
    while (!rest.empty()) {
        const std::string line = rest.substr(0, rest.find('\n') + 1);
        std::string owner = line.starts_with("{") ? "format" : line.substr(1, line.find('"', 1) - 1);
        owner = owner == "signature" ? "parts" : owner;
        owners.insert(owners.end(), line.size(), owner);
        rest.erase(0, line.size());
    }
    std::mt19937_64 dice(20261128);
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < owners.size(); ++i) {
        places[owners[i]].push_back(i);
    }

    std::map<std::string, int> flips;
    for (const auto& [owner, own] : places) {
        const int wanted = owner.starts_with("photo/") ? 60 : 100;
        for (int i = 0; i < wanted; ++i) {
            std::string changed = file;
            const std::size_t place = own[dice() % own.size()];
            changed[place] = static_cast<char>(changed[place] ^ (1U << (dice() % 8)));

            const auto report = checkProof(changed, here());

            ASSERT_TRUE(report) << owner << " at " << place << ": " << report.error().what();
            ASSERT_FALSE(report->holds()) << owner << " at " << place;
            const bool named = std::any_of(report->faults.begin(), report->faults.end(),
                                           [&part = owner](const ProofFault& fault) { return fault.part == part; });
            ASSERT_TRUE(named) << owner << " at " << place << ": " << report->faults.front().part;
            ++flips[owner.substr(0, owner.find('/'))];
        }
    }
    for (const auto& [kind, count] : flips) {
        std::cout << kind << ": " << count << " flips of one bit, all found and named\n";
    }
}

TEST_F(Proof, namesTheEventWhereALinkOfTheChainWasChanged)
{
    story();
    const std::string file = made().file;
    const std::size_t links = file.find("\"links\":[\"") + 10;
    std::mt19937_64 dice(7);

    int found = 0;
    for (int i = 0; i < 300; ++i) {
        const std::size_t link = dice() % 7;
        std::string changed = file;
        char& byte = changed[links + link * (kProofLink + 3) + dice() % kProofLink];
        byte = static_cast<char>(byte ^ (1U << (dice() % 8)));

        const auto report = checkProof(changed, here());

        ASSERT_FALSE(report->faults.empty());
        const auto& first = report->faults.front();
        EXPECT_EQ(first.part, "chain/ST-A");
        found += first.sentence.args.size() == 2 && first.sentence.args[1] == std::to_string(2 + link) ? 1 : 0;
    }
    EXPECT_EQ(found, 300);
    std::cout << found << " changed links named by their event\n";
}

TEST_F(Proof, takesNothingThatWasPutIn)
{
    story();
    const std::string file = made().file;
    const auto second = file.find('\n') + 1;
    const auto list = file.rfind("\"parts\":");

    for (const std::string& more :
         {std::string("\"grade\":{\"final\":\"A\"},\n"), file.substr(list, file.find('\n', list) - list + 1),
          std::string("\n"), std::string("\"note\":1,\n")}) {
        const auto report = checkProof(file.substr(0, second) + more + file.substr(second), here());
        ASSERT_FALSE(report->faults.empty()) << more.substr(0, 20);
        EXPECT_EQ(report->faults.front().sentence.what(),
                  "Something stands in the proof that its station did not put there.");
    }
}

TEST_F(Proof, isNotBelievedWhenItsOwnStationAlteredAPart)
{
    story();
    m_source.open = true;
    const std::string file = made().file;
    const std::string photo = nameStartingWith(file, "photo/");
    const auto sentences = [&](const std::string& changed) {
        std::string all;
        const auto report = checkProof(changed, here());
        EXPECT_FALSE(report->holds());
        for (const auto& fault : report->faults) {
            all += fault.part + ": " + fault.sentence.what() + "\n";
        }
        for (const auto& field : report->fields) {
            all += field.same() ? "" : field.name + " differs\n";
        }
        return all;
    };
    const auto expect = [&](const std::string& part, const std::function<void(Json&)>& alter, const std::string& told) {
        const std::string all = sentences(forged(file, part, alter));
        EXPECT_NE(all.find(told), std::string::npos) << part << "\n" << all;
    };

    expect(
        photo, [&](Json& json) { json["bytes"] = "AAAA"; }, photo + ": Photo ");
    expect(
        "policy/grading.json", [](Json& json) { json["text"] = json["text"].get<std::string>() + " "; },
        "policy/grading.json: The policy file grading.json is not the one that decided");
    expect(
        "policies", [](Json& json) { json["files"]["roles.json"] = "00"; }, "The policy file roles.json of the proof");
    expect(
        "event/ST-A/6", [](Json& json) { json["opened"]["at"] = "2026-11-27T08:00:00.000Z"; },
        "event/ST-A/6: Event 6 of station ST-A is not what was written");
    expect(
        "event/ST-A/2", [](Json& json) { json["hash"] = std::string(64, 'a'); },
        "Event 2 of station ST-A has another hash in the chain.");
    expect(
        "chain/ST-A", [](Json& json) { json["links"].erase(json["links"].size() - 1); },
        "The signed head of station ST-A does not fit its chain");
    expect(
        "grade", [](Json& json) { json["final"] = "A"; }, "grade.final differs");
    expect(
        "grade", [](Json& json) { json["unit"]["everRepaired"] = "no"; }, "does not say what it should");
    expect(
        "grade",
        [](Json& json) {
            auto graded = std::get<ItemGraded>(eventFromJson("ItemGraded", json["body"].get<std::string>()).value());
            graded.axes.cosmetic = Cosmetic::none;
            json["body"] = toJson(graded);
        },
        "The part \"grade\" of the proof is not what event 6 of station ST-A says.");
    expect(
        "model/front", [](Json& json) { json["model"] = "frame-and-change 6 ffff"; },
        "model/front: The inspection names another model of view front.");
    expect(
        "inspection", [](Json& json) { json["body"] = "{}"; }, "\"inspection\"");
}

TEST_F(Proof, worksTheGradeOutAgainFromTheRowsOfTheProof)
{
    story("T02", "A cleaner look under the lamp.");
    const std::string file = made().file;
    const auto worse = [](Json& told) {
        auto graded = std::get<ItemGraded>(eventFromJson("ItemGraded", told["body"].get<std::string>()).value());
        graded.axes.cosmetic = Cosmetic::flaw;
        told["body"] = toJson(graded);
    };

    // The station claims a worse look than it decided by, in both places; the rows of the proof give another grade
    // then.
    const std::string once = forged(file, "grade", worse);
    EXPECT_EQ(checkProof(once, here())->faults.front().sentence.what(),
              "The part \"grade\" of the proof is not what event 6 of station ST-A says.");
    const auto report = checkProof(forged(once, "event/ST-A/6", [&](Json& json) { worse(json["told"]); }), here());

    ASSERT_TRUE(report);
    EXPECT_FALSE(report->holds());
    const auto verdict = std::find_if(report->fields.begin(), report->fields.end(),
                                      [](const ProofField& field) { return field.name == "grade.verdict"; });
    ASSERT_NE(verdict, report->fields.end());
    EXPECT_EQ(verdict->stored, "B");
    EXPECT_EQ(verdict->again, "C");
}

TEST_F(Proof, needsNoPolicyOfThisPcAndSaysSo)
{
    story();

    const auto report = checkProof(made().file, {});

    ASSERT_TRUE(report);
    EXPECT_TRUE(report->holds());
    EXPECT_TRUE(std::any_of(report->notChecked.begin(), report->notChecked.end(),
                            [](const auto& left) { return left.first == "policies"; }));
}

TEST_F(Proof, takesPhotosFromAFolderAndNamesTheOneThatDoesNotFit)
{
    story();
    m_source.photos = false;
    const std::string file = made().file;
    auto options = here();

    const auto without = checkProof(file, options);
    options.photos = m_folder / "photos";
    const auto with = checkProof(file, options);
    const auto first = m_archive.pathOf(PhotoHash(nameStartingWith(file, "photo/").substr(6))).value();
    std::filesystem::permissions(first, std::filesystem::perms::owner_all);
    std::filesystem::resize_file(first, std::filesystem::file_size(first) - 1);
    const auto spoilt = checkProof(file, options);

    EXPECT_TRUE(without->holds());
    EXPECT_EQ(without->photos, 0);
    EXPECT_EQ(with->photos, 4);
    ASSERT_EQ(spoilt->faults.size(), 1U);
    EXPECT_EQ(spoilt->faults[0].part, nameStartingWith(file, "photo/"));
}

TEST_F(Proof, usesTheHeadThatWasSignedBeforeAndKnowsAnotherKey)
{
    story();
    const auto heads = store::headsOf(m_database).value();
    m_source.heads = {m_key.sign(heads.front(), *parseIso("2026-11-28T12:00:00Z"))};
    const auto other = store::StationKey::openOrMake(m_folder / "other.key").value();
    const std::string file = made().file;

    auto options = here();
    options.key = other.publicKey();
    const auto report = checkProof(file, options);

    EXPECT_NE(file.find(m_source.heads.front().text), std::string::npos);
    ASSERT_EQ(report->faults.size(), 1U);
    EXPECT_EQ(report->faults[0].part, "parts");
    EXPECT_TRUE(checkProof(file, here())->holds());
}

TEST_F(Proof, isRefusedWithoutAGradeOrUnderAnotherPolicy)
{
    unit(sampleIntake("Kettle 1.7 l"), "W04");
    m_source.history = store::EventLog(m_database).history(subjectOf(m_source.unit)).value();
    const auto ungraded = makeProof(m_source, m_database, m_archive, m_key);
    ASSERT_FALSE(ungraded);
    EXPECT_EQ(ungraded.error().what(), "Unit " + m_source.unit.text() + " has no grade, so there is nothing to prove.");

    ItemGraded graded{.axes = {Packaging::intact, Cosmetic::light, Function::works, true},
                      .verdict = {.grade = GradeId("B"), .policy = "0123456789abcdef"}};
    unit(graded);
    m_source.history = store::EventLog(m_database).history(subjectOf(m_source.unit)).value();
    const auto other = makeProof(m_source, m_database, m_archive, m_key);
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::refused);
}

TEST_F(Proof, isNotReadFromAnythingElse)
{
    for (const char* text : {"", "{}", "\n\n\n\n", "{\"format\":\"other\"}\n"}) {
        EXPECT_FALSE(checkProof(text, {})) << text;
        EXPECT_FALSE(proofPage(text)) << text;
    }
}

} // namespace
} // namespace regrade::passport
