#include "stations/announcing.h"

#include "tests/stations/house.h"

#include <gmock/gmock.h>

namespace regrade::stations {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Texts = std::vector<std::string>;

std::optional<domain::Announcement> readOne(const Texts& headings, const Texts& cells, std::vector<CellFlaw>& flaws)
{
    AnnouncementReader reader(shipped(), {"green-home", "BlueTech"});
    EXPECT_TRUE(reader.setHeadings(headings));
    return reader.read(7, cells, flaws);
}

TEST(AnnouncementReader, findsColumnsWhateverTheyAreCalled)
{
    for (const Texts& headings : {Texts{"order", "sku", "reason", "market", "qty"},
                                  Texts{"Order_Number", "Merchant SKU", "Return Reason", "Country", "Quantity"},
                                  Texts{"Bestellnummer", "Artikelnummer", "Retourengrund", "Land", "Menge"},
                                  Texts{"订单号", "商品编码", "退货原因", "市场", "数量"}}) {
        std::vector<CellFlaw> flaws;
        const auto what = readOne(headings, {" A-1 ", "LAMP-1", "defective", "FR", "2"}, flaws);

        ASSERT_TRUE(what) << headings[0];
        EXPECT_EQ(what->order, "A-1");
        EXPECT_EQ(what->sku.text(), "LAMP-1");
        EXPECT_EQ(what->reason, domain::ReasonId("defective"));
        EXPECT_EQ(what->market, domain::MarketId("FR"));
        EXPECT_EQ(what->quantity, 2);
    }
}

TEST(AnnouncementReader, takesTheNamesOfBothLanguagesForCodes)
{
    for (const std::string reason : {"cosmetic", "Scratched or stained", "SCRATCHED OR STAINED", "划痕或污渍"}) {
        std::vector<CellFlaw> flaws;
        EXPECT_EQ(readOne({"order", "sku", "reason"}, {"1", "L", reason}, flaws)->reason, domain::ReasonId("cosmetic"));
    }
}

TEST(AnnouncementReader, knowsTheSellersOfTheHouseAndNamesOneThatItDoesNot)
{
    std::vector<CellFlaw> flaws;
    const auto what = readOne({"order", "sku", "Seller", "Pallet"}, {"1", "L", "bluetech", "P-17"}, flaws);

    ASSERT_TRUE(what);
    EXPECT_EQ(what->owner, domain::OwnerId("BlueTech"));
    EXPECT_EQ(what->batch, "P-17");
    EXPECT_FALSE(readOne({"order", "sku", "owner"}, {"1", "L", "RedShop"}, flaws));
    ASSERT_EQ(flaws.size(), 1U);
    EXPECT_EQ(flaws[0].column, "owner");
    EXPECT_THAT(flaws[0].error.what(), HasSubstr("\"RedShop\""));
}

TEST(AnnouncementReader, tellsWhatEachColumnWasTakenFor)
{
    AnnouncementReader reader(shipped(), {});
    ASSERT_TRUE(reader.setHeadings({"Order", "Customer", "SKU"}));

    using Pair = std::pair<std::string, std::string>;
    EXPECT_THAT(reader.matches(), ElementsAre(Pair{"Order", "order"}, Pair{"Customer", ""}, Pair{"SKU", "sku"}));
}

TEST(AnnouncementReader, leavesCustomersInTheFile)
{
    AnnouncementReader reader(shipped(), {"green-home", "BlueTech"});
    ASSERT_TRUE(reader.setHeadings({"order", "Customer name", "sku", "E-mail"}));

    EXPECT_THAT(reader.unused(), ElementsAre("Customer name", "E-mail"));
}

TEST(AnnouncementReader, refusesAListWithoutOrderOrProductOrWithTwoOfOne)
{
    AnnouncementReader reader(shipped(), {"green-home", "BlueTech"});

    EXPECT_THAT(reader.setHeadings({"order", "price"}).error().what(), HasSubstr("no column \"sku\""));
    EXPECT_THAT(reader.setHeadings({"sku"}).error().what(), HasSubstr("no column \"order\""));
    EXPECT_THAT(reader.setHeadings({"order", "sku", "Order No."}).error().what(), HasSubstr("\"Order No.\""));
}

TEST(AnnouncementReader, namesEveryCellThatIsWrong)
{
    std::vector<CellFlaw> flaws;
    const auto what = readOne({"order", "sku", "reason", "market", "cost", "qty", "rma"},
                              {"", "L\x01", "broken heart", "XX", "1.234,50", "0", std::string(101, '7')}, flaws);

    EXPECT_FALSE(what);
    Texts said;
    for (const CellFlaw& flaw : flaws) {
        EXPECT_EQ(flaw.row, 7);
        said.push_back(flaw.column + ": " + flaw.error.what());
    }
    EXPECT_THAT(said,
                testing::UnorderedElementsAre(
                    "order: It is empty.", "sku: It holds characters that cannot be seen.",
                    HasSubstr("reason: The policy knows only: unknown, packaging"),
                    HasSubstr("market: The policy knows only: DE"), "cost: This is no amount in EUR, such as 12.90.",
                    "qty: A number of units is a whole number from 1 to 1000.", "rma: It is longer than 100 bytes."));
}

TEST(AnnouncementReader, readsAmountsAsShopsWriteThem)
{
    const std::vector<std::pair<std::string, std::int64_t>> amounts{
        {"12.90", 1290}, {"12,90", 1290}, {"12", 1200}, {"12.9 EUR", 1290}, {"0", 0}};
    for (const auto& [text, minor] : amounts) {
        std::vector<CellFlaw> flaws;
        EXPECT_EQ(readOne({"order", "sku", "cost"}, {"1", "L", text}, flaws)->bookValue, (Money{minor, "EUR"})) << text;
    }
    for (const std::string text : {"-1", "1,234", "12.90 USD", "12.905", "1e3", "twelve"}) {
        std::vector<CellFlaw> flaws;
        EXPECT_FALSE(readOne({"order", "sku", "cost"}, {"1", "L", text}, flaws)) << text;
        EXPECT_EQ(flaws.size(), 1U);
    }
}

TEST(AnnouncementReader, seesSignsThatHideThemselves)
{
    for (const std::string hidden : {"A\u200B1", "A\u202E1", "A\u2066", "\uFEFFA", "A\u00851", "A\x7F"}) {
        std::vector<CellFlaw> flaws;
        EXPECT_FALSE(readOne({"order", "sku"}, {hidden, "L"}, flaws)) << hidden;
    }
    std::vector<CellFlaw> flaws;
    EXPECT_TRUE(readOne({"order", "sku"}, {"订单-é-ß-1", "L"}, flaws));
}

} // namespace
} // namespace regrade::stations
