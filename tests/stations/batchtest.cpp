#include "stations/batch.h"

#include "tests/stations/house.h"

#include <gmock/gmock.h>

namespace regrade::stations {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

domain::Announcement row(const std::string& sku, int quantity, const std::string& serial = "")
{
    domain::Announcement what{.order = "O-1", .sku = domain::Sku(sku)};
    what.serial = serial;
    what.quantity = quantity;
    what.batch = "P-17";
    return what;
}

BatchUnit unit(const std::string& tag, const std::string& sku, const std::string& serial = "")
{
    return {domain::ItemId(tag), domain::Sku(sku), serial};
}

const domain::BatchFacts kFacts{"P-17", domain::SourceId("pallet"), domain::OwnerId("BlueTech"), domain::MarketId("FR"),
                                domain::ReasonId("unknown")};

TEST(BatchBalance, tellsWhatIsMissingAndWhatNobodyAnnounced)
{
    const auto balance = balanceOf(
        {row("LAMP", 3), row("CUP", 1, "S1"), row("CUP", 1, "S2")},
        {unit("A", "LAMP"), unit("B", "LAMP"), unit("C", "CUP", "S2"), unit("D", "MUG"), unit("E", "CUP", "S9")});

    EXPECT_EQ(balance.scanned, 5);
    EXPECT_EQ(balance.expected, 5);
    ASSERT_THAT(balance.missing, SizeIs(2));
    EXPECT_EQ(balance.missing[0].sku.text(), "LAMP");
    EXPECT_EQ(balance.missing[0].quantity, 1);
    EXPECT_EQ(balance.missing[1].serial, "S1");
    ASSERT_THAT(balance.additional, SizeIs(2));
    EXPECT_EQ(balance.additional[0].item.text(), "D");
    EXPECT_EQ(balance.additional[1].serial, "S9") << "another one of the product, not the announced one";
}

TEST(BatchBalance, takesAUnitWithoutSerialForOneThatWasAnnouncedWithIt)
{
    const auto balance = balanceOf({row("CUP", 1, "S1")}, {unit("A", "CUP")});

    EXPECT_THAT(balance.missing, SizeIs(0));
    EXPECT_THAT(balance.additional, SizeIs(0));
}

TEST(BatchBalance, callsNothingAdditionalWhileNothingWasAnnounced)
{
    const auto balance = balanceOf({}, {unit("A", "CUP")});

    EXPECT_EQ(balance.scanned, 1);
    EXPECT_EQ(balance.expected, 0);
    EXPECT_THAT(balance.additional, SizeIs(0));
}

TEST(BatchTable, cannotStartAFormula)
{
    const auto table = tableOf(kFacts, balanceOf({row("=1+1", 2)}, {}), {}, {{"@cmd", "=x"}});

    EXPECT_THAT(table, HasSubstr("'=1+1"));
    EXPECT_THAT(table, HasSubstr("'@cmd"));
    EXPECT_THAT(table, HasSubstr("'=x"));
}

class Codes : public testing::Test {
protected:
    BatchLookUp lookUp()
    {
        BatchLookUp find;
        find.product = [](const domain::Sku& sku) { return sku == lamp().sku ? std::optional(lamp()) : std::nullopt; };
        find.announced = [this](const std::string& code) {
            std::vector<domain::Announcement> found;
            for (const auto& row : rows) {
                if (row.order == code || row.rma == code || row.serial == code) {
                    found.push_back(row);
                }
            }
            return found;
        };
        find.expected = [this](const domain::Sku& sku) -> std::optional<domain::Announcement> {
            for (const auto& row : rows) {
                if (row.sku == sku && row.batch == "P-17") {
                    return row;
                }
            }
            return std::nullopt;
        };
        return find;
    }
    std::string refusal(const std::string& code)
    {
        const auto hit = hitOf(code, shipped().codes, "P-17", lookUp());
        return hit ? std::string() : hit.error().what();
    }

    std::vector<domain::Announcement> rows;
};

TEST_F(Codes, ofAProductAndOfItsAnnouncedReturnMeanTheSameUnit)
{
    rows = {row("LAMP-1", 2, "SN-5")};
    rows[0].rma = "R-7";
    rows[0].bookValue = Money{900, "EUR"};
    for (const char* code : {"LAMP-1", "R-7", "SN-5"}) {
        const auto hit = hitOf(code, shipped().codes, "P-17", lookUp());
        ASSERT_TRUE(hit) << code << hit.error().what();

        const auto form = batchForm(shipped(), kFacts, *hit, {}, {{"battery", "sound"}});

        EXPECT_EQ(form.order, "O-1");
        EXPECT_EQ(form.rma, "R-7");
        EXPECT_EQ(form.serial.value_or(""), std::string(code) == "LAMP-1" ? "" : "SN-5");
        EXPECT_EQ(form.bookValue, (Money{900, "EUR"}));
        EXPECT_EQ(form.batch, "P-17");
        EXPECT_EQ(form.owner, domain::OwnerId("BlueTech"));
        EXPECT_EQ(form.market, domain::MarketId("FR"));
        EXPECT_EQ(form.source, domain::SourceId("pallet"));
    }
}

TEST_F(Codes, thatNobodyKnowsAreRefusedWithTheReason)
{
    EXPECT_THAT(refusal("NOPE-1"), HasSubstr("has the code NOPE-1"));
    rows = {row("CUP", 1)};
    EXPECT_THAT(refusal("O-1"), HasSubstr("CUP is not registered yet"));
    rows.push_back(row("LAMP-1", 1));
    EXPECT_THAT(refusal("O-1"), HasSubstr("Several products were announced under O-1"));
}

TEST_F(Codes, ofUnitsThatNobodyAnnouncedGetTheReferenceAsTheirOrder)
{
    const auto hit = hitOf("LAMP-1", shipped().codes, "P-17", lookUp());
    ASSERT_TRUE(hit);

    const auto form = batchForm(shipped(), kFacts, *hit, {{"complete", "part"}}, {{"battery", "leaking"}});
    Unit one;
    one.does(receive(one.item(), shipped(), hit->product, form));

    EXPECT_EQ(one.item().intake->order, "P-17");
    EXPECT_EQ(one.item().intake->owner, domain::OwnerId("BlueTech"));
    EXPECT_EQ(one.stage(), "quarantine") << "a danger is set apart in a batch, too";
    const std::vector<domain::Answer> answers{{"battery", "leaking"}, {"data", "none"}, {"complete", "part"}};
    EXPECT_EQ(one.item().answers, answers) << "what nobody answered is the usual";
}

TEST(BatchQuestions, askEveryUnitWhatMayBeADanger)
{
    const auto questions = batchQuestionsFor(shipped(), domain::CategoryId("electronics"));
    ASSERT_THAT(questions.each, SizeIs(1));
    EXPECT_EQ(questions.each[0]->id, "battery");
    EXPECT_THAT(batchQuestionsFor(shipped(), domain::CategoryId("apparel")).each, SizeIs(0));
}

TEST(UndoIntake, isForAUnitThatNothingWasDoneWith)
{
    Unit unit;
    unit.received();
    unit.does(undoIntake(unit.item(), "scanned twice"));

    EXPECT_TRUE(unit.item().isUndone());
    EXPECT_TRUE(unit.item().route.empty());
    EXPECT_EQ(sentenceOf(receive(unit.item(), shipped(), lamp(), {.order = "O-2"})),
              "The tag BCDEFGHIJKLN already belongs to a unit: take a fresh tag.");

    Unit graded;
    graded.received().graded(axesOf(domain::Cosmetic::none));
    EXPECT_EQ(sentenceOf(undoIntake(graded.item(), "oops")),
              "Work was done on this unit already, so its intake cannot be undone.");
    Unit fresh;
    fresh.received();
    EXPECT_EQ(sentenceOf(undoIntake(fresh.item(), " ")), "An intake is undone only with a reason.");
}

} // namespace
} // namespace regrade::stations
