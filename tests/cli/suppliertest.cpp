#include "tests/cli/program.h"

#include "qr/tag.h"
#include "workstation/workstation.h"

#include <fstream>
#include <iterator>

using regrade::clitest::Warehouse;
using namespace regrade;

namespace {

/// A house in which every second pair of earbuds is scratched, and hardly a mixer.
class SupplierCommand : public testing::Test {
protected:
    void SetUp() override
    {
        const auto resources = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources";
        const auto station =
            workstation::Workstation::open({m_house.data(), resources / "policy", resources}, m_clock).value();
        const auto registered = station->clerk().perform(
            domain::Sku("EAR-100"),
            [](const domain::Product& product, Time) -> Result<domain::Events> {
                return domain::Events{domain::ProductRegistered{.sku = product.sku,
                                                                .name = "Earbuds",
                                                                .category = domain::CategoryId("electronics"),
                                                                .owner = domain::OwnerId("own"),
                                                                .originalPrice = Money{3'000, "EUR"},
                                                                .size = {1, 1, 1}}};
            },
            {domain::ActorId("W04"), {}, ""});
        ASSERT_TRUE(registered) << registered.error().what();
        for (int i = 0; i < 30; ++i) {
            come(*station, "MIX-900", 1'000 + i, i == 0);
            come(*station, "EAR-100", 2'000 + i, i % 2 == 0);
        }
    }
    static void come(workstation::Workstation& station, const std::string& sku, int number, bool scratched)
    {
        domain::ItemReceived facts{.sku = domain::Sku(sku),
                                   .product = sku,
                                   .category = domain::CategoryId("electronics"),
                                   .order = "ORDER-" + std::to_string(number),
                                   .reason = domain::ReasonId("cosmetic"),
                                   .source = domain::SourceId("parcel"),
                                   .owner = domain::OwnerId("own"),
                                   .market = domain::MarketId("DE")};
        domain::Inspection seen{.photos = {{domain::PhotoHash("ab"), "front", 100, 100}}, .model = "m"};
        if (scratched) {
            seen.defects.push_back({domain::DefectKind("scratch"),
                                    domain::Zone("lid"),
                                    12.0,
                                    0.02,
                                    0.9,
                                    1.6,
                                    {},
                                    domain::PhotoHash("ab")});
        }
        const auto taken =
            station.clerk().perform(domain::ItemId(qr::tagFromNumber(static_cast<std::uint64_t>(number)).text()),
                                    [&](const domain::Item&, Time) -> Result<domain::Events> {
                                        return domain::Events{facts, domain::ItemInspected{seen}};
                                    },
                                    {domain::ActorId("W04"), {}, ""});
        ASSERT_TRUE(taken) << taken.error().what();
    }

    Warehouse m_house;
    SystemClock m_clock;
};

TEST_F(SupplierCommand, leadsACaseFromTheAlarmToItsEnd)
{
    const auto report = m_house.done({"supplier", "report"});
    ASSERT_EQ(report["alarms"].size(), 1U) << report.dump(2);
    EXPECT_EQ(report["alarms"][0]["code"], "scratch");
    EXPECT_EQ(m_house.refused({"supplier", "case", "open", "--sku", "EAR-100", "--code", "stain"}),
              "\"stain\" is not more frequent on EAR-100 than elsewhere: a case begins with an alarm of the supplier's "
              "report.\n");

    const auto opened = m_house.done({"supplier", "case", "open", "--sku", "EAR-100", "--code", "scratch"});
    const std::string number = opened["number"];
    EXPECT_EQ(number, "SC-EAR-100-1");
    EXPECT_EQ(opened["hits"], 15);
    EXPECT_EQ(opened["status"], "opened");
    EXPECT_EQ(opened["tooLittle"], "No measure is agreed yet, so there is nothing to compare.");
    (void)m_house.done({"supplier", "case", "move", number, "--to", "sent", "--note", "By mail"});
    const auto agreed = m_house.done({"supplier", "case", "move", number, "--to", "measureAgreed", "--note",
                                      "A softer bag", "--effective", "2999-01-01"});

    EXPECT_EQ(agreed["before"]["n"], opened["units"]);
    EXPECT_EQ(agreed["after"]["n"], 0);
    EXPECT_NE(agreed["tooLittle"].get<std::string>().find("0 after it"), std::string::npos);
    EXPECT_NE(m_house.refused({"supplier", "case", "move", number, "--to", "sent", "--note", "again"}).find("already"),
              std::string::npos);
    const auto list = m_house.done({"supplier", "case", "list"});
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0]["status"], "measureAgreed");
    EXPECT_EQ(m_house.done({"supplier", "case", "show", number})["steps"].size(), 3U);
}

TEST_F(SupplierCommand, tellsTheSupplierCountsOfGroupsAndNothingOfUnitsOrPeople)
{
    (void)m_house.done({"supplier", "case", "open", "--sku", "EAR-100", "--code", "scratch"});
    (void)m_house.done({"supplier", "case", "move", "SC-EAR-100-1", "--to", "answered", "--note", "Anna called them"});
    const auto file = m_house.file("letter.csv");

    (void)m_house.done({"supplier", "case", "letter", "SC-EAR-100-1", "--out", file.string()});

    std::ifstream stream(file);
    const std::string letter{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_NE(letter.find("SC-EAR-100-1,EAR-100,scratch,when the case was opened"), std::string::npos) << letter;
    for (const std::string& secret : {std::string("Anna"), std::string("W04"), std::string("ORDER-"),
                                      std::string("operator"), qr::tagFromNumber(2'000).text()}) {
        EXPECT_EQ(letter.find(secret), std::string::npos) << secret;
    }
}

} // namespace
