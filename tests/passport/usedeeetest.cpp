#include "passport/usedeee.h"

#include "tests/passport/recordedhistory.h"
#include "tests/passport/samples.h"
#include "tests/rules/shipped.h"
#include "tests/support/temporaryfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace regrade::passport {
namespace {

using namespace domain;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const StageId kTestStage("repair");

StepDone measuredStep(const char* step, double value, StepOutcome outcome = StepOutcome::passed)
{
    return {kTestStage, StepId(step), outcome, value, "Mohm", "told to nobody", {}};
}

ItemGraded judged(Function function)
{
    return {.axes = Axes{{}, Cosmetic::none, function, true}, .verdict = Verdict{GradeId("B"), {}, "p"}};
}

Result<UsedEeeRecord> recordAfter(const Events& events)
{
    static const auto kExchange = rules::readExchange(rules::shippedFolder(), rules::shippedPolicy()).value();
    Events all{sampleIntake("Desk lamp")};
    all.insert(all.end(), events.begin(), events.end());
    Item item{ItemId("BCDEFGHIJKLNO")};
    const auto history = recordedHistory(all, std::chrono::hours(24));
    for (const store::RecordedEvent& recorded : history) {
        item = after(std::move(item), recorded.event, recorded.stamp.at);
    }
    return usedEeeOf(item, history, rules::shippedPolicy(), kExchange);
}

std::string wordsIn(const std::vector<std::byte>& pdf)
{
    const tests::TemporaryFolder folder;
    const auto file = folder / "paper.pdf";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
    EXPECT_EQ(std::system(("pdftotext -layout " + file.string() + " " + file.string() + ".txt").c_str()), 0);
    std::ifstream stream(file.string() + ".txt");
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST(UsedEee, tellsTheLatestResultOfEachTestOfThisCycle)
{
    const auto record = recordAfter({measuredStep("insulation", 0.2, StepOutcome::failed), measuredStep("earth", 0.1),
                                     measuredStep("insulation", 12.5), judged(Function::works)});

    ASSERT_TRUE(record) << record.error().what();
    ASSERT_EQ(record->tests.size(), 2U);
    EXPECT_EQ(record->tests[0].value, "12.5 Mohm");
    EXPECT_TRUE(record->tests[0].passed);
    EXPECT_EQ(record->tests[0].day, "2026-03-05");
    EXPECT_EQ(record->testedOn, "2026-03-06");
    EXPECT_EQ(record->station, "ST-7F2K");
    EXPECT_EQ(record->house, "Regrade warehouse");
}

TEST(UsedEee, isRefusedUnlessTheUnitWasFoundToWorkInThisCycle)
{
    constexpr const char* kRefusal =
        "The function of this unit was not found good, so no record of a working product goes with it.";

    EXPECT_EQ(recordAfter({}).error().what(), kRefusal);
    EXPECT_EQ(recordAfter({judged(Function::fault)}).error().what(), kRefusal);
    EXPECT_EQ(
        recordAfter({judged(Function::works), ItemReturnedAgain{ReasonId("defective"), "ORDER-2"}}).error().what(),
        kRefusal);
}

TEST(UsedEeePdf, holdsTheFieldsOfTheRecordAndNobodysName)
{
    const auto record = recordAfter({measuredStep("insulation", 12.5), judged(Function::works)}).value();
    const auto pdf = usedEeePdf(record, PaperLanguage::en);

    ASSERT_TRUE(pdf);
    const std::string text = wordsIn(*pdf);
    EXPECT_THAT(text, AllOf(HasSubstr("Desk lamp"), HasSubstr("BCDEFGHIJKLNO"), HasSubstr("Regrade warehouse"),
                            HasSubstr("12.5 Mohm"), HasSubstr("passed"), HasSubstr("2026-03-03"),
                            HasSubstr("Year of production")));
    for (const char* secret : {"T07", "ORDER", "told to nobody", "EUR"}) {
        EXPECT_THAT(text, Not(HasSubstr(secret)));
    }
    EXPECT_EQ(*pdf, *usedEeePdf(record, PaperLanguage::en)) << "same record, same bytes";
}

TEST(UsedEeePdf, goesOnOnTheNextPageInChineseToo)
{
    UsedEeeRecord record = recordAfter({judged(Function::works)}).value();
    record.tests.resize(23, {{"Test", "检测"}, "1", true, "2026-03-02"});

    const std::string text = wordsIn(*usedEeePdf(record, PaperLanguage::zh));

    EXPECT_THAT(text, HasSubstr("二手电气电子设备记录"));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\f'), 2) << "pages";
}

} // namespace regrade::passport
