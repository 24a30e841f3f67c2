#include "tests/cli/program.h"

#include "store/photoarchive.h"

#include <opencv2/imgcodecs.hpp>

#include <csignal>
#include <fstream>
#include <functional>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using regrade::clitest::photoSets;
using regrade::clitest::Warehouse;
namespace fs = std::filesystem;

namespace {

/// A folder of pictures that serves as the camera.
std::string cameraIn(const Warehouse& house)
{
    const fs::path folder = house.file("camera");
    fs::create_directories(folder);
    cv::Mat picture(240, 320, CV_8UC3);
    cv::randu(picture, 0, 255);
    cv::imwrite((folder / "1.png").string(), picture);
    return folder.string();
}

/// A unit whose cleaning is open.
std::string unitAtWork(const Warehouse& house)
{
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works", "--used"});
    (void)house.done({"work", "start", tag, "--stage", "cleaning"});
    return tag;
}

bool holdsAFile(const fs::path& folder)
{
    std::error_code fault;
    const fs::directory_iterator files(folder, fault);
    return !fault && files != fs::directory_iterator();
}

/// Starts a program and kills it as soon as the condition holds; false when it ended before, or after a minute.
bool killWhile(const std::vector<std::string>& command, const std::function<bool()>& condition)
{
    std::vector<char*> words;
    for (const std::string& word : command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    pid_t program = 0;
    if (::posix_spawn(&program, words.front(), nullptr, nullptr, words.data(), environ) != 0) {
        return false;
    }
    bool held = false;
    for (int i = 0; i < 6000 && !held && ::waitpid(program, nullptr, WNOHANG) == 0; ++i) {
        held = condition();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ::kill(program, SIGKILL);
    ::waitpid(program, nullptr, 0);
    return held;
}

/// The sentence of a refusal.
std::string told(const Warehouse& house, const std::vector<std::string>& words)
{
    std::string sentence = house.refused(words);
    while (sentence.ends_with('\n')) {
        sentence.pop_back();
    }
    return sentence;
}

void spoil(const fs::path& file, std::size_t at)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(static_cast<std::streamoff>(at));
    const auto byte = static_cast<char>(stream.get());
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(static_cast<char>(byte ^ 1));
}

} // namespace

TEST(WorkFilm, goesOnRecordWithTheHashOfItsFile)
{
    const Warehouse house;
    const std::string tag = unitAtWork(house);

    const auto done =
        house.done({"work", "film", tag, "--camera", cameraIn(house), "--seconds", "1", "--step", "clean"});

    EXPECT_EQ(done.at("end"), "longest");
    EXPECT_GT(done.at("frames").get<int>(), 0);
    const std::string hash = done.at("film");
    const fs::path file = house.data() / "photos" / hash.substr(0, 2) / (hash + ".mp4");
    EXPECT_EQ(regrade::store::sha256OfFile(file).value(), hash);
    const auto work = house.done({"item", "show", tag}).at("work");
    ASSERT_EQ(work.at("films").size(), 1U);
    EXPECT_EQ(work.at("films")[0].at("film"), hash);
    EXPECT_EQ(work.at("films")[0].at("step"), "clean");
}

TEST(WorkFilm, isRefusedWithoutOpenWorkAndWithoutACamera)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    EXPECT_EQ(told(house, {"work", "film", tag, "--camera", cameraIn(house)}), "No work on this unit is open.");
}

TEST(WorkFilm, thatIsKilledIsNoRecordAndIsToldAtTheNextStart)
{
    const Warehouse house;
    const std::string tag = unitAtWork(house);
    const auto events = house.events();
    ASSERT_TRUE(killWhile(house.command({"work", "film", tag, "--camera", cameraIn(house), "--seconds", "60"}),
                          [&] { return holdsAFile(house.data() / "photos" / ".drafts"); }));

    const auto next = house.run({"item", "show", tag, "--json"});

    EXPECT_EQ(next.code, 0);
    EXPECT_NE(next.err.find("A recording of unit " + tag), std::string::npos) << next.err;
    EXPECT_NE(next.err.find("was cut off when the program ended. It is no record"), std::string::npos) << next.err;
    EXPECT_EQ(house.events(), events);
    EXPECT_TRUE(fs::is_empty(house.data() / "photos" / ".drafts"));
    EXPECT_EQ(house.run({"item", "show", tag}).err, "") << "it is told once";
}

TEST(EvidenceCommands, exportAPackThatHoldsUntilAByteIsChanged)
{
    const Warehouse house;
    const std::string tag = unitAtWork(house);
    const auto film = house.done({"work", "film", tag, "--camera", cameraIn(house), "--seconds", "1"}).at("film");
    const std::string zip = house.file("pack.zip").string();
    const std::string folder = house.file("pack").string();

    const auto done = house.done({"evidence", "export", tag, "--to", zip});
    (void)house.done({"evidence", "export", tag, "--to", folder});

    EXPECT_EQ(done.at("films"), 1);
    for (const auto& pack : {zip, folder}) {
        const auto verified = house.done({"evidence", "verify", pack});
        EXPECT_EQ(verified.at("item"), tag);
        EXPECT_TRUE(verified.at("intact").get<bool>());
    }
    const std::string name = "films/" + film.get<std::string>() + ".mp4";
    spoil(fs::path(folder) / name, 1000);
    EXPECT_EQ(told(house, {"evidence", "verify", folder}), "The file " + name + " of the pack was changed.");
    fs::remove(fs::path(folder) / name);
    EXPECT_EQ(told(house, {"evidence", "verify", folder}), "The file " + name + " of the pack is missing.");
    EXPECT_NE(told(house, {"evidence", "export", tag, "--to", zip}).find("There is something at"), std::string::npos);
}

TEST(HelpCommands, bringAQuestionToAnotherSiteAndItsAnswerBack)
{
    const Warehouse here;
    const Warehouse there;
    const std::string tag = unitAtWork(here);
    const std::string question = here.file("question.zip").string();
    const std::string answer = there.file("answer.zip").string();
    const std::string photo = photoSets().front().good;

    const auto asked = here.done({"help", "ask", tag, "--question", "Which cleaner? 用哪种清洁剂？", "--step", "agent",
                                  "--photo", photo, "--to", question});

    const auto read = there.done({"help", "open", question});
    EXPECT_EQ(read.at("question"), "Which cleaner? 用哪种清洁剂？");
    EXPECT_EQ(read.at("item"), tag);
    EXPECT_EQ(read.at("signer"), "") << "that site's key is not known there";
    EXPECT_EQ(read.at("photos").size(), 1U);
    (void)there.done({"help", "answer", question, "--answer", "The neutral one.", "--photo", photo, "--to", answer});
    EXPECT_EQ(there.events(), 0) << "nothing of it is in that site's stock";

    const std::string unknown = told(here, {"help", "take", answer});
    const std::string key = there.done({"help", "key"}).at("key");
    EXPECT_NE(unknown.find(key), std::string::npos) << unknown;
    (void)here.done({"help", "trust", key, "--name", "Hanoi"});
    const auto taken = here.done({"help", "take", answer});

    EXPECT_EQ(taken.at("ticket"), asked.at("ticket"));
    const auto work = here.done({"item", "show", tag}).at("work");
    ASSERT_EQ(work.at("answers").size(), 1U);
    EXPECT_EQ(work.at("answers")[0].at("answer"), "The neutral one.");
    EXPECT_EQ(work.at("answers")[0].at("step"), "agent");
    EXPECT_EQ(work.at("answers")[0].at("photos").size(), 1U);
    EXPECT_EQ(told(here, {"help", "take", answer}), "This answer was taken in already.");
}

TEST(HelpCommands, believeNeitherAChangedFileNorOneOfAnotherKind)
{
    const Warehouse house;
    const std::string tag = unitAtWork(house);
    const std::string question = house.file("question.zip").string();
    const std::string answer = house.file("answer.zip").string();
    (void)house.done({"help", "ask", tag, "--question", "Which cleaner?", "--to", question});
    (void)house.done({"help", "answer", question, "--answer", "The neutral one.", "--to", answer});
    const std::string pack = house.file("pack.zip").string();
    (void)house.done({"evidence", "export", tag, "--to", pack});

    EXPECT_EQ(told(house, {"help", "take", question}),
              "This is a question, not an answer: open it, do not take it in.");
    EXPECT_EQ(told(house, {"help", "open", answer}),
              "This is an answer, not a question: take it in at the unit's work.");
    EXPECT_EQ(told(house, {"help", "open", pack}), "This is an evidence pack without a question or an answer.");
    std::ifstream stream(answer, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    spoil(answer, bytes.find("neutral"));
    EXPECT_EQ(told(house, {"help", "take", answer}), "The file answer.json of the pack was changed.");

    const Warehouse other;
    (void)other.registerProduct("TOY-01");
    const auto foreign = other.run({"help", "take", house.file("pack.zip").string()});
    EXPECT_EQ(foreign.code, 1);
    EXPECT_EQ(told(house, {"help", "trust", "short", "--name", "x"}).substr(0, 7), "\"short\"");
}

TEST(HelpCommands, stillShowEveryCommand)
{
    const Warehouse house;
    const auto shown = house.run({"help"});

    EXPECT_EQ(shown.code, 0);
    EXPECT_NE(shown.out.find("evidence"), std::string::npos);
}
