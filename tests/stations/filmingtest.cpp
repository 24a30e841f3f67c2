#include "stations/filming.h"

#include "stations/help.h"
#include "tests/stations/house.h"

namespace regrade::stations {
namespace {

std::string whyNot(const Result<void>& allowed) { return allowed ? std::string() : allowed.error().what(); }

domain::ProcessFilmed filmOf(const char* stage)
{
    domain::ProcessFilmed film{.stage = domain::StageId(stage), .film = domain::PhotoHash("ab")};
    film.frames = 24;
    film.bytes = 4711;
    return film;
}

} // namespace

TEST(MayFilm, isRefusedWithoutOpenWorkAndWhereTheHouseDoesNotFilm)
{
    EXPECT_EQ(whyNot(mayFilm(unitAtCleaning().item(), shipped())), "No work on this unit is open.");
    const Unit unit = unitAtCleaning().started();
    EXPECT_TRUE(mayFilm(unit.item(), shipped()));
    rules::Policy shy = shipped();
    shy.limits.filmsBench = false;
    EXPECT_EQ(whyNot(mayFilm(unit.item(), shy)), "This house does not film its work.");
}

TEST(FilmCaption, namesUnitStageAndStep)
{
    const Unit unit = unitAtCleaning().started();

    EXPECT_EQ(filmCaption(unit.item(), domain::StepId("clean")), "BCDEFGHIJKLN   cleaning / clean");
    EXPECT_EQ(filmCaption(unit.item(), std::nullopt), "BCDEFGHIJKLN   cleaning");
}

TEST(NoteFilm, standsInTheWorkThatItShows)
{
    Unit unit = unitAtCleaning().started();

    unit.does(noteFilm(unit.item(), shipped(), filmOf("cleaning")));

    ASSERT_EQ(unit.item().work->films.size(), 1U);
    EXPECT_EQ(unit.item().work->films.front().film.text(), "ab");
    EXPECT_TRUE(noteFilm(unitAtPacking().item(), shipped(), filmOf("cleaning"))) << "it ended after the work did";
}

TEST(NoteFilm, isRefusedForWhatIsNoRecord)
{
    const Unit unit = unitAtCleaning().started();
    domain::ProcessFilmed empty = filmOf("cleaning");
    empty.frames = 0;

    EXPECT_EQ(sentenceOf(noteFilm(unit.item(), shipped(), empty)),
              "The film holds no picture. Nothing was recorded; film again.");
    for (const char* stage : {"packing", "nowhere"}) {
        EXPECT_EQ(sentenceOf(noteFilm(unit.item(), shipped(), filmOf(stage))),
                  "A film belongs to a unit that was taken in, and to a stage where work is recorded.");
    }
}

TEST(AskHelp, standsInTheWorkWithItsStep)
{
    Unit unit = unitAtCleaning().started();

    unit.does(askHelp(unit.item(), {"t1", "Which cleaner?", domain::StepId("agent"), {photo()}}));

    ASSERT_EQ(unit.item().work->questions.size(), 1U);
    EXPECT_EQ(unit.item().work->questions.front().question, "Which cleaner?");
    EXPECT_EQ(unit.item().work->questions.front().stage, domain::StageId("cleaning"));
}

TEST(AskHelp, isRefusedWithoutWorkOrWords)
{
    const Unit unit = unitAtCleaning().started();

    EXPECT_EQ(sentenceOf(askHelp(unitAtCleaning().item(), {"t1", "Which?", {}, {}})), "No work on this unit is open.");
    EXPECT_EQ(sentenceOf(askHelp(unit.item(), {"t1", " \n", {}, {}})), "Say what you want to know.");
    EXPECT_EQ(sentenceOf(askHelp(unit.item(), {"t1", std::string(4001, 'a'), {}, {}})),
              "The words are too long: 4001 bytes. At most 4000 fit.");
}

TEST(TakeAnswer, standsBesideItsQuestionOnce)
{
    Unit unit = unitAtCleaning().started();
    unit.does(askHelp(unit.item(), {"t1", "Which cleaner?", domain::StepId("agent"), {}}));
    const auto asked = unit.item().work->questions.front();
    const HelpAnswer answer{"t1", "The neutral one.", domain::StationId("ST-B"), "key", {}};

    unit.does(takeAnswer(unit.item(), asked, answer));

    ASSERT_EQ(unit.item().work->answers.size(), 1U);
    EXPECT_EQ(unit.item().work->answers.front().step, domain::StepId("agent"));
    EXPECT_EQ(sentenceOf(takeAnswer(unit.item(), asked, answer)), "This answer was taken in already.");
    EXPECT_EQ(sentenceOf(takeAnswer(unit.item(), asked, {"t1", "", domain::StationId("ST-B"), "key", {}})),
              "The answer holds no words.");
}

} // namespace regrade::stations
