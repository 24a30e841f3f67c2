#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <fstream>

using namespace regrade;
using regrade::clitest::Warehouse;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

std::string fileIn(const Warehouse& house, const std::string& name, const std::string& text)
{
    std::ofstream(house.file(name), std::ios::binary) << text;
    return house.file(name).string();
}

TEST(Pallet, isTakenInFromAFileOfCodesAndComparedWithWhatWasAnnounced)
{
    const Warehouse house;
    (void)house.registerProduct("LAMP-1");
    (void)house.registerProduct("CUP-1");
    const auto list = fileIn(house, "list.csv",
                             "order,sku,serial,rma,pallet\nO-1,LAMP-1,,R-1,P-17\nO-2,LAMP-1,SN-2,R-2,P-17\n"
                             "O-3,LAMP-1,SN-3,R-3,P-17\n");
    (void)house.done({"announced", "import", list});
    const auto codes = fileIn(house, "codes.txt",
                              "LAMP-1 battery=sound\n\nR-2 battery=leaking\nCUP-1 battery=sound\nNOPE battery=sound\n"
                              "LAMP-1\n");

    const auto done = house.done(
        {"intake", "pallet", codes, "--reference", "P-17", "--market", "FR", "--list", house.file("p17.csv").string()});

    EXPECT_EQ(done["scanned"], 3);
    EXPECT_EQ(done["expected"], 3);
    ASSERT_THAT(done["missing"], SizeIs(1));
    EXPECT_EQ(done["missing"][0]["serial"], "SN-3");
    ASSERT_THAT(done["additional"], SizeIs(1));
    EXPECT_EQ(done["additional"][0]["sku"], "CUP-1");
    ASSERT_THAT(done["aside"], SizeIs(2));
    EXPECT_THAT(done["aside"][0]["why"], HasSubstr("NOPE"));
    EXPECT_THAT(done["aside"][1]["why"], HasSubstr("is not answered for this unit"));
    const auto leaking = house.done({"item", "show", done["received"][1]["tag"]});
    EXPECT_EQ(leaking["route"][0], "quarantine");
    EXPECT_EQ(leaking["intake"]["batch"], "P-17");
    EXPECT_EQ(leaking["intake"]["market"], "FR");
    EXPECT_EQ(leaking["intake"]["source"], "pallet");
    EXPECT_EQ(leaking["intake"]["serial"], "SN-2");
    std::ifstream table(house.file("p17.csv"));
    const std::string text{std::istreambuf_iterator<char>(table), {}};
    EXPECT_THAT(text, HasSubstr("missing"));
    EXPECT_THAT(text, HasSubstr("put aside"));
}

TEST(Pallet, goesOnWithAnotherFile)
{
    const Warehouse house;
    (void)house.registerProduct("LAMP-1");
    const auto one = fileIn(house, "one.txt", "LAMP-1 battery=sound\n");

    const auto first = house.done({"intake", "pallet", one, "--reference", "P-18", "--owner", "BlueTech", "--goes-on"});
    const auto second = house.done({"intake", "pallet", one, "--reference", "P-18", "--owner", "Other"});

    EXPECT_EQ(first["ended"], false);
    EXPECT_EQ(second["scanned"], 2);
    EXPECT_THAT(second["additional"], IsEmpty()) << "nothing was announced, so nothing is too much";
    EXPECT_EQ(house.done({"item", "show", second["received"][0]["tag"]})["intake"]["owner"], "BlueTech")
        << "a batch stays as it was begun";
}

TEST(Pallet, isRefusedWithASentenceThatNamesWhatIsWrong)
{
    const Warehouse house;
    const auto codes = fileIn(house, "codes.txt", "LAMP-1\n");

    EXPECT_THAT(house.refused({"intake", "pallet", house.file("none.txt").string(), "--reference", "P-1"}),
                HasSubstr("There is no file"));
    EXPECT_THAT(house.refused({"intake", "pallet", codes, "--reference", "P 1 x@y"}),
                HasSubstr("is no reference of a batch"));
    EXPECT_THAT(house.refused({"intake", "pallet", codes, "--reference", "P-1", "--answer", "battery=sound"}),
                HasSubstr("is asked of every unit"));
    EXPECT_THAT(house.refused({"intake", "pallet", codes, "--reference", "P-1", "--answer", "colour=red"}),
                HasSubstr("\"colour=red\" is not an answer"));
}

TEST(TradeIn, isQuotedPaidOnceAndReported)
{
    const Warehouse house;
    (void)house.registerProduct("LAMP-1");
    const auto quote = house.done({"tradein", "quote", "--sku", "LAMP-1", "--answer", "works=yes", "--answer",
                                   "looks=marks", "--answer", "complete=yes", "--answer", "battery=sound"});
    ASSERT_THAT(quote["lines"], SizeIs(2));
    const std::string code = quote["code"];
    EXPECT_THAT(house.refused({"intake", "--sku", "LAMP-1", "--order", "T-1", "--reason", "unknown", "--quote", code}),
                HasSubstr("trade-in only"));

    const auto unit = house.done(
        {"intake", "--sku", "LAMP-1", "--order", "T-1", "--reason", "unknown", "--source", "tradein", "--quote", code});

    const auto shown = house.done({"tradein", "show", code});
    ASSERT_THAT(shown["units"], SizeIs(1));
    const std::string tag = shown["units"][0];
    const auto intake = house.done({"item", "show", tag})["intake"];
    EXPECT_EQ(intake["quote"], code);
    EXPECT_EQ(shown["offer"], quote["offer"]);
    EXPECT_THAT(house.refused({"intake", "--sku", "LAMP-1", "--order", "T-2", "--reason", "unknown", "--source",
                               "tradein", "--quote", code}),
                HasSubstr("was paid already, for the unit " + tag));
    const auto before = house.done({"tradein", "report"});
    EXPECT_EQ(before["worse"]["n"], 0);
    EXPECT_TRUE(before["worse"]["value"].is_null());
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "heavy", "--function", "fault"});
    const auto report = house.done({"tradein", "report"});
    EXPECT_EQ(report["quotes"], 1);
    EXPECT_EQ(report["worse"]["part"], 1);
    EXPECT_EQ(report["worse"]["n"], 1);
    EXPECT_LT(report["worse"]["low"], 1.0);
}

TEST(TradeIn, makesNoOfferForWhatTheHouseDoesNotBuy)
{
    const Warehouse house;
    (void)house.registerProduct("LAMP-1");

    EXPECT_THAT(house.refused({"tradein", "quote", "--sku", "LAMP-1", "--answer", "works=yes"}),
                HasSubstr("is not answered yet"));
    EXPECT_THAT(house.refused({"tradein", "quote", "--sku", "LAMP-1", "--answer", "works"}),
                HasSubstr("not an answer"));
    EXPECT_THAT(house.refused({"tradein", "show", "LAMP-1"}), HasSubstr("is not the code of a trade-in quote"));
    EXPECT_THAT(house.refused({"tradein", "show", "TRDBCDEFGHI"}), HasSubstr("no trade-in quote TRDBCDEFGHI"));
}

} // namespace
